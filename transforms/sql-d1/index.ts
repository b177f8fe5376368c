import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import { choicesOf, options } from "./options.js";
import { isOutput } from "./out-folder.js";

export default defineTransform({
  name: "sql-d1",
  summary: "PostgreSQL migration files to D1 migrations, with every row kept",
  scope: "sql",
  triggers: [],
  options,
  codes,
  isOutput,
  plan: async (context) => (await import("./plan.js")).plan(context),
  migrations: {
    histories: async (context) => (await import("./plan.js")).histories(context),
    choices: choicesOf,
  },
});
