import type { Comparison, Difference } from "../sql/facts/difference.js";
import { inQuotes } from "../sql/facts/names.js";
import type { PostgresColumnFacts, PostgresFacts, SqliteFacts } from "../sql/facts/schema-facts.js";
import { type TypeChoices, mapType } from "../sql/types.js";
import { D1Values, type TablePair, pairTables, storedColumns } from "./d1-rows.js";
import type { D1Database, PostgresDatabase } from "./databases.js";
import { isMoving, sameKind, sameMoment } from "./moving-values.js";
import { messageOf } from "./read-facts.js";

interface Facts {
  readonly postgres: PostgresFacts;
  readonly d1: SqliteFacts;
}

/** Compares the rows of all tables and views. Values that a database makes itself are compared by their shape. */
export async function compareContents(
  postgres: PostgresDatabase,
  d1: D1Database,
  facts: Facts,
  choices: TypeChoices,
): Promise<Comparison & { readonly rows: number }> {
  const codec = new D1Values(facts.postgres.types, choices);
  const differences: Difference[] = [];
  let compared = 0;
  let rows = 0;
  for (const table of pairTables(facts.postgres, facts.d1)) {
    const columns = table.columns.map((pair) => pair.postgres);
    const ours = await d1.query(`select ${storedColumns(table)} from ${table.d1.quoted}`);
    const theirs = await postgres.query(`select ${asTexts(columns)} from ${table.postgres.quoted}`);
    compared += 1;
    rows += theirs.length;
    const moving = movingColumns(table, facts.postgres);
    differences.push(...compareRows(table.postgres.name, columns, moving, theirs, ours, codec, false));
  }
  for (const [key, view] of facts.postgres.views) {
    const found = facts.d1.views.get(key);
    if (!found || found.error !== undefined || found.columns.length !== view.columns.length) continue;
    const columns = view.columns.map((name, index) => viewColumn(name, index, key, facts.postgres, choices));
    await postgres.execute(`refresh materialized view ${view.quoted}`).catch(() => undefined);
    const theirs = await postgres.query(`select ${asTexts(columns)} from ${view.quoted}`).catch(() => undefined);
    if (!theirs) continue;
    compared += 1;
    try {
      const quotes = found.columns.map((name, index) => `quote(${inQuotes(name)}) as c${String(index)}`).join(", ");
      const ours = await d1.query(`select ${quotes} from ${found.quoted}`);
      differences.push(...compareRows(view.name, columns, new Set(), theirs, ours, codec, true));
    } catch (error) {
      differences.push({ code: "view-rows", table: view.name, subject: "", d1: messageOf(error) });
    }
  }
  return { compared, differences, rows };
}

function asTexts(columns: readonly { readonly name: string }[]): string {
  return columns.map(({ name }) => `${inQuotes(name)}::text`).join(", ") || "''";
}

function viewColumn(
  name: string,
  index: number,
  view: string,
  facts: PostgresFacts,
  choices: TypeChoices,
): PostgresColumnFacts {
  const type = facts.viewTypes.get(view)?.[index] ?? { name: "text", modifiers: [], dimensions: 0 };
  const mapping = mapType(type, choices, facts.types);
  const plain = { declared: "", notNull: false, default: { kind: "none" }, always: false } as const;
  return { name, type, mapping, storage: mapping.storage, ...plain };
}

/** Columns with values that the database makes, and those that refer to them. */
function movingColumns({ postgres }: TablePair, facts: PostgresFacts): ReadonlySet<string> {
  const referring = postgres.foreignKeys.flatMap(({ columns, references, table }) =>
    columns.filter((_, index) =>
      facts.tables.get(table)?.columns.some((column) => column.name === references[index] && isMoving(column)),
    ),
  );
  return new Set([...postgres.columns.filter(isMoving).map(({ name }) => name), ...referring]);
}

type Rows = readonly (readonly (string | number | null)[])[];

function compareRows(
  table: string,
  columns: readonly PostgresColumnFacts[],
  moving: ReadonlySet<string>,
  theirs: Rows,
  ours: Rows,
  codec: D1Values,
  ofView: boolean,
): Difference[] {
  const a = theirs.map((row) => columns.map((column, index) => codec.ofPostgres(textOf(row[index]), column)));
  const b = ours.map((row) => columns.map((column, index) => codec.ofD1(row[index], column)));
  const [onlyA, onlyB] = withoutEqual(a, b);
  const sizes = { postgres: `${String(a.length)} rows`, d1: `${String(b.length)} rows` };
  if (a.length !== b.length) {
    const code = ofView ? "view-rows" : b.length < a.length ? "rows-lost" : "rows-extra";
    return [{ code, table, subject: "", ...sizes }];
  }
  const fixed = columns.flatMap(({ name }, index) => (moving.has(name) ? [] : [index]));
  const key = (row: readonly string[]) => [...fixed.map((index) => row[index]), ...row].join("\0");
  const byKey = (x: readonly string[], y: readonly string[]) => (key(x) < key(y) ? -1 : 1);
  const [sortedA, sortedB] = [[...onlyA].sort(byKey), [...onlyB].sort(byKey)];
  const wrong = new Map<string, Difference>();
  for (const [place, row] of sortedA.entries()) {
    for (const [index, column] of columns.entries()) {
      const [postgres = "", d1 = ""] = [row[index], sortedB[place]?.[index]];
      const same =
        postgres === d1 || bothNow(postgres, d1, column) || (moving.has(column.name) && sameKind(postgres, d1, column));
      if (same || wrong.has(column.name)) continue;
      wrong.set(column.name, {
        code: ofView ? "view-rows" : "rows-changed",
        table,
        subject: column.name,
        postgres,
        d1,
      });
    }
  }
  return [...wrong.values()];
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** What is left of both when equal rows are taken out, as often as they occur on both sides. */
function withoutEqual(a: readonly string[][], b: readonly string[][]): [string[][], string[][]] {
  const left = new Map<string, number>();
  for (const row of b) left.set(row.join("\0"), (left.get(row.join("\0")) ?? 0) + 1);
  const onlyA = a.filter((row) => !take(left, row));
  const right = new Map<string, number>();
  for (const row of a) right.set(row.join("\0"), (right.get(row.join("\0")) ?? 0) + 1);
  return [onlyA, b.filter((row) => !take(right, row))];
}

function take(counts: Map<string, number>, row: readonly string[]): boolean {
  const key = row.join("\0");
  const count = counts.get(key) ?? 0;
  if (count === 0) return false;
  counts.set(key, count - 1);
  return true;
}

/** Both say when the statement ran, which was not at the same moment. */
function bothNow(postgres: string, d1: string, { mapping }: PostgresColumnFacts): boolean {
  if (!mapping.codec.startsWith("timestamp")) return false;
  const unit = mapping.codec === "timestamp-seconds" ? 1000 : 1;
  const [a, b] = [postgres, d1].map((value) =>
    value.startsWith("'") ? Date.parse(value.slice(1, -1)) : Number(value) * unit,
  );
  const now = Date.now();
  return [a, b].every((time) => time !== undefined && Math.abs(time - now) < sameMoment);
}
