import { ts } from "ts-morph";
import type { TextRange } from "./edit-collector.js";

/**
 * The text that goes when a statement is removed: the statement, the rest of its line, its own comments (directly
 * above it, or behind it on its line), and one of the two blank lines that would otherwise meet. A comment that is
 * set off by a blank line, or that stands first in the file, belongs to more than the statement and stays.
 */
export function removalRange(statement: ts.Node): TextRange {
  return removalRangeOf([statement]);
}

/** The same for statements that follow each other and are removed together. */
export function removalRangeOf(statements: readonly ts.Node[]): TextRange {
  const first = statements[0];
  const last = statements.at(-1);
  if (!first || !last) throw new RangeError("nothing to remove");
  const text = first.getSourceFile().text;
  const start = startWithOwnComments(first, text);
  const end = endWithOwnComment(last, text);
  const lineStart = lineStartOf(text, start);
  const lineEnd = lineEndOf(text, end);
  const ownsLines = isBlank(text.slice(lineStart, start)) && isBlank(text.slice(end, lineEnd));
  if (!ownsLines) {
    // Other code shares the line: take the white space on one side only.
    const space = /^[ \t]+/.exec(text.slice(end))?.[0].length ?? 0;
    return { start, end: end + space };
  }
  const afterBreak = lineEnd + breakLength(text, lineEnd);
  const blankBefore = isBlankLineBefore(text, lineStart);
  const blankAfter = isBlankLineAt(text, afterBreak);
  const opensBlock = /[{([]\s*$/.test(text.slice(0, lineStart)) || text.slice(0, lineStart).trim() === "";
  const closesBlock = /^\s*[})\]]/.test(text.slice(afterBreak)) || text.slice(afterBreak).trim() === "";
  if (blankAfter && (blankBefore || opensBlock)) {
    const blankEnd = lineEndOf(text, afterBreak);
    return { start: lineStart, end: blankEnd + breakLength(text, blankEnd) };
  }
  if (blankBefore && closesBlock) {
    const previousBreak = lineStart - precedingBreakLength(text, lineStart);
    return { start: lineStartOf(text, previousBreak), end: afterBreak };
  }
  if (lineEnd === text.length && lineStart > 0) {
    // The last line of a file without a final line break: the break before it goes, so that none is added.
    return { start: lineStart - precedingBreakLength(text, lineStart), end: lineEnd };
  }
  return { start: lineStart, end: afterBreak };
}

function startWithOwnComments(node: ts.Node, text: string): number {
  let start = node.getStart();
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  for (const comment of [...comments].reverse()) {
    const between = text.slice(comment.end, start);
    if (!isBlank(between.replace(/\r?\n|\r/, ""))) break;
    const before = text.slice(lineStartOf(text, comment.pos), comment.pos);
    if (!isBlank(before)) break;
    const headsFile = text.slice(0, comment.pos).trim() === "" && comment.kind === ts.SyntaxKind.MultiLineCommentTrivia;
    const directive = /^\/[/*]\s*(?:eslint-disable(?!-next-line)|prettier-ignore-start|biome-ignore-all|#region|#endregion|@license)/;
    if (headsFile || text.startsWith("#!", comment.pos) || directive.test(text.slice(comment.pos, comment.end))) break;
    start = comment.pos;
  }
  return start;
}

function endWithOwnComment(node: ts.Node, text: string): number {
  const end = node.end;
  const comments = ts.getTrailingCommentRanges(text, end) ?? [];
  const last = comments.at(-1);
  if (!last) return end;
  const rest = text.slice(last.end, lineEndOf(text, last.end));
  return isBlank(rest) ? last.end : end;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function lineStartOf(text: string, position: number): number {
  let start = position;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  // A byte order mark is no part of the first line.
  return start === 0 && text.startsWith("\uFEFF") && position > 0 ? 1 : start;
}

function lineEndOf(text: string, position: number): number {
  let end = position;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function breakLength(text: string, position: number): number {
  if (text.startsWith("\r\n", position)) return 2;
  return position < text.length ? 1 : 0;
}

function precedingBreakLength(text: string, position: number): number {
  return text.slice(position - 2, position) === "\r\n" ? 2 : 1;
}

function isBlankLineBefore(text: string, lineStart: number): boolean {
  if (lineStart === 0) return false;
  const previousEnd = lineStart - precedingBreakLength(text, lineStart);
  return isBlank(text.slice(lineStartOf(text, previousEnd), previousEnd));
}

function isBlankLineAt(text: string, lineStart: number): boolean {
  return lineStart < text.length && isBlank(text.slice(lineStart, lineEndOf(text, lineStart)));
}
