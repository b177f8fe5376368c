import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import { options } from "./options.js";

export default defineTransform({
  name: "deno-workers",
  summary: "Deno servers, Deno's APIs, npm:, jsr: and URL imports → a Worker's default export and npm packages",
  scope: "project",
  triggers: [
    "Deno",
    "npm:",
    "jsr:",
    "deno.land",
    "deno.ns",
    "esm.sh",
    "skypack.dev",
    "unpkg.com",
    "jsdelivr.net",
    "@std/",
    "$std/",
    "std/",
    "import.meta.main",
    "@deno/",
    "@astrojs/deno",
    "@oak/",
  ],
  options,
  converts: ["Deno.serve", "Deno.cron", "Deno.openKv"],
  codes,
  plan: async (context) => (await import("./plan.js")).plan(context),
});
