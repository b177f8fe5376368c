/** Statements of a file that the conversion wrote: they have strings, and no comments. */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let inString = false;
  for (let at = 0; at < sql.length; at += 1) {
    const character = sql[at];
    if (character === "'") inString = !inString;
    if (character !== ";" || inString) continue;
    statements.push(sql.slice(start, at).trim());
    start = at + 1;
  }
  const rest = sql.slice(start).trim();
  return rest === "" ? statements : [...statements, rest];
}
