import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { applyEdits, editedPieces } from "../engine/edits.js";
import type { Edit } from "../engine/plan.js";
import type { FileChange } from "../engine/run-result.js";
import type { CodeTable } from "../engine/transform.js";
import { linePositions } from "./positions.js";

/** What a client can do with an edit of the workspace. */
export interface EditSupport {
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  readonly annotations: boolean;
}

export interface EditContext {
  /** Absolute path that the changes' paths are relative to. */
  readonly root: string;
  readonly codes: CodeTable;
  readonly support: EditSupport;
  /** The version of an open document, by its absolute path; `null` for one that is not open. */
  readonly versionOf: (path: string) => { readonly uri: string; readonly version: number | null };
}

/** A part of a text to be replaced, with the edits of the plan that it comes from. */
interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly edits: readonly Edit[];
}

/**
 * The changes as one edit of the workspace. Each part says which code it is of and what led to it; parts to review ask
 * for confirmation.
 *
 * @param isWanted which of the edits to make. Those that cannot be told apart (several stages have edited the file) are
 *   made together, or, where not all of them are wanted, make the whole impossible.
 * @returns `undefined` where the client cannot do it, or where there is nothing to do
 */
export function workspaceEdit(
  changes: readonly FileChange[],
  isWanted: (edit: Edit) => boolean,
  context: EditContext,
): WorkspaceEdit | undefined {
  const annotations = new Annotations(context);
  const documentChanges: (TextDocumentEdit | CreateFile)[] = [];
  for (const change of changes) {
    const { before, after, path } = change;
    const { uri, version } = context.versionOf(join(context.root, path));
    if (before === undefined) {
      if (!context.support.createFiles) return undefined;
      const annotationId = annotations.idOf([]);
      documentChanges.push({ kind: "create", uri, ...(annotationId !== undefined && { annotationId }) });
      const start = { line: 0, character: 0 };
      documentChanges.push({
        textDocument: { uri, version: null },
        edits: [annotations.annotate({ range: { start, end: start }, newText: after }, [])],
      });
      continue;
    }
    const patches = patchesOf(change, before, isWanted);
    if (!patches) return undefined;
    if (patches.length === 0) continue;
    const positions = linePositions(before);
    documentChanges.push({
      textDocument: { uri, version },
      edits: patches.map(({ start, end, text, edits }) =>
        annotations.annotate({ range: positions.range(start, end), newText: text }, edits),
      ),
    });
  }
  if (documentChanges.length === 0) return undefined;
  if (context.support.documentChanges) {
    return { documentChanges, ...(annotations.used && { changeAnnotations: annotations.table }) };
  }
  const plain: Record<string, TextEdit[]> = {};
  for (const documentChange of documentChanges) {
    if (!("edits" in documentChange) || documentChanges.some((other) => "kind" in other)) return undefined;
    plain[documentChange.textDocument.uri] = documentChange.edits.filter((edit) => "newText" in edit);
  }
  return { changes: plain };
}

/** `undefined` where what is wanted cannot be told from what is not. */
function patchesOf(change: FileChange, before: string, isWanted: (edit: Edit) => boolean): Patch[] | undefined {
  const wanted = change.edits.filter(isWanted);
  if (wanted.length === 0) return [];
  if (isOneStage(change, before)) return mergedPieces(before, wanted);
  return wanted.length === change.edits.length ? [wholeChange(change, before)] : undefined;
}

/** Whether all edits count in the text before the run. Those of later stages count in what the earlier ones left. */
function isOneStage({ edits, after }: FileChange, before: string): boolean {
  try {
    return applyEdits(before, edits) === after;
  } catch {
    return false;
  }
}

/** The edited parts of a text; parts that touch become one, so that no client has to order insertions. */
function mergedPieces(before: string, edits: readonly Edit[]): Patch[] {
  const patches: Patch[] = [];
  for (const { start, end, text, kept } of editedPieces(before, edits)) {
    if (kept) continue;
    const own = edits.filter((edit) => edit.start === start || edit.end === end);
    const last = patches.at(-1);
    if (last?.end !== start) patches.push({ start, end, text, edits: own });
    else {
      const merged = { start: last.start, end, text: last.text + text, edits: [...new Set([...last.edits, ...own])] };
      patches[patches.length - 1] = merged;
    }
  }
  return patches;
}

/** What differs between the two texts, as one part. */
function wholeChange({ after, edits }: FileChange, before: string): Patch {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) start += 1;
  // Not within a line end or a character.
  while (start > 0 && /[\r\uD800-\uDBFF]/u.test(before.charAt(start - 1))) start -= 1;
  let end = 0;
  while (end < limit - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (end > 0 && /[\n\uDC00-\uDFFF]/u.test(before.charAt(before.length - end))) end -= 1;
  return { start, end: before.length - end, text: after.slice(start, after.length - end), edits };
}

/** The annotations of one edit of the workspace: one for each code and chain. */
class Annotations {
  readonly table: Record<string, ChangeAnnotation> = {};
  readonly #ids = new Map<string, string>();
  readonly #context: EditContext;

  constructor(context: EditContext) {
    this.#context = context;
  }

  get used(): boolean {
    return Object.keys(this.table).length > 0;
  }

  annotate(edit: TextEdit, edits: readonly Edit[]): TextEdit | AnnotatedTextEdit {
    const annotationId = this.idOf(edits);
    return annotationId === undefined ? edit : { ...edit, annotationId };
  }

  /** No edits: a new file. */
  idOf(edits: readonly Edit[]): string | undefined {
    if (!this.#context.support.annotations) return undefined;
    // What a person should look at gives the part its name.
    const first = edits.find(({ confidence }) => confidence === "review") ?? edits[0];
    const label = first ? (this.#context.codes[first.code]?.short ?? first.code) : "New file";
    const needsConfirmation = first?.confidence === "review";
    const description = first?.because.join(" ← ") ?? "";
    const key = JSON.stringify([label, needsConfirmation, description]);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `${first?.code ?? "new-file"}#${String(this.#ids.size + 1)}`;
    this.#ids.set(key, id);
    this.table[id] = { label, needsConfirmation, ...(description !== "" && { description }) };
    return id;
  }
}

/** The URI of a file that is not open. */
export function fileUri(path: string): string {
  return pathToFileURL(path).href;
}
