import { describe, expect, test } from "vitest";
import type { CodeName } from "../../src/engine/plan.js";
import { reportMarkdown } from "../../src/report/markdown.js";
import { fileChange, finding, replacement, reportContext, runResult } from "./run-result.js";

const limit = 65_536;
const path = "src/a.ts";
const before = "const a = get();\nconst b = 2;\nlist.map(get);\nconst long = [\n  get(),\n];\n";
const after =
  "const a = await get();\nconst b = 2;\nawait all(list.map(get));\nconst long = await all([\n  get(),\n]);\n";
const result = runResult({
  changes: [
    {
      path,
      before,
      after,
      edits: [
        replacement({ path, start: 72, end: 77, text: "await all([\n  get()" }),
        replacement({ path, start: 10, end: 10, text: "await ", because: ["src/b.ts:3 get()", "src/c.ts:9 run()"] }),
        replacement({ path, start: 30, end: 30, text: "await all(", code: "demo/parallel", confidence: "review" }),
      ],
    },
    { ...fileChange("wrangler.jsonc", undefined, "{}\n"), edits: [] },
  ],
  findings: [
    finding({ path: "src/c.ts", line: 4, because: ["src/db.ts:1 open()"] }),
    finding({ path: "src/d.ts", line: 8, because: [] }),
    finding({ code: "demo/elsewhere", level: "note", path: "src/e.ts", line: 1, message: "It stays.", because: [] }),
  ],
  errors: [{ path: "src/broken.ts", reason: "syntax error at 1:2" }],
  notes: ["types of @vercel/blob were not installed"],
  leftOut: { "demo/parallel": 2 },
});

describe("the report for reviewers", () => {
  const text = reportMarkdown(result, reportContext());

  test("begins with what would change, what is left, and the proof", () => {
    expect(text).toMatch(
      /^## cf-codemod: `demo`\n\n\*\*Would change 2 files: 3 edits \(2 safe, 1 review\)\.\*\* \*\*2 places left to you\.\*\*\n\nProof: parse ok · no new type errors · a second run changes nothing\n/u,
    );
  });

  test("has a table by level and code, with the count and one example each", () => {
    expect(text).toContain(
      [
        "| level | code | what | count | for example |",
        "| --- | --- | --- | ---: | --- |",
        "| review | `demo/parallel` | Now in parallel | 1 | `src/a.ts:3` |",
        "| manual | `demo/getter` | A getter cannot wait | 2 | `src/c.ts:4` |",
        "| safe | `demo/await` | Awaited | 2 | `src/a.ts:1` |",
        "| note | `demo/elsewhere` | Used elsewhere | 1 | `src/e.ts:1` |\n",
      ].join("\n"),
    );
  });

  test("shows the shortest example of a kind as a diff, with the chain that led there", () => {
    expect(text).toContain(
      [
        "<summary>safe <code>demo/await</code> Awaited</summary>\n",
        "`src/a.ts:1`\n",
        "because of `src/b.ts:3 get()` ← `src/c.ts:9 run()`\n",
        "```diff\n-const a = get();\n+const a = await get();\n```\n",
      ].join("\n"),
    );
  });

  test("lists manual findings to tick off, with their chain, and what to do once", () => {
    expect(text).toContain(
      [
        "### Left to you\n",
        "**`demo/getter`** A getter cannot wait\n",
        "<details><summary>What to do</summary>\n\nMake it a method.\n\n</details>\n",
        "- [ ] `src/c.ts:4` The getter `name` asks the database.<br>because of `src/db.ts:1 open()`",
        "- [ ] `src/d.ts:8` The getter `name` asks the database.\n",
      ].join("\n"),
    );
    expect(text.match(/Make it a method\./gu)).toHaveLength(1);
    expect(text).toContain("- `src/e.ts:1` It stays.\n");
  });

  test("names files that were not processed, and edits that were left out", () => {
    expect(text).toContain("### Errors\n\n- `src/broken.ts` syntax error at 1:2\n");
    expect(text).toContain("2 edits left out by `--safe` or `--only`: `demo/parallel`");
  });

  test("notifies nobody", () => {
    expect(text).toContain("types of @<!-- -->vercel/blob were");
  });

  test("has no section without content", () => {
    const empty = reportMarkdown(runResult(), reportContext());

    expect(empty).toBe("## cf-codemod: `demo`\n\n**Nothing to change.**\n");
  });
});

test("new type errors, and texts that do not parse, stand out", () => {
  const newErrors = [{ path: "src/a.ts", line: 3, code: "TS2339", message: "no <T> here" }];
  const proof = { parse: false, unparsed: ["b.ts"], types: { status: "checked" as const, newErrors, announced: [] } };

  const text = reportMarkdown({ ...result, proof: { ...proof, secondRunEdits: 2 } }, reportContext());

  expect(text).toContain("Proof: **parse failed** · **1 new type error** · **a second run makes 2 edits**");
  expect(text).toContain("- `src/a.ts:3` new type error TS2339: no &lt;T> here\n");
  expect(text).toContain("- `b.ts` the result does not parse\n");
});

describe("what stands in the sources cannot break the page", () => {
  test.each([
    ["a bar in a table", "src/a|b.ts", "`src/a\\|b.ts:12`"],
    ["backticks in a path", "src/`a`.ts", "``src/`a`.ts:12``"],
  ])("%s", (_name, path, expected) => {
    expect(reportMarkdown(runResult({ findings: [finding({ path })] }), reportContext())).toContain(expected);
  });

  test("HTML, emphasis and links in a message", () => {
    const message = "<img src=x> *b* [l](u) #12 @team `<kept> @kept`";

    const text = reportMarkdown(runResult({ findings: [finding({ message })] }), reportContext());

    expect(text).toContain("&lt;img src=x> \\*b\\* \\[l\\](u) #<!-- -->12 @<!-- -->team `<kept> @kept`");
  });

  test("fences in an example", () => {
    const change = fileChange("a.ts", "a\n", "const md = '````';\n");

    expect(reportMarkdown(runResult({ changes: [change] }), reportContext())).toContain(
      "`````diff\n-a\n+const md = '````';\n`````\n",
    );
  });
});

describe("the size is bounded", () => {
  const many = runResult({
    changes: Array.from({ length: 900 }, (_, i) => fileChange(`src/file-${i}.ts`, "a\n", "b\n")),
    findings: Array.from({ length: 3000 }, (_, i) => finding({ path: `src/file-${i}.ts`, line: i + 1 })),
  });

  test("and what was cut is counted", () => {
    const text = reportMarkdown(many, reportContext());

    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.length).toBeGreaterThan(limit * 0.9);
    const shown = text.match(/^- \[ \] /gmu)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(text.split("\n").at(-2)).toMatch(
      new RegExp(
        `^\\*\\*Cut to fit\\.\\*\\* Left out here: ${3000 - shown} findings, .*\\d+ files\\. The whole is in \`--reporter json\`\\.$`,
        "u",
      ),
    );
    // What matters most is not what was cut.
    expect(text.slice(0, 1000)).toContain("| manual | `demo/getter` | A getter cannot wait | 3000 |");
  });

  test("whatever is long", () => {
    const long = finding({ message: "x".repeat(70_000) });
    const codes = Array.from({ length: 2000 }, (_, i): CodeName => `demo/code-${i}`);
    const results = [
      runResult({ findings: [long, finding()] }),
      runResult({ findings: codes.map((code) => finding({ code })) }),
    ];
    for (const each of results) {
      const text = reportMarkdown(each, reportContext());

      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text.split("\n").at(-2)).toMatch(/^\*\*Cut to fit\./u);
    }
  });

  test("a page that fits is whole", () => {
    expect(reportMarkdown(result, reportContext())).not.toContain("Cut to fit");
  });
});
