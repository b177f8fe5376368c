import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engines } from "../../src/verify/verify.js";
import { startEngines, stopEngines } from "./engines.js";
import { faults } from "./faults.js";
import { shop, verifyTexts } from "./histories.js";

let engines: Engines;
beforeAll(async () => {
  engines = await startEngines();
}, 180_000);
afterAll(() => stopEngines(engines));

describe("the comparison of a PostgreSQL database and a D1 database", () => {
  test("finds nothing in a right translation, and puts a lot to it", async () => {
    const { postgres, d1, facts, behaviour, rows, differences } = await verifyTexts(shop, engines);
    expect({ differences, failures: [...postgres.failures, ...d1.failures] }).toEqual({
      differences: [],
      failures: [],
    });
    expect(behaviour.notProbed).toEqual([]);
    expect(facts.compared).toBeGreaterThan(90);
    expect(behaviour.compared).toBeGreaterThan(60);
    expect(rows).toMatchObject({ lost: 0, wrong: 0, emptied: [] });
    expect(rows.atTheEnd).toBeGreaterThanOrEqual(8);
  });

  for (const { name, histories, seen } of faults) {
    test(`sees that ${name}`, async () => {
      const { differences } = await verifyTexts(histories, engines);
      const found = differences.filter(({ code, table }) => code === seen.code && table === seen.table);
      expect(found, JSON.stringify(differences, undefined, 2)).not.toEqual([]);
      if (seen.subject) expect(found.map(({ subject }) => subject).join("\n")).toMatch(new RegExp(seen.subject, "m"));
    });
  }
});
