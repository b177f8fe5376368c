import type { Catalog } from "../postgres/catalog.js";
import type { TypeChoices } from "../types.js";
import { showByteText } from "./byte-text.js";
import { DumpError } from "./dump-error.js";
import { type DumpHandler, DumpReader } from "./dump-reader.js";
import { countLines } from "./dump-lines.js";
import { readCopyFields } from "./copy-fields.js";
import { type InsertedRow, readInsertRows } from "./insert-rows.js";
import type { DataPiece } from "./insert-statements.js";
import type { RowProblem } from "./row-encoder.js";
import { sequenceStatements, tableOfSequence } from "./sequence-values.js";
import { type CopyStatement, type InsertStatement, readDumpStatement } from "./statement-kind.js";
import { type FormWriter, TableData, type TableResult } from "./table-data.js";

export interface ConvertOptions {
  /**
   * The schema whose types the values have: known before, or read from the dump's own schema statements. The function is
   * called with the text of all that came so far, each with its semicolon, when rows come behind new ones, and at the end.
   */
  readonly schema: Catalog | ((statements: string) => Catalog);
  readonly choices: TypeChoices;
  /** Whether bytes are valid UTF-8: `isUtf8` of `node:buffer`. */
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  /** Called after each piece of input with the number of bytes and rows so far. */
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
}

export type DataEvent = ({ readonly kind: "rows" } & DataPiece) | ({ readonly kind: "refusal" } & Refusal);

/** What of the dump is not in the output, and why. */
export interface Refusal {
  /** In the dump, from 1. */
  readonly line: number;
  readonly what: "row" | "table" | "statement" | "sequence";
  /** Key in the catalog. */
  readonly table?: string;
  readonly column?: string;
  readonly reason: string;
}

export interface DumpSummary {
  /** The schema at the end, with the foreign keys that stand behind the data. */
  readonly catalog: Catalog;
  /** In the order of the dump. */
  readonly tables: readonly TableResult[];
  /** Statements to run after all rows are in. */
  readonly sequences: string;
  readonly refusals: number;
}

/** Input is taken in steps of this size, so that what a step gives stays small. In bytes. */
const step = 1 << 16;

/**
 * Rows of a plain PostgreSQL dump (COPY and INSERT) as INSERT statements for D1, in the order of the dump. Holds one step
 * of the input and one statement of the output at a time.
 *
 * @throws DumpError where the dump as a whole cannot be read
 */
export async function* convertDump(
  input: AsyncIterable<Uint8Array>,
  options: ConvertOptions,
): AsyncGenerator<DataEvent, DumpSummary> {
  const conversion = new Conversion(options);
  let bytes = 0;
  for await (const chunk of input) {
    for (let start = 0; start < chunk.length; start += step) {
      conversion.reader.push(chunk.subarray(start, start + step));
      yield* conversion.takeEvents();
    }
    bytes += chunk.length;
    options.onProgress?.({ bytes, rows: conversion.rows });
  }
  conversion.reader.end();
  const summary = conversion.finish();
  yield* conversion.takeEvents();
  return { ...summary, refusals: conversion.refusals };
}

class Conversion implements DumpHandler {
  readonly reader: DumpReader;
  rows = 0;
  refusals = 0;
  private events: DataEvent[] = [];
  private readonly tables = new Map<string, TableData>();
  private readonly unknown = new Map<string, number>();
  private readonly sequences = new Map<string, { readonly last: bigint; readonly line: number }>();
  private statements = "";
  private schemaChanged = true;
  private catalog: Catalog | undefined;
  private current: TableData | undefined;
  private copy: { readonly table: TableData | string; readonly form: FormWriter | RowProblem } | undefined;
  private escapes = false;
  /** Most INSERTs of a dump begin as the one before: up to the parenthesis of the first row. */
  private lastInsert: { readonly head: string; readonly statement: InsertStatement } | undefined;

  constructor(private readonly options: ConvertOptions) {
    this.reader = new DumpReader(this, options.isUtf8);
  }

  takeEvents(): DataEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  finish(): Omit<DumpSummary, "refusals"> {
    this.current?.flush();
    const catalog = this.schema();
    const tables = [...this.tables.values()].map((table) => table.result());
    const unknown = [...this.unknown].map(([source, rows]) => unknownTable(source, rows));
    return { catalog, tables: [...tables, ...unknown], sequences: this.sequenceStatements(catalog) };
  }

  statement(text: string, line: number): "copy data" | undefined {
    const { lastInsert } = this;
    if (lastInsert && text.startsWith(lastInsert.head)) {
      this.insert(text, line, lastInsert.statement);
      return undefined;
    }
    const statement = readDumpStatement(text);
    switch (statement.kind) {
      case "copy":
        this.startCopy(statement, line);
        return "copy data";
      case "insert":
        this.lastInsert = { head: text.slice(0, statement.rows + 1), statement };
        this.insert(text, line, statement);
        return undefined;
      case "setting":
        this.setting(statement.name, statement.value, line);
        return undefined;
      case "sequence value":
        this.sequences.set(statement.sequence, { last: statement.value, line });
        return undefined;
      case "schema":
        this.statements += `${showByteText(text)};\n`;
        this.schemaChanged = true;
        return undefined;
      case "unconverted":
        this.refuse({ line, what: "statement", reason: `${firstWords(text)} is not converted` });
        return undefined;
      case "nothing":
        return undefined;
    }
  }

  partOfInsert(text: string, line: number): void {
    this.statement(text, line);
  }

  copyLines(text: string, line: number): void {
    if (!this.copy) return;
    const { table, form } = this.copy;
    let number = line;
    for (let start = 0; start < text.length; number += 1) {
      const found = text.indexOf("\n", start);
      const next = found < 0 ? text.length : found;
      // Line ends of Windows; a carriage return of the data is written as \r.
      const end = text.charCodeAt(next - 1) === 0x0d && next > start ? next - 1 : next;
      this.rows += 1;
      if (typeof table === "string") this.unknown.set(table, (this.unknown.get(table) ?? 0) + 1);
      else this.copyRow(table, form, text.slice(start, end), number);
      start = next + 1;
    }
  }

  copyEnd(): void {
    this.current?.flush();
    this.copy = undefined;
  }

  private copyRow(table: TableData, form: FormWriter | RowProblem, line: string, number: number): void {
    const fields = readCopyFields(line);
    if (!fields) table.refuse();
    const problem = fields ? table.add(form, fields) : { reason: "a backslash escape is broken" };
    if (problem) this.refuseRow(table, problem, number);
  }

  private startCopy({ table: key, columns, format }: CopyStatement, line: number): void {
    if (format !== undefined) {
      throw new DumpError(
        `COPY with "${format.slice(0, 60)}" is not understood: only the text format that pg_dump writes`,
        line,
      );
    }
    const table = this.tableData(key, line);
    const form = table?.form({ columns, generated: false, suffix: "" });
    this.copy = table && form ? { table, form } : { table: key, form: { reason: "" } };
  }

  private insert(text: string, line: number, statement: InsertStatement): void {
    const rows: InsertedRow[] = [];
    const { rest, start } = readInsertRows(text, statement.rows, this.escapes, (row) => rows.push(row));
    this.rows += rows.length;
    const suffix = suffixOf(rest);
    const unknownRest = `what stands behind its rows is not converted: ${firstWords(rest)}`;
    if (suffix === undefined && rows.length === 0) {
      const at = line + countLines(text, 0, start);
      this.refuse({ line: at, what: "statement", table: statement.table, reason: "its rows are not understood" });
    }
    const table = this.tableData(statement.table, line);
    if (!table) {
      this.unknown.set(statement.table, (this.unknown.get(statement.table) ?? 0) + rows.length);
      return;
    }
    const form: FormWriter | RowProblem =
      suffix === undefined
        ? { reason: unknownRest }
        : table.form({ columns: statement.columns, generated: true, suffix });
    for (const row of rows) {
      const problem = table.add(form, row.values);
      if (problem) this.refuseRow(table, problem, line + countLines(text, 0, row.start));
    }
  }

  /** The table that rows go to now; `undefined`, and a refusal at its first row, where the schema does not have it. */
  private tableData(key: string, line: number): TableData | undefined {
    let data = this.tables.get(key);
    if (!data) {
      const catalog = this.schema();
      const table = catalog.tables.get(key);
      // A dump of data alone: without a schema no row of it can be written.
      if (catalog.tables.size === 0 && typeof this.options.schema === "function") {
        throw new DumpError(
          `rows of ${key}, and no CREATE TABLE before them: name the migrations too, as in \`sql-d1 <folder> --data <dump>\``,
          line,
        );
      }
      if (!table) {
        if (!this.unknown.has(key)) {
          this.unknown.set(key, 0);
          this.refuse({
            line,
            what: "table",
            table: key,
            reason: "the schema has no such table: its rows are left out",
          });
        }
        return undefined;
      }
      data = new TableData(table, { catalog, choices: this.options.choices }, (piece) =>
        this.events.push({ kind: "rows", ...piece }),
      );
      this.tables.set(key, data);
      this.keys.set(data, key);
    }
    if (this.current !== data) this.current?.flush();
    this.current = data;
    return data;
  }

  private readonly keys = new Map<TableData, string>();

  private schema(): Catalog {
    const { schema } = this.options;
    if (typeof schema !== "function") return schema;
    if (this.schemaChanged || !this.catalog) this.catalog = schema(this.statements);
    this.schemaChanged = false;
    return this.catalog;
  }

  private setting(name: string, value: string, line: number): void {
    if (name === "client_encoding" && !/^(?:utf-?8|unicode)$/i.test(value)) {
      throw new DumpError(`the dump is in ${value}; dump with --encoding=UTF8`, line);
    }
    if (name === "standard_conforming_strings") {
      this.escapes = !/^(?:on|true|yes|1)$/i.test(value);
      this.reader.setEscapes(this.escapes);
    }
  }

  private sequenceStatements(catalog: Catalog): string {
    let statements = "";
    for (const [sequence, { last, line }] of this.sequences) {
      const table = tableOfSequence(sequence, catalog);
      if (table) statements += last > 0n ? sequenceStatements(table, last) : "";
      else {
        const reason = `${sequence} is at ${last}: no AUTOINCREMENT key on D1 counts with it`;
        this.refuse({ line, what: "sequence", reason });
      }
    }
    return statements;
  }

  private refuseRow(table: TableData, { column, reason }: RowProblem, line: number): void {
    const key = this.keys.get(table) ?? "";
    this.refuse({ line, what: "row", table: key, ...(column !== undefined && { column }), reason });
  }

  private refuse(refusal: Refusal): void {
    this.refusals += 1;
    this.events.push({ kind: "refusal", ...refusal });
  }
}

function unknownTable(source: string, rows: number): TableResult {
  return { source, name: "", rowsIn: rows, rowsOut: 0, refused: rows, conflictsIgnored: false, columns: [] };
}

/** What stands behind the rows of an INSERT on D1; `undefined` for what cannot be kept. */
function suffixOf(rest: string): string | undefined {
  const plain = rest.replace(/\breturning\b[\s\S]*$/i, "").trim();
  if (plain === "") return "";
  return /^on\s+conflict\s*(?:\([^()]*\)\s*)?do\s+nothing$/i.test(plain) ? "ON CONFLICT DO NOTHING" : undefined;
}

function firstWords(text: string): string {
  const words = showByteText(text.slice(0, 400)).replaceAll(/\s+/g, " ").trim();
  return words.length > 50 ? `${words.slice(0, 50)}…` : words;
}
