import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mergeOptions } from "../../src/cli/transform-options.js";
import { defineTransform } from "../../src/engine/transform.js";
import { cfCodemod } from "./command-line.js";
import { migrate, migratedRoute, nextProject, regionRoute } from "./next-project.js";

const excludeRegion = { exclude: ["app/api/region/**"] };

describe("a config file is found and followed", () => {
  test.each([
    ["cf-codemod.config.json", JSON.stringify(excludeRegion)],
    ["cf-codemod.config.jsonc", `// ours\n{ "exclude": ["app/api/region/**",], }\n`],
    ["cf-codemod.config.mjs", `export default ${JSON.stringify(excludeRegion)};\n`],
    ["cf-codemod.config.js", `module.exports = ${JSON.stringify(excludeRegion)};\n`],
    ["named.json", JSON.stringify(excludeRegion)],
  ])("%s", (name, text) => {
    const project = nextProject({ [name]: text });
    const words = name.startsWith("cf-codemod") ? [] : ["--config", name];

    expect(cfCodemod([...migrate, ...words], { cwd: project.root })).toMatchObject({ status: 0 });

    expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
    expect(project.read("app/api/region/route.ts")).toBe(regionRoute);
  });

  test("from a folder below, where its globs still count from its own folder", () => {
    const project = nextProject({ "cf-codemod.config.json": JSON.stringify(excludeRegion) });

    cfCodemod(migrate, { cwd: join(project.root, "app/api") });

    expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
    expect(project.read("app/api/region/route.ts")).toBe(regionRoute);
  });

  test("in a folder whose name means something in a glob", () => {
    const project = nextProject({ "app/[id]/cf-codemod.config.json": '{ "exclude": ["region/**"] }' });
    const files = ["edge", "region"].map((name) => [`app/[id]/${name}/route.ts`, regionRoute] as const);
    for (const [path, text] of files) project.write(path, text);
    project.commit();
    const config = ["--config", "app/[id]/cf-codemod.config.json"];

    cfCodemod([...migrate, ...config], { cwd: project.root });

    expect(project.read("app/[id]/edge/route.ts")).toBe(migratedRoute);
    expect(project.read("app/[id]/region/route.ts")).toBe(regionRoute);
    expect(project.read("app/api/region/route.ts")).toBe(migratedRoute);
  });

  test("but what the command line says goes before it", () => {
    const project = nextProject({ "cf-codemod.config.json": JSON.stringify(excludeRegion) });

    cfCodemod([...migrate, "--exclude", "app/api/edge"], { cwd: project.root });

    expect(project.read("app/api/edge/route.ts")).not.toBe(migratedRoute);
    expect(project.read("app/api/region/route.ts")).toBe(migratedRoute);
  });
});

describe("a config file with a fault is status 2 and one line", () => {
  test.each([
    ["broken.json", '{\n  "exclude": [', "broken.json: line 2: "],
    ["list.json", "[]", "it has to be an object"],
    ["key.json", '{ "excludes": [] }', 'unknown key "excludes". Did you mean exclude?'],
    ["globs.json", '{ "include": "app" }', '"include" has to be a list of globs'],
    ["options.json", '{ "options": [] }', '"options" has to be an object'],
    [
      "transform.json",
      '{ "options": { "edge": {} } }',
      'unknown transform "edge" in "options". Did you mean edge-runtime?',
    ],
    ["option.json", '{ "options": { "edge-runtime": { "x": 1 } } }', 'edge-runtime has no option "x"'],
    ["value.json", '{ "options": { "edge-runtime": 1 } }', '"options.edge-runtime" has to be an object'],
    ["throws.mjs", 'throw new Error("no luck");', "throws.mjs: no luck"],
    ["nothing.mjs", "export const config = {};", "it has no default export"],
  ])("%s", (name, text, message) => {
    const project = nextProject({ [name]: text });

    const { status, stdout, stderr } = cfCodemod([...migrate, "--config", name], { cwd: project.root });

    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^cf-codemod: [^\n]*\n$/u);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("two that contradict each other", () => {
    const project = nextProject({ "cf-codemod.config.json": "{}", "cf-codemod.config.mjs": "export default {};" });

    const { status, stderr } = cfCodemod(migrate, { cwd: project.root });

    expect(status).toBe(2);
    expect(stderr).toContain("two config files");
  });
});

test("options: the preset, then the config file, then the command line; each transform gets its own", () => {
  const option = { type: "string", describe: "", default: "default" } as const;
  const empty = {
    scope: "project",
    summary: "",
    triggers: [],
    codes: {},
    plan: () => ({ edits: [], findings: [] }),
  } as const;
  const one = defineTransform({ ...empty, name: "one", options: { a: option, b: option, c: option, d: option } });
  const two = defineTransform({ ...empty, name: "two", options: { c: option } });
  const steps = [
    { transform: one, options: { a: "preset", b: "preset", c: "preset" } },
    { transform: two, options: {} },
  ];

  expect(mergeOptions(steps, { one: { b: "config", c: "config" } }, { c: "line", other: true })).toEqual({
    one: { a: "preset", b: "config", c: "line" },
    two: { c: "line" },
  });
});
