import type { Column, Table } from "../postgres/catalog.js";
import { type EncodedValue, type Loss, type ValueContext, valueEncoder } from "../postgres/value-codec.js";
import type { PostgresType } from "../postgres/type-name.js";
import { type ValueCodec, baseType, mapType } from "../types.js";
import { fromByteText, isAscii, showByteText, toByteText } from "./byte-text.js";
import type { InsertedValue } from "./insert-rows.js";

/** Why a row, or all rows of a table, have no place on D1. */
export interface RowProblem {
  readonly column?: string;
  readonly reason: string;
}

/** Fields of a dump, in the order of its columns, to SQLite literals, in the order of `columns`. All in byte text. */
export class RowEncoder {
  /** The columns that are written: those of the dump that are not generated. */
  readonly columns: readonly string[];
  readonly losses = new Map<string, Map<Loss, number>>();
  private readonly fields: readonly (FieldEncoder | undefined)[];

  private constructor(columns: readonly Column[], context: ValueContext) {
    this.columns = columns.filter(({ generated }) => generated === undefined).map(({ name }) => name);
    this.fields = columns.map((column) =>
      column.generated === undefined
        ? { column: column.name, encode: byteTextEncoder(column.type, context) }
        : undefined,
    );
  }

  /**
   * @param columns of the dump; `undefined` for all of the table
   * @param generated whether `undefined` means generated columns too: INSERT has a DEFAULT for them, COPY leaves them out
   */
  static of(
    table: Table,
    columns: readonly string[] | undefined,
    generated: boolean,
    context: ValueContext,
  ): RowEncoder | RowProblem {
    if (columns === undefined) {
      const all = generated ? table.columns : table.columns.filter((column) => column.generated === undefined);
      return new RowEncoder(all, context);
    }
    const found: Column[] = [];
    for (const name of columns) {
      const column = table.columns.find((candidate) => candidate.name === name);
      if (!column) return { column: name, reason: `the schema has no column ${name}` };
      found.push(column);
    }
    const encoder = new RowEncoder(found, context);
    return encoder.columns.length > 0 ? encoder : { reason: "every column is generated" };
  }

  /** @returns the literals in the order of `columns`, or why the row has no place */
  encode(values: readonly InsertedValue[]): string[] | RowProblem {
    const { fields } = this;
    if (values.length !== fields.length) {
      return { reason: `the row has ${values.length} values for ${fields.length} columns` };
    }
    const literals: string[] = [];
    let losses: [string, Loss][] | undefined;
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index];
      const value = values[index];
      if (field === undefined || value === undefined) continue;
      if (value === null) {
        literals.push("NULL");
        continue;
      }
      if (typeof value === "object") {
        return { column: field.column, reason: `${showByteText(shorten(value.expression))} is no literal` };
      }
      const encoded = field.encode(value);
      if ("refused" in encoded) return { column: field.column, reason: encoded.refused };
      if (encoded.loss !== undefined) (losses ??= []).push([field.column, encoded.loss]);
      literals.push(encoded.sql);
    }
    for (const [column, loss] of losses ?? []) this.count(column, loss);
    return literals;
  }

  private count(column: string, loss: Loss): void {
    const counts = this.losses.get(column) ?? new Map<Loss, number>();
    this.losses.set(column, counts.set(loss, (counts.get(loss) ?? 0) + 1));
  }
}

interface FieldEncoder {
  readonly column: string;
  readonly encode: (text: string) => EncodedValue;
}

/** Codecs that take text as it is, or look at its ASCII characters only. */
const byteTextCodecs: ReadonlySet<ValueCodec> = new Set(["text", "json"]);

function byteTextEncoder(type: PostgresType, context: ValueContext): (bytes: string) => EncodedValue {
  const encode = valueEncoder(type, context);
  const element = { ...baseType(type, context.catalog), dimensions: 0 };
  const direct = byteTextCodecs.has(mapType(element, context.choices, context.catalog).codec);
  return (bytes) => {
    if (direct || isAscii(bytes)) {
      const encoded = encode(bytes);
      return "refused" in encoded ? { refused: showByteText(encoded.refused) } : encoded;
    }
    const text = fromByteText(bytes);
    const encoded = text === undefined ? { refused: "this is not UTF-8" } : encode(text);
    return "refused" in encoded ? encoded : { ...encoded, sql: toByteText(encoded.sql) };
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
