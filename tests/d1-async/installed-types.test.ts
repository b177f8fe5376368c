import { expect, test } from "vitest";
import { plan } from "../../transforms/d1-async/plan.js";
import { memoryTree } from "../cloudflare/memory-tree.js";
import { migrate } from "./migration.js";

const bunTypes = `declare module "bun:sqlite" {
  export class Database {
    constructor(filename?: string);
    query<Row, Parameters>(sql: string): Statement<Row>;
  }
  export class Statement<Row> { get(...values: unknown[]): Row | null }
}
`;
const code = `import { Database } from "bun:sqlite";
export const db = new Database("app.db");
export const find = (id: string) => db.query<{ id: string }, string>("SELECT id FROM user WHERE id = ?").get(id);
`;
const migrated = `import { env } from "cloudflare:workers";
export const db = env.DB;
export const find = (id: string) => db.prepare("SELECT id FROM user WHERE id = ?").bind(id).first<{ id: string }>();
`;

test("types that are installed in the folder of a package below the root are found, as its tsconfig names them", () => {
  const { changed, findings } = migrate({
    "packages/api/tsconfig.json": '{ "compilerOptions": { "strict": true, "types": ["bun-types"] } }',
    "packages/api/node_modules/bun-types/package.json": '{ "name": "bun-types", "types": "index.d.ts" }',
    "packages/api/node_modules/bun-types/index.d.ts": '/// <reference path="./sqlite.d.ts" />\n',
    "packages/api/node_modules/bun-types/sqlite.d.ts": bunTypes,
    "packages/api/db.ts": code,
  });
  expect(findings).toEqual([]);
  expect(changed).toEqual({ "packages/api/db.ts": migrated });
});

test("types that only a package behind the first one has installed are found", () => {
  const { changed, findings } = migrate({
    "packages/a/package.json": "{}",
    "packages/a/main.ts": 'import { find } from "../b/db";\nexport const sqliteUser = () => find("1")?.id;\n',
    "packages/b/package.json": "{}",
    "packages/b/node_modules/bun-types/sqlite.d.ts": bunTypes,
    "packages/b/db.ts": code,
  });
  expect(findings).toEqual([]);
  expect(changed).toEqual({
    "packages/a/main.ts":
      'import { find } from "../b/db";\nexport const sqliteUser = async () => (await find("1"))?.id;\n',
    "packages/b/db.ts": migrated,
  });
});

test("the old types of Bun, in one file, are used", () => {
  const { changed, findings } = migrate({
    "node_modules/bun-types/types.d.ts": bunTypes,
    "db.ts": code,
  });
  expect(findings).toEqual([]);
  expect(changed).toEqual({ "db.ts": migrated });
});

test("types that an isolated linker puts beside the real path of what brings them in are found", () => {
  const store = "node_modules/.bun";
  const files = {
    "packages/api/node_modules/@types/bun/package.json": '{ "name": "@types/bun", "types": "index.d.ts" }',
    [`${store}/@types+bun@1.3.9/node_modules/@types/bun/index.d.ts`]: '/// <reference types="bun-types" />\n',
    [`${store}/@types+bun@1.3.9/node_modules/bun-types/package.json`]: '{ "name": "bun-types", "types": "index.d.ts" }',
    [`${store}/@types+bun@1.3.9/node_modules/bun-types/index.d.ts`]: "export {};\n",
    [`${store}/@types+bun@1.3.9/node_modules/bun-types/sqlite.d.ts`]: bunTypes,
    "packages/api/db.ts": code,
  };
  const link = "packages/api/node_modules/@types/bun";
  const tree = {
    ...memoryTree(files),
    realPath: (path: string) => path.replace(link, `${store}/@types+bun@1.3.9/node_modules/@types/bun`),
  };
  const { notes = [] } = plan({ candidates: ["packages/api/db.ts"], tree, options: { binding: "DB" } });
  expect(notes).toEqual([]);
});
