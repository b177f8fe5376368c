import { describe, expect, test } from "vitest";
import type { Edit } from "../../../src/engine/plan.js";
import type { FileChange } from "../../../src/engine/run-result.js";
import { type Answer, choiceDiff, choicesOf, decide } from "../../../src/cli/interactive/choices.js";
import { mergeResults } from "../../../src/cli/interactive/merge-results.js";
import { replacement, runResult } from "../../report/run-result.js";

const edit = (path: string, start: number, more: Partial<Extract<Edit, { kind: "replace" }>> = {}) =>
  replacement({ path, start, end: start + 1, text: "X", ...more });

const changes: FileChange[] = [
  {
    path: "a.ts",
    before: "abc\n",
    after: "",
    edits: [edit("a.ts", 0), edit("a.ts", 1, { group: "g" }), edit("a.ts", 2, { code: "cloudflare/x" })],
  },
  { path: "b.ts", before: "def\n", after: "", edits: [edit("b.ts", 0, { group: "g", confidence: "review" })] },
  { path: "new.ts", before: undefined, after: "x\n", edits: [] },
];
const choices = choicesOf(changes, (code) => !code.startsWith("cloudflare/"));

test("an edit is a choice, a group is one; what follows others is none", () => {
  expect(
    choices.map(({ edits, confidence, codes }) => [
      edits.map(({ path, start }) => `${path}:${String(start)}`),
      confidence,
      codes,
    ]),
  ).toEqual([
    [["a.ts:0"], "safe", ["demo/await"]],
    [["a.ts:1", "b.ts:0"], "review", ["demo/await"]],
  ]);
});

test("the diff of a choice shows that choice alone", () => {
  expect(choiceDiff(choices[0] ?? expect.unreachable(), changes)).toContain("-abc\n+Xbc\n");
  const group = choiceDiff(choices[1] ?? expect.unreachable(), changes);
  expect(group).toContain("-abc\n+aXc\n");
  expect(group).toContain("-def\n+Xef\n");
});

describe("answers", () => {
  const go = async (answers: string, before?: "all" | "none") => {
    const asked: number[] = [];
    const five = Array.from({ length: 5 }, (_, index) => ({
      codes: [],
      confidence: "safe" as const,
      edits: [edit("a.ts", index)],
    }));
    const { accepted, rest } = await decide(
      five,
      (_choice, index) => {
        asked.push(index);
        return Promise.resolve(answers[index] as Answer);
      },
      before,
    );
    return { asked: asked.length, accepted: accepted.map(({ edits }) => edits[0]?.start), rest };
  };

  test("yes and no are about one", async () => {
    expect(await go("ynyny")).toEqual({ asked: 5, accepted: [0, 2, 4], rest: "ask" });
  });

  test("all takes this one and the others without asking, quit leaves them", async () => {
    expect(await go("na")).toEqual({ asked: 2, accepted: [1, 2, 3, 4], rest: "all" });
    expect(await go("yq")).toEqual({ asked: 2, accepted: [0], rest: "none" });
  });

  test("both hold for the transforms that follow", async () => {
    expect(await go("", "all")).toEqual({ asked: 0, accepted: [0, 1, 2, 3, 4], rest: "all" });
    expect(await go("", "none")).toEqual({ asked: 0, accepted: [], rest: "none" });
  });
});

test("the results of several steps are one, from the text on the disk to the last", () => {
  const step = (before: string | undefined, after: string) =>
    runResult({ changes: [{ path: "a.ts", before, after, edits: [edit("a.ts", 0)] }] });

  const merged = mergeResults([step("1", "2"), step("2", "3")]);
  expect(merged.changes).toMatchObject([{ path: "a.ts", before: "1", after: "3" }]);
  expect(merged.changes[0]?.edits).toHaveLength(2);
  expect(merged.transforms).toHaveLength(2);
  expect(mergeResults([step("1", "2"), step("2", "1")]).changes).toEqual([]);
});
