import type { Position, Range } from "vscode-languageserver";

/**
 * Positions of a text as the Language Server Protocol counts: lines and UTF-16 units from 0. There a line ends with
 * `\n`, `\r\n` or `\r`, and nothing else.
 */
export interface LinePositions {
  at(offset: number): Position;
  range(start: number, end: number): Range;
  /** The offset of a position; one behind the end of a line counts as the end. */
  offset(position: Position): number;
}

/** Reads where the lines of a text begin. */
export function linePositions(text: string): LinePositions {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/gu)].map(({ index, 0: end }) => index + end.length)];
  const at = (offset: number): Position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
  return {
    at,
    range: (start, end) => ({ start: at(start), end: at(end) }),
    offset: ({ line, character }) => {
      const start = starts[line];
      if (start === undefined) return text.length;
      return Math.min(start + character, starts[line + 1] ?? text.length);
    },
  };
}
