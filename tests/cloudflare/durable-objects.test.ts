import { describe, expect, it } from "vitest";
import type { Binding } from "../../src/engine/plan.js";
import { configure, type Files } from "./memory-tree.js";
import { typeErrors } from "./type-errors.js";

const store: Binding = {
  kind: "durable-object",
  name: "STORE",
  className: "Store",
  module: "src/store.ts",
  usedBy: "src/index.ts",
};
const base = {
  "package.json": '{ "devDependencies": { "@cloudflare/workers-types": "^4.20260426.0", "wrangler": "^4.86.0" } }',
  "src/index.ts": "export default {};\n",
  "tsconfig.json": '{ "compilerOptions": { "lib": ["ESNext"] } }',
};
const date = '"compatibility_date": "2026-08-04"';

function config(files: Files, name: string): string {
  return configure({ ...base, ...files }, [store]).files[name] ?? "";
}

describe("the wrangler config gets the binding and the migration of a Durable Object", () => {
  it("in JSON without either", () => {
    expect(JSON.parse(config({ "wrangler.json": `{ ${date} }` }, "wrangler.json"))).toEqual({
      compatibility_date: "2026-08-04",
      durable_objects: { bindings: [{ name: "STORE", class_name: "Store" }] },
      migrations: [{ tag: "v1", new_sqlite_classes: ["Store"] }],
    });
  });

  it("in JSON beside others, with a tag that is free", () => {
    const text = `{
  ${date},
  "durable_objects": { "bindings": [{ "name": "ROOM", "class_name": "Room" }] },
  "migrations": [{ "tag": "v2", "new_sqlite_classes": ["Room"] }]
}
`;
    expect(config({ "wrangler.jsonc": text }, "wrangler.jsonc")).toBe(`{
  ${date},
  "durable_objects": { "bindings": [{ "name": "ROOM", "class_name": "Room" }, { "name": "STORE", "class_name": "Store" }] },
  "migrations": [{ "tag": "v2", "new_sqlite_classes": ["Room"] }, { "tag": "v3", "new_sqlite_classes": ["Store"] }]
}
`);
  });

  it("in TOML", () => {
    const text = `compatibility_date = "2026-08-04"

[[durable_objects.bindings]]
name = "ROOM"
class_name = "Room"
`;
    expect(config({ "wrangler.toml": text }, "wrangler.toml")).toBe(`${text}
[[durable_objects.bindings]]
name = "STORE"
class_name = "Store"

[[migrations]]
tag = "v1"
new_sqlite_classes = ["Store"]
`);
  });

  it("and nothing the second time", () => {
    const { files } = configure({ ...base, "wrangler.jsonc": `{ ${date} }` }, [store]);
    expect(configure(files, [store]).changed).toEqual({});
  });
});

describe("the type of the binding", () => {
  const use = `import { env } from "cloudflare:workers";
    export const value: Promise<number> = env.STORE.getByName("a").add(1);
    export const wrong = env.STORE.getByName("a").other();\n`;
  const module = `import { DurableObject } from "cloudflare:workers";
    export class Store extends DurableObject { add(n: number): number { return n; } }\n`;

  it.each(['["ESNext"]', '["ESNext", "DOM"]'])("names the class, with lib %s", (lib) => {
    const tsconfig = `{ "compilerOptions": { "lib": ${lib} } }`;
    const { files } = configure({ ...base, "tsconfig.json": tsconfig, "wrangler.jsonc": "{}" }, [store]);
    const texts = { "env.d.ts": files["env.d.ts"] ?? "", "src/index.ts": use, "src/store.ts": module };
    expect(typeErrors(texts)).toEqual([expect.stringContaining("Property 'other' does not exist")]);
  });
});
