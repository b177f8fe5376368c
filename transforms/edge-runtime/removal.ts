import { ts } from "ts-morph";
import { commentsOwnedFrom, type CommentOwnership } from "./own-comments.js";
import { SourceLines, type TextSpan } from "./source-lines.js";

/**
 * What can be removed: a statement of the file, one of several things in a list that commas separate, or the named
 * imports beside a default import.
 */
export type Removable =
  | ts.Statement
  | ts.VariableDeclaration
  | ts.ExportSpecifier
  | ts.ImportSpecifier
  | ts.NamedImports
  | ts.ObjectLiteralElementLike;

/** What goes together: neighbours in a list are removed as one. */
export interface Removal {
  readonly nodes: readonly Removable[];
  /** Disjoint, in order. Each is replaced by its text, which is empty but where code around would run together. */
  readonly spans: readonly (TextSpan & { readonly text: string })[];
}

/**
 * The text that goes with nodes that are removed. A node that has its lines to itself takes them whole, with its own
 * comments, and leaves one blank line where two would meet. On a shared line it takes the white space on one side. In a
 * list it takes one comma, such that a list without a trailing comma stays one without.
 *
 * @param nodes never all the elements of a list: then what holds the list has to go instead
 */
export function removalsOf(sourceFile: ts.SourceFile, nodes: ReadonlySet<Removable>): Removal[] {
  return new Remover(sourceFile, nodes).removals();
}

/** A stretch of text to be removed, before it is known which white space goes with it. */
interface Piece {
  /** Where the comments before it begin. */
  readonly fullStart: number;
  readonly start: number;
  readonly end: number;
  /** Lines that the search for blank lines stays within. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly comments: CommentOwnership;
}

interface LineRange {
  readonly first: number;
  readonly last: number;
}

class Remover {
  readonly #file: ts.SourceFile;
  readonly #text: string;
  readonly #lines: SourceLines;
  readonly #nodes: ReadonlySet<Removable>;
  /** Lines that earlier removals have taken. */
  readonly #removedLines = new Set<number>();

  constructor(file: ts.SourceFile, nodes: ReadonlySet<Removable>) {
    this.#file = file;
    this.#text = file.text;
    this.#lines = new SourceLines(file);
    this.#nodes = nodes;
  }

  removals(): Removal[] {
    const statements = this.#statementsByLine().map((nodes) => ({ nodes, spans: this.#statements(nodes) }));
    const elements = listsOf(this.#nodes).flatMap((list) =>
      runsOf(list, this.#nodes).map(({ first, last }) => ({
        nodes: list.slice(first, last + 1),
        spans: this.#run(list, first, last),
      })),
    );
    const clauses = [...this.#nodes]
      .filter((node) => ts.isNamedImports(node))
      .map((node) => ({
        nodes: [node],
        spans: [{ start: node.parent.name?.end ?? node.pos, end: node.end }],
      }));
    return [...statements, ...elements, ...clauses].map(({ nodes, spans }) => ({
      nodes,
      spans: spans.map((span) => ({ text: "", ...span })).sort((a, b) => a.start - b.start),
    }));
  }

  /** The statements to be removed; those that follow each other on a line are together. */
  #statementsByLine(): [ts.Statement, ...ts.Statement[]][] {
    const groups: [ts.Statement, ...ts.Statement[]][] = [];
    for (const statement of this.#file.statements) {
      if (!this.#nodes.has(statement)) continue;
      const group = groups.at(-1);
      const previousEnd = group?.at(-1)?.end;
      const isNext = previousEnd === statement.pos;
      const start = statement.getStart(this.#file);
      if (group && isNext && this.#lines.at(previousEnd) === this.#lines.at(start)) group.push(statement);
      else groups.push([statement]);
    }
    return groups;
  }

  #statements(group: readonly [ts.Statement, ...ts.Statement[]]): (TextSpan & { readonly text?: string })[] {
    const { statements } = this.#file;
    const [first] = group;
    const last = group.at(-1) ?? first;
    const previous = statements.slice(0, statements.indexOf(first)).findLast((other) => !this.#nodes.has(other));
    const next = statements.slice(statements.indexOf(last) + 1).find((other) => !this.#nodes.has(other));
    const start = first.getStart(this.#file);
    const end = this.#endOfStatement(last);
    if (end === last.end && this.#wouldRunTogether(previous, next)) return [{ start, end, text: ";" }];
    const follows = next !== undefined && this.#lines.at(next.getStart(this.#file)) === this.#lines.at(end) + 1;
    const piece: Piece = {
      fullStart: first.pos,
      start,
      end,
      firstLine: 0,
      lastLine: this.#lines.last,
      comments: ts.isImportDeclaration(first) ? "directives" : follows ? "about-this" : "all",
    };
    return this.#wholeLines(piece) ?? [this.#withinLine(piece)];
  }

  /** Without semicolons a statement may be closed by one that is there to protect the next line: `;[1].map(f)`. */
  #endOfStatement(statement: ts.Statement): number {
    const last = statement.getLastToken(this.#file);
    if (last?.kind !== ts.SyntaxKind.SemicolonToken) return statement.end;
    const protectsNext = this.#lines.at(last.pos) < this.#lines.at(last.end) && !this.#isRestOfLineBlank(last.end);
    return protectsNext ? last.pos : statement.end;
  }

  /** Whether the parser would read two statements as one if nothing stood between them. */
  #wouldRunTogether(previous: ts.Statement | undefined, next: ts.Statement | undefined): boolean {
    if (!previous || !next || !/^[([`/+-]/.test(this.#text.slice(next.getStart(this.#file)))) return false;
    const endsInExpression =
      ts.isVariableStatement(previous) || ts.isExpressionStatement(previous) || ts.isExportAssignment(previous);
    return endsInExpression && this.#text[previous.end - 1] !== ";";
  }

  #run(list: readonly Removable[], first: number, last: number): TextSpan[] {
    const firstNode = list[first];
    const lastNode = list[last];
    const previous = list[first - 1];
    const next = list[last + 1];
    if (!firstNode || !lastNode) return [];
    const comma = this.#commaBehind(lastNode);
    const piece: Piece = {
      fullStart: firstNode.pos,
      start: firstNode.getStart(this.#file),
      end: comma ?? lastNode.end,
      firstLine: this.#lines.at(firstNode.parent.getStart(this.#file)) + 1,
      lastLine: this.#lines.at(firstNode.parent.end) - 1,
      comments: "all",
    };
    const lines = this.#wholeLines(piece);
    // The comma before a last element goes with it, unless another follows the element.
    const danglingComma =
      !next && comma === undefined && previous ? { start: firstNode.pos - 1, end: firstNode.pos } : undefined;
    if (lines) return danglingComma ? [danglingComma, ...lines] : lines;
    // Comments on the line of an element are its own; those on the line of its neighbour are not.
    if (next) return [{ start: piece.start, end: this.#endBeforeNext(piece.end, next) }];
    const own = this.#startOnLine(firstNode.pos, piece.start);
    if (!danglingComma) return [{ start: own, end: piece.end }];
    return own === danglingComma.end
      ? [{ start: danglingComma.start, end: piece.end }]
      : [danglingComma, { start: own, end: piece.end }];
  }

  /** Where the text behind an element and its comma ends: at the next element, or at a comment before that. */
  #endBeforeNext(end: number, next: Removable): number {
    const nextStart = next.getStart(this.#file);
    return this.#isBlank(end, nextStart) ? nextStart : this.#skipSpace(end);
  }

  /** Where the text before an element begins, comments on its line counted in: behind the comma, or on its line. */
  #startOnLine(fullStart: number, start: number): number {
    const between = this.#text.slice(fullStart, start);
    const lineBreak = Math.max(between.lastIndexOf("\n"), between.lastIndexOf("\r"));
    if (lineBreak < 0) return fullStart;
    return this.#isBlank(fullStart, start) ? fullStart : fullStart + lineBreak + 1;
  }

  /** End of the comma behind an element, if there is one. */
  #commaBehind(node: Removable): number | undefined {
    const { text } = this.#file;
    let position = node.end;
    for (;;) {
      const comments = [
        ...(ts.getTrailingCommentRanges(text, position) ?? []),
        ...(ts.getLeadingCommentRanges(text, position) ?? []),
      ];
      const behind = Math.max(position, ...comments.map(({ end }) => end));
      const token = /\S/.exec(text.slice(behind));
      if (behind === position) return token?.[0] === "," ? behind + token.index + 1 : undefined;
      position = behind;
    }
  }

  /** The spans of whole lines, where nothing else stands on them. */
  #wholeLines(piece: Piece): TextSpan[] | undefined {
    const trailing = ts.getTrailingCommentRanges(this.#text, piece.end)?.at(-1)?.end ?? piece.end;
    const start = commentsOwnedFrom(this.#file, piece);
    const first = this.#lines.at(start);
    const last = this.#lines.at(trailing);
    const alone = this.#isBlank(this.#lines.startOf(first), start) && this.#isRestOfLineBlank(trailing);
    return alone ? this.#withBlankLines({ first, last }, piece) : undefined;
  }

  #withBlankLines({ first, last }: LineRange, { firstLine, lastLine }: Piece): TextSpan[] {
    const above: number[] = [];
    let line = first - 1;
    while (line >= firstLine && (this.#removedLines.has(line) || this.#lines.isBlank(line))) {
      if (!this.#removedLines.has(line)) above.push(line);
      line -= 1;
    }
    const opens = line < firstLine;
    const below: number[] = [];
    line = last + 1;
    while (line <= lastLine && this.#lines.isBlank(line)) {
      below.push(line);
      line += 1;
    }
    const closes = line > lastLine;
    const kept = opens || closes ? 0 : Math.max(above.length, below.length);
    const taken = [
      ...below.slice(0, opens || closes ? below.length : above.length + below.length - kept),
      ...(closes ? above : []),
    ];
    for (let own = first; own <= last; own += 1) taken.push(own);
    for (const removed of taken) this.#removedLines.add(removed);
    return this.#spansOfLines(taken.sort((a, b) => a - b));
  }

  /** Joins lines into spans. Where the end of a file without a final line break goes, the break before goes too. */
  #spansOfLines(lines: readonly number[]): TextSpan[] {
    const pieces = lines.map((line) => ({ start: this.#lines.startOf(line), end: this.#lines.endOf(line) }));
    if (pieces.at(-1)?.end === this.#text.length && !/[\r\n]$/.test(this.#text)) {
      let kept = this.#lines.last;
      while (this.#removedLines.has(kept)) kept -= 1;
      if (kept >= 0) pieces.push({ start: this.#lines.contentEndOf(kept), end: this.#lines.endOf(kept) });
    }
    const spans: { start: number; end: number }[] = [];
    for (const piece of pieces.sort((a, b) => a.start - b.start)) {
      const open = spans.at(-1);
      if (open?.end === piece.start) open.end = piece.end;
      else spans.push(piece);
    }
    return spans;
  }

  #withinLine({ start, end }: Piece): TextSpan {
    const behind = this.#skipSpace(end);
    const lineEnd = this.#lines.contentEndOf(this.#lines.at(end));
    if (behind < lineEnd) return { start, end: behind };
    return { start: this.#text.slice(0, start).trimEnd().length, end };
  }

  #skipSpace(position: number): number {
    return position + (/^[ \t]*/.exec(this.#text.slice(position))?.[0].length ?? 0);
  }

  #isRestOfLineBlank(position: number): boolean {
    return this.#isBlank(position, this.#lines.contentEndOf(this.#lines.at(position)));
  }

  #isBlank(start: number, end: number): boolean {
    return this.#text.slice(start, end).trim() === "";
  }
}

/** The lists that the removed elements stand in. */
function listsOf(nodes: ReadonlySet<Removable>): (readonly Removable[])[] {
  const lists = new Set<readonly Removable[]>();
  for (const { parent } of nodes) {
    if (ts.isVariableDeclarationList(parent)) lists.add(parent.declarations);
    else if (ts.isNamedExports(parent) || ts.isNamedImports(parent)) lists.add(parent.elements);
    else if (ts.isObjectLiteralExpression(parent)) lists.add(parent.properties);
  }
  return [...lists];
}

/** The runs of neighbours among the elements of a list that are removed. */
function runsOf(list: readonly Removable[], nodes: ReadonlySet<Removable>): LineRange[] {
  const runs: { first: number; last: number }[] = [];
  for (const [index, node] of list.entries()) {
    if (!nodes.has(node)) continue;
    const open = runs.at(-1);
    if (open?.last === index - 1) open.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}
