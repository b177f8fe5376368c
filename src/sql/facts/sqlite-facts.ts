import { type Affinity, affinityOf } from "../affinity.js";
import type { ReferentialAction } from "../postgres/catalog.js";
import { type Token, tokenize } from "../tokens.js";
import type { StorageClass } from "../types.js";
import { inQuotes, namedColumns, stringsOf } from "./names.js";
import type {
  CheckFacts,
  ColumnFacts,
  DefaultFacts,
  ForeignKeyFacts,
  KeyFacts,
  SqliteFacts,
  TableFacts,
} from "./schema-facts.js";
import { readLiteral } from "./sqlite-value.js";
import { type SqliteSchemaRows, isRandom, tellsTime } from "./sqlite-queries.js";

/** The facts of an SQLite or D1 database from the rows of `sqliteQueries`. */
export function factsOfSqlite(rows: SqliteSchemaRows): SqliteFacts {
  const tables = rows.schema.filter(([type]) => type === "table");
  const aliases = tables.flatMap(([, name, , sql]): [string, string][] => {
    const alias = rowidAlias(rows, name, sql ?? "");
    return alias === undefined ? [] : [[name.toLowerCase(), alias]];
  });
  const rowidAliases = new Map(aliases);
  return {
    tables: new Map(
      tables.map(([, name, , sql]) => [
        name.toLowerCase(),
        tableFacts(rows, name, sql ?? "", rowidAliases.get(name.toLowerCase())),
      ]),
    ),
    views: new Map(
      rows.schema
        .filter(([type]) => type === "view")
        .map(([, name]) => {
          const view = rows.views.get(name) ?? { columns: [] };
          return [name.toLowerCase(), { name, quoted: inQuotes(name), columns: [], ...view }];
        }),
    ),
    rowidAliases,
  };
}

/** The column that stands for the row's number: https://sqlite.org/lang_createtable.html#rowid. */
function rowidAlias(rows: SqliteSchemaRows, table: string, sql: string): string | undefined {
  const keys = rows.columns.filter(([name, , , , , primaryKey]) => name === table && primaryKey > 0);
  const [, column, type] = keys[0] ?? [];
  const alias = keys.length === 1 && type?.toUpperCase() === "INTEGER" && !/WITHOUT\s+ROWID/i.test(sql);
  return alias ? column : undefined;
}

const storageClasses: Readonly<Record<Affinity, StorageClass>> = {
  integer: "INTEGER",
  real: "REAL",
  numeric: "NUMERIC",
  text: "TEXT",
  blob: "BLOB",
};

function tableFacts(rows: SqliteSchemaRows, name: string, sql: string, alias: string | undefined): TableFacts {
  const own = rows.columns.filter(([table]) => table === name);
  const columns = own.map(([, column, type, notNull, defaultText, , hidden]): ColumnFacts => {
    const isAlias = column === alias;
    return {
      name: column,
      declared: type,
      storage: storageClasses[affinityOf(type)],
      notNull: notNull === 1 || isAlias,
      default: isAlias && defaultText === null ? { kind: "counts" } : defaultOf(rows, defaultText, hidden),
    };
  });
  const keys = keysOf(rows, name, columns);
  return {
    name,
    quoted: inQuotes(name),
    columns,
    primaryKey: own
      .filter(([, , , , , primaryKey]) => primaryKey > 0)
      .sort((a, b) => a[5] - b[5])
      .map(([, column]) => column),
    uniques: keys.filter(({ unique }) => unique),
    indexes: keys.filter(({ unique }) => !unique),
    foreignKeys: foreignKeysOf(rows, name),
    checks: checksOf(sql, columns),
  };
}

function defaultOf({ constants }: SqliteSchemaRows, text: string | null, hidden: number): DefaultFacts {
  if (hidden === 2 || hidden === 3) return { kind: "generated" };
  if (text === null || /^\(*null\)*$/i.test(text)) return { kind: "none" };
  const value = readLiteral(constants.get(text) ?? text);
  if (value !== undefined) return { kind: "constant", value };
  if (isRandom(text)) return { kind: "uuid" };
  return tellsTime(text) ? { kind: "now" } : { kind: "expression", text };
}

type Key = KeyFacts & { readonly unique: boolean };

function keysOf(rows: SqliteSchemaRows, table: string, columns: readonly ColumnFacts[]): Key[] {
  const names = new Set(
    rows.indexes.flatMap(([name, index, , origin]) => (name === table && origin !== "pk" ? [index] : [])),
  );
  return [...names].map((name): Key => {
    const parts = rows.indexes.filter(([, index]) => index === name);
    const expression = parts.some(([, , , , , column]) => column === -2);
    const sql = rows.schema.find(([type, index]) => type === "index" && index === name)?.[3] ?? "";
    return {
      name,
      columns: expression
        ? namedColumns(indexedParts(sql), columns)
        : parts.flatMap(([, , , , , , column]) => (column === null ? [] : [column])),
      expression,
      partial: parts[0]?.[4] === 1,
      unique: parts[0]?.[2] === 1,
    };
  });
}

/** What stands in the parentheses of a CREATE INDEX. */
function indexedParts(sql: string): string {
  const { tokens } = tokenize(sql);
  return insideParentheses(
    sql,
    tokens,
    tokens.findIndex(({ text }) => text === "("),
  );
}

/** The text between the parenthesis at an index of the tokens and the one that closes it. */
function insideParentheses(sql: string, tokens: readonly Token[], open: number): string {
  let depth = 0;
  for (const { text, start } of tokens.slice(open)) {
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth === 0) return sql.slice(tokens[open]?.end, start);
  }
  return "";
}

/** SQLite has no catalogue of CHECKs: they are read from the text of CREATE TABLE. */
function checksOf(sql: string, columns: readonly ColumnFacts[]): CheckFacts[] {
  const { tokens } = tokenize(sql);
  return tokens.flatMap((token, index): CheckFacts[] => {
    if (token.kind !== "word" || token.value !== "CHECK" || tokens[index + 1]?.text !== "(") return [];
    const text = insideParentheses(sql, tokens, index + 1);
    return [
      {
        name: constraintName(tokens, index),
        columns: namedColumns(text, columns),
        text: `CHECK (${text})`,
        strings: stringsOf(text),
      },
    ];
  });
}

function constraintName(tokens: readonly Token[], check: number): string {
  const name = tokens[check - 1];
  return tokens[check - 2]?.value === "CONSTRAINT" && name ? (name.kind === "word" ? name.text : name.value) : "";
}

function foreignKeysOf(rows: SqliteSchemaRows, table: string): ForeignKeyFacts[] {
  const own = rows.foreignKeys.filter(([name]) => name === table);
  return [...new Set(own.map(([, id]) => id))].flatMap((wanted): ForeignKeyFacts[] => {
    const parts = own.filter(([, id]) => id === wanted);
    const [first] = parts;
    if (!first) return [];
    const [, , , target, , , onUpdate, onDelete] = first;
    const targetKey = rows.columns
      .filter(([name, , , , , primaryKey]) => name.toLowerCase() === target.toLowerCase() && primaryKey > 0)
      .sort((a, b) => a[5] - b[5]);
    return [
      {
        columns: parts.map(([, , , , from]) => from),
        table: target.toLowerCase(),
        // Without columns a REFERENCES means the primary key.
        references: parts.map(([, , , , , to], place) => to ?? targetKey[place]?.[1] ?? ""),
        onDelete: onDelete as ReferentialAction,
        onUpdate: onUpdate as ReferentialAction,
      },
    ];
  });
}
