import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { RunResult } from "../../src/engine/run-result.js";
import { reportJson } from "../../src/report/json.js";
import { fileChange, finding, replacement, reportContext, runResult } from "./run-result.js";

const schema = JSON.parse(readFileSync(new URL("../../schema/report-v1.json", import.meta.url), "utf8")) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

function errorsOf(report: unknown): unknown {
  return validate(report) ? [] : validate.errors;
}

const before = "\uFEFFconst a = get();\n";
const full = runResult({
  changes: [
    {
      path: "src/a.ts",
      before,
      after: "\uFEFFconst a = await get();\n",
      edits: [
        {
          kind: "wrap",
          path: "src/a.ts",
          start: 11,
          end: 16,
          before: "await ",
          after: "",
          code: "demo/await",
          confidence: "safe",
          because: ["src/b.ts:3 get()"],
          group: "demo:1",
        },
        replacement({ path: "src/a.ts", start: 11, end: 16, text: "", code: "demo/parallel", confidence: "review" }),
      ],
    },
    fileChange("wrangler.jsonc", undefined, "{}\n"),
  ],
  findings: [finding({ path: "src/c.ts", line: 4, column: 2, endLine: 5, endColumn: 9 })],
  bindings: [{ kind: "d1", name: "DB", databaseName: "events", migrationsDir: "migrations", usedBy: "src/a.ts" }],
  errors: [{ path: "src/broken.ts", reason: "syntax error" }],
  notes: ["a note"],
  leftOut: { "demo/parallel": 2, "demo/await": 1 },
  proof: {
    parse: true,
    types: {
      status: "checked",
      newErrors: [{ path: "src/a.ts", line: 1, code: "TS2339", message: "no such property" }],
      announced: [],
    },
    secondRunEdits: 0,
  },
});

interface Report {
  readonly files: readonly { readonly sha256Before: string | null; readonly edits: readonly object[] }[];
  readonly codes: Readonly<Record<string, object>>;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly summary: object;
  readonly findings: readonly object[];
}

function report(result: RunResult, context = reportContext()): Report {
  return JSON.parse(reportJson(result, context)) as Report;
}

describe("the report is of the schema's shape", () => {
  const skipped = { parse: true, types: { status: "skipped", reason: "--no-verify" }, secondRunEdits: 0 } as const;
  test.each([
    ["with all there can be", full],
    ["with nothing", runResult()],
    ["without the comparison of types", runResult({ proof: skipped })],
  ])("%s", (_name, result) => {
    expect(errorsOf(report(result))).toEqual([]);
  });

  test("which says no to anything else", () => {
    expect(errorsOf({ ...report(full), schema: 2 })).not.toEqual([]);
    expect(errorsOf({ ...report(full), extra: 1 })).not.toEqual([]);
    const [first] = report(full).files;
    expect(errorsOf({ ...report(full), files: [{ ...first, sha256Before: "abc" }] })).not.toEqual([]);
  });
});

test("the hash is that of the file's bytes", () => {
  const [changed, created] = report(full).files;
  expect(changed?.sha256Before).toBe(createHash("sha256").update(Buffer.from(before, "utf8")).digest("hex"));
  expect(created?.sha256Before).toBeNull();
});

test("offsets cut the text as JavaScript does, the byte order mark included", () => {
  expect(report(full).files[0]?.edits[0]).toMatchObject({ start: 11, end: 16 });
  expect(before.slice(11, 16)).toBe("get()");
});

test("findings say where they begin and end, and what led to them", () => {
  expect(report(full).findings).toEqual([
    {
      code: "demo/getter",
      level: "manual",
      path: "src/c.ts",
      line: 4,
      column: 2,
      endLine: 5,
      endColumn: 9,
      message: "The getter `name` asks the database.",
      because: ["src/db.ts:4 get()"],
    },
  ]);
});

test("the codes that occur are explained, no others", () => {
  expect(Object.keys(report(full).codes)).toEqual(["demo/await", "demo/getter", "demo/parallel"]);
});

test("counts are sums of what is listed", () => {
  expect(report(full).summary).toEqual({
    filesKnown: 12,
    filesWithTrigger: 3,
    filesChanged: 2,
    edits: { safe: 2, review: 1 },
    findings: { manual: 1, note: 0 },
    errors: 1,
  });
});

test("the same result gives the same bytes, whatever the order of the keys", () => {
  const other = { ...full, leftOut: { "demo/await": 1, "demo/parallel": 2 } } as const;
  expect(reportJson(other, reportContext())).toBe(reportJson(full, reportContext()));
});
