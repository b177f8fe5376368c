import type { Finding, NewFile, Plan } from "../../src/engine/plan.js";
import type { SqlContext } from "../../src/engine/transform.js";
import { splitPostgres } from "../../src/sql/postgres/split.js";
import { codeOf } from "./codes.js";
import { findSeries } from "./layouts/find-series.js";
import { inspectInput } from "./layouts/inspect-input.js";
import type { Series, SeriesFile } from "./layouts/series.js";
import { type SqlOptions, choicesOf } from "./options.js";
import { outFolder } from "./out-folder.js";
import { type InputFile, type InputStatement, type Replay, replay } from "./replay.js";

/** Each series of migrations becomes a folder of D1 migrations. A series with a file that is no input becomes nothing. */
export function plan({ files, tree, options }: SqlContext<SqlOptions>): Plan {
  const errors: { path: string; reason: string }[] = [];
  const findings: Finding[] = [];
  const newFiles: NewFile[] = [];
  const notes: string[] = [];
  const readable = files.filter((path) => tree.read(path) !== undefined);
  const found = findSeries(readable, tree, options.out ?? "migrations-d1");
  const taken = new Set<string>();
  for (const series of found) {
    const [first] = series.files;
    for (const { path, reason, text } of series.problems) {
      if (tree.read(path) !== undefined) findings.push({ code: codeOf(reason), path, start: 0, end: 0, message: text });
    }
    if (!first) continue;
    if (series.dialect === "other") {
      const message = `${series.root || "."}: ${series.because}.`;
      findings.push({ code: codeOf("other-dialect"), path: first.path, start: 0, end: 0, message });
      continue;
    }
    const broken = series.files.flatMap(({ path, text }) => {
      const reason = inspectInput(path, text)?.error;
      return reason === undefined
        ? []
        : [{ path, reason: reason.startsWith(`${path} `) ? reason.slice(path.length + 1) : reason }];
    });
    if (broken.length > 0) {
      errors.push(...broken);
      continue;
    }
    const folder = freeFolder(outFolder(series.root, options), taken);
    const result = replaySeries(series, options, findings);
    for (const { name, text } of result.files) {
      if (text !== "") newFiles.push({ path: `${folder}/${name}`, text, code: "sql-d1/migration", owned: true });
    }
    findings.push(
      ...result.findings.map(({ reason, path, start, end, text }) => ({
        code: codeOf(reason),
        path,
        start,
        end,
        message: sentence(text),
      })),
    );
    notes.push(...ignoredNotes(result, series));
  }
  // A broken file may hold what the others need: nothing is written then.
  return { edits: [], findings, newFiles: errors.length > 0 ? [] : newFiles, notes, errors };
}

/** Two series must not write into one folder: the second gets a number. */
function freeFolder(folder: string, taken: Set<string>): string {
  let name = folder;
  for (let count = 2; taken.has(name); count += 1) name = `${folder}-${count}`;
  taken.add(name);
  return name;
}

function replaySeries(series: Series, options: SqlOptions, findings: Finding[]): Replay {
  const inputs = series.files.map((file): InputFile => ({
    path: file.path,
    outputName: `${file.name}.sql`,
    statements: statementsOf(file, findings),
  }));
  return replay(inputs, { choices: choicesOf(options), squash: options.squash });
}

/** The statements of the parts that count; what is no SQL becomes a finding. */
function statementsOf({ path, text, up }: SeriesFile, findings: Finding[]): InputStatement[] {
  const statements: InputStatement[] = [];
  for (const part of up) {
    for (const item of splitPostgres(text.slice(part.start, part.end))) {
      const range = { path, start: part.start + item.start, end: part.start + item.end };
      const comments = [...item.leadingComments, ...(item.trailingComment === undefined ? [] : [item.trailingComment])];
      if (item.kind === "sql") {
        statements.push({ text: item.text, start: range.start, end: range.end, comments });
      } else if (item.kind === "copy-data") {
        findings.push({ ...range, code: codeOf("data-in-migration"), message: "Rows in COPY format." });
      } else if (item.kind === "psql") {
        findings.push({ ...range, code: codeOf("psql-command"), message: `\`${item.text.trim()}\`` });
      }
    }
  }
  return statements;
}

/** Statements without a counterpart on D1 are counted, not listed. */
function ignoredNotes({ ignored }: Replay, series: Series): string[] {
  if (ignored.size === 0) return [];
  const counts = [...ignored].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `${count} ${reason}`);
  return [`${series.root || "."}: statements with nothing to do on D1: ${counts.join(", ")}`];
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?`]$/.test(start) ? start : `${start}.`;
}
