import type { ReportedFinding, RunResult } from "../engine/run-result.js";
import { count } from "./count.js";
import type { Report, ReportContext } from "./report.js";
import { reviewPlaces } from "./review-places.js";
import { changeTotal } from "./totals.js";

/**
 * How many annotations of one kind GitHub shows of a step; the others are dropped without a word.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
const shown = 10;

type Kind = "error" | "warning" | "notice";

interface Annotation {
  readonly kind: Kind;
  readonly title: string;
  readonly message: string;
  readonly place?: {
    readonly file: string;
    readonly line?: number;
    readonly endLine?: number;
    readonly col?: number;
    readonly endColumn?: number;
  };
}

/**
 * Workflow commands, from which GitHub Actions makes annotations of the changed files: errors, then the places that are
 * left to a person, then edits to look at. Of each kind no more than GitHub shows; the last one says how many are missing.
 */
export const reportGithub: Report = (result, context) => {
  const annotations = [...errors(result, context.written), ...findings(result, context), ...reviews(result, context)];
  const kinds: readonly Kind[] = ["error", "warning", "notice"];
  const lines = kinds.flatMap((kind) => capped(annotations.filter((annotation) => annotation.kind === kind)));
  return lines.map((annotation) => `${command(annotation)}\n`).join("");
};

function errors({ errors, proof }: RunResult, written: boolean): Annotation[] {
  const types = proof.types.status === "checked" ? proof.types.newErrors : [];
  return [
    ...errors.map(({ path, reason }): Annotation => ({
      kind: "error",
      title: "cf-codemod: not processed",
      message: reason,
      place: { file: path },
    })),
    ...(proof.unparsed ?? []).map((path): Annotation => ({
      kind: "error",
      title: "cf-codemod: the result does not parse",
      message: "That is a bug in cf-codemod: please report it. Nothing was written.",
      place: { file: path },
    })),
    ...types.map(({ path, line, code, message }): Annotation => ({
      kind: "error",
      title: `cf-codemod: new type error ${code}`,
      // The line is one of the file after the run, which is not there after a dry run.
      ...(written
        ? { message, place: { file: path, line } }
        : { message: `${message}\nIn line ${String(line)} of the result.`, place: { file: path } }),
    })),
  ];
}

function findings(result: RunResult, { codes }: ReportContext): Annotation[] {
  return result.findings.map((finding): Annotation => ({
    kind: finding.level === "manual" ? "warning" : "notice",
    title: `${finding.code}: ${codes[finding.code]?.short ?? ""}`,
    message: explained(finding),
    place: placeOf(finding),
  }));
}

function explained({ code, message, because }: ReportedFinding): string {
  return [message, ...because.map((cause) => `because of ${cause}`), `cf-codemod explain ${code}`].join("\n");
}

/** GitHub takes columns only for a place on one line. */
function placeOf({ path, line, endLine, column, endColumn }: ReportedFinding): NonNullable<Annotation["place"]> {
  if (endLine !== line) return { file: path, line, endLine };
  return { file: path, line, endLine, col: column, endColumn: Math.max(column, endColumn) };
}

function reviews(result: RunResult, { codes, written }: ReportContext): Annotation[] {
  if (result.changes.length === 0) return [];
  const names = result.transforms.map(({ name }) => name).join(", ");
  const total: Annotation = { kind: "notice", title: `cf-codemod ${names}`, message: changeTotal(result, written) };
  return [
    total,
    ...reviewPlaces(result, codes).map(({ code, path, line, because }): Annotation => ({
      kind: "notice",
      title: `${code}: ${codes[code]?.short ?? ""}`,
      message: ["To review.", ...because.map((cause) => `because of ${cause}`)].join("\n"),
      place: { file: path, line },
    })),
  ];
}

function capped(annotations: readonly Annotation[]): readonly Annotation[] {
  const [first] = annotations;
  if (!first || annotations.length <= shown) return annotations;
  const rest = annotations.length - shown + 1;
  const message = `${count(rest, "more place")} than GitHub shows of a step: see the summary.`;
  return [...annotations.slice(0, shown - 1), { kind: first.kind, title: "cf-codemod", message }];
}

function command({ kind, title, message, place = { file: "" } }: Annotation): string {
  const properties = Object.entries({ ...place, title })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${kind} ${properties.join(",")}::${escapeData(message)}`;
}

/** As `escapeData` of https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** As `escapeProperty` there. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
