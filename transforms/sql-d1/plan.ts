import type { Announcement, MigrationHistories } from "../../src/engine/migration-history.js";
import type { Finding, NewFile, Plan } from "../../src/engine/plan.js";
import type { SqlContext } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import type { SqlOptions } from "./options.js";
import { staleOutputs } from "./stale-outputs.js";
import { type TranslatedSeries, translate } from "./translate.js";

/** Each series of migrations becomes a folder of D1 migrations. Where a file is no input, nothing is written. */
export function plan(context: SqlContext<SqlOptions>): Plan {
  const { series, findings, errors } = translate(context);
  const newFiles = series
    .flatMap(outputsOf)
    .map(({ path, text }): NewFile => ({ path, text, code: "sql-d1/migration", owned: true }));
  const folders = series.map(({ folder }) => folder);
  const stale = errors.length > 0 ? [] : staleOutputs(context.tree, folders, new Set(newFiles.map(({ path }) => path)));
  return {
    edits: [],
    findings: [...findings, ...series.flatMap((translated) => translated.findings), ...stale],
    newFiles: errors.length > 0 ? [] : newFiles,
    notes: series.flatMap(ignoredNotes),
    errors,
  };
}

/** Each series with what became of it, for a comparison of the databases and for the rows of dumps. */
export function histories(context: SqlContext<SqlOptions>): MigrationHistories {
  const { series, errors } = translate(context);
  return {
    histories: series.map((translated) => ({
      name: translated.series.root || ".",
      inputs: [...translated.statements].map(([path, statements]) => ({ path, statements })),
      outputs: outputsOf(translated),
      catalog: translated.replay.catalog,
      announcements: translated.findings.map((finding) => announcementOf(finding, translated)),
    })),
    errors,
  };
}

/** The files of a series that hold a statement. */
function outputsOf({ replay, folder }: TranslatedSeries) {
  return replay.files
    .filter(({ text }) => text !== "")
    .map(({ name, text, source }) => ({ path: `${folder}/${name}`, text, ...(source !== undefined && { source }) }));
}

function announcementOf({ code, path, start, end, message }: Finding, { series }: TranslatedSeries): Announcement {
  const text = series.files.find((file) => file.path === path)?.text ?? "";
  return { level: codes[code]?.level === "manual" ? "manual" : "note", message, statement: text.slice(start, end) };
}

/** Statements without a counterpart on D1 are counted, not listed. */
function ignoredNotes({ replay: { ignored }, series }: TranslatedSeries): string[] {
  if (ignored.size === 0) return [];
  const counts = [...ignored].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `${count} ${reason}`);
  return [`${series.root || "."}: statements with nothing to do on D1: ${counts.join(", ")}`];
}
