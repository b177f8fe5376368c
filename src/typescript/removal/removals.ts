import { ts } from "ts-morph";
import type { TextRange } from "../../engine/text-position.js";
import { type LineRange, LineRemoval } from "./line-removal.js";
import { commentsOwnedFrom, type CommentOwnership } from "./own-comments.js";
import { type Removable, wholesOf } from "./removable.js";
import { SourceLines } from "./source-lines.js";

/** What goes together: neighbours in a list are removed as one. */
export interface Removal {
  /** Those of the given nodes that go with these texts. */
  readonly nodes: readonly Removable[];
  /** Disjoint, in order. Each is replaced by its text, which is empty but where code around would run together. */
  readonly spans: readonly (TextRange & { readonly text: string })[];
}

/**
 * The text that goes with nodes that are removed. A node that has its lines to itself takes them whole, with its own
 * comments, and leaves one blank line where two would meet. On a shared line it takes the white space on one side. In a
 * list it takes one comma, such that a list without a trailing comma stays one without. What holds nothing any more goes
 * too. A statement that something needs (`if (a) b();`) becomes an empty block. A `finally` behind a `catch` goes with its content.
 *
 * @param nodes of this file; not all the properties of an object
 * @param topic the words of a comment that speaks of what is migrated. A comment above code that goes and code that
 *   stays goes only if it does.
 */
export function removalsOf(sourceFile: ts.SourceFile, nodes: ReadonlySet<Removable>, topic?: RegExp): Removal[] {
  return new Remover(sourceFile, nodes, topic).removals();
}

/** A stretch of text to be removed, before it is known which white space goes with it. */
interface Piece {
  /** Where the comments before it begin. */
  readonly fullStart: number;
  readonly start: number;
  readonly end: number;
  /** Lines that the search for blank lines stays within. */
  readonly inside: LineRange;
  readonly comments: CommentOwnership;
}

type Span = TextRange & { readonly text?: string };

class Remover {
  readonly #file: ts.SourceFile;
  readonly #text: string;
  readonly #lines: SourceLines;
  readonly #lineRemoval: LineRemoval;
  readonly #wholes: ReadonlyMap<Removable, readonly Removable[]>;
  /** What goes, in order. */
  readonly #nodes: readonly Removable[];
  readonly #topic: RegExp | undefined;

  constructor(file: ts.SourceFile, nodes: ReadonlySet<Removable>, topic: RegExp | undefined) {
    this.#file = file;
    this.#text = file.text;
    this.#lines = new SourceLines(file);
    this.#lineRemoval = new LineRemoval(file.text, this.#lines);
    this.#wholes = wholesOf(nodes);
    this.#nodes = [...this.#wholes.keys()].sort((a, b) => a.pos - b.pos);
    this.#topic = topic;
  }

  removals(): Removal[] {
    const statements = this.#statementsByLine().map((nodes) => ({ nodes, spans: this.#statements(nodes) }));
    const elements = listsOf(this.#nodes).flatMap((list) =>
      runsOf(list, this.#wholes).map(({ first, last }) => ({
        nodes: list.slice(first, last + 1),
        spans: this.#run(list, first, last),
      })),
    );
    const importParts = this.#nodes.flatMap((node) => {
      const span = partOfImport(node);
      return span ? [{ nodes: [node], spans: [span] }] : [];
    });
    return [...statements, ...elements, ...importParts].map(({ nodes, spans }) => ({
      nodes: nodes.flatMap((node) => this.#wholes.get(node) ?? []),
      spans: spans.map((span) => ({ text: "", ...span })).sort((a, b) => a.start - b.start),
    }));
  }

  /** The statements to be removed; those that follow each other on a line are together. */
  #statementsByLine(): [ts.Statement, ...ts.Statement[]][] {
    const groups: [ts.Statement, ...ts.Statement[]][] = [];
    for (const statement of this.#nodes) {
      if (!ts.isStatement(statement)) continue;
      const group = groups.at(-1);
      const previous = group?.at(-1);
      const isNext = previous?.end === statement.pos && previous.parent === statement.parent;
      const start = statement.getStart(this.#file);
      if (group && isNext && this.#lines.at(previous.end) === this.#lines.at(start)) group.push(statement);
      else groups.push([statement]);
    }
    return groups;
  }

  #statements(group: readonly [ts.Statement, ...ts.Statement[]]): Span[] {
    const [first] = group;
    const last = group.at(-1) ?? first;
    const start = first.getStart(this.#file);
    const list = statementListAround(first);
    if (!list) return [{ start, end: last.end, text: "{}" }];
    const stays = (statement: ts.Statement) => !this.#wholes.has(statement);
    const emptied = list.every((statement) => !stays(statement)) ? clauseThatOnlyHolds(first.parent) : undefined;
    if (emptied) return first === list[0] ? [emptied] : [];
    const previous = list.slice(0, list.indexOf(first)).findLast(stays);
    const next = list.slice(list.indexOf(last) + 1).find(stays);
    const end = this.#endOfStatement(last);
    if (end === last.end && this.#wouldRunTogether(previous, next)) return [{ start, end, text: ";" }];
    const follows = next !== undefined && this.#lines.at(next.getStart(this.#file)) === this.#lines.at(end) + 1;
    const piece: Piece = {
      fullStart: first.pos,
      start,
      end,
      inside: this.#linesInside(first.parent),
      comments: ts.isImportDeclaration(first) ? "directives" : follows ? "about-this" : "all",
    };
    return this.#wholeLines(piece) ?? [this.#withinLine(piece)];
  }

  /** The lines between the brackets of what holds a list. */
  #linesInside(holder: ts.Node): LineRange {
    if (ts.isSourceFile(holder)) return { first: 0, last: this.#lines.last };
    const end = ts.isCaseOrDefaultClause(holder) ? holder.parent.end : holder.end;
    return { first: this.#lines.at(holder.getStart(this.#file)) + 1, last: this.#lines.at(end) - 1 };
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
    return mayGoOn(previous) && this.#text[previous.end - 1] !== ";";
  }

  #run(list: readonly Removable[], first: number, last: number): Span[] {
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
      inside: this.#linesInside(firstNode.parent),
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
  #wholeLines(piece: Piece): TextRange[] | undefined {
    const trailing = ts.getTrailingCommentRanges(this.#text, piece.end)?.at(-1)?.end ?? piece.end;
    const start = commentsOwnedFrom(this.#file, piece, this.#topic);
    const first = this.#lines.at(start);
    const last = this.#lines.at(trailing);
    const alone = this.#isBlank(this.#lines.startOf(first), start) && this.#isRestOfLineBlank(trailing);
    return alone ? this.#lineRemoval.remove({ first, last }, piece.inside) : undefined;
  }

  #withinLine({ start, end }: Piece): TextRange {
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

/** The `finally` of a block behind a `catch`, with the space before it: without statements it says nothing. */
function clauseThatOnlyHolds(block: ts.Node): TextRange | undefined {
  if (!ts.isBlock(block)) return undefined;
  const { parent } = block;
  if (!ts.isTryStatement(parent) || parent.finallyBlock !== block || !parent.catchClause) return undefined;
  return { start: parent.catchClause.end, end: block.end };
}

/** Whether a statement that no semicolon ends may go on in the next line. */
function mayGoOn(statement: ts.Statement): boolean {
  return ts.isVariableStatement(statement) || ts.isExpressionStatement(statement) || ts.isExportAssignment(statement);
}

/** The statements that a statement stands among. `undefined` for one that stands alone: `if (a) b();`. */
function statementListAround({ parent }: ts.Statement): readonly ts.Statement[] | undefined {
  const isList = ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isModuleBlock(parent);
  return isList || ts.isCaseOrDefaultClause(parent) ? parent.statements : undefined;
}

/** The lists that the removed elements stand in. */
function listsOf(nodes: readonly Removable[]): (readonly Removable[])[] {
  const lists = new Set<readonly Removable[]>();
  for (const { parent } of nodes) {
    if (ts.isVariableDeclarationList(parent)) lists.add(parent.declarations);
    else if (ts.isNamedExports(parent) || ts.isNamedImports(parent)) lists.add(parent.elements);
    else if (ts.isObjectLiteralExpression(parent)) lists.add(parent.properties);
    else if (ts.isArrayLiteralExpression(parent)) lists.add(parent.elements);
  }
  return [...lists];
}

/** The runs of neighbours among the elements of a list that are removed. */
function runsOf(
  list: readonly Removable[],
  removed: ReadonlyMap<Removable, unknown>,
): readonly { readonly first: number; readonly last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const [index, node] of list.entries()) {
    if (!removed.has(node)) continue;
    const open = runs.at(-1);
    if (open?.last === index - 1) open.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}

/** Of `import a, { b } from "c"`: the default name with the comma behind it, or the other names with the one before. */
function partOfImport(node: Removable): TextRange | undefined {
  if (ts.isImportClause(node) && node.name && node.namedBindings) {
    return { start: node.name.getStart(), end: node.namedBindings.getStart() };
  }
  if (!ts.isNamedImports(node) && !ts.isNamespaceImport(node)) return undefined;
  return { start: node.parent.name?.end ?? node.pos, end: node.end };
}
