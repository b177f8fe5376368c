import type { Edit, Wrap } from "../engine/plan.js";
import { count } from "../report/count.js";

/** Whether an edit makes a function async. */
export function makesAsync(edit: Edit): edit is Wrap {
  return edit.kind === "wrap" && edit.before === "async ";
}

/**
 * What becomes of a function and of those who call it: `Make getAccount async and await its 12 callers`.
 *
 * @param edit the one that makes it async
 * @param edits all that are made with it
 * @param textOf the text of a file before the edits
 * @returns undefined for a function without a name
 */
export function asyncTitle(edit: Wrap, edits: readonly Edit[], textOf: (path: string) => string): string | undefined {
  const name = nameOfFunction(textOf(edit.path), edit.start);
  if (name === undefined) return undefined;
  const call = new RegExp(`^(?:[\\w$]+[?!]*\\.)*${name.replace(/[$#]/g, "\\$&")}\\s*(?:<[^()]*>)?(?:\\?\\.)?\\(`);
  const callers = edits.filter(
    (other) =>
      other.kind === "wrap" &&
      /\bawait \(*$/.test(other.before) &&
      call.test(textOf(other.path).slice(other.start, other.end)),
  );
  const awaited = callers.length > 0 ? ` and await its ${count(callers.length, "caller")}` : "";
  return `Make ${name} async${awaited}`;
}

/** The name that stands at the beginning of a function (a declaration or method), or before it: `const load = () => …`. */
function nameOfFunction(text: string, start: number): string | undefined {
  const own = /^(?:function\s*\*?\s*)?([\w$#]+)\s*(?:<[^(]*>)?\(/.exec(text.slice(start, start + 500))?.[1];
  if (own !== undefined && own !== "function") return own;
  return /([\w$#]+)\s*(?::[^=;\n]*=|[=:])\s*\(*$/.exec(text.slice(Math.max(0, start - 500), start))?.[1];
}
