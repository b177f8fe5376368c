import { posix } from "node:path";
import type { FileChange, Proof, ReportedFinding, RunResult } from "../engine/run-result.js";
import type { Code } from "../engine/transform.js";
import { countEdits, groupByCode } from "./edit-counts.js";
import { count } from "./count.js";
import { levelColours } from "./level-colours.js";
import type { Report, ReportContext } from "./report.js";
import { type Place, reviewPlaces } from "./review-places.js";
import { changeTotal, checksOf, confidences } from "./totals.js";
import { reportVerification } from "./verification.js";

/** How many lines of one kind are shown without `--verbose`. Places that are left to a person are all shown. */
const shown = { files: 30, review: 5, note: 5 };

/** The summary for people: what changes, what to look at, what is left to do, what was proven, what to do next. */
export const reportPretty: Report = (result, context) =>
  [
    header(result, context),
    files(result, context),
    places("review", reviewPlaces(result, context.codes), (edit) => edit.because[0], shown.review, context),
    findings(result, "manual", context),
    findings(result, "note", context),
    errors(result, context),
    remarks(result, context),
    ...(context.verifications ?? []).map((verified) => reportVerification(verified, context)),
    closing(result, context),
  ]
    .filter((section) => section.length > 0)
    .map((section) => (typeof section === "string" ? section : section.map((line) => `${line}\n`).join("")))
    .join("\n");

type Section = readonly string[];

function header(result: RunResult, { version, paint }: ReportContext): Section {
  const names = result.transforms.map((transform) => transform.name).join(", ");
  const scanned = `${count(result.filesWithTrigger, "file")} of ${String(result.filesKnown)} to look at`;
  return [paint("bold", `cf-codemod ${version} · ${names} · ${scanned}`)];
}

function files({ changes }: RunResult, context: ReportContext): Section {
  const width = Math.max(0, ...changes.map((change) => displayPath(change.path, context).length));
  const lines = changes.map(
    (change) => `  ${displayPath(change.path, context).padEnd(width)}  ${describeChange(change)}`,
  );
  return capped(lines, shown.files, context, "  ");
}

function describeChange({ before, edits }: FileChange): string {
  if (before === undefined) return "new file";
  const [first] = edits;
  if (edits.length === 1 && first?.kind === "replace" && first.start === 0 && first.end === before.length) {
    return "written anew";
  }
  return `${count(edits.length, "edit")}${confidences(countEdits(edits))}`;
}

function findings(result: RunResult, level: "manual" | "note", context: ReportContext): Section {
  const ofLevel = result.findings.filter((finding) => finding.level === level);
  const limit = level === "manual" ? Infinity : shown.note;
  return places(level, ofLevel, (finding: ReportedFinding) => finding.message, limit, context);
}

/** Places grouped by code, since a reviewer decides about a kind once and then looks at the places. */
function places<Item extends Place>(
  level: Code["level"],
  items: readonly Item[],
  remark: (item: Item) => string | undefined,
  limit: number,
  context: ReportContext,
): Section {
  return groupByCode(items).flatMap(([code, group]) => [
    `${context.paint(levelColours[level], level.padEnd(6))}  ${context.paint("bold", code)}  ${context.codes[code]?.short ?? ""}`,
    ...capped(
      group.flatMap((item) => [
        `  ${displayPath(item.path, context)}:${String(item.line)}:${String(item.column)}  ${remark(item) ?? ""}`.trimEnd(),
        ...(context.verbose ? item.because.map((cause) => context.paint("dim", `    because of ${cause}`)) : []),
      ]),
      limit,
      context,
      "  ",
    ),
  ]);
}

function errors({ errors }: RunResult, context: ReportContext): Section {
  return errors.map(
    ({ path, reason }) => `${context.paint("red", "error ")}  ${displayPath(path, context)}  ${reason}`,
  );
}

function remarks({ notes, leftOut }: RunResult, { paint }: ReportContext): Section {
  const codes = Object.entries(leftOut).sort(([a], [b]) => (a < b ? -1 : 1));
  const left = codes.map(([code, edits]) => `${code} ×${String(edits)}`);
  return [
    ...notes.map((note) => `${paint("cyan", "note  ")}  ${note}`),
    ...(left.length > 0 ? [`${paint("cyan", "note  ")}  edits left out by --safe or --only: ${left.join(", ")}`] : []),
  ];
}

function closing(result: RunResult, context: ReportContext): Section {
  const { written, paint } = context;
  const left = result.findings.filter((finding) => finding.level === "manual");
  const leftLine = left.length === 0 ? [] : [paint("red", `${count(left.length, "place")} left to you.`)];
  const explain = left[0] ? [`What a code means and what to do: cf-codemod explain ${left[0].code}`] : [];
  const total = paint("bold", changeTotal(result, written));
  if (result.changes.length === 0) return [total, ...leftLine, ...explain];

  return [
    ...proofLines(result.proof, context),
    total,
    ...leftLine,
    next(result, written),
    ...explain,
    ...steps(result, context),
  ];
}

function next({ proof, changes }: RunResult, written: boolean): string {
  if (written) return `To review: ${changes.every(({ before }) => before === undefined) ? "git status" : "git diff"}`;
  return proof.parse
    ? "Nothing was written. Without --dry-run or --check the files are changed in place."
    : `Nothing can be written, since the result does not parse: ${(proof.unparsed ?? []).join(", ")}\nThat is a bug in cf-codemod: please report it.`;
}

/** The commands to copy, each behind what it is for. */
function steps({ nextSteps }: RunResult, { written, paint, workingDirectory }: ReportContext): Section {
  if (nextSteps.length === 0) return [];
  const lines = nextSteps.map(({ what, command, folder }, index) => {
    const way = posix.relative(workingDirectory, folder);
    const place = way === "" ? "" : paint("dim", `   # in ${way}`);
    const number = String(index + 1).padStart(3);
    return command === undefined
      ? [`${number}. ${what}`]
      : [`${number}. ${what}`, `       ${paint("cyan", command)}${place}`];
  });
  return ["", paint("bold", written ? "Next steps" : "Next steps, once it is written"), ...lines.flat()];
}

function proofLines(proof: Proof, context: ReportContext): Section {
  const checks = checksOf(proof).map(({ text, passed }) => (passed ? text : context.paint("red", text)));
  const { types } = proof;
  const { newErrors, announced } = types.status === "checked" ? types : { newErrors: [], announced: [] };
  return [
    `proof   ${checks.join(" · ")}`,
    ...newErrors.map(
      (error) => `  ${displayPath(error.path, context)}:${String(error.line)}  ${error.code}: ${error.message}`,
    ),
    ...(announced.length > 0
      ? [`  ${count(announced.length, "type error")} at places left to you, marked where the run may edit`]
      : []),
  ];
}

function capped(lines: readonly string[], limit: number, { verbose, paint }: ReportContext, indent: string): Section {
  // One more line costs no more than the line that says so.
  if (verbose || lines.length <= limit + 1) return lines;
  const rest = lines.length - limit;
  return [...lines.slice(0, limit), paint("dim", `${indent}… ${String(rest)} more (--verbose)`)];
}

function displayPath(path: string, { workingDirectory }: ReportContext): string {
  return posix.relative(workingDirectory, path);
}
