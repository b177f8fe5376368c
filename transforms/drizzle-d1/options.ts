import type { OptionSpecs, OptionValues } from "../../src/engine/transform.js";
import type { TypeChoices } from "../../src/sql/types.js";

export const options = {
  binding: { type: "string", default: "DB", binding: "d1", describe: "name of the D1 binding in env" },
  timestamps: {
    type: "string",
    choices: ["milliseconds", "seconds", "text"],
    default: "milliseconds",
    describe: "How timestamps are kept: integers since 1970, or ISO 8601 text in UTC",
  },
  numeric: {
    type: "string",
    choices: ["text", "real", "integer"],
    default: "text",
    describe: "How numeric is kept: exact text, binary floating point, or integers of its last decimal place",
  },
  rqb: {
    type: "string",
    choices: ["keep", "callbacks"],
    default: "keep",
    describe: "Relational queries with object conditions: kept, or written as callbacks for a drizzle-orm without them",
  },
} as const satisfies OptionSpecs;

export type DrizzleOptions = OptionValues<typeof options>;

/** The choices that `sql-d1` has too: the schema and the migrations have to agree. */
export function choicesOf({ timestamps, numeric }: DrizzleOptions): TypeChoices {
  return {
    timestamps: timestamps as TypeChoices["timestamps"],
    numeric: numeric as TypeChoices["numeric"],
    lengthChecks: false,
  };
}
