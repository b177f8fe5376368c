import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileChange } from "../../src/engine/run-result.js";
import { reportDiff, reportReverseDiff } from "../../src/report/diff.js";
import { fileChange, reportContext, runResult } from "./run-result.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cf-codemod-diff-"));
  execFileSync("git", ["init", "-q"], { cwd: root });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Line ends and white space are kept whatever the machine's git is set to. */
function gitApply(patch: string, ...options: string[]): void {
  execFileSync("git", ["-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", ...options], {
    cwd: root,
    input: patch,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

const lines = (count: number, end = "\n") =>
  Array.from({ length: count }, (_, i) => `const v${i} = ${i};${end}`).join("");

const cases: Readonly<Record<string, FileChange>> = {
  "a changed line": fileChange("src/a.ts", lines(20), lines(20).replace("v9 = 9", "v9 = await 9")),
  "changes at both ends": fileChange("a.ts", lines(30), `// first\n${lines(29)}`),
  "CR LF": fileChange("a.ts", lines(9, "\r\n"), lines(9, "\r\n").replace("v4", "changed")),
  "mixed line ends": fileChange("a.ts", "a\r\nb\nc\r\nd\n", "a\r\nB\nc\r\nd\n"),
  "a lone CR": fileChange("a.ts", "a\rb\nc\n", "a\rB\nc\n"),
  "a line separator": fileChange("a.ts", "const a = '\u2028';\nb\n", "const a = '\u2028';\nB\n"),
  "a byte order mark": fileChange("a.ts", "\uFEFFconst a = 1;\n", "\uFEFFconst a = 2;\n"),
  "no final line end": fileChange("a.ts", "a\nb", "a\nB"),
  "a final line end that comes": fileChange("a.ts", "a\nb", "a\nb\n"),
  "a final line end that goes": fileChange("a.ts", "a\nb\n", "a\nb"),
  "a new file": fileChange("migrations/0001_initial.sql", undefined, "CREATE TABLE notes (id INTEGER);\n"),
  "a new file without a final line end": fileChange("a.ts", undefined, "a"),
  "an empty new file": fileChange("empty.sql", undefined, ""),
  "an empty file that is filled": fileChange("a.ts", "", "a\n"),
  "a file that becomes empty": fileChange("a.ts", 'export const runtime = "edge";\n', ""),
  "a path with spaces": fileChange("my app/the page.tsx", "a\n", "b\n"),
  "a path with other letters": fileChange("src/größe/日本.ts", "a\n", "b\n"),
  "a path with quotes and a tab": fileChange('src/"a"\t.ts', "a\n", "b\n"),
  "a path with brackets": fileChange("app/[...slug]/(group)/page.tsx", "a\n", "b\n"),
  "lines that look like a patch": fileChange("a.sql", "-- a\n++ b\n@@ c\n", "-- A\n++ B\n@@ C\n"),
};

describe("git takes the patch and gives it back", () => {
  test.each(Object.entries(cases))("%s", (_name, change) => {
    if (change.before !== undefined) write(change.path, change.before);
    const patch = reportDiff(runResult({ changes: [change] }), reportContext());

    gitApply(patch);
    expect(readFileSync(join(root, change.path), "utf8")).toBe(change.after);
    gitApply(patch, "-R");
    if (change.before === undefined) expect(existsSync(join(root, change.path))).toBe(false);
    else expect(readFileSync(join(root, change.path), "utf8")).toBe(change.before);
  });

  test.each(Object.entries(cases))("%s, by the reverse patch", (_name, change) => {
    const result = runResult({ changes: [change] });
    if (change.before !== undefined) write(change.path, change.before);
    gitApply(reportDiff(result, reportContext()));

    gitApply(reportReverseDiff(result, reportContext()));

    if (change.before === undefined) expect(existsSync(join(root, change.path))).toBe(false);
    else expect(readFileSync(join(root, change.path), "utf8")).toBe(change.before);
  });

  test("all at once", () => {
    const changes = Object.values(cases).map((change, index) => ({ ...change, path: `${index}/${change.path}` }));
    for (const { path, before } of changes) if (before !== undefined) write(path, before);

    gitApply(reportDiff(runResult({ changes }), reportContext()));

    for (const { path, after } of changes) expect(readFileSync(join(root, path), "utf8")).toBe(after);
  });
});

test("the patch is the one that git would make", () => {
  const change = cases["a changed line"];
  if (!change) throw new Error("the case is gone");
  write(change.path, change.before ?? "");
  execFileSync("git", ["add", "."], { cwd: root });
  write(change.path, change.after);
  const theirs = execFileSync("git", ["diff", "--no-color", "--no-ext-diff"], { cwd: root, encoding: "utf8" });

  const ours = reportDiff(runResult({ changes: [change] }), reportContext());

  // Git adds the ids of its objects, and a guess at the function behind the @@.
  const comparable = (patch: string) => patch.replace(/^index .*\n/gmu, "").replace(/^(@@ .* @@).*$/gmu, "$1");
  expect(comparable(ours)).toBe(comparable(theirs));
});

test("nothing to change is an empty patch", () => {
  expect(reportDiff(runResult(), reportContext())).toBe("");
});

test("colours go by line, and only where they are asked for", () => {
  const result = runResult({ changes: [fileChange("a.ts", "a\nb\n", "a\nB\n")] });

  const coloured = reportDiff(result, reportContext({ paint: (colour, text) => `<${colour}>${text}</>` }));

  expect(coloured).toContain("<red>-b</>\n<green>+B</>\n");
  expect(coloured).toContain("<cyan>@@ -1,2 +1,2 @@</>\n a\n");
  expect(coloured.replaceAll(/<\/?\w*>/gu, "")).toBe(reportDiff(result, reportContext()));
});
