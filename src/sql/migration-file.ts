import type { Statement } from "./statements.js";
import { tokenize } from "./tokens.js";

/**
 * Writes the text of a D1 migration file: every statement with its comments, dedented, ended by a semicolon and a line
 * break, and apart from the next one by an empty line. Line ends become `\n`. Nothing else changes.
 */
export function formatMigration(statements: readonly Statement[]): string {
  return statements.map(formatStatement).join("\n");
}

function formatStatement({ fullText, fullStart, start, end }: Statement): string {
  const before = fullText.slice(0, start - fullStart);
  const statement = fullText.slice(start - fullStart, end - fullStart);
  // Comments behind the statement stay behind its semicolon.
  const after = withoutSemicolon(fullText.slice(end - fullStart));
  return `${dedent(`${before}${statement};${after}`.replaceAll("\r\n", "\n").trimEnd())}\n`;
}

function withoutSemicolon(comments: string): string {
  const [semicolon] = tokenize(comments).tokens;
  return semicolon ? comments.slice(0, semicolon.start) + comments.slice(semicolon.end) : comments;
}

/**
 * Takes the first line's indentation from all lines. Where it has none, because the text began right behind a quote, the
 * other lines tell: a closing parenthesis on the last line goes to the margin, else what is deeper than 4 goes to 2.
 * Lines inside a string literal are content: they stay.
 */
function dedent(sql: string): string {
  const content = linesInsideStrings(sql);
  const [first = "", ...rest] = sql.split("\n");
  const indents = rest.flatMap((line, index) =>
    line.trim() === "" || content.has(index + 1) ? [] : [indentOf(line).length],
  );
  const least = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  const closes = rest.at(-1)?.trimStart().startsWith(")") === true;
  const width = indentOf(first).length || (closes ? least : least > 4 ? least - 2 : 0);
  const cut = Math.min(width, least);
  return [first.trimStart(), ...rest.map((line, index) => (content.has(index + 1) ? line : line.slice(cut)))].join(
    "\n",
  );
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** Indexes of the lines that begin inside a string literal or a quoted name. */
function linesInsideStrings(sql: string): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { kind, text, start } of tokenize(sql).tokens) {
    if (kind !== "string" && kind !== "quoted") continue;
    const line = sql.slice(0, start).split("\n").length - 1;
    for (let inner = 1; inner < text.split("\n").length; inner += 1) lines.add(line + inner);
  }
  return lines;
}
