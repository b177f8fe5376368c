import { parse as parseJsonc } from "jsonc-parser";
import { parse as parseToml } from "smol-toml";
import { describe, expect, it } from "vitest";
import { configure, d1, type Files } from "./memory-tree.js";

const source = { "src/index.ts": "export default { fetch: () => new Response() };\n" };
const installed = { "package.json": '{ "name": "app", "devDependencies": { "wrangler": "^4.86.0" } }\n' };
const db = d1("DB", "src/index.ts", { databaseName: "events", migrationsDir: "migrations" });
const flags = '"compatibility_date": "2026-04-20",\n  "compatibility_flags": ["nodejs_compat"]';

/** What becomes of one config file next to the sources. */
function configured(name: string, text: string, bindings = [db], others: Files = {}) {
  const outcome = configure({ ...source, ...installed, ...others, [name]: text }, bindings);
  return { ...outcome, text: outcome.changed[name] };
}

describe("a new wrangler.jsonc", () => {
  it("has name, entry, date, flag and the binding without an id", () => {
    const { changed, notes } = configure(
      { ...source, "package.json": '{\n  "name": "@acme/My_App",\n  "module": "./src/index.ts"\n}\n' },
      [db],
    );
    expect(changed["wrangler.jsonc"]).toBe(`{
  "$schema": "node_modules/wrangler/config-schema.json",
  "name": "my-app",
  "main": "src/index.ts",
  "compatibility_date": "2026-04-20",
  "compatibility_flags": ["nodejs_compat"],
  "d1_databases": [
    {
      "binding": "DB",
      "database_name": "events",
      "migrations_dir": "migrations"
    }
  ]
}
`);
    expect(notes.filter((note) => note.includes("main"))).toEqual([]);
  });

  it("holds several kinds of bindings", () => {
    const { changed } = configure({ ...source, ...installed }, [
      db,
      d1("LOGS", "src/index.ts"),
      { kind: "kv", name: "CACHE", usedBy: "src/index.ts" },
      { kind: "r2", name: "FILES", usedBy: "src/index.ts" },
    ]);
    expect(parseJsonc(changed["wrangler.jsonc"] ?? "")).toMatchObject({
      d1_databases: [{ binding: "DB" }, { binding: "LOGS" }],
      kv_namespaces: [{ binding: "CACHE" }],
      r2_buckets: [{ binding: "FILES" }],
    });
  });

  it("takes its name from the folder where there is no package.json, and names no package", () => {
    const { changed, notes } = configure(source, [db]);
    expect(parseJsonc(changed["wrangler.jsonc"] ?? "")).toMatchObject({ name: "my-app", main: "src/index.ts" });
    expect(notes.some((note) => note.includes("install wrangler"))).toBe(true);
  });

  it("finds the entry in the scripts, never a built one", () => {
    const { changed } = configure(
      {
        "src/api.ts": "",
        "package.json": '{ "main": "dist/index.js", "scripts": { "start": "bun run --hot ./src/api.ts" } }',
      },
      [d1("DB", "src/api.ts")],
    );
    expect(parseJsonc(changed["wrangler.jsonc"] ?? "")).toMatchObject({ main: "src/api.ts" });
  });

  it("leaves an unclear entry out and says so", () => {
    const { changed, notes } = configure({ "lib/db.ts": "", "package.json": '{ "main": "dist/index.js" }' }, [
      d1("DB", "lib/db.ts"),
    ]);
    expect(parseJsonc(changed["wrangler.jsonc"] ?? "")).not.toHaveProperty("main");
    expect(notes.some((note) => note.includes("no `main`"))).toBe(true);
  });

  it.each([
    ["a library's source", { main: "src/index.ts", module: "./src/index.ts" }, "export class Store {}\n", undefined],
    ["a library's default export", { exports: "./src/index.ts" }, "export default class Store {}\n", undefined],
    ["a server in a comment", { main: "src/index.ts" }, "/** app.listen(3000) */\nexport const x = 1;\n", undefined],
    ["what a build script reads", { scripts: { dev: "tsup src/index.ts --watch" } }, "export {};\n", undefined],
    ["a build with Bun", { scripts: { start: "bun build src/index.ts" } }, "export {};\n", undefined],
    [
      "what a script runs",
      { scripts: { dev: 'concurrently "bun --hot src/index.ts" x' } },
      "main();\n",
      "src/index.ts",
    ],
    ["a framework", {}, 'import { Hono } from "hono";\nexport default new Hono();\n', "src/index.ts"],
    ["a server", { main: "dist/index.js" }, "Bun.serve({ fetch });\n", "src/index.ts"],
  ])("takes only what serves as the entry: %s", (_, manifest, text, main) => {
    const { changed, notes } = configure({ "src/index.ts": text, "package.json": JSON.stringify(manifest) }, [db]);
    const config = parseJsonc(changed["wrangler.jsonc"] ?? "") as { main?: string };
    expect(config.main).toBe(main);
    expect(notes.some((note) => note.includes("no `main`"))).toBe(main === undefined);
    const servesByItself = main !== undefined && !/export .*default/.test(text);
    expect(notes.some((note) => note.includes(`names ${main ?? ""} as \`main\`, which serves by itself`))).toBe(
      servesByItself,
    );
  });

  it("points at OpenNext's output in a Next.js project", () => {
    const { changed } = configure({ "app/page.tsx": "", "package.json": '{ "dependencies": { "next": "16" } }' }, [
      d1("DB", "app/page.tsx"),
    ]);
    expect(parseJsonc(changed["wrangler.jsonc"] ?? "")).toMatchObject({
      main: ".open-next/worker.js",
      assets: { directory: ".open-next/assets", binding: "ASSETS" },
      compatibility_flags: ["nodejs_compat", "global_fetch_strictly_public"],
    });
  });

  it.each([
    ["1.20250906.0", "2025-09-06"],
    ["1.20260801.1", "2026-04-20"],
  ])("has a date that workerd %s knows", (version, date) => {
    const { changed } = configure(
      { ...source, "node_modules/workerd/package.json": `{ "name": "workerd", "version": "${version}" }` },
      [db],
    );
    expect(parseJsonc(changed["wrangler.jsonc"] ?? "")).toMatchObject({ compatibility_date: date });
  });

  it("goes to the nearest package, and finds wrangler's schema at the top of the workspace", () => {
    const { changed } = configure(
      {
        "package.json": '{ "workspaces": ["packages/*"], "devDependencies": { "wrangler": "^4.86.0" } }',
        "node_modules/wrangler/config-schema.json": "{}",
        "packages/api/package.json": '{ "name": "api" }',
        "packages/api/src/index.ts": source["src/index.ts"],
      },
      [d1("DB", "packages/api/src/index.ts")],
    );
    expect(parseJsonc(changed["packages/api/wrangler.jsonc"] ?? "")).toMatchObject({
      $schema: "../../node_modules/wrangler/config-schema.json",
      name: "api",
      main: "src/index.ts",
    });
    expect(changed["packages/api/package.json"]).not.toContain('"wrangler"');
  });

  it("refuses two kinds of bindings under one name", () => {
    const { changed, findings } = configure({ ...source, ...installed }, [
      db,
      { kind: "kv", name: "DB", usedBy: "src/index.ts" },
    ]);
    expect(parseJsonc(changed["wrangler.jsonc"] ?? "")).not.toHaveProperty("kv_namespaces");
    expect(findings).toEqual([
      "cloudflare/binding-name-taken src/index.ts <> " +
        "DB cannot be the name of a KV namespace: it already stands in d1_databases.",
    ]);
  });
});

describe("an existing JSON config", () => {
  it.each([
    [
      "comments behind and below the last member stay where they are",
      `{\n  // the name\n  "name": "app",\n  "observability": { "enabled": true },\n  ${flags} // why\n  // "vars": {}\n}\n`,
      `{\n  // the name\n  "name": "app",\n  "observability": { "enabled": true },\n  ${flags}, // why\n` +
        `  "d1_databases": [\n    {\n      "binding": "DB",\n      "database_name": "events",\n      "migrations_dir": "migrations"\n    }\n  ]\n  // "vars": {}\n}\n`,
    ],
    [
      "trailing commas are kept as a habit",
      `{\n    "routes": [1,2],\n    ${flags},\n    "d1_databases": [\n        { "binding": "A" }, // one\n    ],\n}`,
      `{\n    "routes": [1,2],\n    ${flags},\n    "d1_databases": [\n        { "binding": "A" }, // one\n` +
        `        { "binding": "DB", "database_name": "events", "migrations_dir": "migrations" },\n    ],\n}`,
    ],
    [
      "one line",
      `{"name":"app","compatibility_date":"2026-04-20","compatibility_flags":["nodejs_compat"]}`,
      `{"name":"app","compatibility_date":"2026-04-20","compatibility_flags":["nodejs_compat"], ` +
        `"d1_databases": [{ "binding": "DB", "database_name": "events", "migrations_dir": "migrations" }]}`,
    ],
    [
      "an array with nothing but a comment",
      `{\n  ${flags},\n  "d1_databases": [\n    // none yet\n  ]\n}\n`,
      `{\n  ${flags},\n  "d1_databases": [\n    // none yet\n    {\n      "binding": "DB",\n` +
        `      "database_name": "events",\n      "migrations_dir": "migrations"\n    }\n  ]\n}\n`,
    ],
    [
      "date and flag next to each other",
      `{\n  "name": "app",\n  "compatibility_date": "2025-01-01",\n  "d1_databases": [{ "binding": "DB" }]\n}\n`,
      `{\n  "name": "app",\n  "compatibility_date": "2025-01-01",\n  "compatibility_flags": ["nodejs_compat"],\n` +
        `  "d1_databases": [{ "binding": "DB" }]\n}\n`,
    ],
    [
      "a missing date before the flags that are there",
      `{\n  "compatibility_flags": ["other"],\n  "d1_databases": [{ "binding": "DB" }]\n}\n`,
      `{\n  "compatibility_date": "2026-04-20",\n  "compatibility_flags": ["other", "nodejs_compat"],\n` +
        `  "d1_databases": [{ "binding": "DB" }]\n}\n`,
    ],
    [
      "the flag goes from a config whose date has it by default",
      `{\n  "compatibility_date": "2026-08-04",\n  "compatibility_flags": ["nodejs_compat"],\n  "d1_databases": [{ "binding": "DB" }]\n}\n`,
      `{\n  "compatibility_date": "2026-08-04",\n  "d1_databases": [{ "binding": "DB" }]\n}\n`,
    ],
    [
      "and from between other flags",
      `{\n  "d1_databases": [{ "binding": "DB" }],\n  "compatibility_date": "2026-09-01",\n  "compatibility_flags": [\n    "a",\n    "nodejs_compat" // node\n  ]\n}`,
      `{\n  "d1_databases": [{ "binding": "DB" }],\n  "compatibility_date": "2026-09-01",\n  "compatibility_flags": [\n    "a"\n  ]\n}`,
    ],
  ])("%s", (_, before, after) => {
    const { text, findings } = configured("wrangler.jsonc", before);
    expect(text).toBe(after);
    expect(findings).toEqual([]);
  });

  it("keeps tabs, CRLF, a byte order mark and the missing final line feed", () => {
    const before = '\uFEFF{\r\n\t"name": "app",\r\n\t"compatibility_date": "2026-08-04"\r\n}';
    expect(configured("wrangler.json", before).text).toBe(
      '\uFEFF{\r\n\t"name": "app",\r\n\t"compatibility_date": "2026-08-04",\r\n\t"d1_databases": [\r\n\t\t{\r\n' +
        '\t\t\t"binding": "DB",\r\n\t\t\t"database_name": "events",\r\n\t\t\t"migrations_dir": "migrations"\r\n\t\t}\r\n\t]\r\n}',
    );
  });

  it("is left alone where everything is there", () => {
    const { changed } = configured("wrangler.jsonc", `{ ${flags}, "d1_databases": [{ "binding": "DB" }] }`);
    expect(Object.keys(changed)).not.toContain("wrangler.jsonc");
  });

  it("wins over jsonc and toml, as in wrangler", () => {
    const { changed } = configured("wrangler.json", "{}", [db], { "wrangler.jsonc": "{}", "wrangler.toml": "" });
    expect(Object.keys(changed)).toContain("wrangler.json");
    expect(Object.keys(changed)).not.toContain("wrangler.jsonc");
    expect(Object.keys(changed)).not.toContain("wrangler.toml");
  });

  it("is the nearest one, also above the nearest package.json", () => {
    const { changed } = configure(
      {
        "wrangler.jsonc": "{}",
        "apps/api/wrangler.jsonc": "{}",
        "apps/api/db/package.json": "{}",
        "apps/api/db/src/db.ts": "",
      },
      [d1("DB", "apps/api/db/src/db.ts")],
    );
    expect(Object.keys(changed).filter((path) => path.includes("wrangler"))).toEqual(["apps/api/wrangler.jsonc"]);
  });
});

describe("an existing TOML config", () => {
  const head = 'name = "app"\ncompatibility_date = "2025-06-01" # chosen\ncompatibility_flags = ["nodejs_compat"]\n';
  const table = '[[d1_databases]]\nbinding = "DB"\ndatabase_name = "events"\nmigrations_dir = "migrations"\n';

  it.each([
    [
      "at the end, behind any table",
      `${head}\n[env.staging]\nd1_databases = [{ binding = "DB" }]\n`,
      `${head}\n[env.staging]\nd1_databases = [{ binding = "DB" }]\n\n${table}`,
    ],
    ["after comments at the end", `${head}# [vars]\n# A = 1\n`, `${head}# [vars]\n# A = 1\n\n${table}`],
    ["without a final line feed", head.trimEnd(), `${head}\n${table}`.trimEnd()],
    [
      "behind the last table of its kind",
      `${head}\n[[d1_databases]]\nbinding = "A" # first\n\n# the vars\n[vars]\nTEXT = """\n[[d1_databases]]\n"""\n`,
      `${head}\n[[d1_databases]]\nbinding = "A" # first\n\n${table}\n# the vars\n[vars]\nTEXT = """\n[[d1_databases]]\n"""\n`,
    ],
    [
      "in an inline array",
      `${head}d1_databases = [ { binding = "A" } ]\n[vars]\n`,
      `${head}d1_databases = [ { binding = "A" }, { binding = "DB", database_name = "events", migrations_dir = "migrations" } ]\n[vars]\n`,
    ],
    [
      "in an inline array of several lines",
      `${head}d1_databases = [\n  { binding = "A" }, # one\n  { binding = "B" } # two\n]\n`,
      `${head}d1_databases = [\n  { binding = "A" }, # one\n  { binding = "B" }, # two\n  { binding = "DB", database_name = "events", migrations_dir = "migrations" }\n]\n`,
    ],
    [
      "in an empty inline array",
      `${head}d1_databases = []\n`,
      `${head}d1_databases = [{ binding = "DB", database_name = "events", migrations_dir = "migrations" }]\n`,
    ],
    [
      "date and flag above the first table",
      `name = "app" # mine\n\n[vars]\nA = '[x]'\n[[d1_databases]]\nbinding = "DB"\n`,
      `name = "app" # mine\ncompatibility_date = "2026-04-20"\ncompatibility_flags = ["nodejs_compat"]\n\n[vars]\nA = '[x]'\n[[d1_databases]]\nbinding = "DB"\n`,
    ],
    [
      "a flag next to others",
      `compatibility_flags = [\n  "a", # one\n]\ncompatibility_date = "2026-01-01"\nd1_databases = [{ binding = "DB" }]\n`,
      `compatibility_flags = [\n  "a", # one\n  "nodejs_compat",\n]\ncompatibility_date = "2026-01-01"\nd1_databases = [{ binding = "DB" }]\n`,
    ],
    [
      "a flag that the date implies goes",
      `compatibility_date = "2026-08-04"\ncompatibility_flags = ["nodejs_compat"] # node\nd1_databases = [{ binding = "DB" }]\n`,
      `compatibility_date = "2026-08-04"\nd1_databases = [{ binding = "DB" }]\n`,
    ],
    [
      "a flag that the date implies goes from between others",
      `compatibility_date = "2026-08-04"\ncompatibility_flags = ["a", "nodejs_compat", "b"]\nd1_databases = [{ binding = "DB" }]\n`,
      `compatibility_date = "2026-08-04"\ncompatibility_flags = ["a", "b"]\nd1_databases = [{ binding = "DB" }]\n`,
    ],
  ])("%s", (_, before, after) => {
    const { text, findings } = configured("wrangler.toml", before);
    expect(text).toBe(after);
    expect(() => parseToml(text ?? "")).not.toThrow();
    expect(findings.filter((finding) => !finding.includes("named-environment"))).toEqual([]);
  });

  it("keeps CRLF and a byte order mark", () => {
    const before = `\uFEFF${head.replaceAll("\n", "\r\n")}`;
    expect(configured("wrangler.toml", before).text).toBe(`${before}\r\n${table.replaceAll("\n", "\r\n")}`);
  });

  it("handles an empty file", () => {
    expect(parseToml(configured("wrangler.toml", "").text ?? "")).toEqual({
      compatibility_date: "2026-04-20",
      compatibility_flags: ["nodejs_compat"],
      d1_databases: [{ binding: "DB", database_name: "events", migrations_dir: "migrations" }],
    });
  });
});

describe("findings", () => {
  it.each([
    ["wrangler.jsonc", '{ "name": }'],
    ["wrangler.json", "[]"],
    ["wrangler.json", ""],
    ["wrangler.toml", "name = \n"],
  ])("%s that does not parse is left alone: %j", (name, text) => {
    const { changed, findings } = configured(name, text);
    expect(Object.keys(changed)).not.toContain(name);
    expect(findings).toEqual([
      `cloudflare/config-not-understood ${name} <> ${name} does not parse; still to be added: D1 database DB.`,
    ]);
  });

  it("a list of bindings that is none", () => {
    const { text, findings } = configured("wrangler.jsonc", `{ ${flags}, "d1_databases": { "binding": "DB2" } }`);
    expect(text).toBeUndefined();
    expect(findings).toEqual([
      'cloudflare/config-not-understood wrangler.jsonc <"d1_databases"> ' +
        "d1_databases is not an array; still to be added: DB.",
    ]);
  });

  it.each([
    ["wrangler.jsonc", `{ ${flags}, "vars": { "DB": "file.db" } }`, '"vars"', "vars"],
    ["wrangler.jsonc", `{ ${flags}, "kv_namespaces": [{ "binding": "DB" }] }`, '"kv_namespaces"', "kv_namespaces"],
    [
      "wrangler.jsonc",
      `{ ${flags}, "durable_objects": { "bindings": [{ "name": "DB", "class_name": "X" }] } }`,
      '"durable_objects"',
      "durable_objects",
    ],
    [
      "wrangler.toml",
      'compatibility_date = "2026-08-04"\n[[queues.producers]]\nbinding = "DB"\nqueue = "q"\n',
      "[[queues.producers]]",
      "queues",
    ],
  ])("the name is taken: %s %j", (name, text, place, holder) => {
    const outcome = configured(name, text);
    expect(outcome.text).toBeUndefined();
    expect(outcome.findings).toEqual([
      `cloudflare/binding-name-taken ${name} <${place}> ` +
        `DB cannot be the name of a D1 database: it already stands in ${holder}.`,
    ]);
  });

  it.each([
    [
      "wrangler.jsonc",
      `\uFEFF{ ${flags}, "env": { "production": {}, "staging": { "d1_databases": [{ "binding": "DB" }] } } }`,
      '"production"',
    ],
    ["wrangler.toml", 'compatibility_date = "2026-08-04"\n[env.production.vars]\nA = "1"\n', "[env.production.vars]"],
  ])("named environments do not inherit: %s", (name, text, place) => {
    expect(configured(name, text).findings).toEqual([
      `cloudflare/named-environment ${name} <${place}> env.production does not have DB.`,
    ]);
  });

  it("a date with the first version of nodejs_compat", () => {
    const { findings } = configured("wrangler.jsonc", '{ "compatibility_date": "2024-01-01" }');
    expect(findings).toEqual([
      'cloudflare/compatibility-date wrangler.jsonc <"compatibility_date"> ' +
        "2024-01-01 gives only the first version of nodejs_compat.",
    ]);
  });

  it("a date without quotes in TOML", () => {
    const { text, findings } = configured("wrangler.toml", "compatibility_date = 2025-01-01\n");
    expect(text).toContain("[[d1_databases]]");
    expect(findings).toEqual([
      "cloudflare/config-not-understood wrangler.toml <compatibility_date = 2025-01-01> " +
        "compatibility_date has a value of an unexpected kind.",
    ]);
  });

  it("another folder of migrations", () => {
    const config = `{ ${flags}, "d1_databases": [{ "binding": "DB", "migrations_dir": "./sql" }] }`;
    expect(configured("wrangler.jsonc", config).findings).toEqual([
      'cloudflare/migrations-dir wrangler.jsonc <"d1_databases"> ' +
        "DB has its migrations in ./sql, the new ones are in migrations.",
    ]);
  });

  it.each(["^3.90.0", "~4.40.1", "4.44"])("wrangler %s", (range) => {
    const { findings } = configured("wrangler.jsonc", `{ ${flags} }`, [db], {
      "package.json": `{ "devDependencies": { "wrangler": "${range}" } }`,
    });
    expect(findings).toEqual([
      `cloudflare/wrangler-too-old package.json <> wrangler ${range} cannot provision a binding that has no id.`,
    ]);
  });

  it.each(["^4.0.0", "4.45.0", "latest", "catalog:"])("not wrangler %s", (range) => {
    const { findings } = configured("wrangler.jsonc", `{ ${flags} }`, [db], {
      "package.json": `{ "devDependencies": { "wrangler": "${range}" } }`,
    });
    expect(findings).toEqual([]);
  });
});
