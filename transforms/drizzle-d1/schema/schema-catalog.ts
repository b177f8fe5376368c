import { ts } from "ts-morph";
import {
  type Catalog,
  type Column,
  type EnumType,
  type ForeignKey,
  type KeyConstraint,
  type Table,
  type UniqueConstraint,
  emptyCatalog,
} from "../../../src/sql/postgres/catalog.js";
import type { SchemaEnum } from "./column-model.js";
import { returnedBy, type SchemaValues } from "./schema-values.js";
import type { SchemaTable, TableReader } from "./table-model.js";

/** The catalog that a schema amounts to, as far as the translation of SQL asks: types, NOT NULL, keys. */
export function catalogOf(
  tables: readonly SchemaTable[],
  enums: readonly SchemaEnum[],
  readers: { readonly tables: TableReader; readonly values: SchemaValues },
): Catalog {
  const types = new Map<string, EnumType>();
  for (const { key, labels } of enums) types.set(key, { key, labels: labels ?? [] });
  const known = new Map<string, Table>();
  for (const table of tables) if (!known.has(table.key)) known.set(table.key, tableFrom(table, readers));
  return { ...emptyCatalog, enums: types, tables: known };
}

export function tableOfCatalog(table: SchemaTable, catalog: Catalog): Table | undefined {
  return catalog.tables.get(table.key);
}

function tableFrom(
  table: SchemaTable,
  readers: { readonly tables: TableReader; readonly values: SchemaValues },
): Table {
  const columns = [...table.columns.values()];
  const keyed = columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name);
  const extras = extrasOf(table, readers);
  const key = keyed.length > 0 ? keyed : extras.primaryKey;
  return {
    key: table.key,
    columns: columns.map((column): Column => ({
      name: column.name,
      type: column.type,
      notNull: column.notNull || key.includes(column.name),
      comments: [],
      ...(column.counts && { counts: column.counts }),
    })),
    ...(key.length > 0 && { primaryKey: { name: `${table.key}_pkey`, columns: key } satisfies KeyConstraint }),
    uniques: [
      ...columns
        .filter(({ unique }) => unique)
        .map(({ name }): UniqueConstraint => ({
          name: `${table.key}_${name}_unique`,
          columns: [name],
          nullsNotDistinct: false,
        })),
      ...extras.uniques.map((names): UniqueConstraint => ({
        name: `${table.key}_${names.join("_")}_unique`,
        columns: names,
        nullsNotDistinct: false,
      })),
    ],
    foreignKeys: columns.flatMap(({ name, references }) => {
      const target = references && returnedColumn(references, readers.tables);
      return target ? [reference(table.key, name, target)] : [];
    }),
    checks: [],
    indexes: [],
    triggers: [],
  };
}

function reference(table: string, column: string, target: { table: string; column: string }): ForeignKey {
  return {
    name: `${table}_${column}_fk`,
    columns: [column],
    table: target.table,
    references: [target.column],
    onDelete: "NO ACTION",
    onUpdate: "NO ACTION",
    deferred: false,
  };
}

function returnedColumn(reference: ts.Expression, tables: TableReader): { table: string; column: string } | undefined {
  const returned = ts.isArrowFunction(reference) ? returnedBy(reference) : undefined;
  if (!returned || !ts.isPropertyAccessExpression(returned)) return undefined;
  const table = tables.tableOf(returned.expression);
  const column = table?.columns.get(returned.name.text);
  return table && column ? { table: table.key, column: column.name } : undefined;
}

/** Keys that the third argument of a table declares. */
function extrasOf(
  table: SchemaTable,
  { tables }: { readonly tables: TableReader },
): { readonly primaryKey: readonly string[]; readonly uniques: readonly (readonly string[])[] } {
  const extras = table.call.arguments[2];
  let primaryKey: readonly string[] = [];
  const uniques: (readonly string[])[] = [];
  if (!extras) return { primaryKey, uniques };
  const namesOf = (expressions: readonly ts.Expression[]): readonly string[] | undefined => {
    const names = expressions.map((expression) =>
      ts.isPropertyAccessExpression(expression) ? table.columns.get(expression.name.text)?.name : undefined,
    );
    return names.every((name) => name !== undefined) ? names : undefined;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      if (tables.exports.postgres(node.expression) === "primaryKey")
        primaryKey = namesOf(keyColumns(node)) ?? primaryKey;
      const { expression: callee } = node;
      if (
        ts.isPropertyAccessExpression(callee) &&
        callee.name.text === "on" &&
        ts.isCallExpression(callee.expression)
      ) {
        const maker = tables.exports.postgres(callee.expression.expression);
        const isUnique = maker === "unique" || maker === "uniqueIndex";
        const isPartial = ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === "where";
        const names = isUnique && !isPartial ? namesOf(node.arguments) : undefined;
        if (names) uniques.push(names);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(extras);
  return { primaryKey, uniques };
}

/** The columns of `primaryKey({ columns: [a, b] })` and of `primaryKey(a, b)`. */
function keyColumns(call: ts.CallExpression): readonly ts.Expression[] {
  const [first] = call.arguments;
  if (!first || !ts.isObjectLiteralExpression(first)) return call.arguments;
  const columns = first.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && property.name.getText() === "columns",
  )?.initializer;
  return columns && ts.isArrayLiteralExpression(columns) ? columns.elements : [];
}
