import type { Affinity } from "./affinity.js";
import type { Token } from "./tokens.js";

/** The meaning of a SQLite query, as far as it matters where a value goes. Names are in lower case, without quotes. */
export type Expression =
  | { readonly kind: "placeholder"; readonly token: Token }
  | { readonly kind: "literal"; readonly type: "integer" | "real" | "other" }
  | { readonly kind: "column"; readonly table: string | undefined; readonly name: string }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  /** Arithmetic, comparisons, AND, OR, LIKE and its kin, `||`, `->`, `->>`. */
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "between"; readonly operand: Expression; readonly low: Expression; readonly high: Expression }
  | { readonly kind: "in"; readonly operand: Expression; readonly values: readonly Expression[] | Query }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly arguments: readonly Expression[];
      /** Of FILTER, PARTITION BY and ORDER BY: they decide about rows, their values go nowhere. */
      readonly conditions: readonly Expression[];
    }
  | { readonly kind: "cast"; readonly operand: Expression; readonly affinity: Affinity }
  | {
      readonly kind: "case";
      readonly base: Expression | undefined;
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
      readonly otherwise: Expression | undefined;
    }
  /** `(a, b)` */
  | { readonly kind: "row"; readonly items: readonly Expression[] }
  | { readonly kind: "query"; readonly query: Query; readonly exists: boolean };

/** SELECT, VALUES and compounds of them. */
export interface Query {
  readonly kind: "query";
  readonly commonTables: readonly CommonTable[];
  readonly selects: readonly Select[];
  /** ORDER BY, LIMIT, OFFSET. */
  readonly order: readonly Expression[];
}

export interface CommonTable {
  readonly name: string;
  readonly query: Query;
}

export interface Select {
  /** One row of result expressions; VALUES may have several rows. `*` is no expression: `undefined`. */
  readonly rows: readonly (readonly (Expression | undefined)[])[];
  readonly sources: readonly Source[];
  /** WHERE, ON, GROUP BY, HAVING, WINDOW. */
  readonly conditions: readonly Expression[];
}

export interface Source {
  /** The name by which columns are qualified. */
  readonly alias: string | undefined;
  readonly table: string | undefined;
  readonly query: Query | undefined;
  /** Of a table-valued function. */
  readonly call: Extract<Expression, { kind: "call" }> | undefined;
}

export interface Assignment {
  readonly columns: readonly string[];
  readonly value: Expression;
}

export interface Insert {
  readonly kind: "insert";
  readonly commonTables: readonly CommonTable[];
  readonly target: Source;
  /** `undefined` where the statement does not list them. */
  readonly columns: readonly string[] | undefined;
  /** `undefined` for DEFAULT VALUES. */
  readonly rows: Query | undefined;
  readonly upserts: readonly {
    readonly assignments: readonly Assignment[];
    readonly conditions: readonly Expression[];
  }[];
  readonly returning: readonly Expression[];
}

export interface Update {
  readonly kind: "update";
  readonly commonTables: readonly CommonTable[];
  readonly target: Source;
  readonly assignments: readonly Assignment[];
  readonly sources: readonly Source[];
  readonly conditions: readonly Expression[];
  readonly returning: readonly Expression[];
}

export interface Delete {
  readonly kind: "delete";
  readonly commonTables: readonly CommonTable[];
  readonly target: Source;
  readonly conditions: readonly Expression[];
  readonly returning: readonly Expression[];
}

export type DataStatement = Query | Insert | Update | Delete;
