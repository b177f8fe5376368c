import { PostgresScanner } from "../../../src/sql/postgres/scanner.js";

/** A text with a comment between each two lexemes, each one different. */
export function commented(text: string): { readonly text: string; readonly comments: readonly string[] } {
  const scanner = new PostgresScanner(text);
  const comments: string[] = [];
  let result = "";
  let at = 0;
  while (scanner.next() !== "end") {
    result += text.slice(at, scanner.start);
    if (at > 0) {
      const comment = comments.length % 3 === 2 ? `-- c${comments.length}` : `/* c${comments.length} */`;
      comments.push(comment);
      result += comment.startsWith("--") ? ` ${comment}\n` : ` ${comment} `;
    }
    result += text.slice(scanner.start, scanner.end);
    at = scanner.end;
  }
  return { text: result + text.slice(at), comments };
}
