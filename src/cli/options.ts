import type { InferredOptionTypes, Options } from "yargs";
import { colourModes } from "./colour.js";

/** The options of every run, in the order of the help text. A transform adds its own. */
export const options = {
  "dry-run": { alias: "d", type: "boolean", describe: "Print a unified diff, write nothing" },
  dry: { type: "boolean", hidden: true },
  check: { type: "boolean", describe: "Like --dry-run; exit with 1 if edits or manual findings remain" },
  interactive: { alias: "i", type: "boolean", describe: "Show each edit and ask: yes, no, all, quit" },
  safe: { type: "boolean", describe: "Make only safe edits (default: safe and review)" },
  only: { type: "string", array: true, requiresArg: true, describe: "Make only edits of this code; may be repeated" },
  todos: { type: "boolean", describe: "Leave a TODO comment at each place that is left to you" },
  reporter: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "<name[=file]>: pretty, diff, json, markdown, github or sarif; may be repeated",
  },
  "patch-reverse": { type: "string", requiresArg: true, describe: "Write the patch that takes the run back to a file" },
  json: { type: "boolean", describe: "Print JSON for programs; the same as --reporter json" },
  project: { type: "string", requiresArg: true, describe: "tsconfig to analyse with (default: the nearest)" },
  include: { type: "string", array: true, requiresArg: true, describe: "Glob of files that may be edited" },
  exclude: { type: "string", array: true, requiresArg: true, describe: "Glob of files that may not be edited" },
  config: { type: "string", requiresArg: true, describe: "Config file (default: the nearest cf-codemod.config.*)" },
  cwd: { type: "string", requiresArg: true, describe: "Run as if started in this directory" },
  force: { type: "boolean", describe: "Write although files are uncommitted or outside git" },
  "allow-dirty": { type: "boolean", hidden: true },
  format: { type: "boolean", describe: "Run the project's own prettier on the changed files" },
  "no-verify": { type: "boolean", describe: "Skip the comparison of type errors before and after" },
  quiet: { alias: "q", type: "boolean", describe: "Print errors only" },
  verbose: { type: "boolean", describe: "Print every place, and what led to it" },
  color: { choices: colourModes, requiresArg: true, describe: "Colours (default: auto)" },
} as const satisfies Record<string, Options>;

export type OptionName = keyof typeof options;

/** The values of the options as yargs gives them. */
export type OptionValues = InferredOptionTypes<typeof options>;
