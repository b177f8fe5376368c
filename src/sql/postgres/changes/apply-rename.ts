import type { Catalog, CheckConstraint, Index, Table } from "../catalog.js";
import type { PostgresType } from "../type-name.js";
import { CatalogError } from "./catalog-error.js";
import { constraintNames, hasColumn, mapWith, mapWithout, tableOf } from "./catalog-update.js";
import { renameInExpression } from "./rename-in-expression.js";
import { viewWithRenamedColumn } from "./rename-in-view.js";
import { type LabelChange, withRenamedLabel } from "./rename-label.js";

export function renameTable(catalog: Catalog, key: string, to: string): Catalog {
  const table = tableOf(catalog, key);
  if (catalog.tables.has(to)) throw new CatalogError("exists", "table", to);
  const tables = new Map(
    [...catalog.tables].map(([other, { foreignKeys, ...rest }]): [string, Table] => [
      other === key ? to : other,
      {
        ...rest,
        key: other === key ? to : other,
        foreignKeys: foreignKeys.map((foreignKey) =>
          foreignKey.table === key ? { ...foreignKey, table: to } : foreignKey,
        ),
      },
    ]),
  );
  const sequences = new Map(
    [...catalog.sequences].map(([name, sequence]) => [
      name,
      sequence.ownedBy?.table === key ? { ...sequence, ownedBy: { ...sequence.ownedBy, table: to } } : sequence,
    ]),
  );
  const views = new Map(
    [...catalog.views].map(([name, view]) => [
      name,
      { ...view, query: renameInExpression(view.query, table.key, to, "table") },
    ]),
  );
  return { ...catalog, tables, sequences, views };
}

export function renameColumn(catalog: Catalog, key: string, from: string, to: string): Catalog {
  const table = tableOf(catalog, key);
  if (!hasColumn(table, from)) throw new CatalogError("missing", "column", `${key}.${from}`);
  if (hasColumn(table, to)) throw new CatalogError("exists", "column", `${key}.${to}`);
  const name = (column: string) => (column === from ? to : column);
  const names = (columns: readonly string[]) => columns.map(name);
  const text = (expression: string) => renameInExpression(expression, from, to, "column");
  const index = (old: Index): Index => ({
    ...old,
    parts: old.parts.map((part) => ({
      ...part,
      ...(part.column !== undefined && { column: name(part.column) }),
      ...(part.expression !== undefined && { expression: text(part.expression) }),
    })),
    ...(old.where !== undefined && { where: text(old.where) }),
  });
  const renamed: Table = {
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      name: name(column.name),
      ...(column.generated !== undefined && { generated: text(column.generated) }),
    })),
    ...(table.primaryKey && { primaryKey: { ...table.primaryKey, columns: names(table.primaryKey.columns) } }),
    uniques: table.uniques.map((unique) => ({ ...unique, columns: names(unique.columns) })),
    foreignKeys: table.foreignKeys.map((foreignKey) => ({ ...foreignKey, columns: names(foreignKey.columns) })),
    checks: table.checks.map((check) => ({ ...check, expression: text(check.expression) })),
    indexes: table.indexes.map(index),
    triggers: table.triggers.map((trigger) => ({
      ...trigger,
      columns: names(trigger.columns),
      ...(trigger.when !== undefined && { when: text(trigger.when) }),
    })),
  };
  const tables = new Map(
    [...catalog.tables].map(([other, current]): [string, Table] => {
      const base = other === key ? renamed : current;
      const foreignKeys = base.foreignKeys.map((foreignKey) =>
        foreignKey.table === key ? { ...foreignKey, references: names(foreignKey.references) } : foreignKey,
      );
      return [other, { ...base, foreignKeys }];
    }),
  );
  const views = new Map([...catalog.views].map(([name, view]) => [name, viewWithRenamedColumn(view, table, from, to)]));
  return { ...catalog, tables, views };
}

/** Rows of the type are not in the catalog; what names the label in the schema is. */
export function renameEnumValue(catalog: Catalog, change: LabelChange): Catalog {
  const type = catalog.enums.get(change.key);
  if (!type?.labels.includes(change.label)) throw new CatalogError("missing", "enum label", change.label);
  const labels = type.labels.map((label) => (label === change.label ? change.to : label));
  return {
    ...catalog,
    ...withRenamedLabel(catalog, change),
    enums: mapWith(catalog.enums, change.key, { ...type, labels }),
  };
}

export function renameConstraint(table: Table, name: string, to: string): Table {
  if (!constraintNames(table).includes(name)) throw new CatalogError("missing", "constraint", name);
  const renamed = <Item extends CheckConstraint | { readonly name: string }>(item: Item): Item =>
    item.name === name ? { ...item, name: to } : item;
  return {
    ...table,
    ...(table.primaryKey && { primaryKey: renamed(table.primaryKey) }),
    uniques: table.uniques.map(renamed),
    foreignKeys: table.foreignKeys.map(renamed),
    checks: table.checks.map(renamed),
  };
}

export function renameType(catalog: Catalog, key: string, to: string): Catalog {
  const enumType = catalog.enums.get(key);
  const domain = catalog.domains.get(key);
  if (!enumType && !domain) throw new CatalogError("missing", "type", key);
  if (catalog.enums.has(to) || catalog.domains.has(to)) throw new CatalogError("exists", "type", to);
  const type = (old: PostgresType): PostgresType => (old.name === key ? { ...old, name: to } : old);
  const text = (expression: string) => renameInExpression(expression, key, to, "type");
  const tables = new Map(
    [...catalog.tables].map(([name, table]): [string, Table] => {
      if (!table.columns.some((column) => column.type.name === key)) return [name, table];
      const columns = table.columns.map((column) => ({
        ...column,
        type: type(column.type),
        ...(column.default !== undefined && { default: text(column.default) }),
      }));
      const checks = table.checks.map((check) => ({ ...check, expression: text(check.expression) }));
      return [name, { ...table, columns, checks }];
    }),
  );
  return {
    ...catalog,
    tables,
    enums: enumType ? mapWith(mapWithout(catalog.enums, key), to, { ...enumType, key: to }) : catalog.enums,
    domains: domain ? mapWith(mapWithout(catalog.domains, key), to, { ...domain, key: to }) : catalog.domains,
  };
}
