import type { Finding } from "../../src/engine/plan.js";
import type { FileError } from "../../src/engine/run-result.js";
import type { SqlContext } from "../../src/engine/transform.js";
import { type PostgresStatement, splitPostgres } from "../../src/sql/postgres/split.js";
import { TextCache } from "../../src/sql/text-cache.js";
import { codeOf } from "./codes.js";
import { findSeries } from "./layouts/find-series.js";
import { inspectInput } from "./layouts/inspect-input.js";
import type { Series, SeriesFile } from "./layouts/series.js";
import { seriesFindings } from "./layouts/series-findings.js";
import { namedErrors } from "./layouts/named-errors.js";
import { type SqlOptions, choicesOf } from "./options.js";
import { outFolder } from "./out-folder.js";
import { type Replay, replay } from "./replay.js";
import type { InputStatement } from "./replay-statement.js";

/** A series with what became of it. */
export interface TranslatedSeries {
  readonly series: Series;
  /** By path of the input. Positions count in the whole file. */
  readonly statements: ReadonlyMap<string, readonly PostgresStatement[]>;
  readonly replay: Replay;
  /** Where its files go, relative to the root. */
  readonly folder: string;
  readonly findings: readonly Finding[];
}

export interface Translation {
  readonly series: readonly TranslatedSeries[];
  /** About files that are not translated. */
  readonly findings: readonly Finding[];
  /** Where there are any, nothing may be written: a file that cannot be read may hold what the others need. */
  readonly errors: readonly FileError[];
}

/** Finds the series of migrations among the files of a run and translates each. */
export function translate({ files, named, tree, options }: SqlContext<SqlOptions>): Translation {
  const findings: Finding[] = [];
  const errors: FileError[] = files
    .filter((path) => tree.read(path) === undefined)
    .map((path) => ({ path, reason: "cannot be read as UTF-8 text" }));
  const readable = files.filter((path) => tree.read(path) !== undefined);
  const found = findSeries(readable, tree, options.out ?? "migrations-d1", named);
  if (errors.length === 0) errors.push(...namedErrors(named, found, tree));
  const refused = new Set(errors.map(({ path }) => path));
  const translated: TranslatedSeries[] = [];
  const taken = new Set<string>();
  for (const series of found) {
    const [first] = series.files;
    if (series.dialect !== "other" || !first) findings.push(...seriesFindings(series, tree));
    if (!first) continue;
    if (series.dialect === "other") {
      if (refused.has(first.path) || refused.has(series.root)) continue;
      const message = `${series.root || "."}: ${series.because}.`;
      findings.push({ code: codeOf("other-dialect"), path: first.path, start: 0, end: 0, message });
      continue;
    }
    const broken = series.files.flatMap(({ path, text }) => inspected(path, text));
    errors.push(...broken.filter(({ path }) => !refused.has(path)));
    if (broken.length === 0) translated.push(translateSeries(series, options, taken));
  }
  return { series: translated, findings, errors };
}

/** What makes a file no input. */
function inspected(path: string, text: string): FileError[] {
  const error = inspectInput(path, text)?.error;
  if (error === undefined) return [];
  return [{ path, reason: error.startsWith(`${path} `) ? error.slice(path.length + 1) : error }];
}

function translateSeries(series: Series, options: SqlOptions, taken: Set<string>): TranslatedSeries {
  const statements = new Map(series.files.map((file) => [file.path, statementsOf(file)]));
  const inputs = series.files.map(({ path, name }) => ({
    path,
    outputName: `${name}.sql`,
    statements: (statements.get(path) ?? []).flatMap(sqlStatement),
  }));
  const replayOptions = { choices: choicesOf(options), squash: options.squash };
  // A run translates what it has written once more, to prove that a second run changes nothing: of the same input comes
  // the same output.
  const result = replays.get(JSON.stringify([inputs, replayOptions]), () => replay(inputs, replayOptions));
  const findings = result.findings.map(({ reason, path, start, end, text }): Finding => {
    return { code: codeOf(reason), path, start, end, message: sentence(text) };
  });
  const others = [...statements].flatMap(([path, all]) => all.flatMap((item) => noSqlFinding(path, item)));
  const folder = freeFolder(outFolder(series.root, options), taken);
  return { series, statements, replay: result, folder, findings: [...others, ...findings] };
}

/** By their whole input; one of more than 10 million characters is made anew each time. */
const replays = new TextCache<Replay>(40_000_000);

function statementsOf({ text, up }: SeriesFile): PostgresStatement[] {
  return up.flatMap((part) =>
    splitPostgres(text.slice(part.start, part.end)).map((item) => {
      return { ...item, start: part.start + item.start, end: part.start + item.end };
    }),
  );
}

function sqlStatement(item: PostgresStatement): InputStatement[] {
  if (item.kind !== "sql") return [];
  const { text, start, end, leadingComments, trailingComment } = item;
  const comments = [...leadingComments, ...(trailingComment === undefined ? [] : [trailingComment])].map(withLf);
  return [{ text, start, end, comments: comments.filter((_, index) => !isHeading(comments, index)) }];
}

/** What pg_dump puts over each object: `-- Name: users; Type: TABLE; Schema: public; Owner: -` between two empty comments. */
function isHeading(comments: readonly string[], index: number): boolean {
  const names = (at: number) => /^-- (?:Data for )?Name: .*; Type: .*; Schema: /.test(comments[at] ?? "");
  return names(index) || (comments[index] === "--" && (names(index - 1) || names(index + 1)));
}

function withLf(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** What stands among the statements and is none. */
function noSqlFinding(path: string, { kind, text, start, end }: PostgresStatement): Finding[] {
  const range = { path, start, end };
  if (kind === "psql") return [{ ...range, code: codeOf("psql-command"), message: `\`${text.trim()}\`` }];
  return [];
}

/** Two series must not write into one folder: the second gets a number. */
function freeFolder(folder: string, taken: Set<string>): string {
  let name = folder;
  for (let count = 2; taken.has(name); count += 1) name = `${folder}-${count}`;
  taken.add(name);
  return name;
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?`]$/.test(start) ? start : `${start}.`;
}
