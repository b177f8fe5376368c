import type { OptionSpecs } from "../../src/engine/transform.js";
import type { TypeChoices } from "../../src/sql/types.js";

export const options = {
  out: {
    type: "string",
    describe: "Folder of the D1 migrations (default: migrations-d1 beside the folder of the migrations)",
    path: true,
  },
  squash: {
    type: "boolean",
    describe: "One file with the final schema, for a new D1, instead of the history file by file",
    default: false,
  },
  timestamps: {
    type: "string",
    describe: "How timestamps are kept: integers since 1970, or ISO 8601 text in UTC",
    choices: ["milliseconds", "seconds", "text"],
    default: "milliseconds",
  },
  numeric: {
    type: "string",
    describe: "How numeric is kept: exact text, binary floating point, or integers of its last decimal place",
    choices: ["text", "real", "integer"],
    default: "text",
  },
  "length-checks": {
    type: "boolean",
    describe: "Keep the length of varchar(n) and char(n) as a CHECK",
    default: false,
  },
} as const satisfies OptionSpecs;

/** Options as they come from the command line or a preset. */
export interface SqlOptions {
  readonly out: string | undefined;
  readonly squash: boolean;
  readonly timestamps: string;
  readonly numeric: string;
  readonly "length-checks": boolean;
}

/** The choices of types that the options name; what is no choice never gets here. */
export function choicesOf(values: SqlOptions): TypeChoices {
  return {
    timestamps: values.timestamps as TypeChoices["timestamps"],
    numeric: values.numeric as TypeChoices["numeric"],
    lengthChecks: values["length-checks"],
  };
}
