import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertDump } from "../../../src/sql/data/convert-dump.js";
import { readCopyFields } from "../../../src/sql/data/copy-fields.js";
import { layOutFiles } from "../../../src/sql/data/file-layout.js";
import { orderTables } from "../../../src/sql/data/table-order.js";
import { defaultChoices } from "../../../src/sql/types.js";
import { catalogOf } from "./convert.js";

describe("the fields of COPY", () => {
  it("come back as they were written", () => {
    const field = fc.option(
      fc.string({ unit: fc.constantFrom(...Array.from("ab\\\t\n\r\b\f\vN.x0é")), maxLength: 8 }),
      {
        nil: null,
      },
    );
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), fc.boolean(), (fields, tabs) => {
        const line = fields.map((value) => (value === null ? "\\N" : copyOut(value, tabs))).join("\t");
        expect(readCopyFields(line)).toEqual(fields);
      }),
      { numRuns: 500 },
    );
  });
});

/** As COPY TO writes a value; or with a backslash before the character itself, which COPY FROM takes too. */
function copyOut(value: string, tabs: boolean): string {
  const letters: Readonly<Record<string, string>> = {
    "\n": "n",
    "\r": "r",
    "\t": "t",
    "\b": "b",
    "\f": "f",
    "\v": "v",
  };
  return value.replaceAll(/[\\\n\r\t\b\f\v]/g, (character) =>
    tabs && character === "\t" ? "\\\t" : `\\${letters[character] ?? character}`,
  );
}

describe("memory", () => {
  it("holds the rows of one step of input and one piece of output at most, and asks for no more before they are taken", async () => {
    const catalog = catalogOf({ t: "id int4, c text" });
    const rows = 200_000;
    let given = 0;
    // eslint-disable-next-line @typescript-eslint/require-await -- an async iterable, as files are
    async function* dump(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("COPY t (id, c) FROM stdin;\n");
      for (; given < rows; given += 100) {
        yield Buffer.from(Array.from({ length: 100 }, (_, index) => `${given + index}\t${"x".repeat(90)}\n`).join(""));
      }
      yield Buffer.from("\\.\n");
    }
    let taken = 0;
    let most = 0;
    for await (const event of convertDump(dump(), { schema: catalog, choices: defaultChoices, isUtf8 })) {
      most = Math.max(most, given - taken);
      if (event.kind === "rows") taken += event.rows;
    }
    expect(taken).toBe(rows);
    // 128,000 bytes of rows of about 100, and a chunk.
    expect(most).toBeLessThan(1500);
  });
});

describe("the order of tables", () => {
  it("puts parents first, and what refers to each other into one group", () => {
    const catalog = catalogOf({
      d: { columns: "id int4 pk, c int4", references: { c: "c" } },
      c: { columns: "id int4 pk, b int4, self int4", references: { b: "b", self: "c" } },
      b: { columns: "id int4 pk, a int4, gone int4", references: { a: "a", gone: "gone" } },
      a: { columns: "id int4 pk, b int4", references: { b: "b" } },
      e: "id int4 pk",
    });
    expect(orderTables(["d", "c", "b", "a", "e"], catalog)).toEqual([
      {
        tables: ["b", "a"],
        cyclic: [
          { table: "b", columns: ["a"] },
          { table: "a", columns: ["b"] },
        ],
      },
      { tables: ["c"], cyclic: [{ table: "c", columns: ["self"] }] },
      { tables: ["d"], cyclic: [] },
      { tables: ["e"], cyclic: [] },
    ]);
  });
});

describe("the layout of files", () => {
  const piece = (size: number, longValues = false) => ({ size, longValues });

  it("closes a file before it is too large, and keeps a cycle in one", () => {
    const spools = new Map([
      ["a", [piece(60), piece(60)]],
      ["b", [piece(30)]],
      ["c", [piece(80), piece(80, true)]],
    ]);
    const groups = [
      { tables: ["a"], cyclic: [] },
      { tables: ["b", "c"], cyclic: [{ table: "b", columns: ["x"] }] },
    ];
    expect(layOutFiles(groups, spools, 100)).toEqual([
      { ranges: [{ table: "a", start: 0, end: 60 }], cyclic: [], longValues: false, size: 60 },
      { ranges: [{ table: "a", start: 60, end: 120 }], cyclic: [], longValues: false, size: 60 },
      {
        ranges: [
          { table: "b", start: 0, end: 30 },
          { table: "c", start: 0, end: 160 },
        ],
        cyclic: [{ table: "b", columns: ["x"] }],
        longValues: true,
        size: 190,
      },
    ]);
  });
});
