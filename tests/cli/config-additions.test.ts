import { describe, expect, test } from "vitest";
import { makeProject } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";
import { dynamicRoute, edgeRoute, migrate, migratedRoute, nextProject, regionRoute } from "./next-project.js";

/** A transform of somebody else, without a build. */
const shout = `export default {
  name: "shout",
  summary: "Greets louder",
  scope: "file",
  triggers: ["hello"],
  options: { mark: { type: "string", default: "!", describe: "what ends it" } },
  codes: { "shout/louder": { level: "safe", short: "Louder", help: "It is louder." } },
  plan({ path, sourceFile, options }) {
    const start = sourceFile.text.indexOf('"hello"');
    const edit = { kind: "replace", path, start, end: start + 7, text: JSON.stringify("HELLO" + options.mark),
      code: "shout/louder", confidence: "safe", because: [] };
    return { edits: start < 0 ? [] : [edit], findings: [] };
  },
};
`;

const greeting = 'export const greeting = "hello";\n';

describe("transforms of others", () => {
  test.each([
    ["a path", { "codemods/shout.mjs": shout }, "./codemods/shout.mjs"],
    ["a TypeScript file", { "codemods/shout.ts": shout }, "./codemods/shout.ts"],
    [
      "a package for import alone",
      {
        ".gitignore": "node_modules\n",
        "node_modules/acme-codemods/package.json": '{ "type": "module", "exports": { ".": { "import": "./all.js" } } }',
        "node_modules/acme-codemods/all.js": shout
          .replace("export default {", "export default [{")
          .replace(/};\n$/, "}];\n"),
      },
      "acme-codemods",
    ],
  ])("by %s", (_name, files: Record<string, string>, specifier) => {
    const config = JSON.stringify({ transforms: [specifier], options: { shout: { mark: "?" } } });
    const project = makeProject({ ...files, "src/a.ts": greeting, "cf-codemod.config.json": config });

    const { status, stderr } = cfCodemod(["shout", "src", "--no-verify"], { cwd: project.root });

    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(project.read("src/a.ts")).toBe('export const greeting = "HELLO?";\n');
    expect(cfCodemod(["list"], { cwd: project.root }).stdout).toContain("Greets louder");
    expect(project.git("status", "--porcelain")).toBe(" M src/a.ts\n");
  });

  test("in presets of your own, and in a config that another extends", () => {
    const preset = { name: "ours", description: "What we do", transforms: [["shout", { mark: "." }], "edge-runtime"] };
    const project = makeProject({
      "shared/cf-codemod.json": JSON.stringify({ transforms: ["./shout.mjs"], presets: [preset] }),
      "shared/shout.mjs": shout,
      "src/a.ts": greeting,
      "cf-codemod.config.json": JSON.stringify({ extends: "./shared/cf-codemod.json" }),
    });

    const { status } = cfCodemod(["ours", "src", "--no-verify"], { cwd: project.root });

    expect(status).toBe(0);
    expect(project.read("src/a.ts")).toBe('export const greeting = "HELLO.";\n');
  });
});

test("a config in TypeScript, with types", () => {
  const text = 'const exclude: readonly string[] = ["app/api/region/**"];\nexport default { exclude };\n';
  const project = nextProject({ "cf-codemod.config.ts": text });

  expect(cfCodemod(migrate, { cwd: project.root })).toMatchObject({ status: 0 });

  expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
  expect(project.read("app/api/region/route.ts")).toBe(regionRoute);
  expect(project.git("status", "--porcelain")).toBe(" M app/api/edge/route.ts\n");
});

test("what a config says goes before what it extends, option by option", () => {
  const project = makeProject({
    "base.json": JSON.stringify({ bindings: { d1: "BASE", kv: "CACHE" } }),
    "cf-codemod.config.json": JSON.stringify({ extends: "./base.json", bindings: { d1: "STORE" } }),
    "package.json": '{ "name": "app", "dependencies": { "ioredis": "5" } }\n',
    "src/a.ts": 'import { Database } from "bun:sqlite";\nexport const db = new Database("a.sqlite");\n',
    "src/b.ts":
      'import { Redis } from "ioredis";\nconst redis = new Redis();\nexport const get = (key: string) => redis.get(key);\n',
  });
  const run = (words: string[]) => cfCodemod([...words, "--no-verify", "-d"], { cwd: project.root }).stdout;

  expect(run(["d1-async"])).toContain("+export const db = env.STORE;");
  expect(run(["redis-kv"])).toContain("+const redis = env.CACHE;");
  expect(run(["d1-async", "--binding", "LINE"])).toContain("+export const db = env.LINE;");
});

describe("codes that are switched off", () => {
  test("in the config: edits are left out, findings not reported", () => {
    const codes = { "edge-runtime/preferred-region-alone": "off", "edge-runtime/dynamic-value": "off" };
    const project = nextProject({ "cf-codemod.config.json": JSON.stringify({ codes }) });

    const { status, stderr } = cfCodemod([...migrate, "--check"], { cwd: project.root });
    cfCodemod(migrate, { cwd: project.root });

    expect(status).toBe(1);
    expect(stderr).not.toContain("edge-runtime/dynamic-value");
    expect(stderr).toContain("1 finding is waived");
    expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
    expect(project.read("app/api/region/route.ts")).toBe(regionRoute);
    expect(cfCodemod([...migrate, "--check"], { cwd: project.root }).status).toBe(0);
  });

  test("by a comment on the line before", () => {
    const waived = (code: string, route: string) => `// cf-codemod-ignore edge-runtime/${code}: until May\n${route}`;
    const project = nextProject({
      "app/api/edge/route.ts": waived("runtime-export", edgeRoute),
      "app/api/region/route.ts": waived("runtime-export", regionRoute),
      "app/api/dynamic/route.ts": waived("preferred-region, edge-runtime/dynamic-value", dynamicRoute),
    });

    const { stderr } = cfCodemod(migrate, { cwd: project.root });

    expect(stderr).not.toContain("left to you");
    expect(project.read("app/api/edge/route.ts")).toContain('export const runtime = "edge"');
    // A comment about another code does not count.
    expect(project.read("app/api/region/route.ts")).not.toContain("preferredRegion");
  });
});

describe("a config with a fault names the key", () => {
  test.each([
    [{ extends: ["./self.json"] }, '"extends" leads back'],
    [{ extends: "not-installed" }, '"extends": the package not-installed is not installed'],
    [{ bindings: { d2: "DB" } }, 'unknown kind "d2" in "bindings". There are: d1, kv, r2.'],
    [{ bindings: { d1: "my-db" } }, '"bindings.d1" has to be a name'],
    [{ codes: { "edge-runtime/runtime-exports": "off" } }, "Did you mean edge-runtime/runtime-export?"],
    [{ codes: { "edge-runtime/runtime-export": "warn" } }, '"codes.edge-runtime/runtime-export" can only be "off"'],
    [{ transforms: ["./nothing.mjs"] }, '"transforms[0]": there is no ./nothing.mjs'],
    [{ transforms: ["./half.mjs"] }, '"plan" has to be a function'],
    [{ transforms: ["./twin.mjs"] }, "there are two transforms called edge-runtime"],
    [
      { presets: [{ name: "ours", description: "", transforms: ["edge"] }] },
      '"presets[0].transforms": unknown transform',
    ],
  ])("%j", (config, message) => {
    const transform = (text: string) => shout.replace(/plan\([^]*/, text);
    const project = nextProject({
      "self.json": JSON.stringify(config),
      "half.mjs": transform("};\n"),
      "twin.mjs": shout.replaceAll("shout", "edge-runtime"),
    });

    const { status, stderr } = cfCodemod([...migrate, "--config", "self.json"], { cwd: project.root });

    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^cf-codemod: [^\n]*self\.json: [^\n]*\n$/u);
  });
});

test("help comes also where the config is broken", () => {
  const project = nextProject({ "cf-codemod.config.json": "[" });

  expect(cfCodemod(["edge-runtime", "--help"], { cwd: project.root }).status).toBe(0);
});
