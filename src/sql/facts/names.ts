/*
 * Words of expressions, in the text of either database. PostgreSQL's `ARRAY['a']` must not look like SQLite's `[name]`,
 * so this reads both with what they have in common.
 */

const string = /'((?:[^']|'')*)'/g;
const word = /"((?:[^"]|"")*)"|[\p{L}_][\p{L}\p{N}_$]*/gu;

/** The columns that an expression names, in their own order. */
export function namedColumns(expression: string, columns: readonly { readonly name: string }[]): string[] {
  const words = expression.replaceAll(string, "''").matchAll(word);
  const names = new Set([...words].map(([bare, quoted]) => (quoted ?? bare).replaceAll('""', '"').toLowerCase()));
  return columns.flatMap(({ name }) => (names.has(name.toLowerCase()) ? [name] : []));
}

/** The string literals in an expression, without quotes. */
export function stringsOf(expression: string): string[] {
  return [...expression.matchAll(string)].map(([, text = ""]) => text.replaceAll("''", "'"));
}

/** The number literals in an expression. */
export function numbersOf(expression: string): number[] {
  const rest = expression.replaceAll(string, " ").replaceAll(word, " ");
  return [...rest.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
}

/** A name in double quotes, for SQL of either database. */
export function inQuotes(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
