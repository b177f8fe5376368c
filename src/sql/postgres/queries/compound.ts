/** One term of a compound query. */
export interface Arm {
  /** `UNION ALL`; empty for the first. */
  readonly operator: string;
  readonly sql: string;
  /** Its ORDER BY and LIMIT are its own, or it is compound itself. */
  readonly own: boolean;
}

/** D1's limit on the terms of a compound SELECT. */
const mostTerms = 5;

/** Terms in SQLite's grammar: no parentheses around a term, from left to right, and at most five. */
export function arrange(arms: readonly Arm[]): string {
  const terms = arms.map(({ operator, sql, own }) => ({ operator, sql: own ? `SELECT * FROM (${sql})` : sql }));
  while (terms.length > mostTerms) {
    const inner = terms.splice(0, mostTerms);
    terms.unshift({ operator: "", sql: `SELECT * FROM (${join(inner)})` });
  }
  return join(terms);
}

function join(terms: readonly { readonly operator: string; readonly sql: string }[]): string {
  return terms.map(({ operator, sql }) => (operator === "" ? sql : `${operator}\n${sql}`)).join("\n");
}
