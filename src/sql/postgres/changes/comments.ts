import { PostgresScanner } from "../scanner.js";

export interface CommentInText {
  /** With its marks. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** The comments among the tokens of PostgreSQL text: not what stands in strings. */
export function commentsIn(text: string): CommentInText[] {
  if (!text.includes("--") && !text.includes("/*")) return [];
  const comments: CommentInText[] = [];
  const scanner = new PostgresScanner(text);
  while (scanner.next() !== "end") {
    if (scanner.kind !== "comment-line" && scanner.kind !== "comment-block") continue;
    const { start, end } = scanner;
    comments.push({ raw: text.slice(start, end), start, end });
  }
  return comments;
}
