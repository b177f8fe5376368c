import { describe, expect, it } from "vitest";
import { DenoConfigs } from "../../src/typescript/deno-import-map.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { memoryTree } from "../cascade/project.js";

const tree = memoryTree({
  "deno.jsonc": `{
    // The program's names.
    "imports": { "@/": "./src/", "hono": "npm:hono@^4", "zod": "npm:zod@3", "zod/": "https://esm.sh/zod@4/", "settings": "./src/settings.ts" },
    "scopes": { "./api/": { "zod": "npm:zod@2" } },
  }`,
  "api/deno.json": `{ "importMap": "../maps/api.json" }`,
  "maps/api.json": `{ "imports": { "shared": "../src/shared.ts" } }`,
  "src/main.ts": "",
  "src/settings.ts": "",
  "src/shared.ts": "",
  "api/main.ts": `import { settings } from "settings"; import { shared } from "shared"; import "@/main.ts";`,
});

describe("import maps of deno.json", () => {
  const configs = new DenoConfigs(tree);

  it.each([
    ["@/shared.ts", "src/main.ts", { path: "src/shared.ts" }],
    ["hono", "src/main.ts", "npm:hono@^4"],
    ["hono/cors", "src/main.ts", "npm:hono@^4/cors"],
    ["zod/mini", "src/main.ts", "https://esm.sh/zod@4/mini"],
    ["zod", "src/main.ts", "npm:zod@3"],
    ["zod", "api/main.ts", "npm:zod@2"],
    ["shared", "api/main.ts", { path: "src/shared.ts" }],
    ["shared", "src/main.ts", undefined],
    ["./settings.ts", "src/main.ts", undefined],
  ])("%s in %s", (specifier, importer, expected) => {
    expect(configs.resolve(specifier, importer)).toEqual(expected);
  });

  it("lead the module graph to the project's own files", () => {
    expect([...ModuleGraph.of(tree).importsOf("api/main.ts")].sort()).toEqual([
      "src/main.ts",
      "src/settings.ts",
      "src/shared.ts",
    ]);
  });
});
