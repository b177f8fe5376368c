import { ts } from "ts-morph";
import { expect, it } from "vitest";
import { type Files, type RunOptions, errorsOf, findingsOf, runCascade } from "./project.js";

export interface CascadeCase extends RunOptions {
  readonly name: string;
  /** One file stands for `src/a.ts`. Imports of the database module are added where there are none. */
  readonly before: string | Files;
  /** The files that change. Left out: nothing changes. */
  readonly after?: string | Files;
  /** `a.ts:3 getter`, in order. */
  readonly findings?: readonly string[];
  /** New type errors, as `a.ts:3 TS2339`, in the changed files: consequences of what was refused. */
  readonly errors?: readonly string[];
}

const importLine = 'import { type User, check, count, query, queryAll, run } from "@/db";';

/** The import stands on a line of its own before the code, so the code's lines are counted from 1 on. */
function filesOf(text: string | Files): Files {
  const files = typeof text === "string" ? { "a.ts": text } : text;
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [`src/${path}`, `${importLine}\n${content}`]),
  );
}

function shift(place: string): string {
  return place.replace(/^src\/([^:]+):(\d+)/, (_, path: string, line: string) => `${path}:${String(Number(line) - 1)}`);
}

/** Each case is put to: the expected text and findings, no new type error, and a second run that changes nothing. */
export function testCases(cases: readonly CascadeCase[]): void {
  it.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const before = filesOf(one.before);
    const first = runCascade(before, one);
    expect(first.files).toEqual({ ...before, ...filesOf(one.after ?? {}) });
    expect(findingsOf(first).map(shift)).toEqual(one.findings ?? []);

    const known = errorsOf(first.analysis);
    const migrated = runCascade(first.files, { ...one, migrated: true, again: true });
    const withoutLine = (error: string) => error.replace(/:\d+ /, " ");
    const old = new Set(known.map(withoutLine));
    const fresh = errorsOf(migrated.analysis).filter((error) => !old.has(withoutLine(error)));
    if (one.errors) expect(fresh.map((error) => shift(error).split(" ").slice(0, 2).join(" "))).toEqual(one.errors);
    else expect(fresh).toEqual([]);
    // Refused seeds are left as they were, and so are their types.
    const second = first.cascade.refused.size > 0 ? runCascade(first.files, { ...one, again: true }) : migrated;
    expect(second.cascade.edits).toEqual([]);
  });

  it.each(cases.map((one) => [one.name, one] as const))("%s, with comments everywhere", (_, one) => {
    const before = filesOf(one.before);
    const commented = Object.fromEntries(
      Object.entries(before).map(([path, text]) => [path, withComments(path, text)]),
    );
    const { files } = runCascade(commented, one);
    const expected = Object.values({ ...before, ...filesOf(one.after ?? {}) }).map(withoutSpace);
    expect(Object.values(files).map((text) => withoutSpace(text.replaceAll(comment, "")))).toEqual(expected);
    for (const [path, text] of Object.entries(files)) {
      expect(text.split(comment).length, path).toBe((commented[path] ?? "").split(comment).length);
    }
  });
}

const comment = "/**/";

/** The text with a comment in front of every token where one may stand. */
function withComments(path: string, text: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const positions = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteral(node) || ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) return;
    const children = node.getChildren(file);
    if (children.length === 0 && node.getWidth(file) > 0) positions.add(node.getStart(file));
    for (const child of children) visit(child);
  };
  visit(file);
  return [...positions]
    .sort((a, b) => b - a)
    .reduce((result, at) => result.slice(0, at) + comment + result.slice(at), text);
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}
