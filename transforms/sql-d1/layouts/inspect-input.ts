import { isAt, PostgresScanner } from "../../../src/sql/postgres/scanner.js";
import { type PostgresStatement, splitPostgres } from "../../../src/sql/postgres/split.js";
import { dialectNames, dialectOf } from "./dialect-of.js";

/** What a file is that is no SQL text, by its first characters: read as UTF-8, or byte by byte. */
const formats: readonly (readonly [string, string])[] = [
  ["PGDMP", "is a pg_dump archive (custom format); make SQL of it with `pg_restore --file=dump.sql`"],
  ["\u001f\u008b", "is compressed with gzip; decompress it"],
  // In UTF-8 the second byte cannot be read.
  ["\u001f\ufffd", "is compressed with gzip; decompress it"],
  ["PK\u0003\u0004", "is a ZIP archive; unpack it"],
  ["SQLite format 3\0", "is an SQLite database"],
  ["\u00ff\u00fe", "is UTF-16; save it as UTF-8"],
  ["\u00fe\u00ff", "is UTF-16; save it as UTF-8"],
  ["\ufffd\ufffd", "is UTF-16; save it as UTF-8"],
  ["version https://git-lfs.github.com/", "is a pointer of Git LFS; fetch the file with `git lfs pull`"],
];

/** UTF-16 units of SQL, without COPY data. */
const mostSql = 50 * 1024 * 1024;

/**
 * Tells what makes a file no input: it is not text, not PostgreSQL, cut off or too large.
 *
 * @returns one sentence with the path. `undefined` where the file can be read statement by statement.
 */
export function inspectInput(path: string, text: string): { error: string } | undefined {
  const problem = formatProblem(text) ?? sqlProblem(text);
  return problem === undefined ? undefined : { error: `${path} ${problem}.` };
}

function formatProblem(text: string): string | undefined {
  const format = formats.find(([start]) => text.startsWith(start));
  if (format) return format[1];
  const nul = text.indexOf("\0");
  if (nul !== -1) return `is binary: it has a NUL byte in ${place(text, nul)}`;
  const unreadable = text.indexOf("\ufffd");
  if (unreadable !== -1) return `is not UTF-8: see ${place(text, unreadable)}`;
  return undefined;
}

function sqlProblem(text: string): string | undefined {
  const { dialect, because } = dialectOf(text);
  if (dialect !== "postgresql" && dialect !== "unknown") {
    return `is for ${dialectNames[dialect]}, not PostgreSQL: ${because}`;
  }
  const conflict = /^(?:<{7}|>{7}) /m.exec(text);
  if (conflict) return `has a merge conflict in ${place(text, conflict.index)}`;
  const statements = splitPostgres(text);
  return (
    cutOff(text, statements.at(-1)) ??
    cutOffDump(text, statements) ??
    tooLarge(text, statements) ??
    oldStrings(text, statements)
  );
}

function cutOff(text: string, last: PostgresStatement | undefined): string | undefined {
  if (last?.error) return `is cut off or broken: ${last.error.message}, begun in ${place(text, last.error.position)}`;
  if (last?.kind !== "sql" || hasSemicolon(text, last)) return undefined;
  return openParentheses(last.text) > 0
    ? `is cut off: the statement in ${place(text, last.start)} has no end`
    : undefined;
}

function openParentheses(statement: string): number {
  let open = 0;
  const scanner = new PostgresScanner(statement);
  while (scanner.next() !== "end") {
    if (isAt(scanner, "(")) open += 1;
    if (isAt(scanner, ")")) open -= 1;
  }
  return open;
}

/** pg_dump writes a last comment. Without it, and in the middle of a statement, the dump is not whole. */
function cutOffDump(text: string, statements: readonly PostgresStatement[]): string | undefined {
  const last = statements.at(-1);
  const dumped = /^-- PostgreSQL database dump\s*$/m.test(text.slice(0, 4096));
  if (!dumped || last?.kind !== "sql" || hasSemicolon(text, last)) return undefined;
  return `is cut off: it ends in the middle of the statement in ${place(text, last.start)}`;
}

function hasSemicolon(text: string, { end }: PostgresStatement): boolean {
  const scanner = new PostgresScanner(text, end);
  while (scanner.next() === "comment-line" || scanner.kind === "comment-block");
  return isAt(scanner, ";");
}

function tooLarge(text: string, statements: readonly PostgresStatement[]): string | undefined {
  if (text.length <= mostSql) return undefined;
  const size = statements.reduce((sum, { kind, start, end }) => sum + (kind === "sql" ? end - start : 0), 0);
  if (size <= mostSql) return undefined;
  return `has ${Math.round(size / 1024 / 1024)} MB of SQL, more than ${mostSql / 1024 / 1024} MB: give a dump of data to --data`;
}

/** pg_dump keeps the server's setting. Where it is off, a backslash in any string is an escape, which nothing here reads. */
function oldStrings(text: string, statements: readonly PostgresStatement[]): string | undefined {
  const setting = /^SET\s+standard_conforming_strings\s*(?:=|TO)\s*'?off\b/i;
  const from = statements.findIndex((statement) => statement.kind === "sql" && setting.test(statement.text));
  if (from === -1) return undefined;
  const escape = statements.slice(from).find(({ kind, text: sql }) => kind === "sql" && hasBackslash(sql));
  if (!escape) return undefined;
  const where = place(text, escape.start);
  return `sets standard_conforming_strings = off and has backslashes in strings (${where}); dump it again with it on`;
}

function hasBackslash(statement: string): boolean {
  if (!statement.includes("\\")) return false;
  const scanner = new PostgresScanner(statement);
  while (scanner.next() !== "end") {
    const string = scanner.kind === "string" && statement.startsWith("'", scanner.start);
    if (string && statement.slice(scanner.start, scanner.end).includes("\\")) return true;
  }
  return false;
}

function place(text: string, at: number): string {
  let line = 1;
  for (let from = text.indexOf("\n"); from !== -1 && from < at; from = text.indexOf("\n", from + 1)) line += 1;
  return `line ${line}`;
}
