import { directoryOf } from "../../../src/engine/tree-paths.js";
import { compareNaturally, compareNumbers, readNumber } from "./file-number.js";
import { type Folder, baseName, labelOf } from "./folder.js";
import { isDown } from "./listed-layouts.js";
import type { Draft, DraftEntry, LayoutName } from "./series.js";
import { type SeriesProblem, problemAt } from "./series-problem.js";
import { upParts } from "./up-parts.js";

/*
 * Layouts without a list: the files' names tell the order, and sometimes markers in their texts what counts.
 */

/** A file for one database among files for several: `…_x.postgres.up.sql` beside `…_x.sqlite3.up.sql`. */
const dialectInName = /\.(cockroach(?:db)?|postgres(?:ql)?|pg|mysql|mariadb|sqlite3?|mssql|sqlserver|oracle)(?=\.)/i;

/** diesel: folders with an `up.sql` and a `down.sql`, applied by the folder's number. */
export function readDiesel(folder: Folder): Draft | undefined {
  const files = folder.nested.filter((path) => baseName(path) === "up.sql");
  if (files.length === 0) return undefined;
  const downs = folder.nested.filter((path) => baseName(path) === "down.sql");
  const { entries, problems } = inOrder(
    files.map((path) => ({ path, label: baseName(directoryOf(path)) })),
    folder.root,
  );
  return {
    layout: "diesel",
    root: folder.root,
    entries,
    others: downs,
    problems: [...problems, ...downs.map((path) => problemAt(path, "down-file"))],
  };
}

/** golang-migrate and its like: `*.up.sql`, by number. */
export function readUpFiles(folder: Folder): Draft | undefined {
  const ups = folder.files.filter((path) => /\.up\.sql$/i.test(path));
  if (ups.length === 0) return undefined;
  const downs = folder.files.filter((path) => /\.down\.sql$/i.test(path));
  const chosen = chooseDialect(ups);
  const { entries, problems } = inOrder(
    chosen.files.map((path) => ({ path, label: labelOf(path, /\.up\.sql$/i) })),
    folder.root,
  );
  return {
    layout: "golang-migrate",
    root: folder.root,
    entries: entries.map(({ path, label }) => ({ path, label: `${label}.`.replace(dialectInName, "").slice(0, -1) })),
    others: [...downs, ...chosen.others],
    problems: [...problems, ...chosen.problems, ...downs.map((path) => problemAt(path, "down-file"))],
  };
}

/** Flyway: `V1_2__x.sql` by version, then `R__x.sql` by name; `U1_2__x.sql` and `B1__x.sql` not. */
export function readFlyway(folder: Folder): Draft | undefined {
  const versioned = folder.files.filter((path) => /^V\d+(?:[._]\d+)*__.*\.sql$/.test(baseName(path)));
  if (versioned.length === 0) return undefined;
  const repeatable = folder.files.filter((path) => /^R__.*\.sql$/.test(baseName(path))).sort(compareNaturally);
  const undo = folder.files.filter((path) => /^U\d+(?:[._]\d+)*__.*\.sql$/.test(baseName(path)));
  const { entries, problems } = inOrder(versioned.map(entryOf), folder.root);
  return {
    layout: "flyway",
    root: folder.root,
    entries: [...entries, ...repeatable.map(entryOf)],
    others: undo,
    problems: [
      ...problems,
      ...repeatable.map((path) => problemAt(path, "repeatable-file")),
      ...undo.map((path) => problemAt(path, "undo-file")),
    ],
  };
}

/** Supabase: `supabase/migrations/<timestamp>_x.sql`. */
export function readSupabase(folder: Folder): Draft | undefined {
  if (!/(?:^|\/)supabase\/migrations$/.test(folder.root)) return undefined;
  return folder.files.length === 0 ? undefined : plainDraft("supabase", folder, folder.files);
}

/** Tools that mark the way there and back in one file: goose, sql-migrate, dbmate, node-pg-migrate. */
export function readMarked(folder: Folder): Draft | undefined {
  for (const path of folder.files) {
    const tool = upParts(folder.tree.read(path) ?? "").tool;
    if (tool !== undefined && tool !== "drizzle") return plainDraft(tool, folder, folder.files);
  }
  return undefined;
}

/** Any other folder: by number or time, then by name. */
export function readPlain(folder: Folder): Draft | undefined {
  return folder.files.length === 0 ? undefined : plainDraft("plain", folder, folder.files);
}

/** Folders that are named by versions, each with its files: `1.9/01_a.sql`, `1.10/01_a.sql`. */
export function readVersionFolders(folder: Folder): Draft | undefined {
  const files = folder.nested.filter((path) => /^v?\d+(?:[._]\d+)*$/i.test(baseName(directoryOf(path))));
  const versions = new Set(files.map(directoryOf));
  if (versions.size < 2) return undefined;
  const drafts = [...versions]
    .sort((a, b) => compareNaturally(baseName(a), baseName(b)))
    .map((version) =>
      plainDraft(
        "plain",
        { ...folder, root: version },
        files.filter((path) => directoryOf(path) === version),
      ),
    );
  return {
    layout: "plain",
    root: folder.root,
    entries: drafts.flatMap(({ root, entries }) =>
      entries.map(({ path, label }) => ({ path, label: `${baseName(root)}_${label}` })),
    ),
    others: drafts.flatMap(({ others }) => others),
    problems: drafts.flatMap(({ problems }) => problems),
  };
}

function plainDraft(layout: LayoutName, { root, tree }: Folder, files: readonly string[]): Draft {
  const problems: SeriesProblem[] = [];
  const forward = files.filter((path) => {
    const reason = notMigration(path, tree.read(path) ?? "");
    if (reason !== undefined) problems.push(problemAt(path, reason));
    return reason === undefined;
  });
  const chosen = chooseDialect(forward);
  const ordered = inOrder(chosen.files.map(entryOf), root);
  const taken = new Set(chosen.files);
  return {
    layout,
    root,
    entries: ordered.entries,
    others: files.filter((path) => !taken.has(path)),
    problems: [...ordered.problems, ...chosen.problems, ...problems],
  };
}

/** What a file is that is no step of a series, by its name and sqlc's comments. */
function notMigration(path: string, text: string): "down-file" | "seed-file" | "query-file" | undefined {
  if (isDown(path)) return "down-file";
  if (/^seeds?(?:[._-].*)?\.sql$/i.test(baseName(path)) || /(?:^|\/)seeds?\/[^/]+$/i.test(path)) return "seed-file";
  if (/^-- name: ?\w+ :(?:one|many|exec|execrows|execresult|execlastid|batch\w+|copyfrom)\b/m.test(text))
    return "query-file";
  return undefined;
}

function entryOf(path: string): DraftEntry {
  return { path, label: labelOf(path) };
}

/** Of files for several databases, those for PostgreSQL; one for all databases where there is none. */
function chooseDialect(files: readonly string[]): { files: string[]; others: string[]; problems: SeriesProblem[] } {
  const dialectOfName = (path: string) => dialectInName.exec(baseName(path))?.[1]?.toLowerCase();
  const ours = new Set(
    files
      .filter((path) => /^(?:postgres(?:ql)?|pg)$/.test(dialectOfName(path) ?? ""))
      .map((path) => path.replace(dialectInName, "")),
  );
  const others = files.filter((path) => {
    const dialect = dialectOfName(path);
    if (dialect === undefined) return ours.has(path);
    return !/^(?:postgres(?:ql)?|pg)$/.test(dialect);
  });
  const left = new Set(others);
  return {
    files: files.filter((path) => !left.has(path)),
    others,
    problems: others.map((path) => problemAt(path, "other-dialect-file")),
  };
}

/** By number, then by name; files without a number last. */
function inOrder(given: readonly DraftEntry[], root: string): { entries: DraftEntry[]; problems: SeriesProblem[] } {
  const numbered = given.map((entry) => ({ entry, number: readNumber(entry.label) }));
  const entries = numbered
    .sort((a, b) => {
      if (a.number && b.number)
        return compareNumbers(a.number, b.number) || compareNaturally(a.entry.label, b.entry.label);
      if (a.number ?? b.number) return a.number ? -1 : 1;
      return compareNaturally(a.entry.label, b.entry.label);
    })
    .map(({ entry }) => entry);
  return { entries, problems: orderProblems(numbered, root) };
}

function orderProblems(
  numbered: readonly { entry: DraftEntry; number: ReturnType<typeof readNumber> }[],
  root: string,
): SeriesProblem[] {
  const without = numbered.filter(({ number }) => number === undefined);
  if (without.length === numbered.length) {
    const text = `The ${numbered.length} files of ${root === "" ? "the top folder" : root} have no numbers: they are taken by name.`;
    return numbered.length > 1 ? [{ path: numbered[0]?.entry.path ?? root, reason: "no-numbers", text }] : [];
  }
  const problems = without.map(({ entry }) => problemAt(entry.path, "number-missing"));
  const steps = numbered.slice(1).map(({ entry, number }, index) => {
    const before = numbered[index];
    if (!number || !before?.number) return undefined;
    return {
      entry,
      before: before.entry,
      step: number.parts.length === 1 ? Number((number.parts[0] ?? 0n) - (before.number.parts[0] ?? 0n)) : undefined,
      same: compareNumbers(before.number, number) === 0,
    };
  });
  // Numbers that count by one tell a gap; times and numbers by tens do not.
  const counting = steps.filter((step) => step?.step === 1).length * 2 > steps.filter((step) => step).length;
  for (const step of steps) {
    if (step?.same) problems.push(problemAt(step.entry.path, "number-twice", baseName(step.before.path)));
    else if (counting && (step?.step ?? 1) > 1)
      problems.push(problemAt(step?.entry.path ?? root, "number-gap", baseName(step?.before.path ?? "")));
  }
  return problems;
}
