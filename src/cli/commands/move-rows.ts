import { resolve } from "node:path";
import { optionValues } from "../../engine/option-values.js";
import type { Transform } from "../../engine/transform.js";
import { UsageError } from "../../engine/usage-error.js";
import type { ConvertOptions } from "../../sql/data/convert-dump.js";
import { readSchema } from "../../sql/postgres/changes/read-schema.js";
import { type Config, readConfig } from "../config-file.js";
import type { ExitStatus } from "../exit-status.js";
import type { MigrationTransform } from "../migration-options.js";
import { openSession } from "../open-session.js";
import { mergeOptions } from "../transform-options.js";
import { convertData, verifyData } from "./convert-data.js";
import type { MigrateArguments } from "./migrate.js";

/** The folder of the data, where `--out` names no other. Relative to the working directory. */
const standardFolder = "data-d1";

/** What says how rows are written and what is read. Any other option would be passed over in silence. */
const taken = {
  data: ["out", "timestamps", "numeric", "length-checks", "include", "exclude", "config", "cwd"],
  "verify-data": ["out", "cwd"],
} as const;
const always = ["_", "$0", "paths", "data", "verify-data", "quiet", "verbose", "color"];

/**
 * Carries out `--data` (rows of a dump to files) or `--verify-data` (a local D1 against those files).
 *
 * @throws UsageError for what is wrong with the call, the migrations, the dump or the database
 */
export async function moveRows(
  transform: MigrationTransform,
  registry: readonly Transform[],
  values: MigrateArguments,
): Promise<ExitStatus> {
  const {
    cwd = process.cwd(),
    data,
    "verify-data": database,
    paths = [],
    out,
    quiet = false,
    verbose = false,
  } = values;
  if (data !== undefined && database !== undefined) {
    throw new UsageError("--data writes what --verify-data compares with: run one after the other.");
  }
  refuseOthers(data === undefined ? "verify-data" : "data", values);
  const folder = resolve(cwd, typeof out === "string" ? out : standardFolder);
  if (data === undefined) {
    if (paths.length > 0)
      throw new UsageError("--verify-data takes no paths: --out names the folder that --data wrote to.");
    return verifyData({ manifest: folder, database: resolve(cwd, database ?? ""), project: cwd, quiet });
  }

  const config = await readConfig(cwd, values.config, registry);
  // In a config file `out` means the folder of the migrations.
  const { out: _out, ...options } =
    mergeOptions([{ transform, options: {} }], config.options, values)[transform.name] ?? {};
  const choices = transform.migrations.choices(optionValues(transform, options));
  const schema = paths.length === 0 ? readSchema : await schemaOf(transform, config, options, values);
  return convertData({ dump: resolve(cwd, data), out: folder, schema, choices, quiet, verbose });
}

/** The schema at the end of the migrations that were named. */
async function schemaOf(
  transform: MigrationTransform,
  config: Config,
  options: Readonly<Record<string, unknown>>,
  values: MigrateArguments,
): Promise<ConvertOptions["schema"]> {
  const session = await openSession(values, config, ["sql"]);
  const { histories, errors } = await session.histories(transform, options);
  const [error] = errors;
  if (error) throw new UsageError(`${error.path}: ${error.reason}`);
  const [history, ...others] = histories;
  if (!history) throw new UsageError(`there are no migrations of PostgreSQL in ${(values.paths ?? []).join(", ")}`);
  if (others.length > 0) {
    const names = histories.map(({ name }) => name).join(", ");
    throw new UsageError(`a dump is of one database, and here are migrations of several: name one of ${names}`);
  }
  return history.catalog;
}

function refuseOthers(mode: keyof typeof taken, values: MigrateArguments): void {
  const known: readonly string[] = [...always, ...taken[mode]];
  const other = Object.keys(values).find(
    (name) => values[name] !== undefined && !known.includes(name) && name.length > 1,
  );
  if (other !== undefined) throw new UsageError(`--${other} means nothing with --${mode}.`);
}
