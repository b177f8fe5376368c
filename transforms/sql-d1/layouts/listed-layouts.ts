import { directoryOf, isInFolder, joinPath } from "../../../src/engine/tree-paths.js";
import { type Folder, baseName, labelOf, readIn } from "./folder.js";
import type { Draft, DraftEntry } from "./series.js";
import { type SeriesProblem, problemAt } from "./series-problem.js";
import { isRecord } from "../../../src/record.js";

/*
 * Layouts whose tool keeps a list of the migrations: the list tells which files count, and in which order.
 */

/** drizzle-kit: `meta/_journal.json` with `{ dialect, entries: [{ tag }] }`, in the order in which drizzle-orm applies them. */
export function readDrizzleJournal(folder: Folder): Draft | undefined {
  const name = "meta/_journal.json";
  const text = readIn(folder, name);
  if (text === undefined) return undefined;
  const journal = parseJournal(text);
  const path = joinPath(folder.root, name);
  if (journal === undefined) {
    const problems = [problemAt(path, "journal-unreadable")];
    return {
      layout: "drizzle",
      root: folder.root,
      entries: [],
      others: folder.files,
      problems,
      dialect: other("meta/_journal.json cannot be read"),
    };
  }
  const listed = journal.tags.map((tag) => ({ path: joinPath(folder.root, `${tag}.sql`), label: tag }));
  return {
    layout: "drizzle",
    root: folder.root,
    ...drizzleDialect(journal.dialect, name),
    ...fromList(folder, path, listed),
  };
}

function parseJournal(text: string): { dialect: unknown; tags: string[] } | undefined {
  const journal = parseJson(text);
  if (!isRecord(journal) || !Array.isArray(journal.entries)) return undefined;
  const tags = (journal.entries as readonly unknown[]).map((entry) => (isRecord(entry) ? entry.tag : undefined));
  if (!tags.every((tag) => typeof tag === "string")) return undefined;
  return { dialect: journal.dialect, tags };
}

/** The dialects of drizzle-kit; `pg` up to version 0.21, `postgres` from 1 on. */
function drizzleDialect(dialect: unknown, file: string): Pick<Draft, "dialect"> {
  if (typeof dialect !== "string") return {};
  const because = `${file} says "${dialect}"`;
  return {
    dialect: {
      dialect: ["postgresql", "postgres", "pg", "cockroach"].includes(dialect) ? "postgresql" : "other",
      because,
    },
  };
}

/** Folders with a `migration.sql` each: Prisma, and drizzle-kit from version 1 on (with a `snapshot.json` beside it). */
export function readMigrationFolders(folder: Folder): Draft | undefined {
  const files = folder.nested.filter((path) => baseName(path) === "migration.sql");
  if (files.length === 0) return undefined;
  // Both tools sort by code unit.
  const entries = files
    .map((path) => ({ path, label: baseName(directoryOf(path)) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const others = [
    ...folder.nested.filter(
      (path) => files.some((file) => directoryOf(file) === directoryOf(path)) && !files.includes(path),
    ),
    ...folder.files,
  ];
  const problems = others.map((path) =>
    isDown(path) ? problemAt(path, "down-file") : problemAt(path, "not-in-journal"),
  );
  const rest = { root: folder.root, entries, others, problems };
  const lock = readIn(folder, "migration_lock.toml");
  const snapshot = readIn(folder, `${entries[0]?.label ?? ""}/snapshot.json`);
  if (lock === undefined && snapshot !== undefined) {
    const parsed = parseJson(snapshot);
    return {
      layout: "drizzle",
      ...rest,
      ...drizzleDialect(isRecord(parsed) ? parsed.dialect : undefined, "snapshot.json"),
    };
  }
  const provider = /^\s*provider\s*=\s*"([^"]*)"/m.exec(lock ?? "")?.[1];
  return {
    layout: "prisma",
    ...rest,
    ...(provider !== undefined && {
      dialect: {
        dialect: ["postgresql", "postgres", "cockroachdb"].includes(provider)
          ? ("postgresql" as const)
          : ("other" as const),
        because: `migration_lock.toml says "${provider}"`,
      },
    }),
  };
}

/** Atlas: `atlas.sum`, a line `file h1:…` for each file. Files are applied by name. */
export function readAtlas(folder: Folder): Draft | undefined {
  const sum = readIn(folder, "atlas.sum");
  if (sum === undefined) return undefined;
  const names = sum.split(/\r?\n/).flatMap((line) => /^(\S.*\.sql) h1:/.exec(line)?.[1] ?? []);
  const listed = names
    .filter((name) => !isDown(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => ({ path: joinPath(folder.root, name), label: labelOf(name, /(?:\.up)?\.sql$/) }));
  return { layout: "atlas", root: folder.root, ...fromList(folder, joinPath(folder.root, "atlas.sum"), listed) };
}

/**
 * sqitch: `sqitch.plan` lists changes by name; `deploy/<name>.sql` makes one. A change that is made anew (`rework`) is
 * listed again, and the first text of it is in `deploy/<name>@<tag>.sql`, of the next tag behind it.
 */
export function readSqitch(folder: Folder): Draft | undefined {
  const plan = readIn(folder, "sqitch.plan");
  if (plan === undefined) return undefined;
  const lines = plan.split(/\r?\n/).flatMap((line) => /^[^%#\s[][^\s[]*/.exec(line)?.[0] ?? []);
  const listed = lines.flatMap((name, at) => {
    if (name.startsWith("@")) return [];
    const again = lines.includes(name, at + 1);
    const tag = again ? (lines.slice(at).find((line) => line.startsWith("@")) ?? "") : "";
    return [{ path: joinPath(folder.root, `deploy/${name}${tag}.sql`), label: name }];
  });
  const engine = /^\s*engine\s*=\s*(\w+)/m.exec(readIn(folder, "sqitch.conf") ?? "")?.[1];
  const inside = folder.nested.filter((path) => isInFolder(path, joinPath(folder.root, "deploy")));
  const back = folder.nested.filter((path) => ["revert", "verify"].includes(baseName(directoryOf(path))));
  const fromPlan = fromList({ ...folder, files: inside }, joinPath(folder.root, "sqitch.plan"), listed);
  return {
    layout: "sqitch",
    root: folder.root,
    ...fromPlan,
    others: [...fromPlan.others, ...back],
    problems: [...fromPlan.problems, ...back.map((path) => problemAt(path, "down-file"))],
    ...(engine !== undefined && {
      dialect: {
        dialect: engine === "pg" || engine === "cockroach" ? ("postgresql" as const) : ("other" as const),
        because: `sqitch.conf says engine = ${engine}`,
      },
    }),
  };
}

/** What a list and the files of a folder say together. */
function fromList(
  folder: Folder,
  list: string,
  listed: readonly DraftEntry[],
): Pick<Draft, "entries" | "others" | "problems"> {
  const open = new Set(folder.files);
  const problems: SeriesProblem[] = [];
  const entries = listed.filter(({ path }) => {
    if (open.has(path)) return true;
    const exists = folder.tree.fileExists(path);
    problems.push(exists ? problemAt(path, "not-open") : { ...problemAt(path, "journal-missing-file"), path: list });
    return false;
  });
  const known = new Set(listed.map(({ path }) => path));
  const others = folder.files.filter((path) => !known.has(path));
  problems.push(...others.map((path) => problemAt(path, isDown(path) ? "down-file" : "not-in-journal")));
  return { entries, others, problems };
}

/** Whether a file's name says that it is the way back. */
export function isDown(path: string): boolean {
  return /(?:^|[._-])(?:down|undo|rollback|revert)\.sql$/i.test(baseName(path));
}

function other(because: string): NonNullable<Draft["dialect"]> {
  return { dialect: "other", because };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
