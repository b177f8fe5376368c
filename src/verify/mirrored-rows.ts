import type { Comparison, Difference } from "../sql/facts/difference.js";
import { type D1Values, type TablePair, d1Insert, storedColumns } from "./d1-rows.js";
import type { D1Database, D1Value } from "./databases.js";
import { messageOf } from "./read-facts.js";
import type { RowMaker, StoredRow } from "./row-maker.js";

const rowsAtOnce = 40;

/** The rows of a maker, inserted into D1 as well and compared with what is stored there. */
export class MirroredRows implements Comparison {
  compared = 0;
  /** Keys of tables whose rows D1 refused. */
  readonly refused = new Set<string>();
  private readonly found = new Map<string, Difference>();
  private readonly mirrored = new Set<string>();
  private done = 0;

  constructor(
    private readonly maker: RowMaker,
    private readonly d1: D1Database,
    private readonly tables: readonly TablePair[],
    private readonly codec: D1Values,
  ) {}

  get differences(): readonly Difference[] {
    return [...this.found.values()];
  }

  /** Whether D1 has a row of the table. */
  has(table: string): boolean {
    return this.mirrored.has(table);
  }

  /** Inserts what the maker has inserted since the last time. */
  async mirror(): Promise<void> {
    const rows = this.maker.inserted.slice(this.done).flatMap((row) => this.statementOf(row));
    this.done = this.maker.inserted.length;
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      const [together] = await this.d1.batches([some.map(({ sql }) => sql)]);
      // One by one, to see which of them is refused.
      const results =
        together && "rows" in together
          ? together.rows.map((rows) => ({ rows: [rows] }))
          : await this.d1.batches(some.map(({ sql }) => [sql]));
      for (const [index, row] of some.entries()) {
        const result = results[index];
        if (result && "rows" in result) this.stored(row, result.rows[0]?.[0] ?? []);
        else this.refusedBy(row, messageOf(result?.error));
      }
    }
  }

  private statementOf(row: StoredRow): Statement[] {
    const table = this.tables.find(({ key }) => key === row.table);
    const insert = table && d1Insert(table, row.values, this.codec);
    return table && insert !== undefined ? [{ row, table, sql: `${insert} returning ${storedColumns(table)}` }] : [];
  }

  private refusedBy({ table }: Statement, message: string): void {
    this.compared += 1;
    this.refused.add(table.key);
    this.add({ code: "row-refused", table: table.postgres.name, subject: "a row", d1: message });
  }

  private stored({ row, table }: Statement, values: readonly D1Value[]): void {
    this.compared += 1;
    this.mirrored.add(table.key);
    for (const [index, { postgres }] of table.columns.entries()) {
      const wanted = this.codec.ofPostgres(row.values.get(postgres.name) ?? null, postgres);
      const found = this.codec.ofD1(values[index], postgres);
      if (wanted === found) continue;
      this.add({ code: "row-stored", table: table.postgres.name, subject: postgres.name, postgres: wanted, d1: found });
    }
  }

  private add(difference: Difference): void {
    const key = `${difference.code} ${difference.table} ${difference.subject}`;
    if (!this.found.has(key)) this.found.set(key, difference);
  }
}

interface Statement {
  readonly row: StoredRow;
  readonly table: TablePair;
  readonly sql: string;
}
