import type { ts } from "ts-morph";
import { lineEndOf } from "./line-end.js";
import type { TypeScript } from "./parse.js";

export interface CommentPlace {
  /** Where the comment line is inserted: the beginning of a line. */
  readonly offset: number;
  readonly indentation: string;
  readonly lineEnd: string;
}

/** Comments that speak about the line below them, so that nothing may come between. */
const aboutNextLine =
  /^\s*\/\/\s*(?:eslint-disable-next-line|prettier-ignore|biome-ignore|deno-lint-ignore|oxlint-disable)/;

/**
 * Where a comment line above the line of a position can stand.
 *
 * @returns `undefined` where a comment would be something else: inside of a template literal, of JSX text or of another
 *   comment.
 */
export function commentPlaceAbove(
  typescript: TypeScript,
  file: ts.SourceFile,
  position: number,
): CommentPlace | undefined {
  const starts = file.getLineStarts();
  const lineText = (line: number) => file.text.slice(starts[line], starts[line + 1] ?? file.text.length);
  let line = file.getLineAndCharacterOfPosition(position).line;
  const indentation = /^\uFEFF?([ \t]*)/.exec(lineText(line))?.[1] ?? "";
  while (line > 0 && aboutNextLine.test(lineText(line - 1))) line -= 1;
  const lineStart = starts[line] ?? 0;
  const offset = lineStart === 0 && file.text.startsWith("\uFEFF") ? 1 : lineStart;
  if (!isBetweenTokens(typescript, file, offset)) return undefined;
  return { offset, indentation, lineEnd: lineEndOf(file.text) };
}

/** The comment lines directly above the line of a position, nearest first. */
export function commentsAbove(file: ts.SourceFile, position: number): string[] {
  const starts = file.getLineStarts();
  const comments: string[] = [];
  for (let line = file.getLineAndCharacterOfPosition(position).line - 1; line >= 0; line -= 1) {
    const text = file.text.slice(starts[line], starts[line + 1]).trim();
    if (!text.startsWith("//")) break;
    comments.push(text);
  }
  return comments;
}

function isBetweenTokens({ SyntaxKind, ...typescript }: TypeScript, file: ts.SourceFile, offset: number): boolean {
  let node: ts.Node = file;
  for (;;) {
    const child: ts.Node | undefined = node.getChildren(file).find(({ pos, end }) => pos <= offset && offset < end);
    if (!child) break;
    const isJsxChild = typescript.isJsxElement(child.parent) || typescript.isJsxFragment(child.parent);
    if (isJsxChild && offset === child.pos && child.pos > child.parent.pos) return false;
    node = child;
  }
  if (node.kind === SyntaxKind.JsxText) return false;
  if (node === file) return true;
  // Trivia of a token that begins here or later: only a comment can be in the way.
  if (offset <= node.getStart(file)) {
    const comments = [
      ...(typescript.getTrailingCommentRanges(file.text, node.pos) ?? []),
      ...(typescript.getLeadingCommentRanges(file.text, node.pos) ?? []),
    ];
    return comments.every(({ pos, end }) => offset <= pos || end <= offset);
  }
  return false;
}
