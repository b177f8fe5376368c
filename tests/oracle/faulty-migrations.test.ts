import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultyMigrations, type FaultyMigration } from "./faulty-migrations.js";
import { expectation, judge, provideRuntimes, type Expectation, type Runtimes } from "./run-scenario.js";
import { readScenario } from "./scenario.js";
import { Workerd } from "./workerd.js";

const application = fileURLToPath(new URL("application", import.meta.url));
const scenario = readScenario(path.join(application, "scenario.json"));
const workerd = new Workerd();
let before: Expectation;
let runtimes: Runtimes;

beforeAll(async () => {
  const folder = path.join(application, "before");
  const found = await provideRuntimes(folder, scenario);
  if ("missing" in found) throw new Error(found.missing);
  runtimes = found;
  before = await expectation(folder, scenario, runtimes);
});

afterAll(() => workerd.dispose());

test("the correct port passes", async () => {
  const verdict = await judge(path.join(application, "after"), scenario, before, workerd, runtimes);
  expect(verdict).toEqual({ differences: [], pending: [] });
});

test.each(faultyMigrations)("caught: $fault", async (migration) => {
  const folder = mkdtempSync(path.join(tmpdir(), "cf-codemod-faulty-"));
  try {
    cpSync(path.join(application, "after"), folder, { recursive: true });
    patch(path.join(folder, migration.file ?? "src/index.ts"), migration);
    const verdict = judge(folder, scenario, before, workerd, runtimes);
    if (migration.refusedAtStart) {
      await expect(verdict).rejects.toThrow("The Workers runtime failed to start");
    } else {
      const { differences, pending } = await verdict;
      expect([...differences, ...pending]).not.toEqual([]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function patch(file: string, { correct, faulty }: FaultyMigration): void {
  const parts = readFileSync(file, "utf8").split(correct);
  if (parts.length !== 2) throw new Error(`${JSON.stringify(correct)} occurs ${parts.length - 1} times`);
  writeFileSync(file, parts.join(faulty));
}
