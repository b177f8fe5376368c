import type { Edit } from "./plan.js";

/** Two edits that cannot both be applied: a bug in a transform, never in the user's code. */
export class OverlappingEditsError extends Error {
  constructor(
    readonly first: Edit,
    readonly second: Edit,
  ) {
    const range = (edit: Edit) => `${edit.code} [${String(edit.start)}, ${String(edit.end)})`;
    super(`${first.path}: edits overlap: ${range(first)} and ${range(second)}`);
    this.name = "OverlappingEditsError";
  }
}

interface Nested {
  readonly edit: Edit;
  readonly children: Nested[];
}

/** A part of the text that edits make: what stands there now, and which range of the original text it came from. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether the text is the original one. Else it replaces the range, or was inserted where the range is empty. */
  readonly kept: boolean;
}

/**
 * Applies edits of one file to its text. Nested edits compose: a wrap around other edits keeps what they make of its
 * content. Wraps around the same range nest in the order of the list, the first innermost. Insertions at one position
 * keep the order of the list. Equal replacements count once.
 *
 * @throws OverlappingEditsError when two edits overlap without nesting, or when one lies inside a replacement.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  return editedPieces(text, edits)
    .map((piece) => piece.text)
    .join("");
}

/**
 * The same as `applyEdits`, in pieces that tell where each part of the new text came from.
 *
 * @throws OverlappingEditsError as `applyEdits` does.
 */
export function editedPieces(text: string, edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = [];
  render(text, 0, text.length, nest(edits), pieces);
  return pieces;
}

/** Orders edits outermost first, and builds the tree of what lies in what. */
function nest(edits: readonly Edit[]): Nested[] {
  const order = new Map(edits.map((edit, index) => [edit, index]));
  const indexOf = (edit: Edit) => order.get(edit) ?? 0;
  const sorted = withoutRepeats(edits).sort((a, b) => {
    if (a.start !== b.start) return a.start - b.start;
    // An insertion at the start of a range comes before the range, and so outside of it.
    const aInserts = isInsertion(a);
    const bInserts = isInsertion(b);
    if (aInserts !== bInserts) return aInserts ? -1 : 1;
    if (a.end !== b.end) return b.end - a.end;
    if (a.kind !== b.kind) return a.kind === "wrap" ? -1 : 1;
    // The same range: later in the list is further out. Insertions keep the order of the list.
    return aInserts ? indexOf(a) - indexOf(b) : indexOf(b) - indexOf(a);
  });

  const top: Nested[] = [];
  const open: Nested[] = [];
  for (const edit of sorted) {
    let parent = open.at(-1);
    while (parent && !holds(parent.edit, edit)) {
      if (parent.edit.end > edit.start && !isInsertion(edit)) throw new OverlappingEditsError(parent.edit, edit);
      open.pop();
      parent = open.at(-1);
    }
    if (parent?.edit.kind === "replace") throw new OverlappingEditsError(parent.edit, edit);
    const nested: Nested = { edit, children: [] };
    (parent?.children ?? top).push(nested);
    if (!isInsertion(edit)) open.push(nested);
  }
  return top;
}

function isInsertion(edit: Edit): boolean {
  return edit.start === edit.end;
}

/** An insertion at the end of a range lies outside of it, except at the end of a wrap that has not begun elsewhere. */
function holds(outer: Edit, inner: Edit): boolean {
  if (isInsertion(inner)) return outer.start < inner.start && inner.start < outer.end;
  return outer.start <= inner.start && inner.end <= outer.end;
}

function withoutRepeats(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter((edit) => {
    if (edit.kind === "wrap") return true;
    const key = `${String(edit.start)}:${String(edit.end)}:${edit.text}`;
    if (isInsertion(edit) || !seen.has(key)) {
      seen.add(key);
      return true;
    }
    return false;
  });
}

function render(text: string, start: number, end: number, nested: readonly Nested[], pieces: Piece[]): void {
  const keep = (from: number, to: number) => {
    if (from < to) pieces.push({ text: text.slice(from, to), start: from, end: to, kept: true });
  };
  const put = (newText: string, from: number, to: number) => {
    if (newText !== "" || from < to) pieces.push({ text: newText, start: from, end: to, kept: false });
  };
  let position = start;
  for (const { edit, children } of nested) {
    keep(position, edit.start);
    if (edit.kind === "replace") {
      put(edit.text, edit.start, edit.end);
    } else {
      put(edit.before, edit.start, edit.start);
      render(text, edit.start, edit.end, children, pieces);
      put(edit.after, edit.end, edit.end);
    }
    position = edit.end;
  }
  keep(position, end);
}
