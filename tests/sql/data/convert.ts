import { isUtf8 } from "node:buffer";
import type { Catalog, Column, ForeignKey, Table } from "../../../src/sql/postgres/catalog.js";
import { emptyCatalog } from "../../../src/sql/postgres/catalog.js";
import { readType } from "../../../src/sql/postgres/type-name.js";
import {
  type ConvertOptions,
  type DumpSummary,
  type Refusal,
  convertDump,
} from "../../../src/sql/data/convert-dump.js";
import type { DataPiece } from "../../../src/sql/data/insert-statements.js";
import { defaultChoices } from "../../../src/sql/types.js";

export interface Converted {
  readonly pieces: readonly DataPiece[];
  readonly refusals: readonly Refusal[];
  readonly summary: DumpSummary;
  /** All statements in the order of the dump. */
  readonly sql: string;
}

/** Converts a dump that is given as text or bytes, in chunks of one size. */
export async function convert(
  dump: string | Uint8Array,
  schema: ConvertOptions["schema"],
  { chunk = 1 << 16, choices = defaultChoices } = {},
): Promise<Converted> {
  const bytes = typeof dump === "string" ? new TextEncoder().encode(dump) : dump;
  const events = convertDump(chunks(bytes, chunk), { schema, choices, isUtf8 });
  const pieces: DataPiece[] = [];
  const refusals: Refusal[] = [];
  for (;;) {
    const { done, value } = await events.next();
    if (done) return { pieces, refusals, summary: value, sql: textOf(pieces) };
    if (value.kind === "rows") pieces.push(value);
    else refusals.push(value);
  }
}

function textOf(pieces: readonly DataPiece[]): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces.map(({ sql }) => sql)));
}

// eslint-disable-next-line @typescript-eslint/require-await -- an async iterable, as files are
async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** A catalog of tables, each `name: column type, …`, with `pk` behind a type for the key and `counts` for serial. */
export function catalogOf(tables: Readonly<Record<string, string | TableSpec>>, more: Partial<Catalog> = {}): Catalog {
  return {
    ...emptyCatalog,
    ...more,
    tables: new Map(
      Object.entries(tables).map(([key, spec]) => [
        key,
        tableOf(key, typeof spec === "string" ? { columns: spec } : spec),
      ]),
    ),
  };
}

export interface TableSpec {
  readonly columns: string;
  /** `column → table`. */
  readonly references?: Readonly<Record<string, string>>;
  readonly generated?: readonly string[];
}

function tableOf(key: string, { columns, references = {}, generated = [] }: TableSpec): Table {
  const keys: string[] = [];
  const read = columns.split(/,\s*(?![^(]*\))/).map((text): Column => {
    const [, name = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(text) ?? [];
    const words = rest.split(" ");
    const flag = (word: string): boolean => words.includes(word);
    if (flag("pk")) keys.push(name);
    return {
      name,
      type: readType(words.filter((word) => word !== "pk" && word !== "counts").join(" ")),
      notNull: flag("pk"),
      comments: [],
      ...(flag("counts") && { counts: "serial" as const }),
      ...(generated.includes(name) && { generated: "1" }),
    };
  });
  return {
    key,
    columns: read,
    ...(keys.length > 0 && { primaryKey: { name: `${key}_pkey`, columns: keys } }),
    uniques: [],
    foreignKeys: Object.entries(references).map(([column, table]): ForeignKey => ({
      name: `${key}_${column}_fkey`,
      columns: [column],
      table,
      references: [],
      onDelete: "NO ACTION",
      onUpdate: "NO ACTION",
      deferred: false,
    })),
    checks: [],
    indexes: [],
    triggers: [],
  };
}
