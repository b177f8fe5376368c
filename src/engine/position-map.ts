import type { Piece } from "./edits.js";
import type { TextRange } from "./text-position.js";

/**
 * Where a range of the text before edits lies after them, or the other way round. A border inside of replaced text
 * moves to the border of the replacement.
 *
 * @param pieces of the edited text, see `editedPieces`
 */
export function mapRange(range: TextRange, pieces: readonly Piece[], direction: "forward" | "backward"): TextRange {
  let offset = 0;
  let start: number | undefined;
  let end = 0;
  for (const piece of pieces) {
    const after = { start: offset, end: offset + piece.text.length };
    offset = after.end;
    const [from, to] = direction === "forward" ? [piece, after] : [after, piece];
    // An insertion belongs to what follows it, so it holds neither border.
    if (from.start === from.end) continue;
    if (start === undefined && range.start < from.end) {
      start = piece.kept ? to.start + Math.max(0, range.start - from.start) : to.start;
    }
    if (range.end > from.start)
      end = piece.kept ? to.start + Math.min(range.end - from.start, from.end - from.start) : to.end;
  }
  const last = direction === "forward" ? offset : (pieces.at(-1)?.end ?? 0);
  start ??= last;
  return { start, end: Math.max(start, end) };
}
