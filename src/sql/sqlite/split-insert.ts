import { parseStatement, rangeOf } from "../parse.js";

/** D1 refuses a longer statement: https://developers.cloudflare.com/d1/platform/limits/. Bytes of UTF-8. */
const longestStatement = 100_000;

function byteLength(sql: string): number {
  return new TextEncoder().encode(sql).length;
}

/**
 * An INSERT with more rows than D1 takes in one statement, as several. What is not too long stays as it is.
 *
 * @returns `undefined` where a statement is too long and cannot be divided: it is no INSERT of rows, or one row is too long.
 */
export function splitInsert(sql: string): string[] | undefined {
  // A character has at most three bytes in UTF-8 for one UTF-16 unit.
  if (sql.length * 3 <= longestStatement || byteLength(sql) <= longestStatement) return [sql];
  const statement = parseStatement(sql);
  const values =
    statement?.type === "insert_stmt" ? statement.clauses.find((clause) => clause.type === "values_clause") : undefined;
  const rows = values?.type === "values_clause" ? values.values.items.map(rangeOf) : [];
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return undefined;
  const head = sql.slice(0, first.start);
  const tail = sql.slice(last.end);
  const room = longestStatement - byteLength(head) - byteLength(tail);
  const statements: string[] = [];
  let current: string[] = [];
  let size = 0;
  const close = () => {
    if (current.length > 0) statements.push(head + current.join(", ") + tail);
    current = [];
    size = 0;
  };
  for (const { start, end } of rows) {
    const row = sql.slice(start, end);
    const length = byteLength(row) + 2;
    if (length > room) return undefined;
    if (size + length > room) close();
    current.push(row);
    size += length;
  }
  close();
  return statements;
}
