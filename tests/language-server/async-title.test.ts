import { describe, expect, it } from "vitest";
import type { Edit, Wrap } from "../../src/engine/plan.js";
import { asyncTitle } from "../../src/language-server/async-title.js";

const edit = { code: "d1-async/async", confidence: "safe", because: [], group: "d1-async" } as const;

/** Wraps each passage that stands between marks, `async` at «a…» and `await` at «w…». */
function title(marked: string): string | undefined {
  const edits: Edit[] = [];
  let text = "";
  const open: { kind: string; start: number }[] = [];
  for (const part of marked.split(/(«[aw]|»)/)) {
    if (part.startsWith("«")) open.push({ kind: part, start: text.length });
    else if (part === "»") {
      const { kind = "", start = 0 } = open.pop() ?? {};
      const before = kind === "«a" ? "async " : "(await ";
      edits.push({ ...edit, kind: "wrap", path: "a.ts", start, end: text.length, before, after: "" });
    } else text += part;
  }
  const made = edits.find((each): each is Wrap => each.kind === "wrap" && each.before === "async ");
  return made && asyncTitle(made, edits, () => text);
}

describe("the title of an action that makes a function async", () => {
  it.each([
    [
      "export «afunction load(id: string) { }»\n«wload(1)»; «wdb.load(2)»; «wreload(3)»;",
      "Make load async and await its 2 callers",
    ],
    ["class A { static «aload<T>(id: T) {}» }\n«wthis.load<string>(1)»;", "Make load async and await its 1 caller"],
    ["const load: Loader = «a(id) => db.get(id)»;", "Make load async"],
    ["export const api = { load: «aid => db.get(id)» };\n«wapi.load?.(1)»;", "Make load async and await its 1 caller"],
    ["const $load = «afunction (id) { }»;\n«w$load(1)»;", "Make $load async and await its 1 caller"],
    ["items.map(«a(id) => load(id)»);", undefined],
  ])("%s", (text, expected) => {
    expect(title(text)).toBe(expected);
  });
});
