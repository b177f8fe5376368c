/** A row as a driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

export interface TableDump {
  readonly columns: readonly string[];
  /**
   * What SQLite enforces on the table, one line each: columns with type, NOT NULL, default and key; unique indexes;
   * foreign keys.
   */
  readonly constraints: readonly string[];
  /** Values as SQL literals (`5` is an INTEGER, `5.0` a REAL, `'5'` a TEXT), rows sorted. */
  readonly rows: readonly string[][];
}

export type DatabaseDump = Readonly<Record<string, TableDump>>;

/** The tables that D1 keeps for itself, and those of SQLite. */
const internalTables = /^(sqlite_|_cf_|d1_migrations$)/;

/**
 * Reads every table of a database. The same statements run on every side, so that two dumps can be compared as they
 * are.
 */
export async function dumpDatabase(query: (sql: string) => Promise<readonly Row[]>): Promise<DatabaseDump> {
  const tables = await query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const dump: Record<string, TableDump> = {};
  for (const table of tables.map((row) => String(row.name))) {
    if (internalTables.test(table)) continue;
    const info = await query(`PRAGMA table_info(${identifier(table)})`);
    const columns = info.map((row) => String(row.name));
    const literals = columns.map((name, index) => `quote(${identifier(name)}) AS c${String(index)}`);
    const rows = await query(`SELECT ${literals.join(", ")} FROM ${identifier(table)}`);
    dump[table] = {
      columns,
      constraints: await constraintsOf(table, info, query),
      rows: sortRows(rows.map((row) => columns.map((_, index) => String(row[`c${String(index)}`])))),
    };
  }
  return dump;
}

export function sortRows(rows: readonly string[][]): string[][] {
  const key = (row: string[]) => JSON.stringify(row);
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

async function constraintsOf(
  table: string,
  info: readonly Row[],
  query: (sql: string) => Promise<readonly Row[]>,
): Promise<string[]> {
  const lines = info.map((column) =>
    ["column", column.name, column.type, column.notnull, column.dflt_value, column.pk].join(" "),
  );
  for (const index of await query(`PRAGMA index_list(${identifier(table)})`)) {
    if (Number(index.unique) !== 1) continue;
    const parts = await query(`PRAGMA index_info(${identifier(String(index.name))})`);
    lines.push(`unique (${parts.map((part) => String(part.name)).join(", ")}) partial ${String(index.partial)}`);
  }
  for (const key of await query(`PRAGMA foreign_key_list(${identifier(table)})`)) {
    lines.push(["foreign key", key.from, key.table, key.to, key.on_update, key.on_delete].join(" "));
  }
  return lines.sort();
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
