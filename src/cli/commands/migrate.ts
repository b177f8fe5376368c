import type { CodeName } from "../../engine/plan.js";
import { fileKindsOf, type Transform } from "../../engine/transform.js";
import { UsageError } from "../../engine/usage-error.js";
import { codesOf } from "../codes.js";
import { readConfig } from "../config-file.js";
import { type ExitStatus, exitStatusOf } from "../exit-status.js";
import { suggestion } from "../nearest.js";
import type { OptionValues } from "../options.js";
import { chooseReporters, writeReports } from "../reporters.js";
import { mergeOptions } from "../transform-options.js";
import { version } from "../version.js";
import { openSession, workingDirectory } from "../open-session.js";

/** One transform of a run, with the options that a preset gives it. */
export interface Step {
  readonly transform: Transform;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface MigrateArguments extends OptionValues {
  readonly paths?: readonly string[] | undefined;
  readonly [transformOption: string]: unknown;
}

/**
 * Runs transforms: plans, writes unless it is a dry run, and reports.
 *
 * @throws UsageError for what is wrong with the call.
 */
export async function migrate(
  steps: readonly Step[],
  registry: readonly Transform[],
  values: MigrateArguments,
): Promise<ExitStatus> {
  const { cwd = process.cwd(), check = false, quiet = false, color = "auto" } = values;
  const dryRun = check || (values["dry-run"] ?? values.dry ?? false);
  const reporters = chooseReporters([...(values.reporter ?? []), ...(values.json ? ["json"] : [])], { dryRun, quiet });
  const config = await readConfig(cwd, values.config, registry);
  const transforms = steps.map((step) => step.transform);
  const codes = codesOf(transforms);

  const session = await openSession(values, config, fileKindsOf(transforms));
  const result = await session.plan(transforms, {
    transformOptions: mergeOptions(steps, config.options, values),
    safe: values.safe ?? false,
    todos: values.todos ?? false,
    verify: !values["no-verify"],
    format: values.format ?? false,
    ...(values.only && { only: values.only.map((code) => checkCode(code, Object.keys(codes))) }),
  });
  const written = !dryRun && result.proof.parse;
  if (written) await session.apply(result, { force: values.force ?? values["allow-dirty"] ?? false });

  writeReports(reporters, result, {
    version,
    written,
    codes,
    workingDirectory: workingDirectory(session.root, cwd),
    verbose: values.verbose ?? false,
    cwd,
    color,
  });
  if (quiet) for (const { path, reason } of result.errors) process.stderr.write(`${path}: ${reason}\n`);
  return exitStatusOf(result, check);
}

function checkCode(code: string, known: readonly string[]): CodeName {
  if (!known.includes(code)) throw new UsageError(`--only: there is no code "${code}" here.${suggestion(code, known)}`);
  return code as CodeName;
}
