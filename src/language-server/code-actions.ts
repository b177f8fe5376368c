import type { CodeAction } from "vscode-languageserver";
import type { Edit } from "../engine/plan.js";
import { count } from "../report/count.js";
import type { TextRange } from "../engine/text-position.js";
import { asyncTitle, makesAsync } from "./async-title.js";
import { type EditContext, workspaceEdit } from "./workspace-edit.js";
import type { Planned } from "./analysis.js";

/** Kinds of our actions: a rewrite at the cursor, and what is asked for a whole file or project. */
export const actionKinds = {
  rewrite: "refactor.rewrite.cf-codemod",
  file: "source.cf-codemod.file",
  preset: "source.cf-codemod.preset",
} as const;

/** Config files follow the code that needs them, as they do in a run with `--only`. */
function isConfigEdit({ code }: Edit): boolean {
  return code.startsWith("cloudflare/");
}

/**
 * What a transform can do at a range of a file: each group of edits that has one there, whole, with all its other places,
 * and everything that it would do in the file.
 *
 * @param path of the file, relative to the root
 * @param isThere whether an edit's range lies where the user asks
 */
export function codeActions(
  { transform, result }: Planned,
  path: string,
  isThere: (range: TextRange) => boolean,
  context: EditContext,
): CodeAction[] {
  const inFile = result.changes.find((change) => change.path === path && change.before !== undefined)?.edits ?? [];
  const own = inFile.filter((edit) => !isConfigEdit(edit));
  const actions: CodeAction[] = [];
  const offer = (title: string, kind: string, units: ReadonlySet<unknown>) => {
    const isWanted = (edit: Edit) => units.has(unitOf(edit)) || isConfigEdit(edit);
    const edit = workspaceEdit(result.changes, isWanted, context);
    if (edit) actions.push({ title, kind, edit });
  };

  const texts = new Map(result.changes.map((change) => [change.path, change.before ?? ""]));
  const there = own.filter(isThere);
  for (const unit of new Set(there.map(unitOf))) {
    const edits = result.changes.flatMap((change) => change.edits).filter((other) => unitOf(other) === unit);
    const here = there.filter((edit) => unitOf(edit) === unit);
    // The function that the cursor is in tells the most; the last one is the innermost.
    const [edit = here[0]] = here.filter(makesAsync).slice(-1);
    if (edit) offer(title(edit, edits, texts, context), actionKinds.rewrite, new Set([unit]));
  }
  if (own.length > 0) {
    const units = new Set(own.map(unitOf));
    const all = result.changes.flatMap((change) => change.edits).filter((edit) => units.has(unitOf(edit)));
    const elsewhere = all.length - own.length;
    const rest = elsewhere > 0 ? `, and ${count(elsewhere, "edit")} elsewhere that belong to them` : "";
    offer(`${transform.name}: ${count(own.length, "edit")} of this file${rest}`, actionKinds.file, units);
  }
  return actions;
}

/** What is made together or not at all: the group, or the edit alone. */
function unitOf(edit: Edit): unknown {
  return edit.group ?? edit;
}

/** What the edit at the cursor does and how often, and how much more belongs to it. */
function title(edit: Edit, edits: readonly Edit[], texts: ReadonlyMap<string, string>, { codes }: EditContext): string {
  const named = makesAsync(edit) ? asyncTitle(edit, edits, (path) => texts.get(path) ?? "") : undefined;
  if (named !== undefined) return `${named} (${count(edits.length, "edit")} in all)`;
  const same = edits.filter(({ code }) => code === edit.code).length;
  const short = codes[edit.code]?.short ?? edit.code;
  const times = same > 1 ? ` in ${count(same, "place")}` : "";
  const files = new Set(edits.map(({ path }) => path)).size;
  const others = edits.length - same;
  const rest = others > 0 ? `, with ${count(others, "more edit")} in ${count(files, "file")}` : "";
  const text = `${short}${times}${rest}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
