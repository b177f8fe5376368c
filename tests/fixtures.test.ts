import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { transforms } from "../transforms/index.js";
import { checkInjectedTrivia } from "./fixtures/check-injected-trivia.js";
import { checkLineEnds } from "./fixtures/check-line-ends.js";
import { checkOutput, updateOutput } from "./fixtures/check-output.js";
import { checkPatch } from "./fixtures/check-patch.js";
import { checkScenario } from "./fixtures/check-scenario.js";
import { checkSecondRun } from "./fixtures/check-second-run.js";
import { checkInjectedSqlTrivia, checkSqlLineEnds } from "./fixtures/check-sql-input.js";
import { checkTypes } from "./fixtures/check-types.js";
import { readFiles } from "./fixtures/files.js";
import { findCases, type FixtureCase } from "./fixtures/fixture-case.js";
import { runTransform, type TransformRun } from "./fixtures/transform-run.js";
import { provideRuntimes } from "./oracle/run-scenario.js";
import type { Scenario } from "./oracle/scenario.js";
import { Workerd } from "./oracle/workerd.js";
import { repositoryRoot } from "./runtimes/install.js";

const update = process.env.UPDATE_FIXTURES === "1";
const workerd = new Workerd();
afterAll(() => workerd.dispose());

const cases = findCases(path.join(repositoryRoot, "__testfixtures__"));
/** Runtimes of the cases that run. Known before the tests are, so that a skipped one can say why in its name. */
const runtimes = new Map(
  await Promise.all(
    cases.flatMap((fixture) => (fixture.scenario ? [provideRuntimesFor(fixture, fixture.scenario)] : [])),
  ),
);

test("there are cases", () => {
  expect(cases).not.toEqual([]);
});

for (const fixture of cases) {
  describe(`${fixture.transform}/${fixture.name}`, () => {
    const transform = transforms.find(({ name }) => name === fixture.transform);
    if (!transform) {
      test("its transform is registered", () => expect.fail(`there is no transform ${fixture.transform}`));
      return;
    }
    let running: Promise<TransformRun> | undefined;
    const run = () => (running ??= runTransform(transform, readFiles(path.join(fixture.folder, "before")), fixture));

    test("gives after/ and findings.json", async () => {
      if (update) updateOutput(fixture, await run());
      expect(checkOutput(fixture, await run())).toEqual([]);
    });
    test("leaves nothing to a second run", async () => {
      expect(checkSecondRun(await run())).toEqual([]);
    });
    test("is the same with comments and odd white space", async () => {
      const problems =
        transform.scope === "sql"
          ? await checkInjectedSqlTrivia(transform, fixture, await run())
          : await checkInjectedTrivia(transform, fixture, await run());
      expect(problems).toEqual([]);
    });
    test("is the same with CRLF line ends", async () => {
      const problems =
        transform.scope === "sql"
          ? await checkSqlLineEnds(transform, fixture, await run())
          : await checkLineEnds(transform, fixture, await run());
      expect(problems).toEqual([]);
    });
    if (transform.scope !== "sql") {
      test("adds no type error and no forgotten promise", async () => {
        expect(checkTypes(fixture, await run())).toEqual([]);
      });
    }
    test("gives a patch that applies and reverses", async () => {
      expect(checkPatch(await run())).toEqual([]);
    });
    if (fixture.scenario) testScenario(fixture, fixture.scenario);
  });
}

async function provideRuntimesFor(fixture: FixtureCase, scenario: Scenario) {
  return [fixture, await provideRuntimes(path.join(fixture.folder, "before"), scenario)] as const;
}

function testScenario(fixture: FixtureCase, scenario: Scenario): void {
  const name = "behaves on workerd as it did before";
  const found = runtimes.get(fixture);
  if (!found || "missing" in found) {
    const reason = `${found?.name ?? "runtime"} is missing: ${found?.missing ?? "unknown"}`;
    if (process.env.CI === "true") test(name, () => expect.fail(reason));
    else test.skip(`${name} (${reason})`);
    return;
  }
  // PostgreSQL is started, and drizzle-kit run on both sides.
  const timeout = scenario.services?.includes("postgres") ? 120_000 : 30_000;
  test(
    name,
    async () => {
      expect(await checkScenario(fixture, scenario, found, workerd)).toEqual([]);
    },
    timeout,
  );
}
