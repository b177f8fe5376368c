import type { ts } from "ts-morph";

/** The lines of a file, 0-based, with any line ending. A final line break ends the last line and begins no other. */
export class SourceLines {
  readonly #file: ts.SourceFile;
  readonly #starts: readonly number[];

  constructor(file: ts.SourceFile) {
    const starts = file.getLineStarts();
    this.#file = file;
    this.#starts = starts.length > 1 && starts.at(-1) === file.text.length ? starts.slice(0, -1) : starts;
  }

  get last(): number {
    return this.#starts.length - 1;
  }

  at(position: number): number {
    return Math.min(this.#file.getLineAndCharacterOfPosition(position).line, this.last);
  }

  /** Start of a line; a byte order mark is no part of the first. */
  startOf(line: number): number {
    const start = this.#starts[line] ?? this.#file.text.length;
    return start === 0 && this.#file.text.startsWith("\uFEFF") ? 1 : start;
  }

  /** End of a line, behind its line break. */
  endOf(line: number): number {
    return this.#starts[line + 1] ?? this.#file.text.length;
  }

  /** End of what stands on a line, before its line break. */
  contentEndOf(line: number): number {
    return this.startOf(line) + this.#content(line).length;
  }

  isBlank(line: number): boolean {
    return this.#content(line).trim() === "";
  }

  #content(line: number): string {
    return this.#file.text.slice(this.startOf(line), this.endOf(line)).replace(/[\r\n\u2028\u2029]+$/, "");
  }
}
