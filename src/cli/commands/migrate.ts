import { resolve } from "node:path";
import type { Preset } from "../../../transforms/presets.js";
import type { CodeName } from "../../engine/plan.js";
import type { Session } from "../../engine/session.js";
import { fileKindsOf, type Step, type Transform } from "../../engine/transform.js";
import { UsageError } from "../../engine/usage-error.js";
import { codesOf } from "../codes.js";
import { readConfig } from "../config-file.js";
import type { VerifiedHistory } from "../../report/verification.js";
import { type ExitStatus, exitStatus, exitStatusOf } from "../exit-status.js";
import { type MigrationOptionValues, type MigrationTransform, migrationTransform } from "../migration-options.js";
import { suggestion } from "../nearest.js";
import type { OptionValues } from "../options.js";
import { chooseReporters, writeReports } from "../reporters.js";
import { mergeOptions, type TransformOptions } from "../transform-options.js";
import { withProgress } from "../progress.js";
import { version } from "../version.js";
import { openSession, workingDirectory } from "../open-session.js";

/** What a word on the command line stands for: one transform, or those of a preset. */
export interface Run {
  readonly steps: readonly Step[];
  readonly preset?: Preset | undefined;
}

export interface MigrateArguments extends OptionValues, MigrationOptionValues {
  readonly paths?: readonly string[] | undefined;
  readonly [transformOption: string]: unknown;
}

/**
 * Runs transforms: plans, writes unless it is a dry run, and reports.
 *
 * @throws UsageError for what is wrong with the call.
 */
export async function migrate(
  { steps, preset }: Run,
  registry: readonly Transform[],
  values: MigrateArguments,
): Promise<ExitStatus> {
  const migrations = migrationTransform(steps.map((step) => step.transform));
  if (migrations && (values.data !== undefined || values["verify-data"] !== undefined)) {
    return (await import("./move-rows.js")).moveRows(migrations, registry, values);
  }
  if (values.interactive) return (await import("./choose-edits.js")).chooseEdits({ steps, preset }, registry, values);
  const { cwd = process.cwd(), check = false, quiet = false, color = "auto" } = values;
  const dryRun = check || (values["dry-run"] ?? values.dry ?? false);
  const reporters = chooseReporters([...(values.reporter ?? []), ...(values.json ? ["json"] : [])], {
    dryRun,
    quiet,
    reversePatch: values["patch-reverse"],
  });
  const config = await readConfig(cwd, values.config, registry);
  const transforms = steps.map((step) => step.transform);
  const codes = codesOf(transforms);

  const session = await openSession(values, config, fileKindsOf(transforms));
  const transformOptions = mergeOptions(steps, config.options, values);
  const result = await withProgress(quiet, (progress) =>
    session.plan(transforms, {
      transformOptions,
      safe: values.safe ?? false,
      todos: values.todos ?? false,
      verify: !values["no-verify"],
      format: values.format ?? false,
      setUp: preset !== undefined,
      off: config.codes,
      progress,
      ...(preset?.requires && { requires: preset.requires }),
      ...(values.only && { only: values.only.map((code) => checkCode(code, Object.keys(codes))) }),
    }),
  );
  // Before anything is written: an engine may be missing.
  const verifications =
    migrations && values.verify && result.errors.length === 0
      ? await verified(session, migrations, transformOptions, cwd)
      : undefined;
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
    ...(verifications && { verifications }),
  });
  if (quiet) {
    for (const { path, reason } of result.errors) process.stderr.write(`${path}: ${reason}\n`);
    for (const { name } of (verifications ?? []).filter(differsSilently)) {
      process.stderr.write(`${name}: the databases differ where no finding says so\n`);
    }
  }
  const status = exitStatusOf(result, check);
  return status === exitStatus.done && verifications?.some(differsSilently) ? exitStatus.found : status;
}

/** The histories of a run on both engines. */
async function verified(
  session: Session,
  transform: MigrationTransform,
  transformOptions: TransformOptions,
  cwd: string,
): Promise<VerifiedHistory[]> {
  const options = transformOptions[transform.name] ?? {};
  const { histories } = await session.histories(transform, options);
  if (histories.length === 0) throw new UsageError("--verify: there are no migrations of PostgreSQL to compare.");
  const [{ verifySql }, { optionValues }] = await Promise.all([
    import("./verify-sql.js"),
    import("../../engine/option-values.js"),
  ]);
  const choices = transform.migrations.choices(optionValues(transform, options));
  return verifySql({ histories, choices, projectRoot: resolve(cwd), databaseUrl: process.env.DATABASE_URL });
}

function differsSilently({ verification, announced }: VerifiedHistory): boolean {
  return verification.differences.length > announced.length;
}

function checkCode(code: string, known: readonly string[]): CodeName {
  if (!known.includes(code)) throw new UsageError(`--only: there is no code "${code}" here.${suggestion(code, known)}`);
  return code as CodeName;
}
