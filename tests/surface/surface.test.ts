import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bunSqlite } from "../../src/typescript/stubs/bun-sqlite.js";
import { betterSqlite3 } from "../../src/typescript/stubs/better-sqlite3.js";
import { nodeSqlite } from "../../src/typescript/stubs/node-sqlite.js";
import { coveragePage } from "../../transforms/d1-async/surface/coverage-page.js";
import { betterSqlite3Surface } from "../../transforms/d1-async/surface/better-sqlite3.js";
import { bunSqliteSurface } from "../../transforms/d1-async/surface/bun-sqlite.js";
import { drizzleSurface } from "../../transforms/d1-async/surface/drizzle.js";
import { surfaces } from "../../transforms/d1-async/surface/index.js";
import { nodeSqliteSurface } from "../../transforms/d1-async/surface/node-sqlite.js";
import type { Surface } from "../../transforms/d1-async/surface/surface.js";
import { type DeclaredNames, declaredNames } from "./declared-names.js";

function installed(path: string): string {
  return readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), "utf8");
}

const queries = ["select", "insert", "update", "delete", "query", "raw", "count"];
const sqliteCore = ["db", "session", ...queries.map((name) => `query-builders/${name}`)].map(
  (file) => `sqlite-core/${file}`,
);
const drivers = ["bun-sqlite", "better-sqlite3"].flatMap((driver) =>
  ["driver", "session", "migrator"].map((file) => `${driver}/${file}`),
);
const drizzleText = (path: string) => installed(`drizzle-orm/${path}.d.ts`);

type Names = Pick<DeclaredNames, "exports" | "members">;

/** Names that the library has and the table lacks (`+`), and the other way round (`-`). */
function differences(declared: Names, surface: Surface, allowedToLack: Names = declared): string[] {
  const names = (exports: Iterable<string>, members: Iterable<readonly [string, Iterable<string>]>) =>
    new Set([...exports, ...[...members].flatMap(([owner, list]) => [...list].map((name) => `${owner}#${name}`))]);
  const inTable = names(
    Object.keys(surface.exports),
    Object.entries(surface.members).map(([owner, verdicts]) => [owner, Object.keys(verdicts)] as const),
  );
  // A class or interface without a table of its own shares the verdict of its export.
  const listed = (owner: string) => Object.hasOwn(surface.members, owner);
  const declares = (from: Names) =>
    names(
      from.exports,
      [...from.members].filter(([owner]) => listed(owner)),
    );
  const library = declares(declared);
  const known = new Set([...library, ...declares(allowedToLack)]);
  return [
    ...[...library].filter((name) => !inTable.has(name)).map((name) => `+ ${name}`),
    ...[...inTable].filter((name) => !known.has(name)).map((name) => `- ${name}`),
  ].sort();
}

describe("the tables have every member of the library, and no other", () => {
  it("bun:sqlite", () => {
    expect(differences(declaredNames([installed("bun-types/sqlite.d.ts")]), bunSqliteSurface)).toEqual([]);
  });

  it("better-sqlite3", () => {
    const declared = declaredNames([installed("@types/better-sqlite3/index.d.ts")]);
    expect(differences(declared, betterSqlite3Surface)).toEqual([]);
  });

  it("node:sqlite", () => {
    const stub = declaredNames([nodeSqlite.text]);
    // Node 20, whose types this package is written with, does not have it.
    expect(differences(declaredNames([installed("node-24-types/sqlite.d.ts")]), nodeSqliteSurface, stub)).toEqual([]);
  });

  it("drizzle-orm", () => {
    const core = declaredNames(sqliteCore.map(drizzleText));
    const drizzle = declaredNames(drivers.map(drizzleText));
    // The types of sqlite-core go with its classes, and the classes are listed by their members.
    const unlisted = [...core.classes].filter((name) => !Object.hasOwn(drizzleSurface.members, name));
    const declared = { exports: new Set([...drizzle.exports, ...unlisted]), members: core.members };
    expect(differences(declared, drizzleSurface)).toEqual([]);
  });
});

describe("the stubs declare what the tables convert", () => {
  it.each([
    ["bun:sqlite", bunSqlite.text, bunSqliteSurface],
    ["better-sqlite3", betterSqlite3.text, betterSqlite3Surface],
    ["node:sqlite", nodeSqlite.text, nodeSqliteSurface],
  ])("%s", (_, text, surface: Surface) => {
    const stub = declaredNames([text]);
    const missing = Object.entries(surface.members).flatMap(([owner, verdicts]) =>
      Object.keys(verdicts).filter((name) => stub.members.get(owner)?.has(name) !== true),
    );
    expect(missing).toEqual([]);
  });
});

describe("the test itself", () => {
  it("sees a new member upstream, and a member that is gone", () => {
    const text = installed("bun-types/sqlite.d.ts").replace("readonly filename: string;", "readonly brandNew: string;");
    expect(differences(declaredNames([text]), bunSqliteSurface)).toEqual([
      "+ Database#brandNew",
      "- Database#filename",
    ]);
  });
});

describe("docs/d1-async-coverage.md", () => {
  it("is what the tables say (vitest -u writes it)", async () => {
    await expect(coveragePage(surfaces)).toMatchFileSnapshot("../../docs/d1-async-coverage.md");
  });
});
