import type {
  CheckConstraint,
  Column,
  Domain,
  EnumType,
  ForeignKey,
  FunctionDefinition,
  Index,
  KeyConstraint,
  Sequence,
  Table,
  Trigger,
  UniqueConstraint,
  View,
} from "../catalog.js";
import type { PostgresType } from "../type-name.js";

/** A constraint of a table. Its name is empty where PostgreSQL would make one up. */
export type Constraint =
  | ({ readonly kind: "primary-key" } & KeyConstraint)
  | ({ readonly kind: "unique" } & UniqueConstraint)
  | ({ readonly kind: "foreign-key" } & ForeignKey)
  | ({ readonly kind: "check" } & CheckConstraint)
  /** `ADD CONSTRAINT … PRIMARY KEY | UNIQUE USING INDEX`: an index becomes a constraint. */
  | { readonly kind: "from-index"; readonly name: string; readonly index: string; readonly primary: boolean };

/** What CREATE TABLE says: columns, and what else belongs to the new table, in the order of the text. */
export interface TableDraft {
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** Keys of tables whose columns it takes over: LIKE, INHERITS. */
  readonly like: readonly { readonly key: string; readonly parts: ReadonlySet<LikePart> }[];
}

/** What a table takes over of another, besides names and types of columns and NOT NULL. */
export type LikePart = "constraints" | "defaults" | "generated" | "identity" | "indexes";

export type DomainChange =
  | { readonly kind: "not-null"; readonly notNull: boolean }
  | { readonly kind: "default"; readonly default?: string }
  /** Its name is empty where PostgreSQL would make one up. */
  | ({ readonly kind: "add-check" } & CheckConstraint)
  | { readonly kind: "drop-check"; readonly name: string; readonly ifExists: boolean }
  | { readonly kind: "rename-check"; readonly name: string; readonly to: string };

/**
 * One change that a statement makes to a catalog. Plain data. Where a change names a thing that is not there, or makes
 * one that is, PostgreSQL refuses it unless `ifExists` or `ifNotExists` says otherwise.
 */
export type Change =
  | { readonly kind: "create-table"; readonly key: string; readonly draft: TableDraft; readonly ifNotExists: boolean }
  | { readonly kind: "drop-table"; readonly key: string; readonly ifExists: boolean }
  | { readonly kind: "rename-table"; readonly key: string; readonly to: string }
  | {
      readonly kind: "add-column";
      readonly table: string;
      readonly column: Column;
      readonly constraints: readonly Constraint[];
      readonly ifNotExists: boolean;
    }
  | { readonly kind: "drop-column"; readonly table: string; readonly column: string; readonly ifExists: boolean }
  | { readonly kind: "rename-column"; readonly table: string; readonly column: string; readonly to: string }
  | {
      readonly kind: "set-type";
      readonly table: string;
      readonly column: string;
      readonly type: PostgresType;
      /** PostgreSQL text of USING, over the row as it was. */
      readonly using?: string;
    }
  | { readonly kind: "set-not-null"; readonly table: string; readonly column: string; readonly notNull: boolean }
  | { readonly kind: "set-default"; readonly table: string; readonly column: string; readonly default?: string }
  | { readonly kind: "set-counts"; readonly table: string; readonly column: string; readonly counts?: Column["counts"] }
  | { readonly kind: "drop-expression"; readonly table: string; readonly column: string }
  | { readonly kind: "add-constraint"; readonly table: string; readonly constraint: Constraint }
  | { readonly kind: "drop-constraint"; readonly table: string; readonly name: string; readonly ifExists: boolean }
  /** A constraint that was added NOT VALID holds for all rows. */
  | { readonly kind: "validate-constraint"; readonly table: string; readonly name: string }
  | { readonly kind: "rename-constraint"; readonly table: string; readonly name: string; readonly to: string }
  | {
      readonly kind: "create-index";
      readonly table: string;
      readonly index: Index;
      readonly ifNotExists: boolean;
    }
  | { readonly kind: "drop-index"; readonly name: string; readonly ifExists: boolean }
  | { readonly kind: "rename-index"; readonly name: string; readonly to: string; readonly ifExists: boolean }
  | { readonly kind: "create-enum"; readonly type: EnumType }
  | {
      readonly kind: "add-enum-value";
      readonly key: string;
      readonly label: string;
      readonly position?: { readonly side: "BEFORE" | "AFTER"; readonly label: string };
      readonly ifNotExists: boolean;
    }
  | { readonly kind: "rename-enum-value"; readonly key: string; readonly label: string; readonly to: string }
  | { readonly kind: "create-domain"; readonly domain: Domain }
  | { readonly kind: "change-domain"; readonly key: string; readonly change: DomainChange }
  /** Of an enum or a domain. */
  | { readonly kind: "drop-type"; readonly key: string; readonly ifExists: boolean }
  | { readonly kind: "rename-type"; readonly key: string; readonly to: string }
  | { readonly kind: "create-view"; readonly view: View; readonly replace: boolean; readonly ifNotExists: boolean }
  | { readonly kind: "drop-view"; readonly key: string; readonly ifExists: boolean }
  | { readonly kind: "rename-view"; readonly key: string; readonly to: string }
  | { readonly kind: "create-sequence"; readonly sequence: Sequence; readonly ifNotExists: boolean }
  | { readonly kind: "own-sequence"; readonly key: string; readonly ownedBy: NonNullable<Sequence["ownedBy"]> }
  | { readonly kind: "drop-sequence"; readonly key: string; readonly ifExists: boolean }
  | { readonly kind: "create-function"; readonly definition: FunctionDefinition }
  | { readonly kind: "drop-function"; readonly key: string }
  | { readonly kind: "create-trigger"; readonly table: string; readonly trigger: Trigger; readonly replace: boolean }
  | { readonly kind: "drop-trigger"; readonly table: string; readonly name: string; readonly ifExists: boolean }
  | { readonly kind: "comment-table"; readonly table: string; readonly comment?: string }
  | { readonly kind: "comment-column"; readonly table: string; readonly column: string; readonly comment?: string };

/** A change to an existing table, by the key of the table. */
export function changedTable(change: Change): string | undefined {
  if ("table" in change) return change.table;
  return change.kind === "create-table" || change.kind === "drop-table" || change.kind === "rename-table"
    ? change.key
    : undefined;
}

/** A table without anything. */
export function newTable(key: string): Table {
  return { key, columns: [], uniques: [], foreignKeys: [], checks: [], indexes: [], triggers: [] };
}
