import { expect, test } from "vitest";
import { nearest, suggestion } from "../../src/cli/nearest.js";

const names = ["d1-async", "edge-runtime", "bun-to-workers", "list"];

test.each([
  ["d1-asinc", "d1-async"],
  ["d1async", "d1-async"],
  ["edge-runtme", "edge-runtime"],
  ["edge", "edge-runtime"],
  ["lsit", undefined],
  ["lists", "list"],
  ["e", undefined],
  ["", undefined],
  ["redis", undefined],
])("%j is probably %j", (word, expected) => {
  expect(nearest(word, names)).toBe(expected);
});

test("a suggestion is a question, or nothing", () => {
  expect(suggestion("dry-rn", ["dry-run"], "--")).toBe(" Did you mean --dry-run?");
  expect(suggestion("zzz", ["dry-run"])).toBe("");
});
