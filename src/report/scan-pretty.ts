import type { RunResult } from "../engine/run-result.js";
import type { CodeName } from "../engine/plan.js";
import type { Code, CodeTable, Transform } from "../engine/transform.js";
import { count } from "./count.js";
import { countEdits, editsOf, groupByCode } from "./edit-counts.js";
import { levelColours } from "./level-colours.js";
import type { Paint, ReportContext } from "./report.js";
import { partLabels, runtimeLabels, sizeText, whereSeen } from "./scan-places.js";
import { type ScanEntry, type ScanResult, uncountedText, workerSizeLimit } from "./scan-result.js";

/** How many variables and limits are named without `--verbose`. */
const shown = { variables: 12, packages: 6 };

/** For people: what the project is made of, what applies here, what of it is automatic, and what is left to do by hand. */
export function reportScan(scan: ScanResult, context: ReportContext): string {
  const applying = scan.transforms.filter(applies);
  const others = scan.transforms.filter((entry) => !applying.includes(entry)).map(({ transform }) => transform.name);
  const sections = [
    [context.paint("bold", `cf-codemod ${context.version} · scan · ${count(scan.filesRead, "file")} read`)],
    scan.advice.first === undefined ? [] : [context.paint("yellow", scan.advice.first)],
    stackSection(scan, context),
    uncovered(scan, context),
    limits(scan, context),
    notPlanned(scan, context),
    ...applying.map((entry) => section(entry, context)),
    others.length > 0 ? [`${context.paint("dim", "does not apply here:")} ${others.join(", ")}`] : [],
    presets(scan, context),
    order(scan, context),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(""))
    .join("\n");
}

function applies({ candidates, result }: ScanEntry): boolean {
  return result ? result.filesWithTrigger > 0 || result.findings.length > 0 : candidates > 0;
}

type Section = readonly string[];

function notPlanned({ planned }: ScanResult, { paint }: ReportContext): Section {
  return planned === "too large" ? [paint("dim", uncountedText)] : [];
}

function stackSection({ stack }: ScanResult, { paint, verbose, workingDirectory }: ReportContext): Section {
  const where = (seen: Parameters<typeof whereSeen>[0]) => paint("dim", whereSeen(seen, workingDirectory));
  const packages = stack.packages.map(({ name }) => name);
  const variables = stack.variables.map(({ name }) => name);
  const rows: [string, string][] = [
    ...stack.runtimes.map(({ name, seen }): [string, string] => ["runtime", `${runtimeLabels[name]}  ${where(seen)}`]),
    ...stack.packageManagers.map(({ name, seen }): [string, string] => ["package manager", `${name}  ${where(seen)}`]),
    ...(stack.isWorkspace ? [["workspace", list(packages, shown.packages, verbose)] as [string, string]] : []),
    ...stack.parts.map(({ kind, label, seen }): [string, string] => [partLabels[kind], `${label}  ${where(seen)}`]),
    ...(variables.length > 0 ? [["variables", list(variables, shown.variables, verbose)] as [string, string]] : []),
    ...(stack.unnamedVariables.length > 0
      ? [["", `more by names that are calculated  ${where(stack.unnamedVariables)}`] as [string, string]]
      : []),
  ];
  return rows.length === 0 ? [] : [paint("bold", "Stack"), ...aligned(rows)];
}

function uncovered({ advice }: ScanResult, { paint, workingDirectory }: ReportContext): Section {
  if (advice.uncovered.length === 0) return [];
  return [
    paint("bold", "What no transform converts"),
    ...advice.uncovered.flatMap(({ label, counterpart, seen }) => [
      `  ${label} → ${counterpart?.product ?? ""}  ${paint("dim", whereSeen(seen, workingDirectory))}`,
      `      ${counterpart?.how ?? ""}`,
      paint("dim", `      ${counterpart?.source ?? ""}`),
    ]),
  ];
}

function limits({ advice, workers = [] }: ScanResult, { paint, workingDirectory }: ReportContext): Section {
  const rows = [
    ...advice.limits.map(
      ({ certainty, text, seen }) =>
        `  ${paint(certainty === "will" ? "red" : "yellow", certainty.padEnd(4))}  ${text}  ${paint("dim", whereSeen(seen, workingDirectory))}`,
    ),
    ...workers.map(({ config, bytes, reason }) =>
      bytes === undefined
        ? `  ${paint("red", "size")}  ${config} could not be bundled: ${reason ?? ""}`
        : `  ${paint(bytes > workerSizeLimit ? "red" : "green", "size")}  ${config}: ${sizeText(bytes)} of ${sizeText(workerSizeLimit)}, uncompressed`,
    ),
  ];
  return rows.length === 0 ? [] : [paint("bold", "Limits of the platform"), ...rows];
}

function section({ transform, candidates, result }: ScanEntry, context: ReportContext): Section {
  const { codes, paint } = context;
  const title = `${paint("bold", transform.name)}  ${transform.summary}`;
  if (!result) return [title, `  ${count(candidates, transform.scope === "sql" ? "SQL file" : "file")} to look at`];
  const edits = editsOf(result);
  const rows = [
    ...groupByCode(edits.filter((edit) => edit.confidence === "safe")).map(row("safe", codes, paint)),
    ...groupByCode(edits.filter((edit) => edit.confidence === "review")).map(row("review", codes, paint)),
    ...groupByCode(result.findings.filter((finding) => finding.level === "manual")).map(row("manual", codes, paint)),
    ...groupByCode(result.findings.filter((finding) => finding.level === "note")).map(row("note", codes, paint)),
  ];
  return [
    title,
    `  ${summaryLine(transform, result)}`,
    ...rows,
    ...result.errors.map(({ path, reason }) => `  ${paint("red", "error ")}  ${path}  ${reason}`),
    ...result.notes.map((note) => `  ${paint("cyan", "note  ")}  ${note}`),
  ];
}

/** What a transform would do, in one line. */
export function summaryLine({ scope }: Pick<Transform, "scope">, result: RunResult): string {
  const created = result.changes.filter(({ before }) => before === undefined).length;
  const { safe, review } = countEdits(editsOf(result));
  const left = count(manual(result), "place");
  return scope === "sql"
    ? `${count(result.filesWithTrigger, "SQL file")} to look at, ${count(result.changes.length, "file")} to write ` +
        `(${String(created)} new), ${left} left to you`
    : `${count(result.filesWithTrigger, "file")} to look at, ${count(result.changes.length, "file")} to change: ` +
        `${String(safe)} safe and ${String(review)} review edits, ${left} left to you`;
}

function presets({ presets }: ScanResult, { paint }: ReportContext): Section {
  if (presets.length === 0) return [];
  return [
    paint("bold", "Presets"),
    ...presets.map(({ name, transforms, result }) => {
      const names = `${paint("bold", name)} (${transforms.join(", ")})`;
      return result ? `  ${names}  ${summaryLine({ scope: "project" }, result)}` : `  ${names}`;
    }),
  ];
}

function order({ advice }: ScanResult, { paint }: ReportContext): Section {
  if (advice.run.length === 0) return [];
  return [
    paint("bold", "In this order"),
    ...advice.run.map((name, index) => `  ${String(index + 1)}. npx cf-codemod ${name} --dry-run`),
  ];
}

/** How many places a run leaves to a person. */
export function manual(result: RunResult): number {
  return result.findings.filter((finding) => finding.level === "manual").length;
}

function row(level: Code["level"], codes: CodeTable, paint: Paint): (group: [CodeName, unknown[]]) => string {
  return ([code, items]) =>
    `  ${paint(levelColours[level], level.padEnd(6))} ${String(items.length).padStart(5)}  ${code}  ${codes[code]?.short ?? ""}`;
}

/** Rows of two columns; a label that repeats is said once. */
function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value], index) => {
    const isRepeated = index > 0 && rows[index - 1]?.[0] === label;
    return `  ${(isRepeated ? "" : label).padEnd(width)}  ${value}`.trimEnd();
  });
}

function list(names: readonly string[], limit: number, verbose: boolean): string {
  if (verbose || names.length <= limit + 1) return names.join(", ");
  return `${names.slice(0, limit).join(", ")} and ${String(names.length - limit)} more (--verbose)`;
}
