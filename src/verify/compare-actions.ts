import { inQuotes } from "../sql/facts/names.js";
import type { Comparison, Difference } from "../sql/facts/difference.js";
import type { ForeignKeyFacts } from "../sql/facts/schema-facts.js";
import { d1Insert } from "./d1-rows.js";
import { isRefusal } from "./databases.js";
import { type D1Probe, type Probed, tryOnD1 } from "./probe.js";
import type { StoredRow } from "./row-maker.js";

/** What is done to the parent of a row. */
interface ParentChange {
  readonly verb: "deleting" | "changing";
  readonly postgres: string;
  readonly d1: string;
}

/** What PostgreSQL did, and the same for D1. */
interface ActionProbe extends D1Probe {
  readonly subject: string;
  readonly outcome: Outcome;
}

/** Deletes and changes the row that each foreign key refers to, and compares what becomes of the rows that refer to it. */
export async function compareActions(probed: Probed): Promise<Comparison> {
  const { table, d1 } = probed;
  const probes: ActionProbe[] = [];
  for (const foreignKey of table.postgres.foreignKeys) {
    // A row that refers to its own table would go with its parent.
    if (foreignKey.table === table.key) continue;
    for (const verb of ["deleting", "changing"] as const) {
      const probe = await actionProbe(probed, foreignKey, verb);
      if (probe) probes.push(probe);
    }
  }
  const verdicts = await tryOnD1(d1, probes);
  let compared = 0;
  const differences: Difference[] = [];
  for (const [index, { subject, outcome }] of probes.entries()) {
    const verdict = verdicts[index];
    if (!verdict || verdict.kind === "broken") continue;
    compared += 1;
    if (verdict.kind === (outcome === "refused" ? "refused" : "accepted")) continue;
    differences.push({
      code: "action-differs",
      table: table.postgres.name,
      subject,
      postgres: outcome === "refused" ? outcome : describe(outcome),
      d1: "message" in verdict ? verdict.message : outcome === "refused" ? "accepted" : "other rows are left",
    });
  }
  return { compared, differences };
}

/** Puts the probe to PostgreSQL and takes it back. */
async function actionProbe(
  probed: Probed,
  foreignKey: ForeignKeyFacts,
  verb: ParentChange["verb"],
): Promise<ActionProbe | undefined> {
  const { maker, postgres } = probed;
  const before = maker.inserted.length;
  await postgres.execute("savepoint action");
  try {
    const pair = await insertPair(probed, foreignKey);
    const change = pair && changeOf(probed, foreignKey, pair.parent, verb);
    const inserts = change && insertsOf(probed, maker.inserted.slice(before));
    const outcome = inserts && (await outcomeOnPostgres(probed, foreignKey, pair.parent, change));
    if (!outcome) return undefined;
    return {
      subject: `${verb} ${foreignKey.table} (${foreignKey.columns.join(", ")})`,
      outcome,
      statements: [...inserts, change.d1],
      expectation: outcome === "refused" ? "1" : expectationOf(probed, foreignKey, pair.parent, outcome),
    };
  } finally {
    await postgres.execute("rollback to savepoint action; release savepoint action");
    maker.inserted.length = before;
  }
}

/** A parent that nothing else refers to, and a row that does. */
async function insertPair({ table, maker }: Probed, { columns, references, table: target }: ForeignKeyFacts) {
  const parent = await maker.insert(target);
  if (!parent) return undefined;
  const given = new Map(columns.map((name, index) => [name, parent.values.get(references[index] ?? "") ?? null]));
  if ([...given.values()].includes(null)) return undefined;
  const child = await maker.insert(table.key, given);
  return child && { parent, child };
}

function insertsOf({ table, codec, tables }: Probed, rows: readonly StoredRow[]): string[] | undefined {
  const inserts = rows.map((row) => {
    const pair = row.table === table.key ? table : tables.find(({ key }) => key === row.table);
    return pair && d1Insert(pair, row.values, codec);
  });
  const known = inserts.filter((insert) => insert !== undefined);
  return known.length === inserts.length ? known : undefined;
}

function changeOf(
  probed: Probed,
  { references, table: target }: ForeignKeyFacts,
  parent: StoredRow,
  verb: ParentChange["verb"],
): ParentChange | undefined {
  const pair = probed.tables.find(({ key }) => key === target);
  const where = pair && conditions(probed, target, references, parent, references);
  if (!where) return undefined;
  if (verb === "deleting") {
    return {
      verb,
      postgres: `delete from ${pair.postgres.quoted} where ${where.postgres}`,
      d1: `delete from ${pair.d1.quoted} where ${where.d1}`,
    };
  }
  const column = pair.columns.find(({ postgres }) => postgres.name === references[0]);
  if (!column || column.postgres.always) return undefined;
  const value = probed.maker.newValue(column.postgres);
  const literal = value === undefined ? undefined : probed.codec.literal(value, column.postgres);
  if (value === undefined || literal === undefined) return undefined;
  return {
    verb,
    postgres: `update ${pair.postgres.quoted} set ${inQuotes(column.postgres.name)} = ${textLiteral(value)} where ${where.postgres}`,
    d1: `update ${pair.d1.quoted} set ${inQuotes(column.d1.name)} = ${literal} where ${where.d1}`,
  };
}

/** That columns of a table have the values that the parent has in its own. */
function conditions(
  { tables, codec }: Probed,
  key: string,
  columns: readonly string[],
  parent: StoredRow,
  references: readonly string[],
): { readonly postgres: string; readonly d1: string } | undefined {
  const pair = tables.find((table) => table.key === key);
  const pairs = columns.map((name, index) => {
    const column = pair?.columns.find(({ postgres }) => postgres.name === name);
    const value = parent.values.get(references[index] ?? "");
    const literal = column && value !== undefined ? codec.literal(value, column.postgres) : undefined;
    return column && typeof value === "string" && literal !== undefined ? { column, value, literal } : undefined;
  });
  const known = pairs.filter((item) => item !== undefined);
  if (known.length < pairs.length) return undefined;
  return {
    postgres: known
      .map(({ column, value }) => `${inQuotes(column.postgres.name)} = ${textLiteral(value)}`)
      .join(" and "),
    d1: known.map(({ column, literal }) => `${inQuotes(column.d1.name)} = ${literal}`).join(" and "),
  };
}

/** How many rows there are, how many without a reference, how many with the old one. */
type Counts = readonly [all: string, withoutReference: string, withOldReference: string];

type Outcome = Counts | "refused";

async function outcomeOnPostgres(
  probed: Probed,
  foreignKey: ForeignKeyFacts,
  parent: StoredRow,
  change: ParentChange,
): Promise<Outcome | undefined> {
  const { postgres, table } = probed;
  const old = conditions(probed, table.key, foreignKey.columns, parent, foreignKey.references);
  if (!old) return undefined;
  const nulls = foreignKey.columns.map((name) => `${inQuotes(name)} is null`).join(" or ");
  await postgres.execute("savepoint change");
  try {
    await postgres.execute(change.postgres);
    const [row] = await postgres.query(
      `select count(*)::text, count(*) filter (where ${nulls})::text, count(*) filter (where ${old.postgres})::text from ${table.postgres.quoted}`,
    );
    const [all, withoutReference, withOldReference] = row ?? [];
    return all && withoutReference && withOldReference ? [all, withoutReference, withOldReference] : undefined;
  } catch (error) {
    await postgres.execute("rollback to savepoint change");
    return isRefusal(error) ? "refused" : undefined;
  }
}

function expectationOf(
  probed: Probed,
  { columns, references }: ForeignKeyFacts,
  parent: StoredRow,
  [all, withoutReference, withOldReference]: Counts,
): string {
  const { table } = probed;
  const old = conditions(probed, table.key, columns, parent, references)?.d1 ?? "0";
  const nulls = columns.map((name) => `${inQuotes(name)} is null`).join(" or ");
  return `(select count(*) = ${all} and count(*) filter (where ${nulls}) = ${withoutReference}
    and count(*) filter (where ${old}) = ${withOldReference} from ${table.d1.quoted})`;
}

function describe([all, withoutReference, withOldReference]: Counts): string {
  return `${all} rows are left, ${withoutReference} without a reference, ${withOldReference} with the old one`;
}

function textLiteral(value: string): string {
  return `E'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
