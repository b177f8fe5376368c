import type { CodeName } from "../engine/plan.js";
import type { Code, CodeTable } from "../engine/transform.js";
import { count } from "./count.js";
import { countEdits, editsOf, groupByCode } from "./edit-counts.js";
import { levelColours } from "./level-colours.js";
import type { Paint, ReportContext } from "./report.js";
import type { ScanEntry } from "./scan-result.js";

/** For people: what applies here, what of it is automatic, and what is left to do by hand. */
export function reportScan(entries: readonly ScanEntry[], context: ReportContext): string {
  const applying = entries.filter(({ result }) => result.filesWithTrigger > 0 || result.findings.length > 0);
  const others = entries.filter((entry) => !applying.includes(entry)).map(({ transform }) => transform.name);
  const sections = [
    ...applying.map((entry) => section(entry, context)),
    ...(others.length > 0 ? [[`${context.paint("dim", "does not apply here:")} ${others.join(", ")}`]] : []),
  ];
  return sections.map((lines) => lines.map((line) => `${line}\n`).join("")).join("\n");
}

function section({ transform, result }: ScanEntry, { codes, paint }: ReportContext): readonly string[] {
  const edits = editsOf(result);
  const created = result.changes.filter(({ before }) => before === undefined).length;
  const { safe, review } = countEdits(edits);
  const left = result.findings.filter((finding) => finding.level === "manual").length;
  const rows = [
    ...groupByCode(edits.filter((edit) => edit.confidence === "safe")).map(row("safe", codes, paint)),
    ...groupByCode(edits.filter((edit) => edit.confidence === "review")).map(row("review", codes, paint)),
    ...groupByCode(result.findings.filter((finding) => finding.level === "manual")).map(row("manual", codes, paint)),
    ...groupByCode(result.findings.filter((finding) => finding.level === "note")).map(row("note", codes, paint)),
  ];
  return [
    `${paint("bold", transform.name)}  ${transform.summary}`,
    transform.scope === "sql"
      ? `  ${count(result.filesWithTrigger, "SQL file")} to look at, ${count(result.changes.length, "file")} to write ` +
        `(${String(created)} new), ${count(left, "place")} left to you`
      : `  ${count(result.filesWithTrigger, "file")} to look at, ${count(result.changes.length, "file")} to change: ` +
        `${String(safe)} safe and ${String(review)} review edits, ${count(left, "place")} left to you`,
    ...rows,
    ...result.errors.map(({ path, reason }) => `  ${paint("red", "error ")}  ${path}  ${reason}`),
    ...result.notes.map((note) => `  ${paint("cyan", "note  ")}  ${note}`),
  ];
}

function row(level: Code["level"], codes: CodeTable, paint: Paint): (group: [CodeName, unknown[]]) => string {
  return ([code, items]) =>
    `  ${paint(levelColours[level], level.padEnd(6))} ${String(items.length).padStart(5)}  ${code}  ${codes[code]?.short ?? ""}`;
}
