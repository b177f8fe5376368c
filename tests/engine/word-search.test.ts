import fc from "fast-check";
import { expect, test } from "vitest";
import { wordSearch } from "../../src/engine/word-search.js";

test("finds what `includes` finds, of words that contain, overlap and begin like each other", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "ÿ"), minLength: 1, maxLength: 4 });
  const words = fc.uniqueArray(word, { minLength: 1, maxLength: 12 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", "ÿ", "\n"), maxLength: 12 });
  fc.assert(
    fc.property(words, text, (wanted, within) => {
      expect([...wordSearch(wanted)(within)].sort()).toEqual(wanted.filter((each) => within.includes(each)).sort());
    }),
    { numRuns: 2000 },
  );
});

test("without words nothing is found", () => {
  expect(wordSearch([])("anything").size).toBe(0);
});
