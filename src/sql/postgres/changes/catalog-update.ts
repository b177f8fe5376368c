import type { Catalog, Column, Table } from "../catalog.js";
import { CatalogError } from "./catalog-error.js";

/* Parts of a catalog with one thing changed; what was there stays as it was. */

export function mapWith<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value): ReadonlyMap<string, Value> {
  return new Map(map).set(key, value);
}

export function mapWithout<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

export function absent(catalog: Catalog, allowed: boolean, kind: string, name: string): Catalog {
  if (allowed) return catalog;
  throw new CatalogError("missing", kind, name);
}

export function tableOf(catalog: Catalog, key: string): Table {
  const table = catalog.tables.get(key);
  if (!table) throw new CatalogError("missing", "table", key);
  return table;
}

export function withTable(catalog: Catalog, table: Table): Catalog {
  return { ...catalog, tables: mapWith(catalog.tables, table.key, table) };
}

export function changeTable(catalog: Catalog, key: string, change: (table: Table) => Table): Catalog {
  return withTable(catalog, change(tableOf(catalog, key)));
}

export function changeColumn(
  catalog: Catalog,
  { table: key, column: name }: { readonly table: string; readonly column: string },
  change: (column: Column) => Column,
): Catalog {
  return changeTable(catalog, key, (table) => {
    if (!hasColumn(table, name)) throw new CatalogError("missing", "column", `${key}.${name}`);
    return { ...table, columns: table.columns.map((column) => (column.name === name ? change(column) : column)) };
  });
}

export function hasColumn(table: Table, name: string): boolean {
  return table.columns.some((column) => column.name === name);
}

export function indexOwner(catalog: Catalog, name: string): Table | undefined {
  return [...catalog.tables.values()].find(({ indexes }) => indexes.some((index) => index.name === name));
}

export function constraintNames({ primaryKey, uniques, foreignKeys, checks }: Table): string[] {
  return [...(primaryKey ? [primaryKey] : []), ...uniques, ...foreignKeys, ...checks].map(({ name }) => name);
}

/**
 * A constraint that was added NOT VALID holds for all rows from now on.
 *
 * @throws CatalogError where the table has none of that name
 */
export function validateConstraint(table: Table, name: string): Table {
  if (!constraintNames(table).includes(name)) throw new CatalogError("missing", "constraint", name);
  const waits = [...table.checks, ...table.foreignKeys].some((item) => item.name === name && item.notValid);
  if (!waits) return table;
  const valid = <Item extends { readonly name: string; readonly notValid?: true }>(item: Item): Item => {
    if (item.name !== name) return item;
    const { notValid: _, ...rest } = item;
    return rest as Item;
  };
  return { ...table, checks: table.checks.map(valid), foreignKeys: table.foreignKeys.map(valid) };
}
