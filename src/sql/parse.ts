import { TextCache } from "./text-cache.js";
import { type BaseNode, FormattedSyntaxError, type Statement, parse } from "sql-parser-cst";

export { VisitorAction, cstVisitor } from "sql-parser-cst";
export type { Node, Statement } from "sql-parser-cst";

/**
 * Parses one SQLite statement into its concrete syntax tree.
 *
 * @returns `undefined` where the text is not understood, or is not exactly one statement.
 */
export function parseStatement(sql: string): Statement | undefined {
  try {
    const program = parse(sql, {
      dialect: "sqlite",
      includeRange: true,
      paramTypes: ["?", "?nr", ":name", "@name", "$name", "$nr"],
    });
    const [statement, ...others] = program.statements.filter(({ type }) => type !== "empty");
    return others.length === 0 ? statement : undefined;
  } catch (error) {
    // A RangeError: parentheses are nested more deeply than the parser's recursion can go.
    if (error instanceof FormattedSyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Parses one PostgreSQL statement into its concrete syntax tree. Ranges count in `sql`.
 *
 * @returns `undefined` where the text is not understood, or is not exactly one statement.
 */
export function parsePostgresStatement(sql: string): Statement | undefined {
  return parsed.get(sql, () => parsedAnew(sql));
}

/** Defaults, conditions and views come again and again, and a tree is never changed. */
const parsed = new TextCache<Statement | undefined>(400_000);

function parsedAnew(sql: string): Statement | undefined {
  try {
    const program = parse(sql, { dialect: "postgresql", includeRange: true, paramTypes: ["$nr"] });
    const [statement, ...others] = program.statements.filter(({ type }) => type !== "empty");
    return others.length === 0 ? statement : undefined;
  } catch (error) {
    if (error instanceof FormattedSyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where a parsed node is in the text, UTF-16 units; without the comments around it. */
export function rangeOf({ range }: BaseNode): { readonly start: number; readonly end: number } {
  if (!range) throw new Error("the node was not parsed by parseStatement()");
  const [start, end] = range;
  return { start, end };
}
