import { describe, expect, test } from "vitest";
import { createSession } from "../../src/engine/session.js";
import d1Async from "../../transforms/d1-async/index.js";
import edgeRuntime from "../../transforms/edge-runtime/index.js";
import { makeProject } from "./project.js";

const places = async (files: Readonly<Record<string, string>>, paths: readonly string[] = ["."]) => {
  const { root } = makeProject(files);
  const { findings, changes } = await createSession({ cwd: root, paths }).plan([d1Async], { verify: false });
  expect(changes).toEqual([]);
  return findings.map(
    ({ path, line, column, code, level }) => `${path}:${String(line)}:${String(column)} ${code} ${level}`,
  );
};

describe("marks of an earlier run are places left to a person", () => {
  const migrated = `export async function move(): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it reads before it writes.
  await step();
  // @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
  await db.as(User);
  /* TODO(cf-codemod/d1-async/getter): by hand */
}
`;

  test("by line and code, where no trigger is left", async () => {
    expect(await places({ "src/move.ts": migrated })).toEqual([
      "src/move.ts:2:6 d1-async/interactive-transaction manual",
      "src/move.ts:4:6 d1-async/unsupported-member manual",
      "src/move.ts:6:6 d1-async/getter manual",
    ]);
  });

  test("not outside of comments, of other transforms, or outside of the paths", async () => {
    const text = `const text = "// TODO(cf-codemod/d1-async/getter): x";
// TODO(cf-codemod/edge-runtime/dynamic-value): theirs.
// See d1-async/getter: it says how.
`;
    expect(await places({ "src/text.ts": text, "lib/move.ts": migrated }, ["src"])).toEqual([]);
  });

  test("once, where the finding is still there", async () => {
    const route = "export const runtime = process.env.RUNTIME;\n";
    const { root, read } = makeProject({
      "app/route.ts": route,
      "package.json": '{ "dependencies": { "next": "16" } }',
    });
    const session = createSession({ cwd: root });
    await session.apply(await session.plan([edgeRuntime], { todos: true }));
    expect(read("app/route.ts")).toContain("TODO(cf-codemod/edge-runtime/dynamic-value)");
    const { findings } = await session.plan([edgeRuntime]);
    expect(findings.map(({ code, line }) => `${code} ${String(line)}`)).toEqual(["edge-runtime/dynamic-value 2"]);
  });
});
