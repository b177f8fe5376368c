import type { Catalog, Column, Index, Table } from "../catalog.js";
import { CatalogError } from "./catalog-error.js";
import { type Constraint, type LikePart, type TableDraft, newTable } from "./change.js";
import { automaticName, localName, schemaOf } from "./names.js";
import { columnsMentioned } from "./rename-in-expression.js";

/** The table that CREATE TABLE makes. */
export function tableFromDraft(catalog: Catalog, key: string, draft: TableDraft): Table {
  let table = newTable(key);
  for (const { key: source, parts } of draft.like) {
    const from = catalog.tables.get(source);
    if (!from) throw new CatalogError("missing", "table", source);
    table = { ...table, columns: [...table.columns, ...from.columns.map((column) => copiedColumn(column, parts))] };
    if (parts.has("constraints")) table = { ...table, checks: [...table.checks, ...from.checks] };
    if (!parts.has("indexes")) continue;
    const renamed = from.indexes.map((index): Index => ({ ...index, name: "" }));
    table = { ...table, indexes: [...table.indexes, ...renamed.map((index) => namedIndex(catalog, table, index))] };
    if (from.primaryKey) table = addConstraint(catalog, table, { kind: "primary-key", ...from.primaryKey, name: "" });
    for (const unique of from.uniques) table = addConstraint(catalog, table, { kind: "unique", ...unique, name: "" });
  }
  table = { ...table, columns: [...table.columns, ...draft.columns] };
  return draft.constraints.reduce((current, constraint) => addConstraint(catalog, current, constraint), table);
}

/** LIKE copies names, types and NOT NULL; INCLUDING asks for more. The default of a serial column is one like others. */
function copiedColumn({ default: text, generated, counts, ...column }: Column, parts: ReadonlySet<LikePart>): Column {
  const keepsCount = counts !== undefined && parts.has(counts === "serial" ? "defaults" : "identity");
  return {
    ...column,
    ...(text !== undefined && parts.has("defaults") && { default: text }),
    ...(generated !== undefined && parts.has("generated") && { generated }),
    ...(keepsCount && { counts }),
  };
}

export function addColumn(catalog: Catalog, table: Table, column: Column, constraints: readonly Constraint[]): Table {
  const wider: Table = { ...table, columns: [...table.columns, column] };
  return constraints.reduce((current, constraint) => addConstraint(catalog, current, constraint), wider);
}

/** @throws CatalogError where a name is taken, or a column or index is not there. */
export function addConstraint(catalog: Catalog, table: Table, constraint: Constraint): Table {
  if (constraint.name !== "" && ownNames(table).has(constraint.name)) {
    throw new CatalogError("exists", "constraint", constraint.name);
  }
  const named = (columns: string | undefined, label: string) =>
    constraint.name === "" ? automaticConstraintName(catalog, table, columns, label) : constraint.name;
  const { kind } = constraint;
  if ("columns" in constraint) {
    for (const column of constraint.columns) {
      if (!table.columns.some(({ name }) => name === column)) {
        throw new CatalogError("missing", "column", `${table.key}.${column}`);
      }
    }
  }
  switch (kind) {
    case "primary-key": {
      if (table.primaryKey) throw new CatalogError("exists", "primary key of", table.key);
      const columns = table.columns.map((column) =>
        constraint.columns.includes(column.name) ? { ...column, notNull: true } : column,
      );
      const primaryKey = { name: named(undefined, "pkey"), columns: constraint.columns };
      return { ...table, columns, primaryKey };
    }
    case "unique": {
      const { columns, nullsNotDistinct } = constraint;
      const unique = { name: named(columns.join("_"), "key"), columns, nullsNotDistinct };
      return { ...table, uniques: [...table.uniques, unique] };
    }
    case "foreign-key": {
      const { kind: _, ...foreignKey } = constraint;
      const name = named(foreignKey.columns.join("_"), "fkey");
      return { ...table, foreignKeys: [...table.foreignKeys, { ...foreignKey, name }] };
    }
    case "check": {
      const { expression } = constraint;
      const columns = columnsMentioned(
        expression,
        table.columns.map((column) => column.name),
      );
      const name = named(columns.length === 1 ? columns[0] : undefined, "check");
      const check = { name, expression, ...(constraint.notValid && { notValid: constraint.notValid }) };
      return { ...table, checks: [...table.checks, check] };
    }
    case "from-index": {
      const index = table.indexes.find(({ name }) => localName(name) === constraint.index);
      if (!index) throw new CatalogError("missing", "index", constraint.index);
      const columns = index.parts.flatMap(({ column }) => column ?? []);
      const rest = { ...table, indexes: table.indexes.filter((other) => other !== index) };
      const key = { name: constraint.name || constraint.index, columns };
      return constraint.primary
        ? addConstraint(catalog, rest, { kind: "primary-key", ...key })
        : addConstraint(catalog, rest, { kind: "unique", ...key, nullsNotDistinct: index.nullsNotDistinct });
    }
  }
}

/** An index with a name: PostgreSQL's own where the statement gave none. */
export function namedIndex(catalog: Catalog, table: Table, index: Index): Index {
  if (index.name !== "") return index;
  const columns = index.parts.map(({ column }) => column ?? "expr").join("_");
  const name = automaticName(localName(table.key), columns, "idx", taken(catalog, table));
  return { ...index, name: schemaOf(table.key) + name };
}

function automaticConstraintName(catalog: Catalog, table: Table, columns: string | undefined, label: string): string {
  const names = ownNames(table);
  const relation = label === "pkey" || label === "key" ? taken(catalog, table) : () => false;
  return automaticName(localName(table.key), columns, label, (name) => names.has(name) || relation(name));
}

function ownNames({ primaryKey, uniques, foreignKeys, checks }: Table): Set<string> {
  return new Set([...(primaryKey ? [primaryKey] : []), ...uniques, ...foreignKeys, ...checks].map(({ name }) => name));
}

/** Tables, indexes, and the indexes behind keys share their names within a schema. */
function taken(catalog: Catalog, own: Table): (name: string) => boolean {
  const schema = schemaOf(own.key);
  const tables = [...catalog.tables.values(), own].filter(({ key }) => schemaOf(key) === schema);
  return (name) =>
    tables.some(
      (table) =>
        table.key === schema + name ||
        table.primaryKey?.name === name ||
        table.uniques.some((unique) => unique.name === name) ||
        table.indexes.some((index) => index.name === schema + name),
    );
}
