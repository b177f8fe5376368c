/** A place in a text as editors count: both from 1, the column in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset in UTF-16 units. Lines end as TypeScript ends them. */
export function lineAndColumn(text: string, position: number): TextPosition {
  const before = text.slice(0, position);
  const lines = before.split(/\r\n|[\n\r\u2028\u2029]/);
  // A position between \r and \n is still on the line that they end.
  const splitsLineEnd = before.endsWith("\r") && text[position] === "\n";
  const line = splitsLineEnd ? lines.length - 1 : lines.length;
  const column = (splitsLineEnd ? (lines.at(-2)?.length ?? 0) + 1 : (lines.at(-1)?.length ?? 0)) + 1;
  return { line, column };
}

/** The line that an offset in UTF-16 units lies on, without its line end. Lines end as TypeScript ends them. */
export function lineTextAt(text: string, position: number): string {
  const start = position - lineAndColumn(text, position).column + 1;
  return /^[^\n\r\u2028\u2029]*/.exec(text.slice(start))?.[0] ?? "";
}

/** A stretch of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}
