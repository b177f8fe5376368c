import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../engine/usage-error.js";
import type { RunResult } from "../engine/run-result.js";
import { type ReportContext, type ReportName, reports } from "../report/index.js";
import { type ColourMode, paintFor, paintForArtefact, plain } from "./colour.js";
import { suggestion } from "./nearest.js";

/** One report that was asked for, and the file that it goes to, if not to its own stream. */
export interface Reporter {
  readonly name: ReportName;
  readonly file?: string;
}

/**
 * Reads the values of `--reporter`. Without any, a dry run prints its diff. People always get the summary, unless they
 * send it elsewhere or ask for quiet.
 *
 * @param reversePatch the file of `--patch-reverse`
 * @throws UsageError for an unknown name, or if two reports want standard output.
 */
export function chooseReporters(
  specs: readonly string[],
  {
    dryRun,
    quiet,
    reversePatch,
  }: { readonly dryRun: boolean; readonly quiet: boolean; readonly reversePatch?: string | undefined },
): readonly Reporter[] {
  const named = specs.map(parseReporter);
  const chosen: readonly Reporter[] = named.length === 0 && dryRun ? [{ name: "diff" }] : named;
  const onStdout = new Set(
    chosen.filter(({ name, file }) => !file && reports[name].stream === "stdout").map(({ name }) => name),
  );
  if (onStdout.size > 1) {
    throw new UsageError(
      `Only one of ${[...onStdout].join(" and ")} can go to standard output: use --reporter name=file.`,
    );
  }
  const summary: readonly Reporter[] = quiet || named.some(({ name }) => name === "pretty") ? [] : [{ name: "pretty" }];
  // It comes beside the other reports: a dry run still prints its diff.
  const reverse: readonly Reporter[] = reversePatch === undefined ? [] : [{ name: "diff-reverse", file: reversePatch }];
  return [...chosen, ...reverse, ...summary];
}

function parseReporter(spec: string): Reporter {
  const [name = "", ...rest] = spec.split("=");
  if (!isReportName(name)) {
    const names = Object.keys(reports);
    throw new UsageError(`Unknown reporter "${name}".${suggestion(name, names)} There are: ${names.join(", ")}.`);
  }
  if (rest.length === 0) return { name };
  const file = rest.join("=");
  if (file === "") throw new UsageError(`--reporter ${spec} names no file.`);
  return { name, file };
}

function isReportName(name: string): name is ReportName {
  return Object.hasOwn(reports, name);
}

/**
 * Writes the reports to their streams and files. Files are relative to `cwd` and never have colours.
 *
 * @throws UsageError if a file cannot be written.
 */
export function writeReports(
  reporters: readonly Reporter[],
  result: RunResult,
  { cwd, color, ...context }: Omit<ReportContext, "paint"> & { readonly cwd: string; readonly color: ColourMode },
): void {
  for (const { name, file } of reporters) {
    const { report, stream } = reports[name];
    if (file !== undefined)
      writeReportFile(resolve(cwd, file), report(result, { ...context, paint: plain }), context.written);
    else if (stream === "stdout") {
      process.stdout.write(report(result, { ...context, paint: paintForArtefact(color, process.stdout) }));
    } else process.stderr.write(report(result, { ...context, paint: paintFor(color, process.stderr) }));
  }
}

function writeReportFile(path: string, text: string, changesWritten: boolean): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const state = changesWritten ? " (the changes themselves are written)" : "";
    throw new UsageError(`Cannot write the report${state}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
