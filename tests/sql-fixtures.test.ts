import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engines } from "../src/verify/verify.js";
import { type DatabaseDeclarations, checkDatabases } from "./fixtures/check-databases.js";
import { type Files, readFiles } from "./fixtures/files.js";
import { casesOf } from "./fixtures/fixture-case.js";
import { repositoryRoot } from "./runtimes/install.js";
import { startEngines, stopEngines } from "./verify/engines.js";

/** Every case of sql-d1, on both engines: `before/` on PostgreSQL, `after/` on local D1. */
const cases = casesOf(path.join(repositoryRoot, "__testfixtures__", "sql-d1"));

describe("databases of the cases", () => {
  let engines: Engines;
  beforeAll(async () => {
    engines = await startEngines();
  }, 180_000);
  afterAll(() => stopEngines(engines));

  test.each(cases)("$name", async ({ folder, options = {} }) => {
    const [before, after] = ["before", "after"].map((name) => texts(readFiles(path.join(folder, name))));
    expect(await checkDatabases(before ?? {}, after ?? {}, options, declarationsOf(folder), engines)).toEqual([]);
  });
});

function texts(files: Files): Record<string, string> {
  return Object.fromEntries([...files].map(([name, content]) => [name, content.toString()]));
}

function declarationsOf(folder: string): DatabaseDeclarations {
  const file = path.join(folder, "verify.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DatabaseDeclarations) : {};
}
