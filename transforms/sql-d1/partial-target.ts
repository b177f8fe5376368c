import type { DatabaseDefinition, TableDefinition, ViewDefinition } from "../../src/sql/sqlite/definition.js";

/**
 * The state that D1 needs for a statement on some tables: these, and all that foreign keys connect with them, are as they
 * should be; other tables wait. A view is there if the statement or another view needs it, or if it was before.
 */
export function partialTarget(
  before: DatabaseDefinition,
  target: DatabaseDefinition,
  needed: ReadonlySet<string>,
): DatabaseDefinition {
  const names = new Set(needed);
  const views = new Map<string, ViewDefinition>();
  for (let size = -1; size !== names.size;) {
    size = names.size;
    for (const view of target.views.values()) {
      if (!names.has(view.name)) continue;
      for (const read of view.reads) names.add(read);
    }
    for (const database of [before, target]) {
      for (const table of database.tables.values()) {
        for (const { table: parent } of table.foreignKeys) {
          if (names.has(parent)) names.add(table.name);
          if (names.has(table.name)) names.add(parent);
        }
      }
    }
  }
  for (const view of target.views.values()) {
    if (names.has(view.name) || before.views.has(view.name)) views.set(view.name, view);
  }
  const tables = new Map<string, TableDefinition>();
  for (const table of target.tables.values()) {
    const chosen = names.has(table.name) ? table : before.tables.get(table.name);
    if (chosen) tables.set(table.name, chosen);
  }
  for (const table of before.tables.values()) {
    if (!tables.has(table.name) && !names.has(table.name) && !target.tables.has(table.name))
      tables.set(table.name, table);
  }
  return { tables, views };
}
