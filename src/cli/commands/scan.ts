import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileKindsOf, type Transform } from "../../engine/transform.js";
import { UsageError } from "../../engine/usage-error.js";
import type { Paint, ReportContext } from "../../report/index.js";
import type { ScanResult } from "../../report/scan-result.js";
import { codesOf } from "../codes.js";
import { paintFor, plain } from "../colour.js";
import { readConfig } from "../config-file.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { suggestion } from "../nearest.js";
import { openSession, workingDirectory } from "../open-session.js";
import type { OptionValues } from "../options.js";
import { startProgress } from "../progress.js";
import type { PresetSteps } from "../run-scan.js";
import { version } from "../version.js";

/** The options of every run that a scan takes. */
export const scanOptions = [
  "json",
  "reporter",
  "project",
  "include",
  "exclude",
  "config",
  "cwd",
  "color",
  "quiet",
  "verbose",
] as const;

/** The options that only a scan has. */
export const ownScanOptions = {
  quick: { type: "boolean", describe: "Only read the files once; plan nothing, count no edits" },
  full: { type: "boolean", describe: "Count the edits also in a project of more than 2000 files", conflicts: "quick" },
  bundle: { type: "boolean", describe: "Bundle with the project's own wrangler, to see how large a Worker is" },
} as const;

const formats = ["pretty", "json", "markdown"] as const;
type Format = (typeof formats)[number];

export interface ScanArguments extends OptionValues {
  readonly paths?: readonly string[] | undefined;
  readonly quick?: boolean | undefined;
  readonly full?: boolean | undefined;
  readonly bundle?: boolean | undefined;
}

/**
 * Says on standard output what a project is made of, what each transform would do, and what nothing converts. Writes
 * nothing.
 *
 * @throws UsageError for what is wrong with the call.
 */
export async function scan(
  registry: readonly Transform[],
  presets: readonly PresetSteps[],
  values: ScanArguments,
): Promise<ExitStatus> {
  const { cwd = process.cwd(), color = "auto", verbose = false, quick = false, full = false } = values;
  const targets = chooseFormats([...(values.reporter ?? []), ...(values.json ? ["json"] : [])]);
  const config = await readConfig(cwd, values.config, registry);
  const session = await openSession(values, config, fileKindsOf(registry));
  const { runScan } = await import("../run-scan.js");
  const progress = startProgress(values.quiet ?? false);
  let result: ScanResult;
  try {
    result = await runScan(session, {
      registry,
      presets,
      configured: config.options,
      ...((quick || full) && { plans: full }),
      progress: progress.show,
    });
    if (values.bundle) {
      const { workerSizes } = await import("../worker-size.js");
      result = { ...result, workers: workerSizes(session.root, result.stack, progress.show) };
    }
  } finally {
    progress.stop();
  }

  const context = (paint: Paint): ReportContext => ({
    version,
    written: false,
    codes: codesOf(registry),
    workingDirectory: workingDirectory(session.root, cwd),
    verbose,
    paint,
  });
  for (const { format, file } of targets) {
    const report = await reporters[format]();
    if (file === undefined) process.stdout.write(report(result, context(paintFor(color, process.stdout))));
    else writeFileSync(resolve(cwd, file), report(result, context(plain)));
  }
  const failed = result.transforms.some((entry) => (entry.result?.errors.length ?? 0) > 0);
  return failed ? exitStatus.failed : exitStatus.done;
}

interface Target {
  readonly format: Format;
  readonly file?: string;
}

function chooseFormats(specs: readonly string[]): readonly Target[] {
  const targets = specs.map((spec): Target => {
    const [name = "", ...rest] = spec.split("=");
    const format = formats.find((candidate) => candidate === name);
    if (format === undefined) {
      throw new UsageError(
        `Unknown reporter "${name}".${suggestion(name, formats)} A scan has: ${formats.join(", ")}.`,
      );
    }
    if (rest.length === 0) return { format };
    if (rest.join("=") === "") throw new UsageError(`--reporter ${spec} names no file.`);
    return { format, file: rest.join("=") };
  });
  const onStdout = new Set(targets.filter(({ file }) => file === undefined).map(({ format }) => format));
  if (onStdout.size > 1) {
    throw new UsageError(
      `Only one of ${[...onStdout].join(" and ")} can go to standard output: use --reporter name=file.`,
    );
  }
  return targets.length === 0 ? [{ format: "pretty" }] : targets;
}

const reporters = {
  pretty: async () => (await import("../../report/scan-pretty.js")).reportScan,
  json: async () => (await import("../../report/scan-json.js")).reportScanJson,
  markdown: async () => (await import("../../report/scan-markdown.js")).reportScanMarkdown,
} as const satisfies Record<Format, () => Promise<(scan: ScanResult, context: ReportContext) => string>>;
