import { expect, test, vi } from "vitest";
import { createSession } from "../../src/index.js";
import { makeProject } from "./project.js";
import { sqlCopy } from "./toy-sql-transform.js";
import { renameCalls } from "./toy-transforms.js";

vi.mock("ts-morph", () => {
  throw new Error("TypeScript was loaded");
});

test("a run without candidates never loads TypeScript", async () => {
  const project = makeProject({ "a.ts": "other();" });
  const session = createSession({ cwd: project.root });
  const result = await session.plan([renameCalls], { todos: true, format: true });
  expect(result.filesWithTrigger).toBe(0);
  await session.apply(result);

  // The trap works: a candidate springs it, and the test runner reports that the module could not be made.
  project.write("b.ts", "oldName();");
  await expect(createSession({ cwd: project.root }).plan([renameCalls])).rejects.toThrow("error when mocking a module");
});

test("a run over SQL only never loads TypeScript", async () => {
  const project = makeProject({ "1.sql": "CREATE TABLE a (b JSONB);\nGRANT x;\n", "a.ts": "oldName();" });
  const session = createSession({ cwd: project.root });
  const result = await session.plan([sqlCopy], { todos: true, format: true });
  expect(result.changes).toHaveLength(1);
  expect(result.proof).toEqual({
    parse: true,
    types: { status: "skipped", reason: "no TypeScript or JavaScript changed" },
    secondRunEdits: 0,
  });
  await session.apply(result);
});
