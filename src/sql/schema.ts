import { type Affinity, affinityOf } from "./affinity.js";
import type { Statement } from "./statements.js";
import { type Token, nameOf, startsWith, tokenize, unquotedName } from "./tokens.js";

export interface Column {
  readonly name: string;
  /** As written, e.g. `VARCHAR(20)`; empty where the column has no type. */
  readonly declaredType: string;
  readonly affinity: Affinity;
  readonly notNull: boolean;
  /** Computed from other columns: an INSERT gives it no value. */
  readonly generated: boolean;
}

export interface Table {
  readonly name: string;
  /** By name in lower case, in the order of the table. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly strict: boolean;
}

/** Tables by name in lower case. */
export type Schema = ReadonlyMap<string, Table>;

/**
 * The schema that the statements leave behind, run in order on `before`. Understands CREATE TABLE (also virtual fts5
 * tables), ALTER TABLE and DROP TABLE; others change nothing. A table whose columns cannot be known (CREATE TABLE … AS,
 * other virtual tables) is not in the schema.
 */
export function foldSchema(statements: readonly Statement[], before: Schema = new Map()): Schema {
  const schema = new Map(before);
  for (const { text, class: statement } of statements) {
    const tokens = tokenize(text).tokens;
    switch (statement.kind) {
      case "ddl-create": {
        const key = statement.name.toLowerCase();
        // A second CREATE TABLE IF NOT EXISTS finds the table there.
        if (schema.has(key)) break;
        const table =
          statement.object === "table"
            ? createdTable(statement.name, text, tokens)
            : statement.object === "virtual-table"
              ? virtualTable(statement.name, tokens)
              : undefined;
        if (table) schema.set(key, table);
        break;
      }
      case "ddl-alter-add-column":
        changeTable(schema, statement.table, (table) => addColumn(table, text, tokens));
        break;
      case "ddl-other":
        if (statement.table !== undefined) alter(schema, statement.table, tokens);
        break;
      case "drop":
        if (statement.object === "table") schema.delete(statement.name.toLowerCase());
        break;
      default:
    }
  }
  return schema;
}

function changeTable(schema: Map<string, Table>, name: string, change: (table: Table) => Table): void {
  const table = schema.get(name.toLowerCase());
  if (table) schema.set(name.toLowerCase(), change(table));
}

function createdTable(name: string, text: string, tokens: readonly Token[]): Table | undefined {
  const open = tokens.findIndex((token) => token.text === "(");
  const beforeBody = tokens.slice(0, open);
  if (open < 0 || beforeBody.some((token) => token.kind === "word" && token.value === "AS")) return undefined;
  const close = closingIndex(tokens, open);
  const options = tokens.slice(close + 1);
  const strict = options.some((token) => token.value === "STRICT");
  const columns = splitAtCommas(tokens.slice(open + 1, close))
    .filter((item) => !isTableConstraint(item))
    .flatMap((item) => columnOf(item, text, strict));
  return { name, columns: byName(columns), strict };
}

function byName(columns: readonly Column[]): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.name.toLowerCase(), column]));
}

function closingIndex(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.text === "(") depth += 1;
    if (tokens[index]?.text === ")") depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}

function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const items: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (token.text === "," && depth === 0) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items.filter((item) => item.length > 0);
}

function isTableConstraint(item: readonly Token[]): boolean {
  return (
    startsWith(item, 0, "CONSTRAINT") ||
    startsWith(item, 0, "PRIMARY", "KEY") ||
    startsWith(item, 0, "UNIQUE", "(") ||
    startsWith(item, 0, "CHECK", "(") ||
    startsWith(item, 0, "FOREIGN", "KEY")
  );
}

const columnConstraints: ReadonlySet<string> = new Set([
  "CONSTRAINT",
  "PRIMARY",
  "NOT",
  "NULL",
  "UNIQUE",
  "CHECK",
  "DEFAULT",
  "COLLATE",
  "REFERENCES",
  "GENERATED",
  "AS",
]);

function columnOf(item: readonly Token[], text: string, strict: boolean): Column[] {
  const [name, ...rest] = item;
  if (!name || nameOf(name) === undefined) return [];
  const constraint = rest.findIndex((token) => token.kind === "word" && columnConstraints.has(token.value));
  const type = constraint < 0 ? rest : rest.slice(0, constraint);
  const first = type[0];
  const last = type.at(-1);
  const declaredType = first && last ? text.slice(first.start, last.end) : "";
  return [
    {
      name: unquotedName(name),
      declaredType,
      // ANY keeps values as they are in a STRICT table; elsewhere it is a type name like any other.
      affinity: strict && declaredType.toUpperCase() === "ANY" ? "blob" : affinityOf(declaredType),
      notNull: rest.some((_, index) => startsWith(rest, index, "NOT", "NULL")),
      generated: rest.some((_, index) => startsWith(rest, index, "AS", "(")),
    },
  ];
}

/** fts5 keeps what it is given; its columns have no type. Options (`content='x'`) are no columns. */
function virtualTable(name: string, tokens: readonly Token[]): Table | undefined {
  const using = tokens.findIndex((token) => token.value === "USING");
  const open = using + 2;
  if (nameOf(tokens[using + 1]) !== "fts5" || tokens[open]?.text !== "(") return undefined;
  const columns = splitAtCommas(tokens.slice(open + 1, closingIndex(tokens, open)))
    .filter((item) => item[1]?.text !== "=")
    .flatMap((item): Column[] => {
      const [column] = item;
      if (!column) return [];
      return [{ name: unquotedName(column), declaredType: "", affinity: "blob", notNull: false, generated: false }];
    });
  return { name, columns: byName(columns), strict: false };
}

function addColumn(table: Table, text: string, tokens: readonly Token[]): Table {
  const add = tokens.findIndex((token) => token.value === "ADD" && token.kind === "word");
  const at = add + (startsWith(tokens, add, "ADD", "COLUMN") ? 2 : 1);
  const [column] = columnOf(tokens.slice(at), text, table.strict);
  // A second ADD COLUMN of the same name fails, and the first one stays.
  if (!column || table.columns.has(column.name.toLowerCase())) return table;
  return { ...table, columns: byName([...table.columns.values(), column]) };
}

/** `RENAME TO`, `RENAME COLUMN … TO …`, `DROP COLUMN`. */
function alter(schema: Map<string, Table>, name: string, tokens: readonly Token[]): void {
  const table = schema.get(name.toLowerCase());
  if (!table) return;
  const action = tokens.findIndex(
    (token, index) => index > 2 && token.kind === "word" && (token.value === "RENAME" || token.value === "DROP"),
  );
  const rest = tokens.slice(action + 1);
  if (startsWith(tokens, action, "RENAME", "TO")) {
    const target = rest[1];
    if (!target) return;
    schema.delete(name.toLowerCase());
    schema.set(unquotedName(target).toLowerCase(), { ...table, name: unquotedName(target) });
    return;
  }
  const [from, to, renamed] = startsWith(rest, 0, "COLUMN") ? rest.slice(1) : rest;
  const key = nameOf(from);
  if (key === undefined) return;
  const columns = [...table.columns.values()].flatMap((column) => {
    if (column.name.toLowerCase() !== key) return [column];
    return to?.value === "TO" && renamed ? [{ ...column, name: unquotedName(renamed) }] : [];
  });
  schema.set(name.toLowerCase(), { ...table, columns: byName(columns) });
}
