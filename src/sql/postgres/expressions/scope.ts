import { type Node, rangeOf } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import type { Table } from "../catalog.js";
import type { PostgresType } from "../type-name.js";
import { type Fragment, atom } from "./fragment.js";
import { foldedName, keyOf, nameParts } from "./names.js";
import { type Run, note, refuse } from "./run.js";

/** What names mean at a place in a query. */
export interface Scope {
  readonly relations: readonly Relation[];
  readonly outer?: Scope;
  /** Queries of WITH by name. */
  readonly queries: ReadonlyMap<string, readonly ScopeColumn[] | undefined>;
  /** The type of VALUE in the check of a domain, and what stands for it. */
  readonly value?: { readonly type: PostgresType; readonly sql: string };
  /** Bare columns get the name of their table: inside json_each(), whose own columns have everyday names. */
  readonly qualify?: boolean;
  /** Names that no relation here has may belong to what stands around the text. */
  readonly isPart?: boolean;
  /** WITH that was translated already, for the whole of a compound query. */
  readonly skipWith?: Node;
}

export interface Relation {
  /** As references in the text name it. */
  readonly name: string;
  /** As references on D1 name it. */
  readonly sql: string;
  /** In the catalog, for a table. */
  readonly key?: string;
  /** `undefined` where they are not known. */
  readonly columns?: readonly ScopeColumn[];
  /** `*` has to be written out: the columns on D1 are others. */
  readonly writeOut?: boolean;
  /** Columns of USING, which `*` shows once. */
  readonly merged?: readonly string[];
}

export interface ScopeColumn {
  readonly name: string;
  readonly type?: PostgresType | undefined;
  readonly notNull: boolean;
  /** What stands for it where it is no column on D1. */
  readonly fragment?: Fragment;
  readonly form?: "number" | undefined;
}

export const emptyScope: Scope = { relations: [], queries: new Map() };

export function columnsOf(table: Table): readonly ScopeColumn[] {
  return table.columns.map(({ name, type, notNull }) => ({ name, type, notNull }));
}

/** A relation within an outer join can be all NULL. */
export function nullable(relation: Relation): Relation {
  return relation.columns
    ? { ...relation, columns: relation.columns.map((column) => ({ ...column, notNull: false })) }
    : relation;
}

/** A column by its name, `table.column`, or `schema.table.column`. */
export function columnReference(run: Run, scope: Scope, node: Node): Fragment {
  const parts = nameParts(node);
  const name = parts?.at(-1);
  if (!parts || name === undefined) refuse("construct", node.type, node);
  const qualifier = parts.slice(0, -1);
  if (qualifier.length === 0 && name === "value" && scope.value) {
    return { ...atom(scope.value.sql, scope.value.type), column: name };
  }
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const relations =
      qualifier.length === 0 ? at.relations : at.relations.filter((relation) => isNamed(relation, qualifier));
    for (const relation of relations) {
      const column = relation.columns?.find((candidate) => candidate.name === name);
      if (column) return reference(scope, relation, column, qualifier.length > 0);
    }
    const open = relations.find(({ columns }) => !columns);
    if (open) return reference(scope, open, { name, notNull: false }, qualifier.length > 0);
    const [table] = relations;
    if (name === "ctid" && table?.key !== undefined) {
      note(run, "row-identity", "ctid", node);
      return atom(qualifier.length > 0 ? `${table.sql}.rowid` : "rowid");
    }
    if (relations.length > 0 && qualifier.length > 0) break;
    if (at.isPart && !at.outer) return outside(run, node, qualifier, name);
  }
  if (rowReference(scope, node)) refuse("construct", `the row ${name}`, node);
  refuse("unknown-column", parts.join("."), node);
}

/** A column of what stands around the text: of a table that the catalog knows, or one of unknown type. */
function outside(run: Run, node: Node, qualifier: readonly string[], name: string): Fragment {
  const table = qualifier.length > 0 ? run.context.catalog.tables.get(keyOf(qualifier)) : undefined;
  const column = table?.columns.find((candidate) => candidate.name === name);
  const { start, end } = rangeOf(node);
  return { ...atom(run.syntax.text.slice(start, end), column?.type), column: name };
}

function reference(scope: Scope, relation: Relation, column: ScopeColumn, qualified: boolean): Fragment {
  if (column.fragment) return { ...column.fragment, column: column.name };
  const name = quoteName(column.name);
  const sql = (qualified || scope.qualify) && relation.sql !== "" ? `${relation.sql}.${name}` : name;
  return {
    ...atom(sql, column.type),
    notNull: column.notNull,
    column: column.name,
    ...(column.form && { form: column.form }),
  };
}

export function isNamed(relation: Relation, qualifier: readonly string[]): boolean {
  return qualifier.length === 1 ? relation.name === qualifier[0] : relation.key === keyOf(qualifier);
}

/** Whether a name stands for a whole row of a table here. */
function rowReference(scope: Scope, node: Node): Relation | undefined {
  if (node.type !== "identifier") return undefined;
  const name = foldedName(node);
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const relation = at.relations.find((candidate) => candidate.name === name);
    if (relation) return relation;
  }
  return undefined;
}
