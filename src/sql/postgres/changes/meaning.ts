import type { Change } from "./change.js";

/** Why a statement has nothing to do on D1. */
export type IgnoredReason =
  | "privileges"
  | "extension"
  | "setting"
  | "transaction"
  | "maintenance"
  | "schema"
  | "replication"
  | "materialized-view-refresh"
  | "sequence-value"
  | "description"
  | "constraint-check-mode";

/** Why a statement, or a part of it, is left to a person. */
export type LeftReason =
  | "row-security"
  | "function"
  | "procedural-block"
  | "rule"
  | "partition"
  | "inheritance"
  | "exclusion"
  | "sequence"
  | "data-in-migration"
  | "composite-type"
  | "object-kind"
  | "trigger-switch"
  | "statement-not-understood";

/** Something to say about a part of a statement that is done otherwise, or left out. */
export interface Caution {
  readonly reason: LeftReason;
  /** What it is about, in backticks where it is a name. */
  readonly text: string;
}

/** What one statement of PostgreSQL does. */
export type Meaning =
  | {
      readonly kind: "changes";
      readonly changes: readonly Change[];
      readonly cautions: readonly Caution[];
      /** A table that exists for one file only. */
      readonly temporary?: true;
      /** Comments inside the statement that none of the changes holds, with their marks. */
      readonly comments?: readonly string[];
    }
  /** It reads or writes rows. */
  | { readonly kind: "query" }
  /** CREATE TABLE … AS and SELECT INTO. */
  | {
      readonly kind: "table-from-query";
      readonly key: string;
      readonly query: string;
      readonly ifNotExists: boolean;
      readonly temporary: boolean;
    }
  /** A DO block of one of the known shapes: its statements, each done only where it can be done. */
  | { readonly kind: "guarded"; readonly statements: readonly string[] }
  | { readonly kind: "ignored"; readonly reason: IgnoredReason }
  | { readonly kind: "left"; readonly reason: LeftReason; readonly text: string };
