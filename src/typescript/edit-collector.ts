import { ts } from "ts-morph";
import type { CodeName, Edit, Finding } from "../engine/plan.js";
import type { CodeTable } from "../engine/transform.js";

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Collects edits and findings against syntax nodes; confidence comes from the table of codes. */
export class EditCollector {
  readonly edits: Edit[] = [];
  readonly findings: Finding[] = [];

  constructor(
    readonly codes: CodeTable,
    readonly pathOf: (file: ts.SourceFile) => string,
    readonly group?: string,
  ) {}

  replace(file: ts.SourceFile, range: TextRange, text: string, code: CodeName, because: readonly string[] = []): void {
    this.edits.push({ kind: "replace", ...this.#base(file, range, code, because), text });
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
    this.edits.push({ kind: "wrap", ...this.#base(file, range, code, because), before, after });
  }

  insert(file: ts.SourceFile, position: number, text: string, code: CodeName, because: readonly string[] = []): void {
    this.replace(file, { start: position, end: position }, text, code, because);
  }

  find(node: ts.Node, code: CodeName, message: string, because: readonly string[] = []): void {
    const file = node.getSourceFile();
    this.findings.push({ code, path: this.pathOf(file), start: node.getStart(), end: node.end, message, because });
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
