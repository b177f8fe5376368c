import type { CodeName } from "./plan.js";
import type { SourceTree } from "./source-tree.js";

/** What a comment says that waives a code for the line below it. */
const waiverMark = "cf-codemod-ignore";

/** A comment on a line of its own, in the languages of sources and SQL. */
const commentLine = /^\s*(?:\/\/|\{?\s*\/\*|\*|--)/;
const waiver = /cf-codemod-ignore[ \t]+((?:[a-z0-9-]+\/[a-z0-9-]+[\s,]*)+)/;

interface Place {
  readonly path: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly code: CodeName;
}

/**
 * Waivers in a tree: `// cf-codemod-ignore <code>` on the line before a place, or several codes. The place is left as it is
 * and not reported. Other comments may stand in between.
 */
export class Waivers {
  readonly #tree: SourceTree;
  readonly #lines = new Map<string, readonly string[] | undefined>();

  constructor(tree: SourceTree) {
    this.#tree = tree;
  }

  /**
   * Whether a comment above the line of a place waives its code, or one inside of it: what removes a statement takes the
   * comments above it along.
   */
  waives({ path, start, end, code }: Place): boolean {
    const lines = this.#linesOf(path);
    if (!lines) return false;
    const text = this.#tree.read(path) ?? "";
    const lineOf = (position: number) => text.slice(0, position).split(/\r\n|\n|\r/).length - 1;
    const isWaiver = (line: string) =>
      commentLine.test(line) && (waiver.exec(line)?.[1]?.split(/[\s,]+/) ?? []).includes(code);
    const first = lineOf(start);
    let top = first;
    while (top > 0 && commentLine.test(lines[top - 1] ?? "")) top -= 1;
    return lines.slice(top, lineOf(end) + 1).some(isWaiver);
  }

  /** The lines of a file that has a waiver. */
  #linesOf(path: string): readonly string[] | undefined {
    if (!this.#lines.has(path)) {
      const text = this.#tree.read(path) ?? "";
      this.#lines.set(path, text.includes(waiverMark) ? text.split(/\r\n|\n|\r/) : undefined);
    }
    return this.#lines.get(path);
  }
}
