import { fileKindsOf, type Transform } from "../../engine/transform.js";
import { reportScanJson } from "../../report/scan-json.js";
import { reportScan } from "../../report/scan-pretty.js";
import type { ScanEntry } from "../../report/scan-result.js";
import { codesOf } from "../codes.js";
import { paintFor } from "../colour.js";
import { readConfig } from "../config-file.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { openSession, workingDirectory } from "../open-session.js";
import type { OptionValues } from "../options.js";
import { mergeOptions } from "../transform-options.js";
import { version } from "../version.js";

/** The options that a scan takes. */
export const scanOptions = ["json", "project", "include", "exclude", "config", "cwd", "color", "verbose"] as const;

/**
 * Plans every transform by itself, writes nothing, and says on standard output what each would do.
 *
 * @throws UsageError for what is wrong with the call.
 */
export async function scan(
  registry: readonly Transform[],
  values: OptionValues & { readonly paths?: readonly string[] | undefined },
): Promise<ExitStatus> {
  const { cwd = process.cwd(), color = "auto", verbose = false } = values;
  const config = await readConfig(cwd, values.config, registry);
  const session = await openSession(values, config, fileKindsOf(registry));
  const entries: ScanEntry[] = [];
  for (const transform of registry) {
    const transformOptions = mergeOptions([{ transform, options: {} }], config.options, {});
    entries.push({ transform, result: await session.plan([transform], { transformOptions, verify: false }) });
  }

  const context = {
    version,
    written: false,
    codes: codesOf(registry),
    workingDirectory: workingDirectory(session.root, cwd),
    verbose,
    paint: paintFor(color, process.stdout),
  };
  process.stdout.write(values.json ? reportScanJson(entries, context) : reportScan(entries, context));
  return entries.some(({ result }) => result.errors.length > 0) ? exitStatus.failed : exitStatus.done;
}
