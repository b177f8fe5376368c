import type { Catalog, ReferentialAction } from "../postgres/catalog.js";
import type { PostgresType } from "../postgres/type-name.js";
import type { StorageClass, TypeMapping } from "../types.js";
import type { SqliteValue } from "./sqlite-value.js";

/*
 * What a database amounts to, in words that PostgreSQL and D1 share: names are those on D1, types are storage classes, a
 * default is what it does. Facts are read from a database's own catalogue, never from the text of migrations.
 */

export interface SchemaFacts<Columns extends ColumnFacts = ColumnFacts> {
  /** By name on D1 in lower case: SQLite's names have no case. */
  readonly tables: ReadonlyMap<string, TableFacts<Columns>>;
  readonly views: ReadonlyMap<string, ViewFacts>;
}

export interface TableFacts<Columns extends ColumnFacts = ColumnFacts> {
  /** The name in its own database, for people: `auth.users`, `auth_users`. */
  readonly name: string;
  /** The same as SQL of its own database, in quotes. */
  readonly quoted: string;
  readonly columns: readonly Columns[];
  /** In the order of the key; empty without one. */
  readonly primaryKey: readonly string[];
  readonly uniques: readonly KeyFacts[];
  readonly indexes: readonly KeyFacts[];
  readonly foreignKeys: readonly ForeignKeyFacts[];
  readonly checks: readonly CheckFacts[];
}

export interface ColumnFacts {
  readonly name: string;
  /** As its database says it. */
  readonly declared: string;
  readonly storage: StorageClass;
  readonly notNull: boolean;
  readonly default: DefaultFacts;
}

export type DefaultFacts =
  | { readonly kind: "none" | "now" | "uuid" | "counts" | "generated" }
  | { readonly kind: "constant"; readonly value: SqliteValue }
  /** Something else, by its text. */
  | { readonly kind: "expression"; readonly text: string };

/** A unique key or an index. */
export interface KeyFacts {
  readonly name: string;
  /** The columns that it is about, also those inside of expressions. */
  readonly columns: readonly string[];
  readonly expression: boolean;
  readonly partial: boolean;
  /** PostgreSQL only: two NULLs count as equal. */
  readonly nullsNotDistinct?: boolean;
  /** PostgreSQL only: an access method that D1 has nothing for (gin, gist, hnsw, …). */
  readonly notPortable?: boolean;
}

export interface ForeignKeyFacts {
  readonly columns: readonly string[];
  /** Key of the referenced table in the facts. */
  readonly table: string;
  readonly references: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
}

export interface CheckFacts {
  readonly name: string;
  readonly columns: readonly string[];
  readonly text: string;
  /** The string literals in it. On an enum's column they are its labels. */
  readonly strings: readonly string[];
}

export interface ViewFacts {
  readonly name: string;
  readonly quoted: string;
  readonly columns: readonly string[];
  /** It is there, but cannot be read. */
  readonly error?: string;
}

export interface PostgresColumnFacts extends ColumnFacts {
  readonly type: PostgresType;
  readonly mapping: TypeMapping;
  /** Of the enum that is its type; not for arrays of one. */
  readonly labels?: readonly string[];
  /** GENERATED ALWAYS AS IDENTITY: an INSERT must leave it out. */
  readonly always: boolean;
}

export interface PostgresFacts extends SchemaFacts<PostgresColumnFacts> {
  /** The user's own types, for reading and writing values. */
  readonly types: Pick<Catalog, "enums" | "domains">;
  /** Types of the columns of each view, by the key of the view. */
  readonly viewTypes: ReadonlyMap<string, readonly PostgresType[]>;
}

export interface SqliteFacts extends SchemaFacts {
  /** Tables with an INTEGER PRIMARY KEY, which SQLite numbers by itself, and that column. */
  readonly rowidAliases: ReadonlyMap<string, string>;
}
