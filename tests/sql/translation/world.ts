import { type Catalog, type Column, type Table, emptyCatalog } from "../../../src/sql/postgres/catalog.js";
import { readType } from "../../../src/sql/postgres/type-name.js";
import { encodeValue } from "../../../src/sql/postgres/value-codec.js";
import { translateExpression } from "../../../src/sql/postgres/translation.js";
import { quoteName, quoteText, sqliteName } from "../../../src/sql/sqlite/names.js";
import { type TypeChoices, mapType } from "../../../src/sql/types.js";

/* The same small tables for PostgreSQL and D1: NULLs, letters beyond ASCII, negative numbers, ends of months, all kinds of JSON. */

interface TableText {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (string | null)[])[];
}

const roles = ["guest", "member", "admin"] as const;

const tables: Readonly<Record<string, TableText>> = {
  people: {
    columns: {
      id: "integer",
      name: "text",
      nick: "varchar(20)",
      age: "integer",
      big: "bigint",
      score: "double precision",
      balance: "numeric(10,2)",
      ratio: "numeric",
      active: "boolean",
      role: "role",
      born: "date",
      created: "timestamptz",
      seen: "timestamp",
      alarm: "time",
      data: "jsonb",
      raw: "json",
      tags: "text[]",
      nums: "integer[]",
      token: "uuid",
      bytes: "bytea",
      boss_id: "integer",
    },
    rows: [
      // prettier-ignore
      ["1", "ann", "an", "30", "9007199254740991", "1.5", "12.50", "0.1", "t", "member", "1994-01-31", "2024-01-31 23:59:59.5+00", "2024-02-29 12:34:56.789", "08:30:00", '{"a": 1, "b": {"c": "deep"}, "on": true, "l": [1, "x"], "s": "text", "n": null}', '{"a":1}', "{x,y}", "{3,1,2}", "6f1c1d9e-8f57-4c0a-9d0e-3f2a1b4c5d6e", "\\xdeadbeef", null],
      // prettier-ignore
      ["2", "ANN", null, "-7", "-5", "-2.25", "-3.00", "12345.678", "f", "guest", "2000-02-29", "2023-12-31 00:00:00+00", "1969-12-31 23:59:59.999", "23:59:59.5", '{"a": "1", "on": false, "l": [], "s": "", "k-k": 2.5}', '{"a": [1, 2]}', "{}", "{}", null, null, "1"],
      // prettier-ignore
      ["3", "Änne Zoë", "zoé", "0", "0", "0", "0.00", "100", "t", "admin", "1969-07-20", "1960-03-15 06:00:00+00", "2024-03-31 00:00:00", "00:00:00", "[1, \"x\", null, true]", "[1]", "{Ä,\"a b\",NULL}", "{5,NULL}", "00000000-0000-4000-8000-000000000000", "\\x", "1"],
      // prettier-ignore
      ["4", "a_b%c*d[e]?", "%", "42", "10000000000", "3.5", "99999.99", "-1.5", null, "member", "2024-12-31", "2024-12-30 15:45:30+00", "2024-12-31 23:59:59", "12:00:00", '"str"', '"str"', "{x}", "{1,1,2}", null, "\\x00ff", "3"],
      // prettier-ignore
      ["5", "", "", "7", "7", "2.5", "0.10", "3", "f", null, "2023-03-01", "2024-05-15 10:20:30.123+00", "2024-05-15 10:20:30.123", null, "7", "7", "{b,a,x}", "{-1}", null, null, null],
      // prettier-ignore
      ["6", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null],
      // prettier-ignore
      ["7", " Bob  ", "bob_42", "65", "65", "-0.5", "1000.00", "0.30", "t", "guest", "1980-10-05", "2024-10-05 05:05:05+00", "2024-10-06 18:00:00", "06:07:08.25", '{"on": null, "tags": ["x", "z"], "a": 0}', "null", "{x,z}", "{10,20,30}", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "\\x61", "7"],
      // prettier-ignore
      ["8", "bob", "BOB", "18", "18", "100", "5.55", "5", "f", "admin", "2024-02-29", "2024-02-29 08:00:00+00", "2024-07-01 01:02:03", "18:00:00", "null", "true", "{}", "{7}", null, null, "1"],
    ],
  },
  notes: {
    columns: { id: "integer", person_id: "integer", body: "text", size: "numeric(8,3)", written: "timestamptz" },
    rows: [
      ["1", "1", "first", "1.500", "2024-01-01 10:00:00+00"],
      ["2", "1", "second", "2.250", "2024-02-01 10:00:00+00"],
      ["3", "2", null, null, "2024-03-01 10:00:00+00"],
      ["4", "3", "Third", "10.000", null],
      ["5", null, "orphan", "0.001", "2023-01-01 00:00:00+00"],
    ],
  },
  "audit.log": {
    columns: { id: "integer", note_id: "integer", userId: "text" },
    rows: [
      ["1", "1", "ann"],
      ["2", "2", "bob"],
      ["3", "2", "ann"],
    ],
  },
};

/** Defaults, by table and column. */
const defaults: Readonly<Record<string, string>> = {
  "people.active": "true",
  "people.created": "'2020-01-01'::timestamptz",
  "people.data": "'{}'::jsonb",
  "people.tags": "'{}'::text[]",
  "people.balance": "0",
  "people.nick": "'none'::character varying",
};

const primaryKey = "id";
const uniques = [
  { table: "people", name: "people_token_key", columns: ["token"] },
  { table: "notes", name: "notes_person_body", columns: ["person_id", "body"] },
] as const;

export const catalog: Catalog = {
  ...emptyCatalog,
  enums: new Map([["role", { key: "role", labels: roles }]]),
  tables: new Map(Object.entries(tables).map(([key, text]) => [key, tableOf(key, text)])),
};

function tableOf(key: string, { columns }: TableText): Table {
  return {
    key,
    columns: Object.entries(columns).map(([name, type]): Column => {
      const standard = defaults[`${key}.${name}`];
      return {
        name,
        type: readType(type),
        notNull: name === primaryKey,
        ...(standard !== undefined && { default: standard }),
        ...(name === primaryKey && { counts: "serial" as const }),
        comments: [],
      };
    }),
    primaryKey: { name: `${key}_pkey`, columns: [primaryKey] },
    uniques: uniques
      .filter(({ table }) => table === key)
      .map(({ name, columns: names }) => ({ name, columns: names, nullsNotDistinct: false })),
    foreignKeys: [],
    checks: [],
    indexes: [],
    triggers: [],
  };
}

/** Statements that set PostgreSQL up. */
export function postgresSetup(): string[] {
  return [
    "SET TIME ZONE 'UTC'",
    "CREATE SCHEMA audit",
    `CREATE TYPE role AS ENUM (${roles.map(quoteText).join(", ")})`,
    ...Object.entries(tables).flatMap(([key, { columns, rows }]) => [
      `CREATE TABLE ${key} (${Object.entries(columns)
        .map(([name, type]) => {
          const standard = defaults[`${key}.${name}`];
          const counting = name === primaryKey ? "serial PRIMARY KEY" : type;
          return `"${name}" ${counting}${standard === undefined ? "" : ` DEFAULT ${standard}`}`;
        })
        .concat(
          uniques
            .filter(({ table }) => table === key)
            .map((unique) => `CONSTRAINT ${unique.name} UNIQUE (${unique.columns.join(", ")})`),
        )
        .join(", ")})`,
      ...rows.map(
        (row) =>
          `INSERT INTO ${key} VALUES (${row.map((value) => (value === null ? "NULL" : quoteText(value))).join(", ")})`,
      ),
      `SELECT setval(pg_get_serial_sequence('${key}', 'id'), 100)`,
    ]),
  ];
}

/** Statements that make the tables on D1. */
export function d1Tables(choices: TypeChoices): string[] {
  return Object.entries(tables).map(([key, { columns }]) => {
    const list = Object.entries(columns).map(([name, type]) => {
      const { storage } = mapType(readType(type), choices, catalog);
      const standard = defaults[`${key}.${name}`];
      if (standard === undefined) {
        return `${quoteName(name)} ${name === primaryKey ? "INTEGER PRIMARY KEY AUTOINCREMENT" : storage}`;
      }
      const { sql } = translateExpression(
        standard,
        { catalog, choices },
        { expected: readType(type), place: "default" },
      );
      return `${quoteName(name)} ${storage} DEFAULT (${sql})`;
    });
    const keys = uniques.filter(({ table }) => table === key).map((unique) => `UNIQUE (${unique.columns.join(", ")})`);
    return `CREATE TABLE ${sqliteName(key)} (${[...list, ...keys].join(", ")})`;
  });
}

/** Statements that fill the tables on D1 anew. */
export function d1Rows(choices: TypeChoices): string[] {
  return Object.entries(tables).flatMap(([key, { columns, rows }]) => {
    const types = Object.values(columns).map(readType);
    const lists = rows.map((row) => {
      const values = row.map((value, index) => {
        const type = types[index];
        if (value === null || !type) return "NULL";
        const encoded = encodeValue(value, type, { catalog, choices });
        if ("refused" in encoded) throw new Error(encoded.refused);
        return encoded.sql;
      });
      return `(${values.join(", ")})`;
    });
    return [`DELETE FROM ${sqliteName(key)}`, `INSERT INTO ${sqliteName(key)} VALUES ${lists.join(", ")}`];
  });
}

export const tableKeys: readonly string[] = Object.keys(tables);
