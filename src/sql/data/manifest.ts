import type { TypeChoices } from "../types.js";
import { checksumQueries } from "./checksum.js";
import type { TableResult } from "./table-data.js";

/** What a conversion wrote, for people and for `--verify-data`. */
export interface DataManifest {
  readonly version: 1;
  /** File name of the dump. */
  readonly dump: string;
  readonly choices: TypeChoices;
  /** In the order in which they go in. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly tables: readonly string[] }[];
  readonly tables: readonly TableResult[];
  /** Rows, tables, statements and sequences that are not in the files; all stand in the file of refusals. */
  readonly refusals: number;
}

/** @returns `undefined` where the text is no manifest of this version */
export function readManifest(text: string): DataManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== 1) return undefined;
  const complete = "tables" in value && Array.isArray(value.tables) && "files" in value && Array.isArray(value.files);
  return complete ? (value as DataManifest) : undefined;
}

/** Runs one query and gives its rows as arrays. Rejects where it cannot run, as for a table that is not there. */
export type RunQuery = (sql: string) => Promise<readonly (readonly unknown[])[]>;

/** One table in the manifest and in a database. */
export interface TableComparison {
  readonly name: string;
  readonly expectedRows: number;
  /** `undefined`: the table cannot be read. */
  readonly rows?: number;
  /** Columns whose values are not those that were written. */
  readonly columns: readonly string[];
  readonly equal: boolean;
}

/** Compares a database with what was written, table by table: counts, and checksums of all columns. */
export async function compareWithManifest({ tables }: DataManifest, query: RunQuery): Promise<TableComparison[]> {
  const comparisons: TableComparison[] = [];
  for (const table of tables) if (table.name !== "") comparisons.push(await compareTable(table, query));
  return comparisons;
}

async function compareTable(table: TableResult, query: RunQuery): Promise<TableComparison> {
  const { name, rowsOut: expectedRows, conflictsIgnored } = table;
  const queries = checksumQueries(
    name,
    table.columns.map((column) => column.name),
    table.key ?? [],
  );
  let rows: number | undefined;
  const values: unknown[] = [];
  try {
    for (const sql of queries) {
      const [result = []] = await query(sql);
      const [count, ...rest] = result;
      rows = Number(count);
      values.push(...rest);
    }
  } catch {
    return { name, expectedRows, columns: [], equal: false };
  }
  if (conflictsIgnored)
    return { name, expectedRows, ...(rows !== undefined && { rows }), columns: [], equal: (rows ?? 0) <= expectedRows };
  const columns = table.columns
    .filter(({ filled, checksum }, index) => {
      const sameSum = table.key === undefined || String(values[index * 2 + 1]) === checksum;
      return Number(values[index * 2]) !== filled || !sameSum;
    })
    .map((column) => column.name);
  const equal = rows === expectedRows && columns.length === 0;
  return { name, expectedRows, ...(rows !== undefined && { rows }), columns, equal };
}
