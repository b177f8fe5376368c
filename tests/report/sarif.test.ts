import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { RunResult } from "../../src/engine/run-result.js";
import { codePage } from "../../src/report/code-page.js";
import { reportSarif } from "../../src/report/sarif.js";
import { codesOf } from "../../src/cli/codes.js";
import type { CodeName } from "../../src/engine/plan.js";
import { transforms } from "../../transforms/index.js";
import { fileChange, finding, reportContext, runResult } from "./run-result.js";

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Readonly<Record<string, unknown>>[] } };
    readonly invocations: readonly Readonly<Record<string, unknown>>[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly relatedLocations?: readonly unknown[];
      readonly locations: readonly unknown[];
    }[];
  }[];
}

/** The schema of SARIF 2.1.0 as Microsoft's package has it, in a dialect that Ajv does not know by name but can read. */
const schemaPath = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const {
  $schema: _dialect,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(schemaPath, "utf8")) as Record<string, unknown>;
const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);

function schemaErrors(log: unknown): unknown {
  return validate(log) ? [] : validate.errors;
}

function sarif(result: RunResult): Log {
  return JSON.parse(reportSarif(result, reportContext())) as Log;
}

function fingerprints(result: RunResult): string[] {
  return (sarif(result).runs[0]?.results ?? []).flatMap(({ partialFingerprints }) =>
    Object.values(partialFingerprints),
  );
}

const full = runResult({
  changes: [fileChange("src/a.ts", "a\n", "b\n")],
  findings: [
    finding({ path: "app/[slug]/my page.ts", endLine: 14, endColumn: 2 }),
    finding({ code: "demo/elsewhere", level: "note", because: ["the schema"] }),
    finding({ line: 40, endLine: 40 }),
  ],
  errors: [{ path: "src/broken.ts", reason: "syntax error" }],
});

describe("the log is of SARIF's shape", () => {
  test.each([
    ["with all there can be", full],
    ["with nothing", runResult()],
  ])("%s", (_name, result) => {
    expect(schemaErrors(sarif(result))).toEqual([]);
  });

  test("and the schema says no to anything else", () => {
    const log = sarif(full);
    const [run] = log.runs;

    expect(schemaErrors({ ...log, version: "2.2" })).not.toEqual([]);
    expect(schemaErrors({ ...log, runs: [{ ...run, results: [{ ruleId: "a" }] }] })).not.toEqual([]);
    expect(schemaErrors({ ...log, runs: [{ ...run, edits: [] }] })).not.toEqual([]);
  });
});

test("results are the findings, each with its rule and its place", () => {
  const [run] = sarif(full).runs;

  expect(run?.results.map(({ ruleId, ruleIndex }) => [ruleId, run.tool.driver.rules[ruleIndex]?.id])).toEqual([
    ["demo/getter", "demo/getter"],
    ["demo/elsewhere", "demo/elsewhere"],
    ["demo/getter", "demo/getter"],
  ]);
  expect(run?.results[0]).toMatchObject({
    level: "warning",
    message: { text: "The getter `name` asks the database.\nbecause of src/db.ts:4 get()" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "app/%5Bslug%5D/my%20page.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 12, startColumn: 3, endLine: 14, endColumn: 2 },
        },
      },
    ],
    relatedLocations: [
      {
        message: { text: "get()" },
        physicalLocation: { artifactLocation: { uri: "src/db.ts" }, region: { startLine: 4 } },
      },
    ],
  });
  expect(run?.results[1]).toMatchObject({ level: "note" });
  expect(run?.results[1]).not.toHaveProperty("relatedLocations");
});

test("rules explain themselves", () => {
  expect(sarif(full).runs[0]?.tool.driver.rules).toContainEqual({
    id: "demo/getter",
    shortDescription: { text: "A getter cannot wait" },
    fullDescription: { text: "A getter cannot wait" },
    help: { text: "Make it a method.", markdown: "Make it a method." },
    helpUri: "https://unpkg.com/cf-codemod@1.2.3/docs/demo.md",
    defaultConfiguration: { level: "warning" },
  });
});

test("every code leads to a page that is in the package", () => {
  const pages = readdirSync(new URL("../../docs", import.meta.url));
  const codes = Object.keys(codesOf(transforms)) as CodeName[];

  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !pages.includes(codePage(code, "1.2.3").split("/").at(-1) ?? ""))).toEqual([]);
});

test("a file that was not processed makes the run incomplete", () => {
  expect(sarif(full).runs[0]?.invocations).toMatchObject([
    { executionSuccessful: false, toolExecutionNotifications: [{ message: { text: "syntax error" } }] },
  ]);
  expect(sarif(runResult()).runs[0]?.invocations).toEqual([{ executionSuccessful: true }]);
});

describe("fingerprints", () => {
  const one = finding({ line: 12, lineText: "  get name() {" });

  test("stay when lines move, and when the line is indented otherwise", () => {
    const moved = finding({
      line: 90,
      endLine: 90,
      column: 5,
      lineText: "\t\tget name() {",
      message: "other words, line 90",
    });

    expect(fingerprints(runResult({ findings: [moved] }))).toEqual(fingerprints(runResult({ findings: [one] })));
  });

  test("tell equal lines, files and codes apart", () => {
    const findings = [
      one,
      finding({ line: 30, lineText: "  get name() {" }),
      finding({ path: "src/other.ts" }),
      finding({ code: "demo/elsewhere", level: "note" }),
      finding({ lineText: "get other() {" }),
    ];

    expect(new Set(fingerprints(runResult({ findings }))).size).toBe(findings.length);
  });
});
