import { inQuotes } from "../sql/facts/names.js";
import type {
  ColumnFacts,
  PostgresColumnFacts,
  PostgresFacts,
  SqliteFacts,
  TableFacts,
} from "../sql/facts/schema-facts.js";
import { type SqliteValue, canonicalValue, readLiteral } from "../sql/facts/sqlite-value.js";
import { encodeValue } from "../sql/postgres/value-codec.js";
import { quoteText } from "../sql/sqlite/names.js";
import type { TypeChoices } from "../sql/types.js";
import type { D1Value } from "./databases.js";
import type { Row } from "./row-maker.js";

/** A column on both sides. */
export interface ColumnPair {
  readonly postgres: PostgresColumnFacts;
  readonly d1: ColumnFacts;
}

export interface TablePair {
  readonly key: string;
  readonly postgres: TableFacts<PostgresColumnFacts>;
  readonly d1: TableFacts;
  /** Columns that both have. */
  readonly columns: readonly ColumnPair[];
  /** The INTEGER PRIMARY KEY on D1. */
  readonly alias: string | undefined;
}

/** The tables that both databases have. */
export function pairTables(postgres: PostgresFacts, sqlite: SqliteFacts): TablePair[] {
  return [...postgres.tables].flatMap(([key, table]) => {
    const d1 = sqlite.tables.get(key);
    if (!d1) return [];
    const columns = table.columns.flatMap((column): ColumnPair[] => {
      const found = d1.columns.find(({ name }) => name.toLowerCase() === column.name.toLowerCase());
      return found ? [{ postgres: column, d1: found }] : [];
    });
    return [{ key, postgres: table, d1, columns, alias: sqlite.rowidAliases.get(key) }];
  });
}

/** Values on their way to D1 and back, by the type map. */
export class D1Values {
  constructor(
    private readonly types: PostgresFacts["types"],
    private readonly choices: TypeChoices,
  ) {}

  /** The literal for D1; `undefined` where the type map has no form for the value. */
  literal(value: string | null, { type, labels }: PostgresColumnFacts): string | undefined {
    if (value === null) return "null";
    // A label that there is none of has to reach D1 as it is.
    if (labels && !labels.includes(value)) return quoteText(value);
    const encoded = encodeValue(value, type, { catalog: this.types, choices: this.choices });
    return "sql" in encoded ? encoded.sql : undefined;
  }

  /** A form in which the same value on both sides is the same text. */
  ofPostgres(value: string | null, column: PostgresColumnFacts): string {
    const literal = this.literal(value, column);
    const read = literal === undefined ? undefined : readLiteral(literal);
    return read === undefined ? `no value on D1: ${value ?? "NULL"}` : canonical(read, column);
  }

  /** The same for what D1 gave through `quote()`. */
  ofD1(quoted: D1Value | undefined, column: PostgresColumnFacts): string {
    const read = readLiteral(String(quoted ?? "NULL"));
    return read === undefined ? String(quoted) : canonical(read, column);
  }
}

function canonical(value: SqliteValue, { mapping, type }: PostgresColumnFacts): string {
  // float4 has 24 bits: both sides are rounded to them.
  return canonicalValue(type.name === "float4" && typeof value === "number" ? Math.fround(value) : value, mapping);
}

/**
 * An INSERT for D1 with the values of a PostgreSQL row; what PostgreSQL generates D1 has to generate too.
 *
 * @returns `undefined` where a value has no form on D1
 */
export function d1Insert(table: TablePair, values: Row, codec: D1Values): string | undefined {
  const names: string[] = [];
  const literals: string[] = [];
  for (const { postgres, d1 } of table.columns) {
    const value = values.get(postgres.name);
    if (value === undefined || postgres.default.kind === "generated" || d1.default.kind === "generated") continue;
    const literal = codec.literal(value, postgres);
    if (literal === undefined) return undefined;
    names.push(inQuotes(d1.name));
    literals.push(literal);
  }
  if (names.length === 0) return `insert into ${table.d1.quoted} default values`;
  return `insert into ${table.d1.quoted} (${names.join(", ")}) values (${literals.join(", ")})`;
}

/** What to select of a D1 table, or to return of a statement, to see its columns as they are stored. */
export function storedColumns({ columns }: TablePair): string {
  return columns.map(({ d1 }, index) => `quote(${inQuotes(d1.name)}) as c${String(index)}`).join(", ") || "1";
}
