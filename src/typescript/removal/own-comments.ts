import { ts } from "ts-morph";

/**
 * Which of the comments directly above a piece of code are its own.
 * - `all`: every one.
 * - `about-this`: code follows directly, so that a comment may head the lines together; only one that speaks of the
 *   topic of the migration is the piece's own.
 * - `directives`: only one that tells a tool about the next line.
 */
export type CommentOwnership = "all" | "about-this" | "directives";

/** Comments that tell a tool something about the line below. */
const nextLineDirective =
  /^\/[/*]+\s*(?:eslint-disable-next-line|oxlint-disable-next-line|prettier-ignore(?!-)|biome-ignore(?!-)|deno-lint-ignore(?!-)|@ts-ignore|@ts-expect-error)/;

/** Comments that stay wherever they stand: licences, and what is said to tools about more than one line. */
const aboutMore =
  /^#!|^\/\*!|^\/\/\/|@(?:license|licence|preserve|copyright|jsx|ts-nocheck|ts-check|flow|generated|file|fileoverview|vitest-environment|jest-environment)|\bcopyright\b|SPDX-|^\/[/*]+\s*(?:(?:eslint|oxlint)-(?:disable(?!-next-line|-line)|enable|env)|#?(?:region|endregion)\b|(?:prettier|biome)-ignore-|biome-ignore-all|deno-lint-ignore-file)/i;

/**
 * Where a piece of code begins if its own comments are counted in: those on its line, and those on the lines directly
 * above it.
 *
 * @param topic the words of a comment that speaks of what is migrated
 */
export function commentsOwnedFrom(
  { text }: ts.SourceFile,
  { fullStart, start, comments: ownership }: { fullStart: number; start: number; comments: CommentOwnership },
  topic: RegExp | undefined,
): number {
  const comments = (ts.getLeadingCommentRanges(text, fullStart) ?? [])
    .filter((comment) => comment.end <= start)
    .map((comment) => ({ ...comment, text: text.slice(comment.pos, comment.end) }))
    .reverse();
  const lineBreaks = (from: number, to: number) => text.slice(from, to).match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0;

  let owned = start;
  let rest = comments;
  // On its own line.
  for (const comment of comments) {
    if (lineBreaks(comment.end, owned) > 0) break;
    owned = comment.pos;
    rest = rest.slice(1);
  }
  // The block of comments directly above, up to a blank line or to one that says something about more.
  const block: typeof comments = [];
  let top = owned;
  for (const comment of rest) {
    if (lineBreaks(comment.end, top) !== 1 || aboutMore.test(comment.text)) break;
    block.push(comment);
    top = comment.pos;
  }
  const isOwn =
    ownership !== "directives" &&
    (block.some((comment) => topic?.test(comment.text)) || (ownership === "all" && !isStartOfFile(text, top)));
  const firstOther = block.findIndex((comment) => !nextLineDirective.test(comment.text));
  const own = isOwn || firstOther < 0 ? block : block.slice(0, firstOther);
  return own.at(-1)?.pos ?? owned;
}

/** A comment that the file begins with may speak of the whole file. */
function isStartOfFile(text: string, position: number): boolean {
  return text.slice(0, position).trim() === "";
}
