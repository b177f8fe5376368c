import { expect, test, vi } from "vitest";
import { createSession } from "../../src/index.js";
import { makeProject } from "./project.js";
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

  // And the trap works: a candidate springs it.
  project.write("b.ts", "oldName();");
  await expect(createSession({ cwd: project.root }).plan([renameCalls])).rejects.toThrow(
    /TypeScript was loaded|ts-morph/,
  );
});
