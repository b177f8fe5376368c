import type { PostgresType } from "./type-name.js";

/*
 * What a PostgreSQL database looks like after its migrations so far: plain immutable data. A change makes a new table
 * (and a new catalog) and leaves the old one as it was, so that two states can be held side by side.
 *
 * Names are those that PostgreSQL keeps: folded to lower case unless quoted. A key is the name alone for objects of the
 * schema `public`, and `schema.name` for others. Expressions are kept as PostgreSQL text.
 */

export interface Catalog {
  readonly tables: ReadonlyMap<string, Table>;
  readonly enums: ReadonlyMap<string, EnumType>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly views: ReadonlyMap<string, View>;
  readonly sequences: ReadonlyMap<string, Sequence>;
  /** By name without arguments; the last one defined of several overloads. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
}

export const emptyCatalog: Catalog = {
  tables: new Map(),
  enums: new Map(),
  domains: new Map(),
  views: new Map(),
  sequences: new Map(),
  functions: new Map(),
};

export interface Table {
  readonly key: string;
  readonly columns: readonly Column[];
  readonly primaryKey?: KeyConstraint;
  readonly uniques: readonly UniqueConstraint[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly CheckConstraint[];
  readonly indexes: readonly Index[];
  readonly triggers: readonly Trigger[];
  readonly comment?: string;
}

export interface Column {
  readonly name: string;
  readonly type: PostgresType;
  /** As declared, or as a primary key implies it. */
  readonly notNull: boolean;
  /** PostgreSQL text of the expression. Not there for serial and identity columns. */
  readonly default?: string;
  /** The column counts up: serial, identity, or `nextval()` of a sequence that it owns. */
  readonly counts?: "serial" | "identity";
  /** PostgreSQL text of `GENERATED ALWAYS AS (…) STORED`. */
  readonly generated?: string;
  readonly collation?: string;
  /** Comments that stand at the column in its CREATE TABLE, or that COMMENT ON gave it, without comment marks. */
  readonly comments: readonly string[];
}

export interface KeyConstraint {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface UniqueConstraint extends KeyConstraint {
  readonly nullsNotDistinct: boolean;
}

export type ReferentialAction = "NO ACTION" | "RESTRICT" | "CASCADE" | "SET NULL" | "SET DEFAULT";

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  /** Key of the referenced table in the catalog. */
  readonly table: string;
  /** Empty: its primary key. */
  readonly references: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
  /** DEFERRABLE INITIALLY DEFERRED. */
  readonly deferred: boolean;
  /** NOT VALID: rows that are there may break it. */
  readonly notValid?: true;
}

export interface CheckConstraint {
  readonly name: string;
  /** PostgreSQL text, without the parentheses of CHECK. */
  readonly expression: string;
  /** NOT VALID: rows that are there may break it. */
  readonly notValid?: true;
}

export interface Index {
  readonly name: string;
  readonly unique: boolean;
  /** `btree`, `hash`, `gin`, `gist`, `hnsw`, … */
  readonly method: string;
  readonly parts: readonly IndexPart[];
  /** PostgreSQL text of the condition of a partial index. */
  readonly where?: string;
  readonly nullsNotDistinct: boolean;
}

export interface IndexPart {
  /** A column, or PostgreSQL text of an expression. */
  readonly column?: string;
  readonly expression?: string;
  readonly descending: boolean;
  readonly nulls?: "first" | "last";
  readonly operatorClass?: string;
  readonly collation?: string;
}

export interface Trigger {
  readonly name: string;
  readonly timing: "BEFORE" | "AFTER" | "INSTEAD OF";
  readonly events: readonly ("INSERT" | "UPDATE" | "DELETE" | "TRUNCATE")[];
  /** Columns of UPDATE OF. */
  readonly columns: readonly string[];
  readonly forEachRow: boolean;
  /** PostgreSQL text of WHEN, without its parentheses. */
  readonly when?: string;
  /** Key of the function that it executes. */
  readonly function: string;
}

export interface EnumType {
  readonly key: string;
  readonly labels: readonly string[];
}

export interface Domain {
  readonly key: string;
  readonly type: PostgresType;
  readonly notNull: boolean;
  readonly default?: string;
  /** Over VALUE. */
  readonly checks: readonly CheckConstraint[];
}

export interface View {
  readonly key: string;
  readonly columns: readonly string[];
  /** PostgreSQL text of the query. */
  readonly query: string;
  readonly materialized: boolean;
}

export interface Sequence {
  readonly key: string;
  /** `table.column` that owns it. */
  readonly ownedBy?: { readonly table: string; readonly column: string };
}

export interface FunctionDefinition {
  readonly key: string;
  readonly language: string;
  readonly returns: string;
  /** The text between the quotes. */
  readonly body: string;
}
