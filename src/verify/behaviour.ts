import type { Comparison } from "../sql/facts/difference.js";
import type { PostgresFacts, SqliteFacts } from "../sql/facts/schema-facts.js";
import type { TypeChoices } from "../sql/types.js";
import { resetSession } from "./apply.js";
import { compareActions } from "./compare-actions.js";
import { compareDefaults } from "./compare-defaults.js";
import { compareRefusals } from "./compare-refusals.js";
import { D1Values, pairTables } from "./d1-rows.js";
import type { D1Database, PostgresDatabase } from "./databases.js";
import { MirroredRows } from "./mirrored-rows.js";
import { RowMaker } from "./row-maker.js";

export interface BehaviourComparison extends Comparison {
  /** Tables that no row could be made for, or whose row has no form on D1. */
  readonly notProbed: readonly string[];
}

/**
 * Puts the same inserts, violations, deletes and updates to both databases: they have to be accepted and refused alike and
 * to leave the same. PostgreSQL is put back to what it was; D1 keeps some rows.
 */
export async function compareBehaviour(
  postgres: PostgresDatabase,
  d1: D1Database,
  facts: { readonly postgres: PostgresFacts; readonly d1: SqliteFacts },
  choices: TypeChoices,
): Promise<BehaviourComparison> {
  await resetSession(postgres);
  await postgres.execute("begin");
  // A deferred constraint would refuse only at the end.
  await postgres.execute("set constraints all immediate");
  try {
    const tables = pairTables(facts.postgres, facts.d1);
    const codec = new D1Values(facts.postgres.types, choices);
    const maker = new RowMaker(postgres, facts.postgres);
    const rows = new MirroredRows(maker, d1, tables, codec);
    for (const { key } of tables) if (await maker.insert(key)) await maker.insert(key);
    await rows.mirror();
    const comparisons: Comparison[] = [];
    const notProbed: string[] = [];
    for (const table of tables) {
      if (rows.refused.has(table.key)) continue;
      const proposal = await maker.propose(table.key);
      await rows.mirror();
      if (!proposal || !rows.has(table.key)) {
        notProbed.push(table.postgres.name);
        continue;
      }
      const probed = { table, tables, proposal, maker, postgres, d1, codec };
      comparisons.push(await compareDefaults(probed), await compareRefusals(probed), await compareActions(probed));
    }
    const all = [rows, ...comparisons];
    return {
      compared: all.reduce((sum, { compared }) => sum + compared, 0),
      differences: all.flatMap(({ differences }) => differences),
      notProbed,
    };
  } finally {
    await postgres.execute("rollback");
  }
}
