import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, editedPieces, OverlappingEditsError } from "../../src/engine/edits.js";
import type { Edit } from "../../src/engine/plan.js";
import { mapRange } from "../../src/engine/position-map.js";
import { lineAndColumn } from "../../src/engine/text-position.js";

const common = { path: "a.ts", code: "test/edit", confidence: "safe", because: [] } as const;
const replace = (start: number, end: number, text: string): Edit => ({ ...common, kind: "replace", start, end, text });
const wrap = (start: number, end: number, before: string, after: string): Edit => {
  return { ...common, kind: "wrap", start, end, before, after };
};

describe("edits compose", () => {
  const cases: Record<string, { text: string; edits: Edit[]; expected: string }> = {
    "nothing to do": { text: "abc", edits: [], expected: "abc" },
    "a wrap around a replacement": {
      text: "x = f(a);",
      edits: [replace(6, 7, "b"), wrap(4, 8, "await ", "")],
      expected: "x = await f(b);",
    },
    "a wrap around a wrap": {
      text: "f(g(x)).y",
      edits: [wrap(0, 7, "(await ", ")"), wrap(2, 6, "await ", "")],
      expected: "(await f(await g(x))).y",
    },
    "wraps of one range, the first innermost": {
      text: "x",
      edits: [wrap(0, 1, "(", ")"), wrap(0, 1, "[", "]")],
      expected: "[(x)]",
    },
    "insertions at one place, in order": {
      text: "ab",
      edits: [replace(1, 1, "1"), replace(1, 1, "2")],
      expected: "a12b",
    },
    "an insertion before a wrapped range stays outside": {
      text: "ab",
      edits: [wrap(1, 2, "(", ")"), replace(1, 1, "_")],
      expected: "a_(b)",
    },
    "an insertion after a wrapped range stays outside": {
      text: "ab",
      edits: [replace(1, 1, "_"), wrap(0, 1, "(", ")")],
      expected: "(a)_b",
    },
    "the same replacement from two sides counts once": {
      text: "abc",
      edits: [replace(1, 2, "X"), replace(1, 2, "X")],
      expected: "aXc",
    },
    "a replacement inside two wraps of its range": {
      text: "T",
      edits: [wrap(0, 1, "Promise<", ">"), replace(0, 1, "U")],
      expected: "Promise<U>",
    },
    "neighbours that touch": { text: "ab", edits: [replace(0, 1, "1"), replace(1, 2, "2")], expected: "12" },
  };
  test.each(Object.entries(cases))("%s", (_, { text, edits, expected }) => {
    expect(applyEdits(text, edits)).toBe(expected);
  });
});

describe("edits that truly overlap throw and name both codes", () => {
  const cases: Record<string, Edit[]> = {
    "two replacements": [replace(0, 2, "x"), replace(1, 3, "y")],
    "a replacement in a replacement": [replace(0, 4, "x"), replace(1, 2, "y")],
    "a wrap in a replacement": [replace(0, 4, "x"), wrap(1, 2, "(", ")")],
    "an insertion in a replacement": [replace(0, 4, "x"), replace(2, 2, "y")],
    "two wraps that cross": [wrap(0, 3, "(", ")"), wrap(2, 4, "[", "]")],
    "two replacements of one range": [replace(0, 2, "x"), replace(0, 2, "y")],
  };
  test.each(Object.entries(cases))("%s", (_, edits) => {
    expect(() => applyEdits("abcd", edits)).toThrow(OverlappingEditsError);
    expect(() => applyEdits("abcd", edits.toReversed())).toThrow(/a\.ts: edits overlap: test\/edit .* and test\/edit/);
  });
});

/** A way to cut a text into parts, some of them edited: nests by how it is made, and knows its own outcome. */
interface Part {
  readonly before: string;
  readonly after: string;
  readonly edit?: { readonly kind: "replace"; readonly text: string } | { kind: "wrap"; before: string; after: string };
  readonly parts: readonly Part[];
}

const word = fc.stringMatching(/^[a-z(\r\n]{1,4}$/);
const { part } = fc.letrec<{ part: Part; plain: Part; replaced: Part; wrapped: Part }>((tie) => ({
  part: fc.oneof({ maxDepth: 4 }, tie("plain"), tie("replaced"), tie("wrapped")),
  plain: word.map((text) => ({ before: text, after: text, parts: [] })),
  replaced: fc.tuple(word, fc.string({ maxLength: 3 })).map(([before, text]) => {
    return { before, after: text, edit: { kind: "replace", text }, parts: [] } as const;
  }),
  wrapped: fc
    .tuple(
      fc.array(tie("part"), { minLength: 1, maxLength: 4 }),
      fc.string({ maxLength: 2 }),
      fc.string({ maxLength: 2 }),
    )
    .map(([parts, before, after]) => ({
      before: parts.map((each) => each.before).join(""),
      after: before + parts.map((each) => each.after).join("") + after,
      edit: { kind: "wrap", before, after } as const,
      parts,
    })),
}));
const document = fc.array(part, { maxLength: 5 });

/** The edits of a cut text, inner ones first. */
function editsOf(parts: readonly Part[], offset = 0): Edit[] {
  return parts.flatMap((each) => {
    const start = offset;
    offset += each.before.length;
    const inner = editsOf(each.parts, start);
    return each.edit ? [...inner, { ...common, ...each.edit, start, end: offset }] : inner;
  });
}

const join = (parts: readonly Part[], side: "before" | "after") => parts.map((each) => each[side]).join("");

describe("properties", () => {
  test("nested edits give what the parts say", () => {
    fc.assert(
      fc.property(document, (parts) => {
        expect(applyEdits(join(parts, "before"), editsOf(parts))).toBe(join(parts, "after"));
      }),
    );
  });

  test("the order of edits of different ranges does not matter", () => {
    fc.assert(
      fc.property(document, fc.nat(), (parts, turn) => {
        const edits = editsOf(parts);
        const ranges = new Set(edits.map(({ start, end }) => `${start}:${end}`));
        fc.pre(ranges.size === edits.length);
        const turned = [...edits.slice(turn % (edits.length + 1)), ...edits.slice(0, turn % (edits.length + 1))];
        expect(applyEdits(join(parts, "before"), turned)).toBe(join(parts, "after"));
      }),
    );
  });

  test("edits that cross always throw", () => {
    const crossing = fc
      .uniqueArray(fc.nat(30), { minLength: 4, maxLength: 4 })
      .map((borders) => borders.sort((a, b) => a - b) as [number, number, number, number]);
    const kind = fc.constantFrom(replace, (start: number, end: number) => wrap(start, end, "(", ")"));
    fc.assert(
      fc.property(crossing, kind, kind, fc.boolean(), ([a, b, c, d], first, second, swapped) => {
        const edits = [first(a, c, "x"), second(b, d, "y")];
        expect(() => applyEdits("_".repeat(31), swapped ? edits.reverse() : edits)).toThrow(OverlappingEditsError);
      }),
    );
  });

  test("what was kept lies where the position map says, both ways", () => {
    fc.assert(
      fc.property(document, (parts) => {
        const before = join(parts, "before");
        const pieces = editedPieces(before, editsOf(parts));
        const after = pieces.map((piece) => piece.text).join("");
        for (const { start, end } of pieces.filter((piece) => piece.kept)) {
          const there = mapRange({ start, end }, pieces, "forward");
          expect(after.slice(there.start, there.end)).toBe(before.slice(start, end));
          expect(mapRange(there, pieces, "backward")).toEqual({ start, end });
        }
      }),
    );
  });
});

test("a position inside of replaced text maps to the replacement", () => {
  const pieces = editedPieces("a bcd e", [replace(2, 5, "x")]);
  expect(mapRange({ start: 3, end: 4 }, pieces, "forward")).toEqual({ start: 2, end: 3 });
  expect(mapRange({ start: 2, end: 3 }, pieces, "backward")).toEqual({ start: 2, end: 5 });
  expect(mapRange({ start: 6, end: 7 }, pieces, "forward")).toEqual({ start: 4, end: 5 });
  expect(mapRange({ start: 7, end: 7 }, pieces, "forward")).toEqual({ start: 5, end: 5 });
});

test.each([
  ["ab", 0, 1, 1],
  ["a\nb", 2, 2, 1],
  ["a\r\nbc", 4, 2, 2],
  ["a\r\nbc", 2, 1, 3],
  ["a\rb", 2, 2, 1],
  ["\n\n", 2, 3, 1],
  ["😀x", 2, 1, 3],
])("%j at %i is line %i, column %i", (text, position, line, column) => {
  expect(lineAndColumn(text, position)).toEqual({ line, column });
});
