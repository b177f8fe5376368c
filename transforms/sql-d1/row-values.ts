import type { Change } from "../../src/sql/postgres/changes/change.js";
import { translateExpression } from "../../src/sql/postgres/translation.js";
import { quoteName, sqliteName } from "../../src/sql/sqlite/names.js";
import { mapType } from "../../src/sql/types.js";
import type { ReplayState } from "./replay-state.js";

/** What the rows that are there get by a change. */
export function noteValues(state: ReplayState, change: Change): void {
  if (change.kind === "drop-table") state.values.delete(sqliteName(change.key));
  if (change.kind === "drop-column") state.values.get(sqliteName(change.table))?.delete(change.column);
  if (change.kind === "add-column") {
    const { column, table } = change;
    const standard = column.default ?? state.catalog.domains.get(column.type.name)?.default;
    const context = { catalog: state.catalog, choices: state.options.choices };
    const known = state.catalog.tables.get(table);
    if (column.counts) state.setValue(table, column.name, "rowid");
    else if (standard !== undefined && column.generated === undefined && known) {
      const { sql, problems } = translateExpression(standard, context, {
        table: known,
        expected: column.type,
        place: "default",
      });
      if (!problems.some(({ level }) => level === "manual")) state.setValue(table, column.name, sql);
    }
  }
  if (change.kind === "set-type") noteConversion(state, change);
}

function noteConversion(
  state: ReplayState,
  { table: key, column, type, using }: Extract<Change, { kind: "set-type" }>,
): void {
  const table = state.catalog.tables.get(key);
  const old = table?.columns.find(({ name }) => name === column);
  if (!table || !old || !state.database.tables.has(sqliteName(key))) return;
  const { choices } = state.options;
  const context = { catalog: state.catalog, choices };
  const [from, to] = [mapType(old.type, choices, state.catalog), mapType(type, choices, state.catalog)];
  if (using === undefined && from.codec === to.codec && from.storage === to.storage) return;
  const quoted = `"${column.replaceAll('"', '""')}"`;
  const name = type.name
    .split(".")
    .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part}"`))
    .join(".");
  const expression = using ?? `${quoted}::${name}${"[]".repeat(type.dimensions)}`;
  const { sql, problems } = translateExpression(expression, context, { table, expected: type, place: "query" });
  if (problems.some(({ level }) => level === "manual")) {
    const why = problems.map(({ text }) => text).join("; ");
    state.find(
      "conversion",
      `\`${key}.${column}\` gets another type, and its rows keep their values as they are: ${why}`,
    );
    return;
  }
  if (sql !== quoteName(column)) state.setValue(key, column, sql);
}

/** Rows hold the label itself on D1, so they get the new one, with the table made anew around them. */
export function renameLabel(
  state: ReplayState,
  { key, label, to }: Extract<Change, { kind: "rename-enum-value" }>,
): void {
  for (const table of state.catalog.tables.values()) {
    for (const { name, type } of table.columns) {
      if (type.name !== key || type.dimensions > 0) continue;
      const column = quoteName(name);
      const [old, replacement] = [label, to].map((text) => `'${text.replaceAll("'", "''")}'`);
      state.setValue(table.key, name, `CASE ${column} WHEN ${old ?? ""} THEN ${replacement ?? ""} ELSE ${column} END`);
    }
  }
}
