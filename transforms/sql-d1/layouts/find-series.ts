import type { SourceTree } from "../../../src/engine/source-tree.js";
import { directoryOf, foldersUpward, isInFolder } from "../../../src/engine/tree-paths.js";
import { type SqlDialect, dialectNames, dialectOf } from "./dialect-of.js";
import { type Folder, labelOf, readFolder } from "./folder.js";
import { readAtlas, readDrizzleJournal, readMigrationFolders, readSqitch } from "./listed-layouts.js";
import {
  readDiesel,
  readFlyway,
  readMarked,
  readPlain,
  readVersionFolders,
  readSupabase,
  readUpFiles,
} from "./named-layouts.js";
import { orderedNames } from "./output-names.js";
import { folderDialect, projectDialect } from "./project-dialect.js";
import type { Draft, DraftEntry, Series, SeriesFile } from "./series.js";
import { type SeriesProblem, problemAt } from "./series-problem.js";
import { upParts } from "./up-parts.js";
import { wranglerFolders } from "./wrangler-folders.js";

/** In this order: a file belongs to the first layout that takes it. */
const layouts: readonly ((folder: Folder) => Draft | undefined)[] = [
  readDrizzleJournal,
  readMigrationFolders,
  readDiesel,
  readSqitch,
  readAtlas,
  readUpFiles,
  readFlyway,
  readSupabase,
  readMarked,
];

/**
 * Finds the series of migrations among SQL files, each in a folder of its own. A series that is not to be translated is
 * there too, with the dialect `other` and the reason.
 *
 * @param files paths of the `.sql` files that are open for editing
 * @param outFolder where the D1 migrations are written: files in it are not looked at
 * @param named files and folders that the user named one by one: what is named is PostgreSQL unless its text (or its
 *   tool's configuration) says otherwise, and files that are named are one series. That has the order in which they are
 *   named, unless they are of one folder and in the order of their names, as a shell lists them.
 */
export function findSeries(
  files: readonly string[],
  tree: SourceTree,
  outFolder: string,
  named: readonly string[] = [],
): Series[] {
  const looked = files.filter((path) => !isInFolder(path, outFolder));
  const { drafts, rest } = readLayouts(looked, tree, named);
  const wrangler = wranglerFolders(looked, tree);
  const series = [...drafts, ...readOthers(rest, tree)].map((draft) => completed(draft, tree, named, wrangler));
  return withoutDumpsOfSeries(series, named).sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0));
}

function readLayouts(
  files: readonly string[],
  tree: SourceTree,
  named: readonly string[],
): { drafts: Draft[]; rest: string[] } {
  const drafts: Draft[] = [];
  let rest = [...files].sort();
  const take = (draft: Draft): void => {
    drafts.push(draft);
    const taken = new Set([...draft.entries.map(({ path }) => path), ...draft.others]);
    rest = rest.filter((path) => !taken.has(path));
  };
  const order = namedOrder(named, new Set(files));
  if (order) take(order);
  for (const read of layouts) {
    for (const root of new Set(rest.flatMap((path) => foldersUpward(directoryOf(path)).slice(0, 2)))) {
      const draft = read(readFolder(root, rest, tree));
      if (draft) take(draft);
    }
  }
  return { drafts, rest };
}

/** The series of files that were named in an order of their own. */
function namedOrder(named: readonly string[], open: ReadonlySet<string>): Draft | undefined {
  const files = named.filter((path) => open.has(path));
  const [first, second] = files;
  if (first === undefined || second === undefined) return undefined;
  const together = files.every((path) => directoryOf(path) === directoryOf(first));
  if (together && files.every((path, index) => index === 0 || (files[index - 1] ?? "") < path)) return undefined;
  const entries = files.map((path) => ({ path, label: labelOf(path) }));
  return { layout: "named", root: directoryOf(first), entries, others: [], problems: [] };
}

/** Dumps of whole databases, each by itself, and plain folders. */
function readOthers(files: readonly string[], tree: SourceTree): Draft[] {
  const dumps = files.filter((path) => isDump(tree.read(path) ?? ""));
  const rest = files.filter((path) => !dumps.includes(path));
  const parents = new Set(rest.map((path) => directoryOf(directoryOf(path))));
  const versions = [...parents].flatMap((root) => readVersionFolders(readFolder(root, rest, tree)) ?? []);
  const taken = new Set(versions.flatMap((draft) => [...draft.entries.map(({ path }) => path), ...draft.others]));
  const others = rest.filter((path) => !taken.has(path));
  return [
    ...dumps.map((path): Draft => ({
      layout: "dump",
      root: path,
      entries: [{ path, label: labelOf(path) }],
      others: [],
      problems: [],
    })),
    ...versions,
    ...[...new Set(others.map(directoryOf))].flatMap((root) => readPlain(readFolder(root, others, tree)) ?? []),
  ];
}

function isDump(text: string): boolean {
  return /^-- PostgreSQL database (?:cluster )?dump\s*$/m.test(text.slice(0, 4096));
}

/** Reads the texts, tells the dialect and names the output. */
function completed(
  draft: Draft,
  tree: SourceTree,
  named: readonly string[],
  wrangler: ReadonlyMap<string, string>,
): Series {
  const { layout, root } = draft;
  const problems = [...draft.problems];
  const read = draft.entries.flatMap((entry) => {
    const text = tree.read(entry.path);
    if (text === undefined) problems.push(problemAt(entry.path, "unreadable"));
    return text === undefined ? [] : [{ ...entry, text }];
  });
  const isNamed = named.some((path) => path === root || draft.entries.some((entry) => isInFolder(entry.path, path)));
  const config = wrangler.get(root);
  const told: Pick<Series, "dialect" | "because"> =
    config !== undefined
      ? { dialect: "other", because: `${config} has it as a folder of D1 migrations` }
      : (draft.dialect ?? dialectOfTexts(read, root, tree, isNamed));
  const kept = told.dialect === "postgresql" ? withoutOtherDialects(read, problems) : read;
  const names = orderedNames(kept.map(({ label }) => label));
  const files = kept.map(({ path, text }, index): SeriesFile => {
    return { path, text, name: names[index] ?? "", up: upParts(text).parts };
  });
  return { layout, root, files, ...told, problems };
}

type ReadEntry = DraftEntry & { readonly text: string };

function dialectOfTexts(
  files: readonly ReadEntry[],
  root: string,
  tree: SourceTree,
  isNamed: boolean,
): Pick<Series, "dialect" | "because"> {
  if (files.length === 0) return { dialect: "other", because: "no file in it is a migration" };
  const told = files.map(({ path, text }) => ({ path, ...dialectOf(text) }));
  const counts = new Map<SqlDialect, number>();
  for (const { dialect } of told) if (dialect !== "unknown") counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most) {
    const [dialect] = most;
    const example = told.find((file) => file.dialect === dialect);
    const because = `${labelOf(example?.path ?? "", /$^/)} is ${dialectNames[dialect]}: ${example?.because ?? ""}`;
    if (dialect !== "postgresql") return { dialect: "other", because };
    if (isNamed || files.some(({ text }) => changesSchema(text))) return { dialect: "postgresql", because };
  }
  if (isNamed) return { dialect: "postgresql", because: "it was named, and nothing in it is of another database" };
  if (!files.some(({ text }) => changesSchema(text)))
    return { dialect: "other", because: "nothing in it changes the schema" };
  return (
    folderDialect(root) ??
    projectDialect(root, tree) ?? {
      dialect: "other",
      because: "nothing tells its database; name it if it is PostgreSQL",
    }
  );
}

/** Whether there is a statement of a migration at all. */
function changesSchema(text: string): boolean {
  return /^[ \t]*(?:CREATE|ALTER|DROP)[ \t\r\n]/im.test(text);
}

/** Files of a PostgreSQL series that are clearly for another database, as folders for several databases have them. */
function withoutOtherDialects(files: readonly ReadEntry[], problems: SeriesProblem[]): ReadEntry[] {
  return files.filter(({ path, text }) => {
    const { dialect, because } = dialectOf(text);
    if (dialect === "postgresql" || dialect === "unknown") return true;
    problems.push(problemAt(path, "other-dialect-file", `${dialectNames[dialect]}, ${because}`));
    return false;
  });
}

/** Tools write what their migrations add up to into a dump beside them (`db/schema.sql` of dbmate). */
function withoutDumpsOfSeries(series: readonly Series[], named: readonly string[]): Series[] {
  return series.map((dump) => {
    if (dump.layout !== "dump" || named.includes(dump.root)) return dump;
    const made = series.find(({ layout, root, dialect, files, problems }) => {
      const beside = isInFolder(root, directoryOf(dump.root));
      const ordered = !problems.some(({ reason }) => reason === "no-numbers");
      const makesTables = files.some(({ text }) => /^[ \t]*CREATE[ \t]+TABLE\b/im.test(text));
      return layout !== "dump" && dialect === "postgresql" && ordered && makesTables && root !== "" && beside;
    });
    return made ? { ...dump, dialect: "other", because: `it is what the migrations in ${made.root} add up to` } : dump;
  });
}
