import { renameInExpression } from "../postgres/changes/rename-in-expression.js";
import type { DatabaseDefinition, TableDefinition, ViewDefinition } from "./definition.js";

/** The state after `ALTER TABLE … RENAME TO …`, which SQLite follows through foreign keys, triggers and views. */
export function renameTable(database: DatabaseDefinition, from: string, to: string): DatabaseDefinition {
  const text = (sql: string) => renameInExpression(sql, from, to, "table");
  const tables = [...database.tables.values()].map((table): TableDefinition => ({
    ...table,
    name: table.name === from ? to : table.name,
    foreignKeys: table.foreignKeys.map((foreignKey) =>
      foreignKey.table === from ? { ...foreignKey, table: to } : foreignKey,
    ),
    triggers: table.triggers.map((trigger) => ({ ...trigger, sql: text(trigger.sql) })),
  }));
  const views = [...database.views.values()].map((view): ViewDefinition => ({
    ...view,
    sql: text(view.sql),
    reads: view.reads.map((name) => (name === from ? to : name)),
  }));
  return {
    tables: new Map(tables.map((table) => [table.name, table])),
    views: new Map(views.map((view) => [view.name, view])),
  };
}

/** The state after `ALTER TABLE … RENAME COLUMN … TO …`, which SQLite follows through everything that names the column. */
export function renameColumn(
  database: DatabaseDefinition,
  tableName: string,
  from: string,
  to: string,
): DatabaseDefinition {
  const name = (column: string) => (column === from ? to : column);
  const names = (columns: readonly string[]) => columns.map(name);
  const text = (sql: string) => renameInExpression(sql, from, to, "column");
  const renamed = (table: TableDefinition): TableDefinition => ({
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      name: name(column.name),
      ...(column.generated !== undefined && { generated: text(column.generated) }),
      checks: column.checks.map(text),
    })),
    primaryKey: names(table.primaryKey),
    foreignKeys: table.foreignKeys.map((foreignKey) => ({ ...foreignKey, columns: names(foreignKey.columns) })),
    checks: table.checks.map((check) => ({ ...check, sql: text(check.sql), columns: names(check.columns) })),
    indexes: table.indexes.map((index) => ({
      ...index,
      parts: index.parts.map(text),
      ...(index.where !== undefined && { where: text(index.where) }),
      columns: names(index.columns),
    })),
    triggers: table.triggers.map((trigger) => ({ ...trigger, sql: text(trigger.sql) })),
  });
  const tables = [...database.tables.values()].map((table): TableDefinition => {
    const own = table.name === tableName ? renamed(table) : table;
    return {
      ...own,
      foreignKeys: own.foreignKeys.map((foreignKey) =>
        foreignKey.table === tableName ? { ...foreignKey, references: names(foreignKey.references) } : foreignKey,
      ),
    };
  });
  const views = [...database.views.values()].map((view) =>
    view.reads.includes(tableName) ? { ...view, sql: text(view.sql) } : view,
  );
  return {
    tables: new Map(tables.map((table) => [table.name, table])),
    views: new Map(views.map((view) => [view.name, view])),
  };
}
