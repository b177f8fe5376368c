import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { access, mkdir, mkdtemp, open, readFile, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { basename, join } from "node:path";
import { type ConvertOptions, type DumpSummary, type Refusal, convertDump } from "../sql/data/convert-dump.js";
import { DumpError } from "../sql/data/dump-error.js";
import { type DataFile, fileFoot, fileHead, layOutFiles } from "../sql/data/file-layout.js";
import { type DataManifest, readManifest } from "../sql/data/manifest.js";
import { orderTables } from "../sql/data/table-order.js";
import { DataSpools } from "./data-spools.js";
import { openDump } from "./dump-input.js";
import { UsageError } from "./usage-error.js";
import { InterruptedError } from "./write.js";

export interface DataFilesOptions extends Omit<ConvertOptions, "onProgress" | "isUtf8"> {
  /** The dump: plain, or gzipped. */
  readonly dump: string;
  /** Where the files go; made if it is not there. */
  readonly folder: string;
  /** The size of a file, in bytes. Default: `dataFileBytes`. */
  readonly fileBytes?: number;
  readonly onProgress?: (progress: DataProgress) => void;
  /** Called for each refusal, in the order of the dump. */
  readonly onRefusal?: (refusal: Refusal) => void;
}

export interface DataProgress {
  /** Of the dump as it lies on the disk, in bytes. */
  readonly read: number;
  readonly size: number;
  readonly rows: number;
}

/**
 * wrangler reads a file whole when it runs it on a local D1: 45 MB took it 730 MB of memory and, on two busy cores, a
 * minute (wrangler 4.86). On a remote one a file is one import, which takes up to 5 GB.
 */
const dataFileBytes = 50_000_000;

export const manifestName = "data-manifest.json";
export const refusalsName = "data-refused.txt";

/**
 * Converts a dump into files for `wrangler d1 execute --file`, with a manifest. They are written under temporary names
 * and renamed when all are complete; files of an earlier conversion in the same folder are replaced.
 *
 * @throws UsageError for what is wrong with the dump or the folder; nothing is written then
 * @throws InterruptedError after SIGINT, SIGTERM or SIGHUP; nothing is written then
 */
export async function writeDataFiles(options: DataFilesOptions): Promise<DataManifest> {
  const input = await openDump(options.dump);
  const firstMade = await mkdir(options.folder, { recursive: true });
  const temporary = await mkdtemp(join(options.folder, ".cf-codemod-"));
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort(new InterruptedError());
  for (const signal of signals) process.on(signal, interrupt);
  try {
    const check = (): void => interruption.signal.throwIfAborted();
    const manifest = await convertInto(temporary, input, options, check);
    check();
    await moveInto(options.folder, temporary, manifest);
    return manifest;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (firstMade !== undefined) await rmdir(options.folder).catch(() => undefined);
    throw error instanceof DumpError ? atLine(error, options.dump) : error;
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
    await rm(temporary, { recursive: true, force: true });
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function atLine({ line, problem }: DumpError, dump: string): UsageError {
  return new UsageError(`${dump}${line === undefined ? "" : `:${line}`}: ${problem}`);
}

async function convertInto(
  folder: string,
  input: Awaited<ReturnType<typeof openDump>>,
  options: DataFilesOptions,
  check: () => void,
): Promise<DataManifest> {
  const spools = new DataSpools(folder);
  const refusals = await open(join(folder, refusalsName), "w");
  let summary: DumpSummary;
  try {
    const events = convertDump(input.content, {
      schema: options.schema,
      choices: options.choices,
      isUtf8,
      onProgress: ({ rows }) => options.onProgress?.({ read: input.position(), size: input.size, rows }),
    });
    for (;;) {
      const { done, value } = await events.next();
      check();
      if (done) {
        summary = value;
        break;
      }
      if (value.kind === "rows") await spools.write(value);
      else {
        options.onRefusal?.(value);
        await refusals.appendFile(`${refusalText(value, basename(options.dump))}\n`);
      }
    }
  } finally {
    await refusals.close();
    await spools.close();
  }
  const groups = orderTables(inSchemaOrder([...spools.pieces.keys()], summary), summary.catalog);
  const layout = layOutFiles(groups, spools.pieces, options.fileBytes ?? dataFileBytes);
  // A dump without rows may still say where sequences are.
  const files = layout.length > 0 || summary.sequences === "" ? layout : [emptyFile];
  const written: { readonly name: string; readonly bytes: number; readonly tables: readonly string[] }[] = [];
  for (const [index, file] of files.entries()) {
    check();
    const name = `data-${String(index + 1).padStart(4, "0")}.sql`;
    const last = index === files.length - 1 ? summary.sequences : "";
    const bytes = await writeFileOf(file, last, join(folder, name), spools);
    const named = new Map(summary.tables.map((table) => [table.source, table.name]));
    written.push({ name, bytes, tables: file.ranges.map(({ table }) => named.get(table) ?? table) });
  }
  const manifest: DataManifest = {
    version: 1,
    dump: basename(options.dump),
    choices: options.choices,
    files: written,
    tables: summary.tables,
    refusals: summary.refusals,
  };
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

const emptyFile: DataFile = { ranges: [], cyclic: [], longValues: false, size: 0 };

/** The same order for every dump of the same database. */
function inSchemaOrder(keys: readonly string[], { catalog }: DumpSummary): string[] {
  return [...catalog.tables.keys()].filter((key) => keys.includes(key));
}

async function writeFileOf(file: DataFile, last: string, path: string, spools: DataSpools): Promise<number> {
  const target = await open(path, "w");
  try {
    await target.appendFile(fileHead(file));
    for (const { table, start, end } of file.ranges) await copyRange(spools.pathOf(table), start, end, target);
    await target.appendFile(fileFoot(file) + last);
    return (await target.stat()).size;
  } finally {
    await target.close();
  }
}

async function copyRange(path: string, start: number, end: number, target: FileHandle): Promise<void> {
  for await (const chunk of createReadStream(path, { start, end: end - 1, highWaterMark: 1 << 20 })) {
    await target.appendFile(chunk as Uint8Array);
  }
}

/** One line for people: `dump.sql:12: users.born: "infinity" has no form on D1`. */
export function refusalText({ line, table, column, reason }: Refusal, dump: string): string {
  const place = [table, column].filter((part) => part !== undefined).join(".");
  return `${dump}:${line}: ${place === "" ? "" : `${place}: `}${reason}`;
}

/** Puts complete files in their place, and takes those of an earlier conversion away. */
async function moveInto(folder: string, temporary: string, manifest: DataManifest): Promise<void> {
  const names = [
    ...manifest.files.map(({ name }) => name),
    ...(manifest.refusals > 0 ? [refusalsName] : []),
    manifestName,
  ];
  const earlier = await earlierFiles(folder);
  for (const name of names) {
    if (earlier.includes(name) || !(await exists(join(folder, name)))) continue;
    throw new UsageError(`${join(folder, name)} is there already and is no file of an earlier conversion`);
  }
  // The manifest goes first and comes last: where it is, the files that it names are complete.
  await rm(join(folder, manifestName), { force: true });
  for (const name of names) await rename(join(temporary, name), join(folder, name));
  for (const name of earlier) if (!names.includes(name)) await rm(join(folder, name), { force: true });
}

async function earlierFiles(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => undefined);
  const manifest = text === undefined ? undefined : readManifest(text);
  if (!manifest) return [];
  const present = new Set(await readdir(folder));
  const names = manifest.files.map(({ name }) => name).filter((name) => /^data-\d{4,}\.sql$/.test(name));
  return [...names, refusalsName, manifestName].filter((name) => present.has(name));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
