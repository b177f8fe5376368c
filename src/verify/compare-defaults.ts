import type { Comparison, Difference } from "../sql/facts/difference.js";
import { d1Insert, storedColumns } from "./d1-rows.js";
import { isMoving, sameKind } from "./moving-values.js";
import type { Probed } from "./probe.js";
import { messageOf } from "./read-facts.js";

/** Leaves out all columns that have a default, on both sides, and compares what is stored. */
export async function compareDefaults({ table, proposal, maker, d1, codec }: Probed): Promise<Comparison> {
  const omitted = table.columns.filter(
    ({ postgres }) => postgres.default.kind !== "none" && postgres.default.kind !== "generated",
  );
  if (omitted.length === 0) return { compared: 0, differences: [] };
  const without = new Set(omitted.map(({ postgres }) => postgres.name));
  const values = new Map([...proposal.values].filter(([name]) => !without.has(name)));
  const stored = await maker.insertValues(table.key, values, "take back");
  const insert = d1Insert(table, values, codec);
  // PostgreSQL's own defaults may collide with each other, or break a check.
  if ("error" in stored || insert === undefined) return { compared: 0, differences: [] };
  const name = table.postgres.name;
  let rows;
  try {
    rows = await d1.batch([
      `${insert} returning ${storedColumns(table)}`,
      `delete from ${table.d1.quoted} where rowid = last_insert_rowid()`,
    ]);
  } catch (error) {
    const subject = "a row of defaults";
    return { compared: 1, differences: [{ code: "row-refused", table: name, subject, d1: messageOf(error) }] };
  }
  const differences = table.columns.flatMap(({ postgres: column }, index): Difference[] => {
    if (!without.has(column.name)) return [];
    const value = stored.values.get(column.name) ?? null;
    const found = rows[0]?.[0]?.[index];
    const same = isMoving(column)
      ? sameKind(codec.literal(value, column) ?? "", String(found ?? "NULL"), column)
      : codec.ofPostgres(value, column) === codec.ofD1(found, column);
    if (same) return [];
    const subject = `default of ${column.name}`;
    return [
      {
        code: "row-stored",
        table: name,
        subject,
        postgres: codec.literal(value, column) ?? String(value),
        d1: String(found),
      },
    ];
  });
  return { compared: omitted.length, differences };
}
