import type { ReferentialAction } from "../postgres/catalog.js";
import type { StorageClass } from "../types.js";

/*
 * What a D1 database holds: plain data with expressions as SQLite text, ready to be written as statements and to be compared
 * with another state. Names are as on D1, not quoted.
 */

export interface DatabaseDefinition {
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly views: ReadonlyMap<string, ViewDefinition>;
}

export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  /** Where it is more than one column, or none that counts rows. */
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKeyDefinition[];
  readonly checks: readonly CheckDefinition[];
  readonly indexes: readonly IndexDefinition[];
  readonly triggers: readonly TriggerDefinition[];
  /** For a comment above the table. */
  readonly comment?: string;
}

export interface ColumnDefinition {
  readonly name: string;
  /** `INT` has the affinity of INTEGER. */
  readonly storage: StorageClass | "INT";
  readonly notNull: boolean;
  /** It is the row's number, `INTEGER PRIMARY KEY`; with AUTOINCREMENT, since numbers are never used again. */
  readonly rowid?: true;
  readonly default?: { readonly sql: string; readonly constant: boolean };
  readonly generated?: string;
  readonly collate?: "NOCASE";
  /** CHECKs that belong to the column's type: the labels of an enum, a domain. */
  readonly checks: readonly string[];
  readonly comments: readonly string[];
}

export interface CheckDefinition {
  /** Not there where PostgreSQL made it up. */
  readonly name?: string;
  readonly sql: string;
  /** The columns of the table that it names. */
  readonly columns: readonly string[];
}

export interface ForeignKeyDefinition {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
  readonly deferred: boolean;
}

export interface IndexDefinition {
  readonly name: string;
  readonly unique: boolean;
  /** SQLite text of each part. */
  readonly parts: readonly string[];
  readonly where?: string;
  /** The columns that it names. */
  readonly columns: readonly string[];
}

export interface TriggerDefinition {
  readonly name: string;
  /** The whole statement, without a semicolon. */
  readonly sql: string;
}

export interface ViewDefinition {
  readonly name: string;
  readonly columns: readonly string[];
  readonly sql: string;
  /** Names on D1 of the tables and views that it reads. */
  readonly reads: readonly string[];
}

export const emptyDatabase: DatabaseDefinition = { tables: new Map(), views: new Map() };
