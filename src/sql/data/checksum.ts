import { codePointOf, isContinuation } from "./byte-text.js";
import { quoteName } from "../sqlite/names.js";

/*
 * A checksum that both sides can compute: JavaScript from the literals that are written, D1 in SQL from the rows that it
 * holds. For each column the sum over all rows of a value's hash, weighted with the hash of the row's primary key, so
 * that lost, cut, doubled and swapped values show. It finds accidents, not forgeries.
 */

const hashRange = 1_000_003;
const weightRange = 1009;
const [lengthFactor, firstFactor, lastFactor] = [31, 7, 13];
/** From here on a REAL counts by its size alone: its thousandths are no exact integer any more. */
const realLimit = 1e12;
const largeReal = 5;

/** The hash of what an SQLite literal, in byte text, stands for: below `hashRange`; 0 for NULL. */
function hashOfLiteral(literal: string): number {
  const first = literal.charCodeAt(0);
  if (first === quote) return hashOfText(literal);
  if (first === 0x4e) return 0;
  if (first === 0x58) return hashOfBytes(literal);
  if (/[.e]/.test(literal)) {
    const value = Number(literal);
    return Math.abs(value) < realLimit ? Math.abs(Math.trunc(value * 1000)) % hashRange : largeReal;
  }
  if (literal.length <= 15) return Math.abs(Number(literal)) % hashRange;
  const value = BigInt(literal) % BigInt(hashRange);
  return Number(value < 0n ? -value : value);
}

const quote = 0x27;

function hashOfText(literal: string): number {
  const end = literal.length - 1;
  if (end === 1) return 0;
  let bytes = literal.length - 2;
  for (let at = literal.indexOf("''", 1); at >= 0 && at < end - 1; at = literal.indexOf("''", at + 2)) bytes -= 1;
  let last = end - 1;
  while (isContinuation(literal.charCodeAt(last))) last -= 1;
  const points = codePointOf(literal, 1) * firstFactor + codePointOf(literal, last) * lastFactor;
  return (bytes * lengthFactor + points) % hashRange;
}

function hashOfBytes(literal: string): number {
  const bytes = (literal.length - 3) / 2;
  if (bytes === 0) return 0;
  const first = literal.charAt(2).toUpperCase().charCodeAt(0);
  const last = literal
    .charAt(literal.length - 2)
    .toUpperCase()
    .charCodeAt(0);
  return (bytes * lengthFactor + first * firstFactor + last * lastFactor) % hashRange;
}

/** The same hash in SQL, over a column. */
function hashInSql(column: string): string {
  const sum = (length: string, first: string, last: string): string =>
    `(${length} * ${lengthFactor} + ifnull(${first}, 0) * ${firstFactor} + ifnull(${last}, 0) * ${lastFactor})`;
  const text = sum(`length(CAST(${column} AS BLOB))`, `unicode(${column})`, `unicode(substr(${column}, -1))`);
  const bytes = sum(
    `length(${column})`,
    `unicode(hex(substr(${column}, 1, 1)))`,
    `unicode(substr(hex(substr(${column}, -1)), 2))`,
  );
  return (
    `CASE typeof(${column}) WHEN 'text' THEN ${text} % ${hashRange} WHEN 'integer' THEN abs(${column} % ${hashRange}) ` +
    `WHEN 'real' THEN CASE WHEN abs(${column}) < ${realLimit} ` +
    `THEN abs(CAST(${column} * 1000 AS INTEGER)) % ${hashRange} ELSE ${largeReal} END ` +
    `WHEN 'blob' THEN ${bytes} % ${hashRange} ELSE 0 END`
  );
}

/** Sums of one table, column by column. */
export class Checksums {
  private readonly sums: bigint[];
  private readonly small: Float64Array;
  private readonly filled: Float64Array;

  /** @param keys positions of the primary key's columns among the columns */
  constructor(
    columns: number,
    private readonly keys: readonly number[],
  ) {
    this.sums = Array.from({ length: columns }, () => 0n);
    this.small = new Float64Array(columns);
    this.filled = new Float64Array(columns);
  }

  /** @param literals of one row, in the order of the columns */
  add(literals: readonly string[]): void {
    const { small, filled } = this;
    let key = 0;
    for (const position of this.keys) key += hashOfLiteral(literals[position] ?? "NULL");
    const weight = (key % weightRange) + 1;
    for (let column = 0; column < literals.length; column += 1) {
      const literal = literals[column] ?? "NULL";
      if (literal === "NULL") continue;
      filled[column] = (filled[column] ?? 0) + 1;
      const sum = (small[column] ?? 0) + hashOfLiteral(literal) * weight;
      small[column] = sum;
      if (sum > Number.MAX_SAFE_INTEGER / 2) this.settle(column);
    }
  }

  /** For each column the number of values that are not NULL, and the sum as a decimal number. */
  results(): { readonly filled: number; readonly sum: string }[] {
    return this.sums.map((_, column) => {
      this.settle(column);
      return { filled: this.filled[column] ?? 0, sum: String(this.sums[column]) };
    });
  }

  private settle(column: number): void {
    this.sums[column] = (this.sums[column] ?? 0n) + BigInt(this.small[column] ?? 0);
    this.small[column] = 0;
  }
}

/** Two results a column and the number of rows stay below the 100 columns that D1 allows. */
const columnsInQuery = 40;

/**
 * Queries whose results, put one behind the other without each query's first one, are filled and sum of each column.
 * The first result of each is the number of rows. Sums come as text: they may be beyond 2^53.
 */
export function checksumQueries(table: string, columns: readonly string[], keys: readonly string[]): string[] {
  const weight =
    keys.length === 0 ? "1" : `((${keys.map((key) => hashInSql(quoteName(key))).join(" + ")}) % ${weightRange} + 1)`;
  const queries: string[] = [];
  for (let start = 0; start === 0 || start < columns.length; start += columnsInQuery) {
    const results = columns.slice(start, start + columnsInQuery).flatMap((column) => {
      const name = quoteName(column);
      return [`count(${name})`, `CAST(ifnull(sum((${hashInSql(name)}) * cf_codemod_weight), 0) AS TEXT)`];
    });
    queries.push(
      `SELECT ${["count(*)", ...results].join(", ")} FROM (SELECT *, ${weight} AS cf_codemod_weight FROM ${quoteName(table)})`,
    );
  }
  return queries;
}
