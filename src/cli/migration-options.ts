import type { InferredOptionTypes, Options } from "yargs";
import type { SqlTransform, Transform } from "../engine/transform.js";

/** The options of a transform of migrations, when it runs by itself. */
export const migrationOptions = {
  verify: {
    type: "boolean",
    describe: "Apply the migrations to PostgreSQL and their translation to a local D1, and compare both",
  },
  data: {
    type: "string",
    requiresArg: true,
    describe:
      "Convert the rows of a dump, and nothing else; the paths name the migrations (default: the dump's own schema)",
  },
  "verify-data": {
    type: "string",
    requiresArg: true,
    describe: "Compare a local D1 (a file, or wrangler's state) with what --data wrote",
  },
} as const satisfies Record<string, Options>;

export type MigrationOptionValues = Partial<InferredOptionTypes<typeof migrationOptions>>;

export type MigrationTransform = SqlTransform & Required<Pick<SqlTransform, "migrations">>;

/** The transform of a run that is about migrations and nothing else. */
export function migrationTransform(transforms: readonly Transform[]): MigrationTransform | undefined {
  const [transform] = transforms;
  return transforms.length === 1 && transform?.scope === "sql" && transform.migrations
    ? { ...transform, migrations: transform.migrations }
    : undefined;
}
