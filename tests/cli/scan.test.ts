import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { transforms } from "../../transforms/index.js";
import { makeProject } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";
import { certainProject, nextProject } from "./next-project.js";
import { schemaErrors } from "./schema-errors.js";

interface Scan {
  readonly transforms: readonly { readonly name: string }[];
  readonly [key: string]: unknown;
}

/** A server on Bun with SQLite, a queue, a short-lived key and a costly hash. */
function bunServer(files: Readonly<Record<string, string>> = {}) {
  return makeProject({
    "package.json": '{ "name": "api", "dependencies": { "bullmq": "^5", "ioredis": "^5" } }\n',
    "bunfig.toml": "",
    "src/index.ts": `import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");

Bun.serve({ fetch: () => Response.json(db.query("SELECT 1").all()) });
`,
    "src/cache.ts": `import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL!);

export const remember = (key: string, value: string) => redis.set(key, value, "EX", 30);
`,
    "src/hash.ts": `import { pbkdf2Sync } from "node:crypto";

export const hash = (word: string) => pbkdf2Sync(word, "salt", 600_000, 32, "sha256");
`,
    ...files,
  });
}

describe("for people", () => {
  test("what every transform would do; nothing is written", () => {
    const project = nextProject();

    const { status, stdout, stderr } = cfCodemod(["scan"], { cwd: project.root });

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(
      /^edge-runtime {2}Remove .*\n +3 files to look at, 2 files to change: 1 safe and 1 review /mu,
    );
    expect(stdout).toMatch(/^ +safe +1 +edge-runtime\/runtime-export /mu);
    expect(stdout).toMatch(/^ +review +1 +edge-runtime\/preferred-region-alone /mu);
    expect(stdout).toMatch(/^ +manual +1 +edge-runtime\/dynamic-value /mu);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("the stack, what nothing converts, limits, presets and the order", () => {
    const { stdout } = cfCodemod(["scan"], { cwd: bunServer().root });

    expect(stdout).toMatch(/^ +runtime +Bun +bunfig\.toml and 1 more place$/mu);
    expect(stdout).toMatch(/^ +database +SQLite \(bun:sqlite\) +src\/index\.ts:1$/mu);
    expect(stdout).toMatch(/^ +variables +REDIS_URL$/mu);
    expect(stdout).toMatch(/^ +BullMQ → Queues +package\.json$/mu);
    expect(stdout).toMatch(/^ +will +PBKDF2 with more than 100,000 iterations .* src\/hash\.ts:3$/mu);
    expect(stdout).toMatch(/^ +will +Workers KV keeps a key for 60 seconds .* src\/cache\.ts:5$/mu);
    expect(stdout).toMatch(/^ +bun-to-workers \(d1-async, redis-kv, bun-workers\) .* safe and /mu);
    expect(stdout).toContain("In this order\n  1. npx cf-codemod bun-to-workers --dry-run\n");
  });

  test("names what does not apply", () => {
    const { stdout } = cfCodemod(["scan"], {
      cwd: certainProject({ "app/api/edge/route.ts": "export {};\n" }).root,
    });

    expect(stdout).toContain(`does not apply here: ${transforms.map(({ name }) => name).join(", ")}\n`);
    expect(stdout).not.toContain("In this order");
  });

  test("PostgreSQL with features that D1 has not: the first line says to keep it for now", () => {
    const project = makeProject({
      "package.json": '{ "name": "api" }\n',
      "migrations/0001.sql": "CREATE TABLE t (id int PRIMARY KEY);\nALTER TABLE t ENABLE ROW LEVEL SECURITY;\n",
      "src/lock.ts": "export const lock = (sql: any) => sql`SELECT pg_advisory_lock(1)`;\n",
    });

    const first = cfCodemod(["scan"], { cwd: project.root }).stdout.split("\n")[2];

    expect(first).toMatch(/^PostgreSQL with .*: Hyperdrive first\./u);
    expect(first).toContain("advisory locks (1)");
    expect(first).toContain("row-level security (1)");
  });
});

describe("for programs", () => {
  test("--json has the schema's shape", () => {
    const { stdout } = cfCodemod(["scan", "--json"], { cwd: nextProject().root });
    const scan = JSON.parse(stdout) as Scan;

    expect(schemaErrors("scan", scan)).toEqual([]);
    expect(scan.transforms.map(({ name }) => name)).toEqual(transforms.map(({ name }) => name));
    expect(scan.transforms.find(({ name }) => name === "edge-runtime")).toMatchObject({
      filesWithTrigger: 3,
      filesChanged: 2,
      edits: [
        { code: "edge-runtime/preferred-region-alone", safe: 0, review: 1 },
        { code: "edge-runtime/runtime-export", safe: 1, review: 0 },
      ],
      findings: [{ code: "edge-runtime/dynamic-value", level: "manual", count: 1 }],
    });
  });

  test("--quick has it too, without anything that would have to be planned", { timeout: 180_000 }, () => {
    const { root } = bunServer();
    const quick = JSON.parse(cfCodemod(["scan", "--quick", "--json"], { cwd: root }).stdout) as Scan;
    const full = JSON.parse(cfCodemod(["scan", "--json"], { cwd: root }).stdout) as Scan;

    expect(schemaErrors("scan", quick)).toEqual([]);
    expect(schemaErrors("scan", full)).toEqual([]);
    expect(quick.stack).toEqual(full.stack);
    expect(quick.run).toEqual(full.run);
    expect(quick.transforms[0]).toEqual({ name: "d1-async", filesWithTrigger: 1 });
    expect(full).toMatchObject({ uncovered: ["BullMQ"], presets: [{ name: "bun-to-workers", filesChanged: 5 }] });
  });

  test("a project of more than 2000 files is planned only where that is asked for", { timeout: 180_000 }, () => {
    const { root } = nextProject();
    mkdirSync(join(root, "more"));
    for (let file = 0; file < 2000; file += 1) writeFileSync(join(root, `more/${String(file)}.ts`), "export {};\n");
    const json = (...words: string[]) =>
      JSON.parse(cfCodemod(["scan", "--json", ...words], { cwd: root }).stdout) as Scan;
    const edgeRuntime = ({ transforms: all }: Scan) => all.find(({ name }) => name === "edge-runtime");

    expect(edgeRuntime(json())).toEqual({ name: "edge-runtime", filesWithTrigger: 3 });
    expect(cfCodemod(["scan"], { cwd: root }).stdout).toMatch(/^Edits are not counted.*: cf-codemod scan --full$/mu);
    expect(cfCodemod(["scan", "--quick"], { cwd: root }).stdout).not.toContain("--full");
    const full = json("--full");
    expect(schemaErrors("scan", full)).toEqual([]);
    expect(edgeRuntime(full)).toMatchObject({ filesChanged: 2 });
    expect(cfCodemod(["scan", "--quick", "--full"], { cwd: root }).status).toBe(2);
  });

  test("--reporter markdown, to standard output or to a file beside it", { timeout: 180_000 }, () => {
    const { root } = bunServer();

    const both = cfCodemod(["scan", "--json", "--reporter", "markdown=scan.md"], { cwd: root });
    expect(schemaErrors("scan", JSON.parse(both.stdout))).toEqual([]);
    const markdown = readFileSync(join(root, "scan.md"), "utf8");
    expect(markdown).toMatch(/^## cf-codemod scan$/mu);
    expect(markdown).toContain("| database | SQLite (bun:sqlite) | src/index.ts:1 |");
    expect(markdown).toContain("| BullMQ | [Queues](https://developers.cloudflare.com/queues/) |");

    const left = cfCodemod(["scan", "--reporter", "markdown"], { cwd: nextProject().root }).stdout;
    expect(left).toMatch(/^- \[ \] `edge-runtime\/dynamic-value` ×1: /mu);
  });

  test.each([
    ["--reporter", "diff"],
    ["--reporter", "json="],
    ["--json", "--reporter", "markdown"],
  ])("%s %s is an error of the call", (...words) => {
    const { status, stdout, stderr } = cfCodemod(["scan", ...words], { cwd: bunServer().root });

    expect(stderr).toMatch(/^cf-codemod: [^\n]*\n$/u);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

test("--bundle asks the project's own wrangler how large the Worker is, and says so where there is none", () => {
  const config = { "wrangler.jsonc": '{ "main": "src/index.ts" }' };
  const wrangler = `
    import { mkdirSync, writeFileSync } from "node:fs";
    const folder = process.argv[process.argv.indexOf("--outdir") + 1];
    if (!process.argv.includes("--dry-run")) throw new Error("it would deploy");
    mkdirSync(folder + "/parts");
    writeFileSync(folder + "/index.js", "x".repeat(3000));
    writeFileSync(folder + "/index.js.map", "x".repeat(9000));
    writeFileSync(folder + "/parts/a.wasm", "x".repeat(1000));
  `;
  const scan = (root: string) =>
    JSON.parse(cfCodemod(["scan", "--quick", "--bundle", "--json"], { cwd: root }).stdout) as Scan;

  const installed = scan(
    bunServer({
      ...config,
      "node_modules/wrangler/bin/wrangler.js": wrangler,
      "node_modules/wrangler/package.json": '{ "type": "module" }',
    }).root,
  );
  expect(schemaErrors("scan", installed)).toEqual([]);
  expect(installed.workers).toEqual([{ config: "wrangler.jsonc", bytes: 4000 }]);
  expect(scan(bunServer(config).root).workers).toEqual([
    { config: "wrangler.jsonc", reason: "wrangler is not installed in the project" },
  ]);
});
