import { inQuotes } from "../sql/facts/names.js";
import type { Comparison, Difference } from "../sql/facts/difference.js";
import type { PostgresFacts, SqliteFacts } from "../sql/facts/schema-facts.js";
import type { TypeChoices } from "../sql/types.js";
import { applyInput, applyOutput, resetSession } from "./apply.js";
import { compareContents } from "./compare-contents.js";
import { D1Values, pairTables } from "./d1-rows.js";
import type { D1Database, PostgresDatabase, PostgresError } from "./databases.js";
import type { MigrationStep } from "./migration-files.js";
import { MirroredRows } from "./mirrored-rows.js";
import { readD1Facts, readPostgresFacts } from "./read-facts.js";
import { RowMaker } from "./row-maker.js";

export interface SeededComparison extends Comparison {
  /** How many rows were put in between the files. */
  readonly inserted: number;
  /** How many rows PostgreSQL has at the end, and how many fewer D1 has. */
  readonly rows: number;
  readonly lost: number;
  /** Files that PostgreSQL itself refuses while there are rows: their tables were emptied first. */
  readonly emptied: readonly string[];
}

/**
 * Applies both histories file by file, with rows in the tables: after each file, new and changed tables get rows on both
 * sides. In the end all rows have to be there, with the values that PostgreSQL has.
 *
 * @param failing statements by file that PostgreSQL refuses also without rows
 */
export async function runSeeded(
  postgres: PostgresDatabase,
  d1: D1Database,
  steps: readonly MigrationStep[],
  failing: ReadonlyMap<string, ReadonlySet<number>>,
  choices: TypeChoices,
): Promise<SeededComparison> {
  const run = new SeededRun(postgres, d1, choices);
  for (const [index, step] of steps.entries()) {
    await run.migrate(step, failing);
    await run.compareCounts(step);
    if (index < steps.length - 1) await run.seed();
  }
  return run.finish();
}

class SeededRun {
  private readonly differences: Difference[] = [];
  private readonly emptied: string[] = [];
  private serial = 0;
  private inserted = 0;
  private compared = 0;
  private facts: { postgres: PostgresFacts; d1: SqliteFacts } | undefined;
  private shapes = new Map<string, string>();

  constructor(
    private readonly postgres: PostgresDatabase,
    private readonly d1: D1Database,
    private readonly choices: TypeChoices,
  ) {}

  async migrate({ inputs, outputs }: MigrationStep, failing: ReadonlyMap<string, ReadonlySet<number>>): Promise<void> {
    const cleared = new Set<string>();
    for (const input of inputs) {
      await applyInput(this.postgres, input, failing.get(input.path), async (error) => {
        const tables = await this.clear(error);
        for (const table of tables) cleared.add(table);
        if (tables.length > 0 && !this.emptied.includes(input.path)) this.emptied.push(input.path);
        return tables.length > 0;
      });
    }
    await this.clearOnD1(cleared);
    for (const output of outputs) {
      const { failures } = await applyOutput(this.d1, output);
      for (const { path, statement, message } of failures) {
        this.differences.push({
          code: "statement-fails",
          table: path,
          subject: `${statement} (with rows in the tables)`,
          d1: message,
        });
      }
    }
    this.facts = undefined;
  }

  /** Removes the rows that a statement could not do with. Gives the tables that have none any more. */
  private async clear({ table, schema }: PostgresError): Promise<string[]> {
    const filled = await this.filledTables();
    const named = filled.filter(([name, namespace]) => name === table && namespace === (schema ?? "public"));
    const targets = (named.length > 0 ? named : filled).map(
      ([name, namespace]) => `${inQuotes(namespace)}.${inQuotes(name)}`,
    );
    if (targets.length === 0) return [];
    await this.postgres.execute(`truncate ${targets.join(", ")} cascade`);
    const still = new Set((await this.filledTables()).map(([name, namespace]) => `${namespace}.${name}`));
    return filled
      .filter(([name, namespace]) => !still.has(`${namespace}.${name}`))
      .map(([name, namespace]) => (namespace === "public" ? name : `${namespace}_${name}`).toLowerCase());
  }

  private async filledTables(): Promise<(readonly [name: string, schema: string])[]> {
    const tables = await this.postgres.query(`select c.relname::text, n.nspname::text from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'`);
    const filled: (readonly [string, string])[] = [];
    for (const [name, schema] of tables) {
      if (typeof name !== "string" || typeof schema !== "string") continue;
      const [row] = await this.postgres.query(
        `select exists (select 1 from ${inQuotes(schema)}.${inQuotes(name)})::text`,
      );
      if (row?.[0] === "true") filled.push([name, schema]);
    }
    return filled;
  }

  private async clearOnD1(tables: ReadonlySet<string>): Promise<void> {
    if (tables.size === 0) return;
    const { d1 } = await this.readFacts();
    // Who refers to others goes first. In a ring the deferral helps, as long as nothing is RESTRICT.
    const left = [...d1.tables].filter(([key]) => tables.has(key));
    const statements = ["pragma defer_foreign_keys = on"];
    while (left.length > 0) {
      const free = left.findIndex(([key]) =>
        left.every(([other, { foreignKeys }]) => other === key || foreignKeys.every(({ table }) => table !== key)),
      );
      const [[, table] = []] = left.splice(Math.max(0, free), 1);
      if (table) statements.push(`delete from ${table.quoted}`);
    }
    await this.d1.batch(statements);
  }

  private async readFacts(): Promise<{ postgres: PostgresFacts; d1: SqliteFacts }> {
    return (this.facts ??= {
      postgres: await readPostgresFacts(this.postgres, this.choices),
      d1: await readD1Facts(this.d1),
    });
  }

  /** Counts only, after each file, to say which one loses rows. */
  async compareCounts({ outputs }: MigrationStep): Promise<void> {
    const { postgres, d1 } = await this.readFacts();
    const tables = pairTables(postgres, d1);
    const ours = await this.d1.batch(tables.map((table) => `select count(*) as n from ${table.d1.quoted}`));
    for (const [index, table] of tables.entries()) {
      const [row] = await this.postgres.query(`select count(*)::text from ${table.postgres.quoted}`);
      const [a, b] = [Number(row?.[0]), Number(ours[index]?.[0]?.[0])];
      this.compared += 1;
      if (
        a === b ||
        this.differences.some(({ code, table: name }) => code.startsWith("rows-") && name === table.postgres.name)
      )
        continue;
      this.differences.push({
        code: b < a ? "rows-lost" : "rows-extra",
        table: table.postgres.name,
        subject: outputs.map(({ path }) => path).join(", "),
        postgres: `${String(a)} rows`,
        d1: `${String(b)} rows`,
      });
    }
  }

  /** Rows for the tables that are new, or have changed. */
  async seed(): Promise<void> {
    const facts = await this.readFacts();
    const tables = pairTables(facts.postgres, facts.d1);
    const shapes = new Map(
      tables.map(({ key, postgres }) => [
        key,
        JSON.stringify(postgres.columns.map(({ name, declared, notNull }) => [name, declared, notNull])),
      ]),
    );
    const changed = tables.filter(({ key }) => shapes.get(key) !== this.shapes.get(key));
    this.shapes = shapes;
    if (changed.length === 0) return;
    await resetSession(this.postgres);
    await this.postgres.execute("begin");
    await this.postgres.execute("set constraints all immediate");
    const maker = new RowMaker(this.postgres, facts.postgres, this.serial);
    const rows = new MirroredRows(maker, this.d1, tables, new D1Values(facts.postgres.types, this.choices));
    for (const { key } of changed) if (await maker.insert(key)) await maker.insert(key);
    await this.postgres.execute("commit");
    await rows.mirror();
    this.serial = maker.serial;
    this.inserted += maker.inserted.length;
    this.compared += rows.compared;
    this.differences.push(...rows.differences);
  }

  async finish(): Promise<SeededComparison> {
    const contents = await compareContents(this.postgres, this.d1, await this.readFacts(), this.choices);
    const counted = new Set(this.differences.filter(({ code }) => code.startsWith("rows-")).map(({ table }) => table));
    const differences = [...this.differences, ...contents.differences.filter(({ table }) => !counted.has(table))];
    const lost = differences.flatMap(({ code, postgres, d1 }) =>
      code === "rows-lost" ? [parseInt(postgres ?? "0", 10) - parseInt(d1 ?? "0", 10)] : [],
    );
    return {
      compared: this.compared + contents.compared,
      differences,
      inserted: this.inserted,
      rows: contents.rows,
      lost: lost.reduce((sum, count) => sum + count, 0),
      emptied: this.emptied,
    };
  }
}
