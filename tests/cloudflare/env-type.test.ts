import { describe, expect, it } from "vitest";
import { configure, d1, type Files } from "./memory-tree.js";
import { typeErrors } from "./type-errors.js";

const db = d1("DB", "src/index.ts");
const base = {
  "package.json": '{ "devDependencies": { "@cloudflare/workers-types": "^4.20260426.0", "wrangler": "^4.86.0" } }',
  "wrangler.jsonc": '{ "compatibility_date": "2026-08-04", "d1_databases": [{ "binding": "DB" }] }',
  "src/index.ts": "export default {};\n",
  "tsconfig.json": '{ "compilerOptions": { "lib": ["ESNext"] } }',
};
const reference = '/// <reference types="@cloudflare/workers-types" />\n';
const declaration = `declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
  }
}
interface Env extends Cloudflare.Env {}
`;

function typed(files: Files, bindings = [db]) {
  return configure({ ...base, ...files }, bindings);
}

describe("a new declaration", () => {
  it("is env.d.ts beside the tsconfig", () => {
    const { changed, notes, findings } = typed({});
    expect(changed).toEqual({ "env.d.ts": `${reference}\n${declaration}` });
    expect(notes).toEqual([]);
    expect(findings).toEqual([]);
  });

  it("type-checks against workers-types, and types the env of cloudflare:workers", () => {
    const { files } = configure({ ...base, "wrangler.jsonc": "{}" }, [
      db,
      { kind: "kv", name: "CACHE", usedBy: "src/index.ts" },
      { kind: "r2", name: "FILES", usedBy: "src/index.ts" },
    ]);
    const use = `import { env } from "cloudflare:workers";
      export const statement: D1PreparedStatement = env.DB.prepare("SELECT 1");
      export const value: Promise<string | null> = env.CACHE.get("key");
      export const object: Promise<R2Object | null> = env.FILES.head("key");
      export default { fetch: (_: Request, other: Env) => new Response(String(other.DB === env.DB)) };\n`;
    const text = files["env.d.ts"] ?? "";
    expect(typeErrors({ "env.d.ts": text, "src/index.ts": use })).toEqual([]);
    expect(typeErrors({ "env.d.ts": text, "src/index.ts": `${use}env.OTHER;\n` })).toEqual([
      "src/index.ts: Property 'OTHER' does not exist on type 'Env'.",
    ]);
    // A `types` array that does not name workers-types changes nothing.
    expect(typeErrors({ "env.d.ts": text, "src/index.ts": use }, { types: ["node"] })).toEqual([]);
  });

  describe("in a project with the types of the DOM", () => {
    const dom = { "tsconfig.json": '{ "compilerOptions": { "lib": ["ESNext", "DOM"] } }' };
    const lib = { lib: ["lib.esnext.d.ts", "lib.dom.d.ts"] };
    const browser = `export const name = async () => (await (await fetch("/")).json()).name as string;\n`;
    const bindings = [
      db,
      { kind: "kv", name: "CACHE", usedBy: "src/index.ts" },
      { kind: "r2", name: "FILES", usedBy: "src/index.ts" },
    ] as const;

    it("takes single types out of workers-types, and leaves those of the DOM alone", () => {
      const { files, notes } = configure({ ...base, ...dom, "wrangler.jsonc": "{}" }, bindings);
      const use = `import { env } from "cloudflare:workers";
      export const statement: D1PreparedStatement = env.DB.prepare("SELECT 1");
      export const count: Promise<D1Result<{ id: number }>> = statement.all<{ id: number }>();
      export const value: Promise<string | null> = env.CACHE.get("key");
      export const object: Promise<R2Object | null> = env.FILES.head("key");
      export const same = (other: Env) => other.DB === env.DB;\n`;
      const texts = { "env.d.ts": files["env.d.ts"] ?? "", "src/index.ts": use, "src/browser.ts": browser };
      expect(typeErrors(texts, lib)).toEqual([]);
      expect(typeErrors({ ...texts, "src/index.ts": `${use}env.OTHER;\n` }, lib)).toEqual([
        "src/index.ts: Property 'OTHER' does not exist on type 'Env'.",
      ]);
      // The reference would change what the browser's code means.
      expect(typeErrors({ ...texts, "env.d.ts": reference }, lib).join()).toContain("src/browser.ts: ");
      expect(notes).toEqual([]);
    });

    it("adds the types of another kind of binding later", () => {
      const { files } = configure({ ...base, ...dom, "wrangler.jsonc": "{}" }, [db]);
      const { changed } = configure(files, bindings);
      const use =
        'import { env } from "cloudflare:workers";\nexport const value: Promise<string | null> = env.CACHE.get("key");\n';
      expect(changed["env.d.ts"]?.match(/type D1Database /g)).toHaveLength(1);
      expect(
        typeErrors({ "env.d.ts": changed["env.d.ts"] ?? "", "src/index.ts": use, "src/browser.ts": browser }, lib),
      ).toEqual([]);
    });

    it("says it once in a program over several packages", () => {
      const { changed } = configure(
        { ...base, ...dom, "a/package.json": "{}", "a/x.ts": "", "b/package.json": "{}", "b/y.ts": "" },
        [d1("DB", "a/x.ts"), d1("DB", "b/y.ts")],
      );
      const [a = "", b = ""] = [changed["a/env.d.ts"], changed["b/env.d.ts"]];
      expect(b).toContain("DB: D1Database");
      expect(typeErrors({ "a/env.d.ts": a, "b/env.d.ts": b }, lib)).toEqual([]);
    });
  });

  it.each([
    ['["src"]', "src/env.d.ts"],
    ['["./src/**/*.ts"]', "src/env.d.ts"],
    ['["src/**/*"]', "src/env.d.ts"],
    ['["**/*.ts"]', "env.d.ts"],
    ['["."]', "env.d.ts"],
    ['["*.d.ts", "src/*.ts"]', "env.d.ts"],
  ])("goes where include %s sees it", (include, path) => {
    const { changed } = typed({ "tsconfig.json": `{ "include": ${include}, /* c */ }` });
    expect(Object.keys(changed)).toEqual([path]);
  });

  it("reads what the tsconfig extends", () => {
    const { changed, notes } = typed({
      "tsconfig.json": '{ "extends": ["./tsconfig.base"] }',
      "tsconfig.base.json": '{ "extends": "@org/base/tsconfig.json", "include": ["src"] }',
      "node_modules/@org/base/tsconfig.json": '{ "compilerOptions": { "lib": ["ES2023"] } }',
    });
    expect(Object.keys(changed)).toEqual(["src/env.d.ts"]);
    expect(notes).toEqual([]);
  });

  it("finds the config that a solution refers to", () => {
    const { changed } = typed({
      "tsconfig.json":
        '{ "files": [], "references": [{ "path": "./tsconfig.node.json" }, { "path": "tsconfig.app.json" }] }',
      "tsconfig.node.json": '{ "include": ["vite.config.ts"] }',
      "tsconfig.app.json": '{ "include": ["src"] }',
    });
    expect(Object.keys(changed)).toEqual(["src/env.d.ts"]);
  });

  it("is added to a list of files", () => {
    const { changed } = typed({ "tsconfig.json": '{\n\t"files": ["src/index.ts"]\n}\n' });
    expect(changed["tsconfig.json"]).toBe('{\n\t"files": ["src/index.ts", "env.d.ts"]\n}\n');
    expect(changed["env.d.ts"]).toContain("DB: D1Database");
  });

  it("goes to a folder of include where the file that uses the binding does not", () => {
    const outside = { "scripts/seed.ts": "export {};\n", "src/index.ts": "export {};\n" };
    const inside = (include: string) => {
      const files = { ...outside, "tsconfig.json": `{ "include": [${include}] }`, "package.json": "{}" };
      return Object.keys(configure(files, [d1("DB", "scripts/seed.ts")]).changed).filter((path) =>
        path.endsWith(".d.ts"),
      );
    };
    expect(inside('"src/**/*"')).toEqual(["src/env.d.ts"]);
    expect(inside('"*.config.ts", "./src"')).toEqual(["src/env.d.ts"]);
    expect(inside('"src/main.ts"')).toEqual(["env.d.ts"]);
  });

  it("says where include does not see it", () => {
    const { changed, notes } = typed({ "tsconfig.json": '{ "include": ["src/index.ts"] }' });
    expect(Object.keys(changed)).toEqual(["env.d.ts"]);
    expect(notes).toEqual(["tsconfig.json does not include env.d.ts: add it to `include`."]);
  });

  it("has another name next to env.ts, because TypeScript ignores env.d.ts there", () => {
    const { changed } = typed({
      "src/env.ts": "export const env = process.env;\n",
      "tsconfig.json": '{ "include": ["src"], "compilerOptions": { "lib": ["ESNext"] } }',
    });
    expect(Object.keys(changed)).toEqual(["src/cloudflare-env.d.ts"]);
  });

  it("is CloudflareEnv in a Next.js project", () => {
    const { changed } = typed({ "package.json": '{ "dependencies": { "next": "16", "wrangler": "4.86.0" } }' });
    expect(changed["cloudflare-env.d.ts"]).toBe(`${reference}\ninterface CloudflareEnv {\n  DB: D1Database;\n}\n`);
  });

  it("is made for every package that uses the binding", () => {
    const { changed } = configure(
      {
        "package.json": base["package.json"],
        "wrangler.jsonc": base["wrangler.jsonc"],
        "tsconfig.json": "{}",
        "a/package.json": "{}",
        "a/x.ts": "",
        "b/package.json": "{}",
        "b/tsconfig.json": "{}",
        "b/y.ts": "",
      },
      [d1("DB", "a/x.ts"), d1("DB", "b/y.ts")],
    );
    expect(Object.keys(changed).sort()).toEqual(["a/env.d.ts", "b/env.d.ts"]);
  });

  it("is not made for JavaScript", () => {
    const { changed } = configure({ "package.json": "{}", "wrangler.jsonc": base["wrangler.jsonc"], "index.js": "" }, [
      d1("DB", "index.js"),
    ]);
    expect(Object.keys(changed)).toEqual(["package.json"]);
    expect(changed["package.json"]).not.toContain("workers-types");
  });

  it.each([
    ['{ "compilerOptions": { "skipLibCheck": true } }', []],
    ['{ "compilerOptions": { "lib": ["ESNext", "DOM.Iterable"] } }', []],
    ['{ "compilerOptions": { "lib": ["ESNext"] } }', ["skipLibCheck"]],
    ['{ "extends": "not-installed", "compilerOptions": { "skipLibCheck": true } }', []],
  ])("notes what %s means for workers-types", (tsconfig, words) => {
    const { notes } = typed({
      "package.json": '{ "devDependencies": { "wrangler": "4" } }',
      "tsconfig.json": tsconfig,
    });
    expect(notes).toHaveLength(words.length);
    for (const [index, word] of words.entries()) expect(notes[index]).toContain(word);
  });
});

describe("an existing declaration", () => {
  it.each([
    [
      "multi-line",
      "declare namespace Cloudflare {\n\tinterface Env {\n\t\tKV: KVNamespace; // {cache}\n\t}\n}\n",
      `${reference}declare namespace Cloudflare {\n\tinterface Env {\n\t\tKV: KVNamespace; // {cache}\n\t\tDB: D1Database;\n\t}\n}\n`,
    ],
    [
      "without semicolons, in CRLF",
      "/// <reference types='@cloudflare/workers-types' />\r\ndeclare namespace Cloudflare {\r\n  interface Env {\r\n    A: string\r\n  }\r\n}\r\n",
      "/// <reference types='@cloudflare/workers-types' />\r\ndeclare namespace Cloudflare {\r\n  interface Env {\r\n    A: string\r\n    DB: D1Database\r\n  }\r\n}\r\n",
    ],
    [
      "on one line",
      `${reference}declare namespace Cloudflare { interface Env { A: string } }\n`,
      `${reference}declare namespace Cloudflare { interface Env { A: string; DB: D1Database } }\n`,
    ],
    [
      "empty",
      `${reference}declare namespace Cloudflare {\n  interface Env {}\n}\n`,
      `${reference}declare namespace Cloudflare {\n  interface Env {\n    DB: D1Database;\n  }\n}\n`,
    ],
    [
      "in a module",
      `${reference}declare global {\n  namespace Cloudflare {\n    interface Env {\n      A: "}";\n    }\n  }\n}\nexport {};\n`,
      `${reference}declare global {\n  namespace Cloudflare {\n    interface Env {\n      A: "}";\n      DB: D1Database;\n    }\n  }\n}\nexport {};\n`,
    ],
  ])("is extended: %s", (_, before, after) => {
    const { changed } = typed({ "src/types/bindings.d.ts": before });
    expect(changed).toEqual({ "src/types/bindings.d.ts": after });
    expect(typeErrors({ "bindings.d.ts": after })).toEqual([]);
  });

  it("needs no reference where the tsconfig names the types", () => {
    const { changed } = typed({
      "tsconfig.json":
        '{ "compilerOptions": { "lib": ["ESNext"], "types": ["@cloudflare/workers-types/2023-07-01"] } }',
      "src/env.d.ts": "declare namespace Cloudflare {\n  interface Env {}\n}\n",
    });
    expect(changed["src/env.d.ts"]).toMatch(/^declare/);
  });

  it("is left alone where it has the binding", () => {
    const { changed } = typed({
      "env.d.ts": "declare namespace Cloudflare { interface Env { readonly DB: D1Database } }\n",
    });
    expect(changed).toEqual({});
  });

  it("gets the reference although a comment names the types", () => {
    const before = "// @cloudflare/workers-types\ndeclare namespace Cloudflare {\n  interface Env {}\n}\n";
    expect(typed({ "env.d.ts": before }).changed["env.d.ts"]).toMatch(/^\/\/\/ <reference/);
  });

  it.each([
    ["commented out", "// declare namespace Cloudflare { interface Env { DB: D1Database } }\nexport {};\n"],
    [
      "a module's own",
      "namespace Cloudflare { export interface Env { A: string } }\nexport const a: Cloudflare.Env = { A: '' };\n",
    ],
  ])("does not count: %s", (_, text) => {
    const { changed } = typed({ "src/other.ts": text });
    expect(Object.keys(changed)).toEqual(["env.d.ts"]);
  });

  it("env.d.ts with other content is continued", () => {
    const before = '/// <reference types="vite/client" />\ninterface Env {\n  KV: KVNamespace;\n}\n';
    const { changed } = typed({ "env.d.ts": before });
    expect(changed).toEqual({ "env.d.ts": `${reference}${before}\n${declaration}` });
    expect(typeErrors({ "env.d.ts": (changed["env.d.ts"] ?? "").replace(/.*vite.*\n/, "") })).toEqual([]);
  });

  it("env.d.ts that is a module is left alone", () => {
    const { changed } = typed({ "env.d.ts": "export {};\n" });
    expect(Object.keys(changed)).toEqual(["cloudflare-env.d.ts"]);
  });

  it("CloudflareEnv is extended in a Next.js project", () => {
    const next = {
      "package.json": '{ "dependencies": { "next": "16", "wrangler": "4.86.0", "@cloudflare/workers-types": "4" } }',
    };
    const own = typed({ ...next, "env.d.ts": `${reference}interface CloudflareEnv {\n  A: string;\n}\n` });
    expect(own.changed).toEqual({
      "env.d.ts": `${reference}interface CloudflareEnv {\n  A: string;\n  DB: D1Database;\n}\n`,
    });
    const inherited = typed({
      ...next,
      "env.d.ts": `${reference}declare namespace Cloudflare {\n  interface Env {\n    A: string;\n  }\n}\ninterface CloudflareEnv extends Cloudflare.Env {}\n`,
    });
    expect(inherited.changed["env.d.ts"]).toContain("    A: string;\n    DB: D1Database;\n  }\n}\n");
  });

  it("that is generated has to be generated again", () => {
    const generated =
      "/* eslint-disable */\n// Generated by Wrangler by running `wrangler types --env-interface Env` (hash: 0)\n" +
      "declare namespace Cloudflare {\n  interface Env {\n    KV: KVNamespace;\n  }\n}\n";
    const { changed, notes } = typed({ "worker-configuration.d.ts": generated });
    expect(changed).toEqual({});
    expect(notes).toEqual([
      "Run `npx wrangler types --env-interface Env`: worker-configuration.d.ts does not have DB yet.",
    ]);
    expect(typed({ "worker-configuration.d.ts": generated.replace("KV:", "DB:") }).notes).toEqual([]);
  });
});
