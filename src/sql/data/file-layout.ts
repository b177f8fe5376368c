import { quoteName, sqliteName } from "../sqlite/names.js";
import { longValuesFoot, longValuesHead } from "./insert-statements.js";
import type { CyclicKey, TableGroup } from "./table-order.js";

/** A whole piece of a table's statements, as it lies in the table's spool. Sizes in bytes. */
export interface SpooledPiece {
  readonly size: number;
  readonly longValues: boolean;
}

/** A part of a table's spool: `[start, end)` in bytes. */
export interface SpoolRange {
  readonly table: string;
  readonly start: number;
  readonly end: number;
}

export interface DataFile {
  readonly ranges: readonly SpoolRange[];
  /** Not empty: foreign keys are checked at the end of the file's transaction, not after each statement. */
  readonly cyclic: readonly CyclicKey[];
  readonly longValues: boolean;
  readonly size: number;
}

/**
 * Which pieces go into which file. Files are closed before they exceed the limit. The rows of a cyclic group must be in
 * one transaction, and so in one file, which then may be larger.
 *
 * @param limit in bytes
 */
export function layOutFiles(
  groups: readonly TableGroup[],
  spools: ReadonlyMap<string, readonly SpooledPiece[]>,
  limit: number,
): DataFile[] {
  const files: OpenFile[] = [];
  const fileFor = (size: number): OpenFile => {
    const last = files.at(-1);
    if (last && last.size + size <= limit) return last;
    const file: OpenFile = { ranges: [], cyclic: [], longValues: false, size: 0 };
    files.push(file);
    return file;
  };
  for (const { tables, cyclic } of groups) {
    const all = tables.flatMap((table) => spools.get(table) ?? []);
    const shared =
      cyclic.length > 0 && all.length > 0 ? fileFor(all.reduce((sum, { size }) => sum + size, 0)) : undefined;
    shared?.cyclic.push(...cyclic);
    for (const table of tables) {
      let start = 0;
      for (const { size, longValues } of spools.get(table) ?? []) {
        const file = shared ?? fileFor(size);
        addRange(file, table, start, start + size);
        file.longValues ||= longValues;
        start += size;
      }
    }
  }
  return files;
}

interface OpenFile {
  ranges: SpoolRange[];
  cyclic: CyclicKey[];
  longValues: boolean;
  size: number;
}

function addRange(file: OpenFile, table: string, start: number, end: number): void {
  const last = file.ranges.at(-1);
  if (last?.table === table && last.end === start)
    file.ranges[file.ranges.length - 1] = { table, start: last.start, end };
  else file.ranges.push({ table, start, end });
  file.size += end - start;
}

/** What stands before the rows of a file. */
export function fileHead({ cyclic, longValues }: DataFile): string {
  // A row that others wait for is looked for in all of them: without an index by reading the whole table for each row.
  const indexes = cyclic.map(
    ({ table, columns }, index) =>
      `CREATE INDEX ${indexName(index)} ON ${quoteName(sqliteName(table))} (${columns.map(quoteName).join(", ")});\n`,
  );
  const deferred = cyclic.length > 0 ? "PRAGMA defer_foreign_keys = on;\n" : "";
  return deferred + indexes.join("") + (longValues ? longValuesHead : "");
}

/** What stands behind them. */
export function fileFoot({ cyclic, longValues }: DataFile): string {
  const indexes = cyclic.map((_, index) => `DROP INDEX ${indexName(index)};\n`);
  return (longValues ? longValuesFoot : "") + indexes.join("");
}

function indexName(index: number): string {
  return `cf_codemod_key_${index + 1}`;
}
