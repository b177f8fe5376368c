import { copyFile, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { RunQuery } from "../sql/data/manifest.js";
import { UsageError } from "../engine/usage-error.js";
import type { D1Server } from "./databases.js";
import { startLocalD1 } from "./local-d1.js";

/** A database that is only read. */
export interface LocalDatabase {
  readonly path: string;
  readonly query: RunQuery;
  close(): Promise<void>;
}

/**
 * The SQLite files of local D1 databases at a path: the file itself, or those below a folder of wrangler's or
 * miniflare's state (`.wrangler/state/v3/d1`, or any folder above).
 *
 * @throws UsageError if there is none
 */
export async function findLocalDatabases(path: string): Promise<string[]> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) throw new UsageError(`there is no file or folder ${path}`);
  if (stats.isFile()) return [resolve(path)];
  const entries = await readdir(path, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith(".sqlite") && basename(entry) !== "metadata.sqlite");
  const all = files.map((file) => resolve(path, file)).sort();
  // The state of wrangler also holds the databases of KV, R2 and Durable Objects.
  const databases = all.filter((file) => file.includes("miniflare-D1DatabaseObject"));
  const found = databases.length > 0 ? databases : all;
  if (found.length === 0) {
    throw new UsageError(`there is no database below ${path}: run the files with wrangler d1 execute --local first`);
  }
  return found;
}

/**
 * Opens a database for reading: with Node's own SQLite, or, before Node 22.13, with the miniflare that the project's
 * wrangler brings along, on a copy.
 *
 * @param project where wrangler or miniflare is looked for
 * @throws UsageError if neither is there
 */
export async function openLocalDatabase(path: string, project: string): Promise<LocalDatabase> {
  return (await openWithNode(path)) ?? (await openWithMiniflare(path, project));
}

/** The part of `node:sqlite` that is used. Its types are not in those of Node 20. */
interface NodeSqlite {
  readonly DatabaseSync: new (
    path: string,
    options: { readonly readOnly: boolean },
  ) => {
    prepare(sql: string): { all(): Readonly<Record<string, unknown>>[] };
    close(): void;
  };
}

async function openWithNode(path: string): Promise<LocalDatabase | undefined> {
  const name = "node:sqlite";
  let sqlite: NodeSqlite;
  try {
    sqlite = (await import(name)) as NodeSqlite;
  } catch {
    return undefined;
  }
  const database = new sqlite.DatabaseSync(path, { readOnly: true });
  return {
    path,
    // eslint-disable-next-line @typescript-eslint/require-await -- errors come as rejections
    query: async (sql) =>
      database
        .prepare(sql)
        .all()
        .map((row) => Object.values(row)),
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    close: async () => database.close(),
  };
}

async function openWithMiniflare(path: string, project: string): Promise<LocalDatabase> {
  const persist = await mkdtemp(join(tmpdir(), "cf-codemod-"));
  const start = () => startLocalD1(project, persist);
  let running: D1Server | undefined;
  try {
    // Which file it makes for the binding depends on its version: let it make one, and put the copy there.
    running = await start();
    await (await running.open()).batch(["CREATE TABLE made (a)"]);
    await running.dispose();
    const [made] = await findLocalDatabases(persist);
    if (made === undefined) throw new Error("miniflare made no database");
    for (const suffix of ["-wal", "-shm"]) await rm(made + suffix, { force: true });
    await copyFile(path, made);
    await copyFile(`${path}-wal`, `${made}-wal`).catch(() => undefined);
    running = await start();
    const database = await running.open();
    return {
      path,
      query: (sql) => database.query(sql),
      close: async () => {
        await running?.dispose();
        await rm(persist, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await running?.dispose().catch(() => undefined);
    await rm(persist, { recursive: true, force: true });
    throw error;
  }
}
