import type { CodeTable } from "./transform.js";

/** The code of what `--format` does. */
export const formatCodes = {
  "format/prettier": {
    level: "safe",
    short: "Formatted by the project's own prettier",
    help: "`--format` ran the project's prettier, with the project's config, over the files that the run changed.",
  },
} as const satisfies CodeTable;
