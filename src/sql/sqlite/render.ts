import type {
  CheckDefinition,
  ColumnDefinition,
  ForeignKeyDefinition,
  IndexDefinition,
  TableDefinition,
  ViewDefinition,
} from "./definition.js";
import { quoteName } from "./names.js";

/*
 * The definitions as SQLite's statements, without semicolons. Line ends are LF: a trigger with CRLF does not survive
 * wrangler's way to D1 (cloudflare/workers-sdk issue 14991).
 */

/** CREATE TABLE under the table's comment, without its indexes and triggers. */
export function createTable(table: TableDefinition, name = table.name): string {
  const items: { text: string; comments: readonly string[] }[] = table.columns.map((column) => ({
    text: columnText(column),
    comments: column.comments,
  }));
  const plain = (text: string) => items.push({ text, comments: [] });
  if (table.primaryKey.length > 0) plain(`PRIMARY KEY (${nameList(table.primaryKey)})`);
  for (const check of table.checks) plain(checkText(check));
  for (const foreignKey of table.foreignKeys)
    plain(`FOREIGN KEY (${nameList(foreignKey.columns)}) ${references(foreignKey)}`);
  const lines = items.flatMap(({ text, comments }, index) => [
    ...comments.flatMap((comment) => comment.split(/\r?\n/).map((line) => `  -- ${line.trim()}`.trimEnd())),
    `  ${text}${index < items.length - 1 ? "," : ""}`,
  ]);
  const heading = table.comment?.split(/\r?\n/).map((line) => `-- ${line.trim()}`.trimEnd()) ?? [];
  return [...heading, `CREATE TABLE ${quoteName(name)} (`, ...lines, ")"].join("\n");
}

/** A column as it stands in CREATE TABLE and ADD COLUMN. */
export function columnText(column: ColumnDefinition): string {
  const words = [quoteName(column.name), column.storage];
  if (column.rowid) words.push("PRIMARY KEY AUTOINCREMENT");
  if (column.collate) words.push(`COLLATE ${column.collate}`);
  if (column.generated !== undefined) words.push(`GENERATED ALWAYS AS (${column.generated}) STORED`);
  if (column.notNull) words.push("NOT NULL");
  if (column.default) words.push(`DEFAULT ${column.default.sql}`);
  for (const check of column.checks) words.push(`CHECK (${check})`);
  return words.join(" ");
}

export function checkText({ name, sql }: CheckDefinition): string {
  return `${name === undefined ? "" : `CONSTRAINT ${quoteName(name)} `}CHECK (${sql})`;
}

/** `REFERENCES …` with its actions. */
export function references({ table, references: columns, onDelete, onUpdate, deferred }: ForeignKeyDefinition): string {
  const words = [`REFERENCES ${quoteName(table)}${columns.length > 0 ? ` (${nameList(columns)})` : ""}`];
  if (onDelete !== "NO ACTION") words.push(`ON DELETE ${onDelete}`);
  if (onUpdate !== "NO ACTION") words.push(`ON UPDATE ${onUpdate}`);
  if (deferred) words.push("DEFERRABLE INITIALLY DEFERRED");
  return words.join(" ");
}

export function createIndex(table: string, { name, unique, parts, where }: IndexDefinition): string {
  const condition = where === undefined ? "" : ` WHERE ${where}`;
  return `CREATE ${unique ? "UNIQUE " : ""}INDEX ${quoteName(name)} ON ${quoteName(table)} (${parts.join(", ")})${condition}`;
}

export function createView({ name, columns, sql }: ViewDefinition): string {
  return `CREATE VIEW ${quoteName(name)}${columns.length > 0 ? ` (${nameList(columns)})` : ""} AS\n${sql}`;
}

export function nameList(names: readonly string[]): string {
  return names.map(quoteName).join(", ");
}
