import { quoteName, quoteText, sqliteName } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { Table } from "../catalog.js";
import type { Run } from "../expressions/run.js";
import { writtenTable } from "./targets.js";

/** TRUNCATE: every row goes, of tables that refer to others first; with CASCADE also of those that refer to these. */
export function translateTruncate(run: Run, node: NodeOf<"truncate_stmt">): readonly string[] {
  const tables = new Map<string, Table>();
  for (const item of node.tables.items) {
    const { table } = writtenTable(run, item);
    tables.set(table.key, table);
  }
  if (node.behaviorKw?.name === "CASCADE") addReferring(run, tables);
  const ordered = childrenFirst([...tables.values()]);
  const restart = node.restartOrContinueKw?.[0].name === "RESTART";
  return ordered.flatMap((table) => {
    const name = sqliteName(table.key);
    const [key, ...others] = table.primaryKey?.columns ?? [];
    // Only an AUTOINCREMENT key has a place in that table.
    const counts =
      others.length === 0 && table.columns.some((column) => column.name === key && column.counts !== undefined);
    return [
      `DELETE FROM ${quoteName(name)}`,
      ...(restart && counts ? [`DELETE FROM sqlite_sequence WHERE name = ${quoteText(name)}`] : []),
    ];
  });
}

function addReferring(run: Run, tables: Map<string, Table>): void {
  for (let size = -1; size !== tables.size;) {
    size = tables.size;
    for (const table of run.context.catalog.tables.values()) {
      if (!table.foreignKeys.some((key) => tables.has(key.table))) continue;
      tables.set(table.key, table);
      run.writes.add(table.key);
    }
  }
}

/** Tables in an order in which none is emptied before those that refer to it; circles stay as they come. */
function childrenFirst(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  const rest = [...tables];
  while (rest.length > 0) {
    const free = rest.findIndex(
      (table) => !rest.some((other) => other !== table && other.foreignKeys.some((key) => key.table === table.key)),
    );
    ordered.push(...rest.splice(Math.max(free, 0), 1));
  }
  return ordered;
}
