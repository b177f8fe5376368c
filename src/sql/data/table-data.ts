import type { Table } from "../postgres/catalog.js";
import type { Loss, ValueContext } from "../postgres/value-codec.js";
import { sqliteName } from "../sqlite/names.js";
import { Checksums } from "./checksum.js";
import type { InsertedValue } from "./insert-rows.js";
import { type DataPiece, InsertStatements } from "./insert-statements.js";
import { RowEncoder, type RowProblem } from "./row-encoder.js";

/** What became of the rows of one table. */
export interface TableResult {
  /** Key in the PostgreSQL catalog. */
  readonly source: string;
  /** Name on D1. */
  readonly name: string;
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly refused: number;
  /** Rows may be fewer on D1: the dump's INSERTs say ON CONFLICT DO NOTHING. */
  readonly conflictsIgnored: boolean;
  /** Columns of the primary key that weight the checksums; `undefined` where the dump does not have them all. */
  readonly key?: readonly string[];
  readonly columns: readonly ColumnResult[];
}

export interface ColumnResult {
  readonly name: string;
  /** Values that are not NULL. */
  readonly filled: number;
  /** See `checksumQueries`; a decimal number. */
  readonly checksum: string;
  /** How many values lost something that D1's form does not hold. */
  readonly losses: Readonly<Partial<Record<Loss, number>>>;
}

/** One form of row of a table in the dump: its columns, and what stands behind VALUES. */
export interface RowForm {
  readonly columns: readonly string[] | undefined;
  /** Whether rows without a list of columns have values for generated columns too. */
  readonly generated: boolean;
  readonly suffix: string;
}

/** The rows of one table on their way: encoded, counted, summed and put into statements. */
export class TableData {
  private rowsIn = 0;
  private rowsOut = 0;
  private conflictsIgnored = false;
  private readonly columns: readonly string[];
  private readonly key: readonly string[];
  private readonly missing = new Set<string>();
  private readonly checksums: Checksums;
  private readonly writers = new Map<string, FormWriter | RowProblem>();
  private current: FormWriter | undefined;

  constructor(
    private readonly table: Table,
    private readonly context: ValueContext,
    private readonly emit: (piece: DataPiece) => void,
  ) {
    this.columns = table.columns.filter(({ generated }) => generated === undefined).map(({ name }) => name);
    this.key = table.primaryKey?.columns ?? [];
    this.checksums = new Checksums(
      this.columns.length,
      this.key.map((name) => this.columns.indexOf(name)),
    );
  }

  /** How rows of this form are written; why they cannot be. */
  form(form: RowForm): FormWriter | RowProblem {
    const id = JSON.stringify([form.columns ?? null, form.generated, form.suffix]);
    const writer = this.writers.get(id) ?? this.open(form);
    this.writers.set(id, writer);
    if ("reason" in writer) return writer;
    if (this.current !== writer) this.flush();
    this.current = writer;
    return writer;
  }

  /** @returns why the row is refused; `undefined` if it is written */
  add(form: FormWriter | RowProblem, values: readonly InsertedValue[]): RowProblem | undefined {
    this.rowsIn += 1;
    if ("reason" in form) return form;
    const literals = form.encoder.encode(values);
    if ("reason" in literals) return literals;
    const reason = form.statements.add(literals);
    if (reason !== undefined) return { reason };
    this.rowsOut += 1;
    this.checksums.add(form.places ? form.places.map((place) => literals[place] ?? "NULL") : literals);
    return undefined;
  }

  /** A row that could not be read. */
  refuse(): void {
    this.rowsIn += 1;
  }

  flush(): void {
    this.current?.statements.flush();
    this.current = undefined;
  }

  result(): TableResult {
    const sums = this.checksums.results();
    const losses = new Map<string, Partial<Record<Loss, number>>>();
    for (const writer of this.writers.values()) {
      if ("reason" in writer) continue;
      for (const [column, counts] of writer.encoder.losses) {
        const all = losses.get(column) ?? {};
        for (const [loss, count] of counts) all[loss] = (all[loss] ?? 0) + count;
        losses.set(column, all);
      }
    }
    const weighted = this.key.every((name) => this.columns.includes(name) && !this.missing.has(name));
    return {
      source: this.table.key,
      name: sqliteName(this.table.key),
      rowsIn: this.rowsIn,
      rowsOut: this.rowsOut,
      refused: this.rowsIn - this.rowsOut,
      conflictsIgnored: this.conflictsIgnored,
      ...(weighted && { key: this.key }),
      columns: this.columns.flatMap((name, index) => {
        const sum = sums[index];
        if (sum === undefined || this.missing.has(name)) return [];
        return [{ name, filled: sum.filled, checksum: sum.sum, losses: losses.get(name) ?? {} }];
      }),
    };
  }

  private open({ columns, generated, suffix }: RowForm): FormWriter | RowProblem {
    const encoder = RowEncoder.of(this.table, columns, generated, this.context);
    if ("reason" in encoder) return encoder;
    if (suffix !== "") this.conflictsIgnored = true;
    const inOrder = encoder.columns.join("\0") === this.columns.join("\0");
    for (const name of this.columns) if (!encoder.columns.includes(name)) this.missing.add(name);
    const { key } = this.table;
    return {
      encoder,
      statements: new InsertStatements(key, sqliteName(key), encoder.columns, suffix, this.emit),
      ...(!inOrder && { places: this.columns.map((name) => encoder.columns.indexOf(name)) }),
    };
  }
}

export interface FormWriter {
  readonly encoder: RowEncoder;
  readonly statements: InsertStatements;
  /** For each column of the table its place in the row; -1 where the row does not have it. */
  readonly places?: readonly number[];
}
