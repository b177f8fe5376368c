import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createSession } from "../../src/engine/session.js";
import bunWorkers from "../../transforms/bun-workers/index.js";
import redisKv from "../../transforms/redis-kv/index.js";
import { checkSecondRun } from "../fixtures/check-second-run.js";
import { compareWithDeclared } from "../fixtures/check-scenario.js";
import { readFiles } from "../fixtures/files.js";
import { expectation, judge, provideRuntimes } from "../oracle/run-scenario.js";
import { readScenario } from "../oracle/scenario.js";
import { repositoryRoot } from "../runtimes/install.js";
import { Workerd } from "../oracle/workerd.js";

const project = path.join(import.meta.dirname, "bun-chat");
const scenario = readScenario(path.join(project, "scenario.json"));
const runtimes = await provideRuntimes(project, scenario);
const after = mkdtempSync(path.join(tmpdir(), "cf-codemod-bun-chat-"));
const workerd = new Workerd();
afterAll(async () => {
  await workerd.dispose();
  rmSync(after, { recursive: true, force: true });
});

/** Takes two transforms: the server becomes a Worker with a Durable Object of sockets, its Redis another one. */
describe("subscribers of Redis behind the WebSockets of Bun.serve()", () => {
  const skipped = "missing" in runtimes;
  it.skipIf(skipped && process.env.CI !== "true")(
    "get the same messages from the Durable Object on workerd",
    { timeout: 120_000 },
    async () => {
      if ("missing" in runtimes) return expect.fail(runtimes.missing);
      cpSync(project, after, { recursive: true });
      rmSync(path.join(after, "scenario.json"));
      symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(after, "node_modules"), "junction");
      const before = readFiles(after);
      const transforms = [redisKv, bunWorkers];
      const settings = {
        transformOptions: { "redis-kv": { "durable-objects": true }, "bun-workers": { "durable-objects": true } },
      };
      const session = createSession({ cwd: after });
      const result = await session.plan(transforms, settings);
      expect(result.findings.map(({ code, line, message }) => [code, line, message])).toEqual([]);
      await session.apply(result, { force: true });
      const files = readFiles(after);
      const second = await createSession({ cwd: after }).plan(transforms, settings);
      expect(checkSecondRun({ before, result, after: files, second })).toEqual([]);
      const { differences, pending } = await judge(
        after,
        scenario,
        await expectation(project, scenario, runtimes),
        workerd,
        runtimes,
      );
      expect([...compareWithDeclared(differences, []), ...pending]).toEqual([]);
    },
  );
});
