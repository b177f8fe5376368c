import type { Change } from "./change.js";
import type { BlockItem } from "./guarded-block.js";

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
      /** Names that the columns get instead of those of the query; fewer than those where only the first are named. */
      readonly columns: readonly string[];
      readonly ifNotExists: boolean;
      readonly temporary: boolean;
      /** false: WITH NO DATA. */
      readonly withData: boolean;
    }
  /** A DO block of one of the known shapes, and the comments in it, with their marks. */
  | { readonly kind: "guarded"; readonly items: readonly BlockItem[]; readonly comments: readonly string[] }
  | { readonly kind: "ignored"; readonly reason: IgnoredReason }
  | { readonly kind: "left"; readonly reason: LeftReason; readonly text: string };

export function changes(list: readonly Change[], cautions: readonly Caution[] = []): Meaning {
  return { kind: "changes", changes: list, cautions };
}

export function ignored(reason: IgnoredReason): Meaning {
  return { kind: "ignored", reason };
}

export function left(reason: LeftReason, text: string): Meaning {
  return { kind: "left", reason, text };
}
