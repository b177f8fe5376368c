import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseDeclarations, checkDatabases } from "../fixtures/check-databases.js";
import { type Engines } from "../../src/verify/verify.js";
import { startEngines, stopEngines } from "./engines.js";

let engines: Engines;
beforeAll(async () => {
  engines = await startEngines();
}, 180_000);
afterAll(() => stopEngines(engines));

const before = {
  "db/0001_first.sql": "create table a (id serial primary key, name text not null);",
  "db/0002_second.sql": "alter table a add column done boolean default false; create extension no_such_extension;",
};
const right = {
  ...before,
  "migrations-d1/0001_first.sql": "create table a (id integer primary key, name text not null);",
  "migrations-d1/0002_second.sql": "alter table a add column done integer default 0;",
};
const refused = { statement: "create extension", because: "it is not there" };

function check(after: Record<string, string>, declared: DatabaseDeclarations): Promise<string[]> {
  return checkDatabases(before, after, {}, declared, engines);
}

describe("the databases of a case", () => {
  test("are the same", async () => {
    expect(await check(right, { refusedByPostgres: [refused] })).toEqual([]);
  });

  test("a statement that PostgreSQL refuses has to be declared", async () => {
    expect(await check(right, {})).toEqual([expect.stringMatching(/^PostgreSQL refuses create extension/)]);
  });

  const wrong = { ...right, "migrations-d1/0002_second.sql": "alter table a add column done integer default 1;" };
  test("a difference has to be declared", async () => {
    const problems = await check(wrong, { refusedByPostgres: [refused] });
    expect(problems.join("\n")).toMatch(/^default: a done \(PostgreSQL: 0; D1: 1\)$/m);
    const declared = (["default", "row-stored", "rows-changed"] as const).map((code) => ({
      code,
      table: "a",
      because: "it is meant to be",
    }));
    expect(await check(wrong, { refusedByPostgres: [refused], differences: declared })).toEqual([]);
  });

  test("a declaration that does not come up, or is not explained, is a problem", async () => {
    const differences = [{ code: "default", table: "b", because: " " }] as const;
    expect(await check(right, { refusedByPostgres: [refused], differences })).toEqual([
      "a declaration is not explained",
      expect.stringMatching(/^declared, but does not occur/),
    ]);
  });
});
