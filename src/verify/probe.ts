import type { D1Values, TablePair } from "./d1-rows.js";
import type { D1Database, PostgresDatabase } from "./databases.js";
import { messageOf } from "./read-facts.js";
import type { RowMaker, StoredRow } from "./row-maker.js";

/** What the probes of one table work with. */
export interface Probed {
  readonly table: TablePair;
  /** All of them. */
  readonly tables: readonly TablePair[];
  /** A row that PostgreSQL would accept, and that is not there. */
  readonly proposal: StoredRow;
  readonly maker: RowMaker;
  readonly postgres: PostgresDatabase;
  readonly d1: D1Database;
  readonly codec: D1Values;
}

/** What D1 makes of a probe. `broken`: it cannot be put, because something in it is not there. */
export type Verdict =
  { readonly kind: "accepted" | "differs" } | { readonly kind: "refused" | "broken"; readonly message: string };

export interface D1Probe {
  readonly statements: readonly string[];
  /** An SQL expression that should be true after the statements. */
  readonly expectation?: string;
}

/**
 * Puts probes to D1 and takes each back in any case: a last statement fails, and the transaction with it. How it fails
 * tells what there was to see.
 */
export async function tryOnD1(d1: D1Database, probes: readonly D1Probe[]): Promise<Verdict[]> {
  const results = await d1.batches(
    probes.map(({ statements, expectation = "1" }) => [
      ...statements,
      `select abs(case when seen then -9223372036854775808 else 1 end), json(case when seen then '1' else 'x' end)
        from (select coalesce(${expectation}, 0) as seen)`,
    ]),
  );
  return results.map((result) => {
    if (!("error" in result)) throw new Error("a probe was not taken back");
    const message = messageOf(result.error);
    if (message.startsWith("integer overflow")) return { kind: "accepted" };
    if (message.startsWith("malformed JSON")) return { kind: "differs" };
    const refused = /constraint|datatype mismatch|cannot store/i.test(message);
    return { kind: refused ? "refused" : "broken", message };
  });
}
