import { expect, test } from "vitest";
import { reportPretty } from "../../src/report/pretty.js";
import { fileChange, finding, replacement, reportContext, runResult } from "./run-result.js";

const path = "packages/api/src/db.ts";
const changed = {
  path,
  before: "one\ntwo three\n",
  after: "one\nTWO THREE\n",
  edits: [
    replacement({ path, start: 4, end: 7, text: "TWO" }),
    replacement({
      path,
      start: 8,
      end: 13,
      text: "THREE",
      code: "demo/parallel",
      confidence: "review",
      because: ["src/a.ts:1 f()", "src/b.ts:2 g()"],
    }),
  ],
};

test("a dry run with all there can be", () => {
  const result = runResult({
    changes: [changed, fileChange("wrangler.jsonc", undefined, "{}\n")],
    findings: [finding(), finding({ line: 20 }), finding({ code: "demo/elsewhere", level: "note", message: "Stays." })],
    errors: [{ path: "src/broken.ts", reason: "syntax error at 1:2: ';' expected." }],
    notes: ["hono is not installed: its types are not known"],
    leftOut: { "demo/await": 3 },
  });

  expect(reportPretty(result, reportContext())).toMatchInlineSnapshot(`
    "cf-codemod 1.2.3 · demo · 3 files of 12 to look at

      packages/api/src/db.ts  2 edits (1 safe, 1 review)
      wrangler.jsonc          new file

    review  demo/parallel  Now in parallel
      packages/api/src/db.ts:2:5  src/a.ts:1 f()

    manual  demo/getter  A getter cannot wait
      packages/api/src/user.ts:12:3  The getter \`name\` asks the database.
      packages/api/src/user.ts:20:3  The getter \`name\` asks the database.

    note    demo/elsewhere  Used elsewhere
      packages/api/src/user.ts:12:3  Stays.

    error   src/broken.ts  syntax error at 1:2: ';' expected.

    note    hono is not installed: its types are not known
    note    edits left out by --safe or --only: demo/await ×3

    proof   parse ok · no new type errors · a second run changes nothing
    Would change 2 files: 3 edits (2 safe, 1 review).
    2 places left to you.
    Nothing was written. Without --dry-run or --check the files are changed in place.
    What a code means and what to do: cf-codemod explain demo/getter
    "
  `);
});

test("a run that wrote", () => {
  const text = reportPretty(runResult({ changes: [changed] }), reportContext({ written: true }));

  expect(text).toContain("Changed 1 file: 2 edits (1 safe, 1 review).\n");
  expect(text).toContain("git diff");
  expect(text).not.toContain("Nothing was written");
});

test("paths are shown from the working directory", () => {
  const result = runResult({ changes: [changed], findings: [finding()] });

  const text = reportPretty(result, reportContext({ workingDirectory: "packages/web" }));

  expect(text).toContain("  ../api/src/db.ts:2:5  ");
  expect(text).toContain("  ../api/src/user.ts:12:3  ");
});

test("nothing to change still names what is left", () => {
  const text = reportPretty(runResult({ findings: [finding()] }), reportContext());

  expect(text).toContain("Nothing to change.\n");
  expect(text).toContain("1 place left to you.\n");
  expect(text).toContain("cf-codemod explain demo/getter\n");
});

test("every manual finding is shown, of the others the first ones, and all with --verbose", () => {
  const findings = (["manual", "note"] as const).flatMap((level) =>
    Array.from({ length: 40 }, (_, index) => finding({ level, code: `demo/${level}`, path: `${level}-${index}.ts` })),
  );
  const text = reportPretty(runResult({ findings }), reportContext());
  const verbose = reportPretty(runResult({ findings }), reportContext({ verbose: true }));

  expect(text.match(/manual-\d+\.ts/gu)).toHaveLength(40);
  expect(text.match(/note-\d+\.ts/gu)).toHaveLength(5);
  expect(text).toContain("… 35 more (--verbose)");
  expect(verbose.match(/note-\d+\.ts/gu)).toHaveLength(40);
  expect(verbose).toContain("because of src/db.ts:4 get()");
});

test("a comment at a place that is left is no edit to review", () => {
  const comment = replacement({ path, text: "// TODO", code: "demo/getter", confidence: "review" });
  const text = reportPretty(
    runResult({ changes: [{ ...changed, edits: [comment] }], findings: [finding()] }),
    reportContext(),
  );

  expect(text).not.toMatch(/^review/mu);
  expect(text).toMatch(/^manual/mu);
});

test("a proof that failed says so", () => {
  const error = { path: "src/a.ts", line: 3, code: "TS2339", message: "Property 'x' does not exist." };
  const text = reportPretty(
    runResult({
      changes: [changed],
      proof: {
        parse: false,
        types: { status: "checked", newErrors: [error], announced: [error, error] },
        secondRunEdits: 2,
      },
    }),
    reportContext(),
  );

  expect(text).toContain("proof   parse failed · 1 new type error · a second run makes 2 edits\n");
  expect(text).toContain("  src/a.ts:3  TS2339: Property 'x' does not exist.\n");
  expect(text).toContain("2 type errors at places left to you, marked where the run may edit\n");
  expect(text).toContain("does not parse");
});

test("several edits of one line are one place to review", () => {
  const edit = (start: number) => replacement({ path, start, end: start, code: "demo/parallel", confidence: "review" });

  const text = reportPretty(
    runResult({ changes: [{ ...changed, edits: [edit(0), edit(4), edit(6), edit(9)] }] }),
    reportContext(),
  );

  expect(text.match(/db\.ts:\d+:\d+/gu)).toEqual(["db.ts:1:1", "db.ts:2:1"]);
});
