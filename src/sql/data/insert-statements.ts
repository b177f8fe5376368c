import { isContinuation, toByteText } from "./byte-text.js";
import { quoteName, quoteText } from "../sqlite/names.js";

/** SQL of whole statements, each on D1 by itself. */
export interface DataPiece {
  /** Key of the table in the catalog. */
  readonly table: string;
  /** In UTF-8, with line ends. */
  readonly sql: Uint8Array;
  readonly rows: number;
  /** The statements put long values together in `longValuesTable`. */
  readonly longValues: boolean;
}

/**
 * D1 refuses statements of more than 100,000 bytes (https://developers.cloudflare.com/d1/platform/limits/). What is below
 * that is for semicolons and comments.
 */
const statementBytes = 99_000;

/**
 * Where a statement of several rows ends. wrangler splits a file that it runs locally with effort that grows with the
 * square of a statement's length: texts in statements of 99,000 bytes took it 20 seconds for each megabyte, of 10,000
 * bytes 0.2 (wrangler 4.86, `splitSqlQuery`). It also keeps below the 25,000 operations that SQLite on D1 may use for one
 * statement, one for each value and row, beyond which it is "out of memory".
 */
const rowsBytes = 10_000;

/** Statements come out together in pieces of this size. */
const pieceBytes = 128_000;

/** D1's limit of a value and of a row: 2 MB. */
const rowBytes = 2_000_000;

/** Where the parts of values wait that no single statement can hold. */
const longValuesTable = "cf_codemod_long_values";

export const longValuesHead = `CREATE TABLE IF NOT EXISTS ${longValuesTable} (value INTEGER, part INTEGER, content TEXT);\n`;
export const longValuesFoot = `DROP TABLE ${longValuesTable};\n`;

/** Bytes in a part: twice as many if all are quotes. */
const partLength = 45_000;

/** The rows of one table as INSERT statements that D1 takes. Holds the rows of one piece at most. */
export class InsertStatements {
  private readonly head: string;
  private readonly tail: string;
  private bytes: Buffer | undefined;
  private length = 0;
  private rows = 0;
  /** Where the statement starts that is open; `undefined` between statements. */
  private start: number | undefined;

  /**
   * @param key of the table in the catalog
   * @param table its name on D1
   * @param suffix stands behind the rows: `ON CONFLICT DO NOTHING`
   * @param emit gets each finished piece
   */
  constructor(
    private readonly key: string,
    table: string,
    columns: readonly string[],
    suffix: string,
    private readonly emit: (piece: DataPiece) => void,
  ) {
    this.head = toByteText(`INSERT INTO ${quoteName(table)} (${columns.map(quoteName).join(", ")}) VALUES\n`);
    this.tail = `${suffix === "" ? "" : ` ${suffix}`};\n`;
  }

  /**
   * @param literals in byte text
   * @returns why the row fits in no statement; `undefined` if it does
   */
  add(literals: readonly string[]): string | undefined {
    const plain = literals.join(",");
    const row = isReadByWrangler(plain) ? literals.map(guarded).join(",") : plain;
    // With its parentheses, a comma and a line end.
    const size = row.length + 4;
    if (this.head.length + size + this.tail.length > statementBytes) return this.addLong(literals, row.length);
    if (this.start !== undefined && this.length - this.start + size + this.tail.length > rowsBytes) this.endStatement();
    if (this.length + this.head.length + size + this.tail.length > pieceBytes) this.flush();
    this.bytes ??= Buffer.allocUnsafe(pieceBytes);
    if (this.start === undefined) {
      this.start = this.length;
      this.write(this.head);
    } else this.write(",\n");
    this.write("(");
    this.write(row);
    this.write(")");
    this.rows += 1;
    return undefined;
  }

  /** Emits the rows that are waiting. */
  flush(): void {
    if (this.bytes === undefined) return;
    if (this.start !== undefined) this.endStatement();
    this.emit({ table: this.key, sql: this.bytes.subarray(0, this.length), rows: this.rows, longValues: false });
    this.bytes = undefined;
    this.length = 0;
    this.rows = 0;
  }

  private endStatement(): void {
    this.write(this.tail);
    this.start = undefined;
  }

  private write(text: string): void {
    this.length += this.bytes?.write(text, this.length, "latin1") ?? 0;
  }

  /**
   * The longest values go first in parts into a table of their own, and the row's INSERT puts them together: in one
   * step, so that constraints and triggers see whole values only.
   */
  private addLong(literals: readonly string[], size: number): string | undefined {
    const whole = literals.reduce((sum, literal) => sum + storedBytes(literal), 0);
    if (whole > rowBytes) return `the row has ${whole} bytes; D1 holds ${rowBytes}`;
    this.flush();
    const values = [...literals];
    const byLength = literals.map((_, index) => index).sort((a, b) => sizeAt(literals, b) - sizeAt(literals, a));
    let statements = "";
    let left = this.head.length + size + this.tail.length + 2;
    for (const index of byLength) {
      if (left <= statementBytes) break;
      const literal = literals[index] ?? "";
      const value = assembled(literal, index);
      values[index] = value;
      left += value.length - literal.length;
      statements += partStatements(literal, index);
    }
    statements += `${this.head}(${values.map(guarded).join(",")})${this.tail}DELETE FROM ${longValuesTable};\n`;
    this.emit({ table: this.key, sql: Buffer.from(statements, "latin1"), rows: 1, longValues: true });
    return undefined;
  }
}

/**
 * wrangler removes the first `COMMIT;` from a file that it runs locally, and refuses it if it holds `BEGIN TRANSACTION`,
 * be they in strings or not (wrangler 4.86, `trimSqlQuery`).
 */
const readByWrangler = ["COMMIT;", "BEGIN TRANSACTION"] as const;

function isReadByWrangler(text: string): boolean {
  return readByWrangler.some((words) => text.includes(words));
}

/** A literal, or an expression with its value that wrangler reads nothing in: a mark parts the words, and is taken out. */
function guarded(literal: string): string {
  if (!isReadByWrangler(literal)) return literal;
  let number = 0;
  while (literal.includes(`~${number}`)) number += 1;
  const mark = `~${number}`;
  const parted = literal
    .replaceAll("COMMIT;", `COMMIT${mark};`)
    .replaceAll("BEGIN TRANSACTION", `BEGIN${mark} TRANSACTION`);
  return `replace(${parted}, '${mark}', '')`;
}

function sizeAt(literals: readonly string[], index: number): number {
  return literals[index]?.length ?? 0;
}

function isBytes(literal: string): boolean {
  return literal.startsWith("X'");
}

/** What the value takes on D1, about. */
function storedBytes(literal: string): number {
  if (isBytes(literal)) return (literal.length - 3) / 2;
  return literal.startsWith("'") ? literal.length - 2 - doubledQuotes(literal) : 8;
}

function doubledQuotes(literal: string): number {
  return literal.slice(1, -1).split("''").length - 1;
}

function assembled(literal: string, value: number): string {
  const parts = `(SELECT group_concat(content, '' ORDER BY part) FROM ${longValuesTable} WHERE value = ${value})`;
  return isBytes(literal) ? `unhex(${parts})` : parts;
}

function partStatements(literal: string, value: number): string {
  const content = isBytes(literal) ? literal.slice(2, -1) : literal.slice(1, -1).replaceAll("''", "'");
  let statements = "";
  let part = 0;
  for (let start = 0; start < content.length; part += 1) {
    let end = Math.min(start + partLength, content.length);
    while (end < content.length && isContinuation(content.charCodeAt(end))) end -= 1;
    const text = guarded(quoteText(content.slice(start, end)));
    statements += `INSERT INTO ${longValuesTable} (value, part, content) VALUES (${value}, ${part}, ${text});\n`;
    start = end;
  }
  return statements;
}
