import type { Catalog } from "../sql/postgres/catalog.js";
import type { PostgresStatement } from "../sql/postgres/split.js";
import type { TypeChoices } from "../sql/types.js";
import type { FileError } from "./run-result.js";

/** Migrations of PostgreSQL that make one database, and those of D1 that they become. */
export interface MigrationHistory {
  /** What people call it: its folder or file, relative to the root. */
  readonly name: string;
  /** In the order in which they are applied. */
  readonly inputs: readonly { readonly path: string; readonly statements: readonly PostgresStatement[] }[];
  /** The same. `source`: the path of the input that it comes from, where it comes from one. */
  readonly outputs: readonly { readonly path: string; readonly text: string; readonly source?: string }[];
  /** The schema of PostgreSQL at the end. */
  readonly catalog: Catalog;
  /** What is known to be otherwise on D1. */
  readonly announcements: readonly Announcement[];
}

/** A finding, with the statement that it is about (empty where it is about a file). */
export interface Announcement {
  readonly level: "manual" | "note";
  readonly message: string;
  readonly statement: string;
}

/** What makes a transform one of migrations from PostgreSQL to D1. */
export interface MigrationModel<Context, Options> {
  /** Both sides of the migrations, as the transform's plan reads and writes them. */
  histories(context: Context): MigrationHistories | Promise<MigrationHistories>;
  /** How the options want types to be kept on D1. */
  choices(options: Options): TypeChoices;
}

export interface MigrationHistories {
  readonly histories: readonly MigrationHistory[];
  /** Files that cannot be read as such migrations. */
  readonly errors: readonly FileError[];
}
