import { PGlite } from "@electric-sql/pglite";
import { plainType, type PostgresType } from "../../../src/sql/postgres/type-name.js";
import { encodeValue } from "../../../src/sql/postgres/value-codec.js";
import type { TypeChoices } from "../../../src/sql/types.js";
import { type LocalD1, startLocalD1 } from "../../runtimes/local-d1.js";
import { catalog, d1Rows, d1Tables, postgresSetup, tableKeys } from "./world.js";
import { sqliteName } from "../../../src/sql/sqlite/names.js";

/** Rows as PostgreSQL writes them as text, with the types of their columns. */
export interface PostgresRows {
  readonly types: readonly PostgresType[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const asText = (text: string): string => text;
/** Every built-in type comes as text. */
const parsers = Object.fromEntries(Array.from({ length: 6000 }, (_, oid) => [oid, asText]));

export class Postgres {
  private readonly names = new Map<number, PostgresType>();

  private constructor(private readonly db: PGlite) {}

  static async start(): Promise<Postgres> {
    const db = await PGlite.create();
    for (const sql of postgresSetup()) await db.exec(sql);
    const postgres = new Postgres(db);
    const { rows } = await db.query<{ oid: number; typname: string; element: string | null }>(
      "SELECT t.oid, t.typname, e.typname AS element FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid",
    );
    for (const { oid, typname, element } of rows) {
      postgres.names.set(oid, element === null ? plainType(typname) : plainType(element, 1));
    }
    return postgres;
  }

  async query(sql: string): Promise<PostgresRows> {
    const { rows, fields } = await this.db.query<(string | null)[]>(sql, [], { rowMode: "array", parsers });
    const types = fields.map(({ dataTypeID }) => this.names.get(dataTypeID) ?? plainType("unknown"));
    return { types, rows };
  }

  /** Runs a statement, gives what it returns and what the tables then hold, and takes it back. */
  async attempt(sql: string): Promise<{ readonly returned: PostgresRows; readonly tables: readonly PostgresRows[] }> {
    await this.db.exec("BEGIN");
    try {
      const returned = await this.query(sql);
      const tables: PostgresRows[] = [];
      for (const key of tableKeys) tables.push(await this.query(`SELECT * FROM ${key} ORDER BY id`));
      return { returned, tables };
    } finally {
      await this.db.exec("ROLLBACK");
    }
  }

  close(): Promise<void> {
    return this.db.close();
  }
}

export class D1 {
  private changed = false;

  private constructor(
    private readonly local: LocalD1,
    readonly choices: TypeChoices,
  ) {}

  static async start(choices: TypeChoices): Promise<D1> {
    const d1 = new D1(await startLocalD1(), choices);
    await d1.local.db.prepare([...d1Tables(choices), ...d1Rows(choices)].join(";\n")).run();
    return d1;
  }

  query(sql: string): Promise<unknown[][]> {
    return this.local.db.prepare(sql).raw();
  }

  /** Runs statements over the rows as they are at first, and gives what the last returned and what the tables hold. */
  async attempt(
    statements: readonly string[],
  ): Promise<{ readonly returned: unknown[][]; readonly tables: readonly unknown[][][] }> {
    if (this.changed) await this.local.db.prepare(d1Rows(this.choices).join(";\n")).run();
    this.changed = statements.some((sql) => /\b(?:insert|update|delete)\b/i.test(sql));
    let returned: unknown[][] = [];
    for (const sql of statements) returned = await this.query(sql);
    const tables = await Promise.all(
      tableKeys.map((key) => this.query(`SELECT * FROM ${sqliteName(key)} ORDER BY id`)),
    );
    return { returned, tables };
  }

  dispose(): Promise<void> {
    return this.local.dispose();
  }
}

/** A value of PostgreSQL as D1 should have it. Decimals and doubles count as numbers, JSON by what it says. */
export function expected(text: string | null, type: PostgresType, choices: TypeChoices): unknown {
  if (text === null) return null;
  if (type.dimensions === 0) {
    if (/^(?:numeric|float[48])$/.test(type.name)) return rounded(Number(text));
    if (/^jsonb?$/.test(type.name)) return JSON.parse(text) as unknown;
    if (/^(?:unknown|text|varchar|name)$/.test(type.name)) return text;
  }
  const encoded = encodeValue(text, type, { catalog, choices });
  if ("refused" in encoded) throw new Error(encoded.refused);
  const { sql } = encoded;
  if (sql.startsWith("X'")) return sql.slice(2, -1);
  if (!sql.startsWith("'")) return Number(sql);
  const value = sql.slice(1, -1).replaceAll("''", "'");
  return type.dimensions > 0 ? (JSON.parse(value) as unknown) : value;
}

/** A value of D1, to be compared with what was expected. */
export function found(value: unknown, type: PostgresType): unknown {
  if (value === null) return null;
  if (type.dimensions > 0 || /^jsonb?$/.test(type.name)) return JSON.parse(value as string) as unknown;
  if (/^(?:numeric|float[48])$/.test(type.name)) return rounded(Number(value));
  if (type.name === "bool") return Number(value);
  if (type.name === "bytea") return Buffer.from(value as number[]).toString("hex");
  return value;
}

const rounded = (value: number): number => Number(value.toPrecision(12));
