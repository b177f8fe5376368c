import type { PostgresType } from "../type-name.js";

/*
 * A translated expression: SQLite text with what is known of its value. A value is always in the form that the type map
 * chose for its type, with one exception: decimals that were calculated are plain numbers (`form: "number"`).
 */

/** How tightly SQLite binds: https://sqlite.org/lang_expr.html, "Operators, and Parse-Affecting Attributes". */
export const level = {
  or: 1,
  and: 2,
  not: 3,
  equality: 4,
  relation: 5,
  bits: 7,
  sum: 8,
  product: 9,
  concatenation: 10,
  collate: 11,
  sign: 12,
  atom: 20,
} as const;

export interface Fragment {
  readonly sql: string;
  readonly level: number;
  /** Missing where PostgreSQL has not decided either: a bare string, NULL, a parameter. */
  readonly type?: PostgresType | undefined;
  /** The text of a string literal without a type: it takes the type of what it meets. */
  readonly literal?: string | undefined;
  readonly isNull?: true | undefined;
  /** Known never to be NULL. */
  readonly notNull?: boolean | undefined;
  /** A decimal that is a plain number, not the stored form of its type. */
  readonly form?: "number" | undefined;
  /** Elements of an array that is written out. */
  readonly elements?: readonly Fragment[] | undefined;
  /** The point in time as arguments of SQLite's date functions. */
  readonly time?: TimeArguments | undefined;
  readonly interval?: Interval | undefined;
  /** A value taken out of JSON by `->>` or `#>>`. */
  readonly json?: JsonAccess | undefined;
  /** The constant truth value, number or text of a literal. */
  readonly constant?: string | undefined;
  /** A row `(a, b)`. */
  readonly row?: readonly Fragment[] | undefined;
  /** A JSON object that is written out with literal keys: the SQL of its values. */
  readonly members?: readonly (readonly [key: string, sql: string])[] | undefined;
  /** The column that it is, where it is just one. */
  readonly column?: string | undefined;
}

export interface TimeArguments {
  /** SQL of the time value: `'now'`, `t.created / 1000.0`. */
  readonly value: string;
  /** SQL of the modifiers: `'unixepoch'`, `'+1 day'`. */
  readonly modifiers: readonly string[];
}

/** A constant interval, or milliseconds that SQL calculates. */
export type Interval =
  { readonly months: number; readonly days: number; readonly milliseconds: number } | { readonly sql: string };

export interface JsonAccess {
  /** `x ->> '$.a'`: numbers and truth values stay what they are. */
  readonly raw: string;
}

export function atom(sql: string, type?: PostgresType): Fragment {
  return type ? { sql, type, level: level.atom } : { sql, level: level.atom };
}

/** The SQL of a fragment, in parentheses where it binds less tightly than its place needs. */
export function tight(fragment: Fragment, least: number): string {
  return fragment.level >= least ? fragment.sql : `(${fragment.sql})`;
}
