import type { Catalog, ForeignKey, Index, Table } from "../catalog.js";
import { CatalogError } from "./catalog-error.js";
import { constraintNames } from "./catalog-update.js";
import { columnsMentioned } from "./rename-in-expression.js";

/** Foreign keys to it go with CASCADE; without, PostgreSQL would refuse, so there are none. */
export function dropTable(catalog: Catalog, key: string): Catalog {
  const tables = new Map(
    [...catalog.tables]
      .filter(([other]) => other !== key)
      .map(([other, table]) => [
        other,
        table.foreignKeys.some((foreignKey) => foreignKey.table === key)
          ? { ...table, foreignKeys: table.foreignKeys.filter((foreignKey) => foreignKey.table !== key) }
          : table,
      ]),
  );
  return { ...catalog, tables };
}

/** With a column go its indexes, the constraints that name it, and foreign keys to it. */
export function dropColumn(catalog: Catalog, key: string, name: string): Catalog {
  const primary = catalog.tables.get(key)?.primaryKey?.columns ?? [];
  const refersToIt = ({ table, references }: ForeignKey) =>
    table === key && (references.length > 0 ? references : primary).includes(name);
  const tables = new Map(
    [...catalog.tables].map(([other, table]): [string, Table] => {
      const own = other === key ? withoutColumn(table, name) : table;
      if (!own.foreignKeys.some(refersToIt)) return [other, own];
      return [other, { ...own, foreignKeys: own.foreignKeys.filter((foreignKey) => !refersToIt(foreignKey)) }];
    }),
  );
  return { ...catalog, tables };
}

function withoutColumn(table: Table, name: string): Table {
  const free = ({ columns }: { readonly columns: readonly string[] }) => !columns.includes(name);
  const { primaryKey, ...rest } = table;
  return {
    ...rest,
    columns: table.columns.filter((column) => column.name !== name),
    ...(primaryKey && free(primaryKey) && { primaryKey }),
    uniques: table.uniques.filter(free),
    foreignKeys: table.foreignKeys.filter(free),
    checks: table.checks.filter(({ expression }) => !mentions(expression, name)),
    indexes: table.indexes.filter((index) => !indexMentions(index, name)),
  };
}

function indexMentions({ parts, where }: Index, name: string): boolean {
  return (
    parts.some(
      ({ column, expression }) => column === name || (expression !== undefined && mentions(expression, name)),
    ) ||
    (where !== undefined && mentions(where, name))
  );
}

function mentions(expression: string, column: string): boolean {
  return columnsMentioned(expression, [column]).length > 0;
}

export function dropConstraint(table: Table, name: string, ifExists: boolean): Table {
  if (!constraintNames(table).includes(name)) {
    if (ifExists) return table;
    throw new CatalogError("missing", "constraint", name);
  }
  const others = <Item extends { readonly name: string }>(items: readonly Item[]) =>
    items.filter((item) => item.name !== name);
  const { primaryKey, ...rest } = table;
  return {
    ...rest,
    ...(primaryKey && primaryKey.name !== name && { primaryKey }),
    uniques: others(table.uniques),
    foreignKeys: others(table.foreignKeys),
    checks: others(table.checks),
  };
}
