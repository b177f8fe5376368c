import type { Catalog, Table } from "../postgres/catalog.js";
import { quoteText, sqliteName } from "../sqlite/names.js";

/**
 * The table that counts up with a sequence on D1: one whose only primary key column counts, which is AUTOINCREMENT
 * there. By its owner in the catalog, else by the name that PostgreSQL gives to the sequence of a column.
 *
 * @returns `undefined` where nothing on D1 counts with it
 */
export function tableOfSequence(sequence: string, catalog: Pick<Catalog, "tables" | "sequences">): Table | undefined {
  const owner = catalog.sequences.get(sequence)?.ownedBy;
  return [...catalog.tables.values()].find((table) => {
    const [column, ...others] = table.primaryKey?.columns ?? [];
    const counts = table.columns.some(({ name, counts }) => name === column && counts !== undefined);
    if (column === undefined || others.length > 0 || !counts) return false;
    return owner ? owner.table === table.key && owner.column === column : sequence === `${table.key}_${column}_seq`;
  });
}

/**
 * Keeps AUTOINCREMENT from giving out numbers again that PostgreSQL gave out to rows which are gone. Loading rows sets it
 * to the largest one there already.
 */
export function sequenceStatements(table: Table, last: bigint): string {
  const name = quoteText(sqliteName(table.key));
  return (
    `INSERT INTO sqlite_sequence (name, seq) SELECT ${name}, ${last} ` +
    `WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ${name});\n` +
    `UPDATE sqlite_sequence SET seq = ${last} WHERE name = ${name} AND seq < ${last};\n`
  );
}
