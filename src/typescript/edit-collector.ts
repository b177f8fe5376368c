import { ts } from "ts-morph";
import type { CodeName, Edit, Finding } from "../engine/plan.js";
import type { TextRange } from "../engine/text-position.js";
import type { CodeTable } from "../engine/transform.js";
import { rangeIn } from "./value-uses.js";
import type { Removable } from "./removal/removable.js";
import { removalsOf } from "./removal/removals.js";

interface Reason {
  readonly code: CodeName;
  readonly because: readonly string[];
}

/** Collects edits and findings against syntax nodes; confidence comes from the table of codes. */
export class EditCollector {
  readonly findings: Finding[] = [];
  readonly #edits: Edit[] = [];
  readonly #removed = new Map<Removable, Reason>();
  #removals: readonly Edit[] | undefined;

  /** @param topic the words of a comment that speaks of what is migrated, see `removalsOf` */
  constructor(
    readonly codes: CodeTable,
    readonly pathOf: (file: ts.SourceFile) => string,
    readonly group?: string,
    readonly topic?: RegExp,
  ) {}

  /** What was collected so far. */
  get edits(): Edit[] {
    this.#removals ??= this.#planRemovals();
    return [...this.#edits, ...this.#removals];
  }

  /** Takes out a node and what belongs to it alone: its comments, its line, its comma. */
  remove(node: Removable, code: CodeName, because: readonly string[] = []): void {
    this.#removed.set(node, { code, because });
    this.#removals = undefined;
  }

  replace(file: ts.SourceFile, range: TextRange, text: string, code: CodeName, because: readonly string[] = []): void {
    this.#edits.push({ kind: "replace", ...this.#base(file, range, code, because), text });
  }

  replaceNode(node: ts.Node, text: string, code: CodeName, because: readonly string[] = []): void {
    this.replace(node.getSourceFile(), { start: node.getStart(), end: node.end }, text, code, because);
  }

  /** Text around a node whose content other edits may change. */
  wrapNode(node: ts.Node, before: string, after: string, code: CodeName, because: readonly string[] = []): void {
    this.wrap(node.getSourceFile(), { start: node.getStart(), end: node.end }, before, after, code, because);
  }

  wrap(
    file: ts.SourceFile,
    range: TextRange,
    before: string,
    after: string,
    code: CodeName,
    because: readonly string[] = [],
  ): void {
    this.#edits.push({ kind: "wrap", ...this.#base(file, range, code, because), before, after });
  }

  insert(file: ts.SourceFile, position: number, text: string, code: CodeName, because: readonly string[] = []): void {
    this.replace(file, { start: position, end: position }, text, code, because);
  }

  /** @param consequences further places where type errors follow from this one, see `Finding` */
  find(
    node: ts.Node,
    code: CodeName,
    message: string,
    { because = [], consequences = [] }: { because?: readonly string[]; consequences?: readonly ts.Node[] } = {},
  ): void {
    const reached = consequences.map((place) => rangeIn(place, this.pathOf));
    this.findings.push({ code, ...rangeIn(node, this.pathOf), message, because, consequences: reached });
  }

  /** What is removed from a file is removed together, so that neighbours share a blank line or a comma. */
  #planRemovals(): Edit[] {
    const byFile = new Map<ts.SourceFile, Set<Removable>>();
    for (const node of this.#removed.keys()) {
      const file = node.getSourceFile();
      byFile.set(file, (byFile.get(file) ?? new Set()).add(node));
    }
    return [...byFile].flatMap(([file, removed]) =>
      removalsOf(file, removed, this.topic).flatMap(({ nodes, spans }) => {
        const reason = nodes.map((node) => this.#removed.get(node)).find((found) => found !== undefined);
        if (!reason) return [];
        return spans.map(({ text, ...range }): Edit => ({
          kind: "replace",
          ...this.#base(file, range, reason.code, reason.because),
          text,
        }));
      }),
    );
  }

  #base(file: ts.SourceFile, { start, end }: TextRange, code: CodeName, because: readonly string[]) {
    const level = this.codes[code]?.level;
    if (level !== "safe" && level !== "review") throw new Error(`${code} is not the code of an edit`);
    const group = this.group === undefined ? {} : { group: this.group };
    return { path: this.pathOf(file), start, end, code, confidence: level, because, ...group };
  }
}

/** `src/db.ts:12 stmt.get()`: one link of an edit's `because`. */
export function becauseOf(node: ts.Node, label: string, pathOf: (file: ts.SourceFile) => string): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${pathOf(file)}:${String(line + 1)} ${label}`;
}
