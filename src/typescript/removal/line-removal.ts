import type { TextRange } from "../../engine/text-position.js";
import type { SourceLines } from "./source-lines.js";

/** Lines of a file, 0-based, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Removes whole lines from a file, and blank lines such that one is left where two would meet. */
export class LineRemoval {
  readonly #text: string;
  readonly #lines: SourceLines;
  /** Lines that earlier removals have taken. */
  readonly #removed = new Set<number>();

  constructor(text: string, lines: SourceLines) {
    this.#text = text;
    this.#lines = lines;
  }

  /**
   * The text that goes with some lines. Between the same brackets, calls have to come in the order of the lines.
   *
   * @param inside the lines between the brackets around: at the first and the last of them no blank line stays
   */
  remove({ first, last }: LineRange, inside: LineRange): TextRange[] {
    const above: number[] = [];
    let line = first - 1;
    while (line >= inside.first && (this.#removed.has(line) || this.#lines.isBlank(line))) {
      if (!this.#removed.has(line)) above.push(line);
      line -= 1;
    }
    const opens = line < inside.first;
    const below: number[] = [];
    line = last + 1;
    while (line <= inside.last && this.#lines.isBlank(line)) {
      below.push(line);
      line += 1;
    }
    const closes = line > inside.last;
    const kept = opens || closes ? 0 : Math.max(above.length, below.length);
    const taken = [
      ...below.slice(0, opens || closes ? below.length : above.length + below.length - kept),
      ...(closes ? above : []),
    ];
    for (let own = first; own <= last; own += 1) taken.push(own);
    for (const removed of taken) this.#removed.add(removed);
    return this.#rangesOf(taken.sort((a, b) => a - b));
  }

  /** Joins lines. Where the end of a file without a final line break goes, the break before goes too. */
  #rangesOf(lines: readonly number[]): TextRange[] {
    const pieces = lines.map((line) => ({ start: this.#lines.startOf(line), end: this.#lines.endOf(line) }));
    if (pieces.at(-1)?.end === this.#text.length && !/[\r\n]$/.test(this.#text)) {
      let kept = this.#lines.last;
      while (this.#removed.has(kept)) kept -= 1;
      if (kept >= 0) pieces.push({ start: this.#lines.contentEndOf(kept), end: this.#lines.endOf(kept) });
    }
    const ranges: { start: number; end: number }[] = [];
    for (const piece of pieces.sort((a, b) => a.start - b.start)) {
      const open = ranges.at(-1);
      if (open?.end === piece.start) open.end = piece.end;
      else ranges.push(piece);
    }
    return ranges;
  }
}
