import { countEdits, editsOf, groupByCode } from "./edit-counts.js";
import type { RunResult } from "../engine/run-result.js";
import type { ReportContext } from "./report.js";
import { partLabels, runtimeLabels, sizeText, whereSeen } from "./scan-places.js";
import { manual } from "./scan-pretty.js";
import { type ScanResult, uncountedText, workerSizeLimit } from "./scan-result.js";

/** The scan as Markdown, for an issue or a pull request. */
export function reportScanMarkdown(scan: ScanResult, context: ReportContext): string {
  const sections = [
    ["## cf-codemod scan"],
    scan.advice.first === undefined ? [] : [`> ${scan.advice.first}`],
    stackTable(scan, context),
    uncovered(scan),
    limits(scan, context),
    runs(scan),
    findings(scan, context),
    order(scan),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function stackTable({ stack }: ScanResult, { workingDirectory }: ReportContext): string[] {
  const rows = [
    ...stack.runtimes.map(({ name, seen }) => ["runtime", runtimeLabels[name], whereSeen(seen, workingDirectory)]),
    ...stack.packageManagers.map(({ name, seen }) => ["package manager", name, whereSeen(seen, workingDirectory)]),
    ...stack.parts.map(({ kind, label, seen }) => [partLabels[kind], label, whereSeen(seen, workingDirectory)]),
  ];
  const variables = stack.variables.map(({ name }) => `\`${name}\``);
  return [
    ...(rows.length > 0 ? table(["part", "what", "seen in"], rows) : []),
    ...(variables.length > 0 ? ["", `Environment variables that are read: ${variables.join(", ")}.`] : []),
  ];
}

function uncovered({ advice }: ScanResult): string[] {
  if (advice.uncovered.length === 0) return [];
  const rows = advice.uncovered.map(({ label, counterpart }) => [
    label,
    counterpart ? `[${counterpart.product}](${counterpart.source})` : "",
    counterpart?.how ?? "",
  ]);
  return ["### What no transform converts", "", ...table(["what", "on Cloudflare", "how"], rows)];
}

function limits({ advice, workers = [] }: ScanResult, { workingDirectory }: ReportContext): string[] {
  const rows = [
    ...advice.limits.map(({ certainty, text, source, seen }) => [
      certainty,
      `[${text}](${source})`,
      whereSeen(seen, workingDirectory),
    ]),
    ...workers.map(({ config, bytes, reason }) => [
      "size",
      bytes === undefined ? `not bundled: ${reason ?? ""}` : `${sizeText(bytes)} of ${sizeText(workerSizeLimit)}`,
      config,
    ]),
  ];
  return rows.length === 0 ? [] : ["### Limits of the platform", "", ...table(["", "limit", "where"], rows)];
}

function runs({ planned, transforms, presets }: ScanResult): string[] {
  const numbers = (result: RunResult | undefined) => {
    if (!result) return ["", "", "", ""];
    const { safe, review } = countEdits(editsOf(result));
    return [result.changes.length, safe, review, manual(result)].map(String);
  };
  const rows = [
    ...presets.map(({ name, transforms: names, result }) => [`**${name}** (${names.join(", ")})`, ...numbers(result)]),
    ...transforms
      .filter(({ candidates }) => candidates > 0)
      .map(({ transform, result }) => [transform.name, ...numbers(result)]),
  ];
  if (rows.length === 0) return ["No transform applies here."];
  return [
    "### What applies",
    "",
    ...table(["run", "files changed", "safe edits", "review edits", "left to you"], rows),
    ...(planned === "too large" ? ["", uncountedText] : []),
  ];
}

function findings({ transforms }: ScanResult, { codes }: ReportContext): string[] {
  const left = transforms.flatMap(({ result }) => result?.findings.filter(({ level }) => level === "manual") ?? []);
  const items = groupByCode(left).map(
    ([code, group]) => `- [ ] \`${code}\` ×${String(group.length)}: ${codes[code]?.short ?? ""}`,
  );
  return items.length === 0 ? [] : ["### Left to you", "", ...items];
}

function order({ advice }: ScanResult): string[] {
  if (advice.run.length === 0) return [];
  return [
    "### In this order",
    "",
    ...advice.run.map((name, index) => `${String(index + 1)}. \`npx cf-codemod ${name}\``),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)];
}

/** A cell cannot hold a bar or a line end. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
}
