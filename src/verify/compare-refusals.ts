import type { Comparison, Difference } from "../sql/facts/difference.js";
import type { CheckFacts, KeyFacts, PostgresColumnFacts } from "../sql/facts/schema-facts.js";
import { edgeValues } from "./candidate-values.js";
import { d1Insert } from "./d1-rows.js";
import { sqlState } from "./databases.js";
import { type Probed, tryOnD1 } from "./probe.js";
import type { Row } from "./row-maker.js";

/** One or two rows that may break a rule. */
interface RefusalProbe {
  readonly subject: string;
  readonly rows: readonly Row[];
  /** What PostgreSQL has to refuse it for, if it does: another reason says nothing about D1. */
  readonly state: string;
}

/** Breaks each rule of the table by itself: D1 has to accept and refuse what PostgreSQL does. */
export async function compareRefusals(probed: Probed): Promise<Comparison> {
  const judged: { readonly subject: string; readonly refused: string | undefined; readonly statements: string[] }[] =
    [];
  for (const probe of probesOf(probed)) {
    const statements = probe.rows.map((row) => d1Insert(probed.table, row, probed.codec));
    if (statements.includes(undefined)) continue;
    const error = await errorOnPostgres(probed, probe.rows);
    if (error && error.code !== probe.state) continue;
    judged.push({
      subject: probe.subject,
      refused: error?.message,
      statements: statements.filter((statement) => statement !== undefined),
    });
  }
  const verdicts = await tryOnD1(probed.d1, judged);
  const table = probed.table.postgres.name;
  let compared = 0;
  const differences: Difference[] = [];
  for (const [index, { subject, refused }] of judged.entries()) {
    const verdict = verdicts[index];
    if (!verdict || verdict.kind === "broken") continue;
    compared += 1;
    if (refused === undefined && verdict.kind === "refused") {
      differences.push({ code: "row-refused", table, subject, d1: verdict.message });
    } else if (refused !== undefined && verdict.kind !== "refused") {
      differences.push({ code: "row-accepted", table, subject, postgres: refused });
    }
  }
  return { compared, differences };
}

async function errorOnPostgres({ table, maker, postgres }: Probed, rows: readonly Row[]) {
  const before = maker.inserted.length;
  await postgres.execute("savepoint refusal");
  let error;
  for (const row of rows) {
    const result = await maker.insertValues(table.key, row, "keep");
    if ("error" in result) error ??= result.error;
  }
  await postgres.execute("rollback to savepoint refusal; release savepoint refusal");
  maker.inserted.length = before;
  return error;
}

function probesOf(probed: Probed): RefusalProbe[] {
  const { table, proposal } = probed;
  const { columns, uniques, primaryKey, foreignKeys, checks } = table.postgres;
  const keyed: Pick<KeyFacts, "columns">[] = [...(primaryKey.length > 0 ? [{ columns: primaryKey }] : []), ...uniques];
  return [
    ...columns.flatMap((column) => [...nullProbe(probed, column), ...labelProbe(proposal.values, column)]),
    ...keyed.flatMap(({ columns: key }) => duplicateProbes(probed, key)),
    ...foreignKeys.flatMap(({ columns: key }) => danglingProbe(probed, key)),
    ...checks.flatMap((check) => checkProbes(probed, check)),
  ];
}

function changed(row: Row, changes: Iterable<readonly [string, string | null]>): Row {
  return new Map([...row, ...changes]);
}

/** A given NULL, also where NULL is allowed. What numbers itself takes a NULL on D1 and gives it a number. */
function nullProbe({ table, proposal }: Probed, column: PostgresColumnFacts): RefusalProbe[] {
  if (column.default.kind === "generated" || column.always) return [];
  if (table.alias?.toLowerCase() === column.name.toLowerCase()) return [];
  const rows = [changed(proposal.values, [[column.name, null]])];
  return [{ subject: `NULL in ${column.name}`, rows, state: sqlState.notNull }];
}

function labelProbe(row: Row, { name, labels }: PostgresColumnFacts): RefusalProbe[] {
  if (!labels) return [];
  const rows = [changed(row, [[name, "no such label"]])];
  return [{ subject: `unknown label in ${name}`, rows, state: sqlState.badText }];
}

/** The key of a row that is there; the same in other letters; two rows with NULL. */
function duplicateProbes({ table, proposal, maker }: Probed, key: readonly string[]): RefusalProbe[] {
  const columns = table.postgres.columns.filter(({ name }) => key.includes(name));
  const existing = maker.inserted.find((row) => row.table === table.key);
  if (!existing || columns.some(({ always }) => always)) return [];
  const subject = key.join(", ");
  const state = sqlState.unique;
  const copied = key.map((name) => [name, existing.values.get(name) ?? null] as const);
  const upper = columns.flatMap(({ name, mapping }) => {
    const value = existing.values.get(name);
    return mapping.codec === "text" && typeof value === "string" ? [[name, value.toUpperCase()] as const] : [];
  });
  const nullable = columns.filter(({ notNull }) => !notNull).map(({ name }) => [name, null] as const);
  const free = table.postgres.columns.filter(({ name, always }) => !key.includes(name) && !always);
  return [
    { subject: `duplicate ${subject}`, rows: [changed(proposal.values, copied)], state },
    ...(upper.length > 0
      ? [
          {
            subject: `duplicate ${subject} in upper case`,
            rows: [changed(proposal.values, [...copied, ...upper])],
            state,
          },
        ]
      : []),
    ...(nullable.length > 0 && free.length > 0
      ? [
          {
            subject: `NULL twice in ${subject}`,
            rows: [
              changed(existing.values, [...fresh(maker, table.postgres, key), ...nullable]),
              changed(proposal.values, [...copied, ...nullable]),
            ],
            state,
          },
        ]
      : []),
  ];
}

/** New values for the other keys, so that only one key is equal. */
function fresh(
  maker: Probed["maker"],
  { primaryKey, uniques, columns, foreignKeys }: Probed["table"]["postgres"],
  but: readonly string[],
): (readonly [string, string | null])[] {
  const others = new Set(
    [primaryKey, ...uniques.map((key) => key.columns)].flat().filter((name) => !but.includes(name)),
  );
  const referring = new Set(foreignKeys.flatMap((key) => key.columns));
  return columns.flatMap((column) => {
    const value = others.has(column.name) && !referring.has(column.name) ? maker.newValue(column) : undefined;
    return value === undefined ? [] : [[column.name, value] as const];
  });
}

function danglingProbe({ table, proposal, maker }: Probed, key: readonly string[]): RefusalProbe[] {
  const values = table.postgres.columns
    .filter(({ name, always, default: by }) => key.includes(name) && !always && by.kind !== "generated")
    .map((column) => [column.name, maker.newValue(column)] as const);
  const known = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  if (known.length < key.length) return [];
  return [
    {
      subject: `${key.join(", ")} refers to nothing`,
      rows: [changed(proposal.values, known)],
      state: sqlState.foreignKey,
    },
  ];
}

/** Values at both sides of the edges of a condition. */
function checkProbes({ table, proposal, maker }: Probed, check: CheckFacts): RefusalProbe[] {
  return check.columns.flatMap((name) =>
    table.postgres.columns.some(
      (column) => column.name === name && (column.always || column.default.kind === "generated"),
    )
      ? []
      : edgeValues(check.text, maker.serial)
          .slice(0, 16)
          .map((value) => ({
            subject: `${name} = ${JSON.stringify(value)} (${check.name})`,
            rows: [changed(proposal.values, [[name, value]])],
            state: sqlState.check,
          })),
  );
}
