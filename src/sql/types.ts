import type { Catalog } from "./postgres/catalog.js";
import type { PostgresType } from "./postgres/type-name.js";

/*
 * The one table from PostgreSQL's types to what stands for them on D1. The migrations, the data, the drizzle schema, the
 * queries and the documentation all read it, so that a timestamp is the same thing everywhere.
 */

/** How a project wants the types that have more than one good form. One choice for schema, defaults, queries and data. */
export interface TypeChoices {
  /** `timestamp` and `timestamptz`: INTEGER since 1970 in milliseconds or seconds, or ISO 8601 text in UTC. */
  readonly timestamps: "milliseconds" | "seconds" | "text";
  /** `numeric`: exact as TEXT, REAL, or INTEGER in units of the last decimal place of `numeric(p, s)`. */
  readonly numeric: "text" | "real" | "integer";
  /** Keep the length of `varchar(n)` and `char(n)` as a CHECK. */
  readonly lengthChecks: boolean;
}

export const defaultChoices: TypeChoices = { timestamps: "milliseconds", numeric: "text", lengthChecks: false };

/** The declared type of a column on D1; also its affinity. */
export type StorageClass = "INTEGER" | "REAL" | "NUMERIC" | "TEXT" | "BLOB";

/** How a value of the type is written on D1. `src/sql/postgres/value-codec.ts` does it. */
export type ValueCodec =
  | "integer"
  | "real"
  | "boolean"
  | "text"
  | "uuid"
  | "enum"
  | "decimal-text"
  | "decimal-real"
  | "decimal-integer"
  | "timestamp-milliseconds"
  | "timestamp-seconds"
  | "timestamp-text"
  | "date"
  | "time"
  | "json"
  | "array"
  | "bytes";

/** A column builder of drizzle's sqlite-core with its configuration, as source text: `integer`, `{ mode: "boolean" }`. */
export interface DrizzleColumn {
  readonly builder: "integer" | "real" | "text" | "blob" | "numeric";
  readonly config?: string;
}

/** Why a person should look at a column of the type. `manual`: something is lost on D1. `review`: it behaves a little otherwise. */
export interface TypeCaution {
  readonly level: "review" | "manual";
  readonly text: string;
}

export interface TypeMapping {
  readonly storage: StorageClass;
  readonly codec: ValueCodec;
  readonly drizzle: DrizzleColumn;
  /** `citext` and the like compare without regard to case. */
  readonly collate?: "NOCASE";
  readonly caution?: TypeCaution;
}

const integer = { storage: "INTEGER", codec: "integer", drizzle: { builder: "integer" } } as const;
const real = { storage: "REAL", codec: "real", drizzle: { builder: "real" } } as const;
const text = { storage: "TEXT", codec: "text", drizzle: { builder: "text" } } as const;
const json = { storage: "TEXT", codec: "json", drizzle: { builder: "text", config: '{ mode: "json" }' } } as const;

const lost = (what: string): TypeMapping => ({ ...text, caution: { level: "manual", text: what } });
const asText = (what: string): TypeMapping => ({ ...text, caution: { level: "review", text: what } });
const vector = lost("D1 has no vectors and no distance search: keep vectors in Vectorize. The column stays as TEXT.");
const textSearch = lost(
  "D1 has no tsvector: full-text search is an FTS5 virtual table there. The column stays as TEXT.",
);
const range = lost("D1 has no ranges, and none of their operators: two columns for the bounds do. It stays as TEXT.");
const geometry = lost("D1 has no geometry, and none of its operators and indexes. The column stays as TEXT.");
const address = asText("Kept as TEXT: the operators of network addresses (<<, >>=) and their order are lost.");

/** What depends on the choices of the project. */
const timestamps = {
  milliseconds: {
    storage: "INTEGER",
    codec: "timestamp-milliseconds",
    drizzle: { builder: "integer", config: '{ mode: "timestamp_ms" }' },
  },
  seconds: {
    storage: "INTEGER",
    codec: "timestamp-seconds",
    drizzle: { builder: "integer", config: '{ mode: "timestamp" }' },
  },
  text: { storage: "TEXT", codec: "timestamp-text", drizzle: { builder: "text" } },
} as const satisfies Record<TypeChoices["timestamps"], TypeMapping>;

const decimals = {
  text: { storage: "TEXT", codec: "decimal-text", drizzle: { builder: "text" } },
  real: { storage: "REAL", codec: "decimal-real", drizzle: { builder: "real" } },
  integer: { storage: "INTEGER", codec: "decimal-integer", drizzle: { builder: "integer" } },
} as const satisfies Record<TypeChoices["numeric"], TypeMapping>;

type ChosenType = "timestamp" | "numeric";

/**
 * Every built-in type of PostgreSQL that a column can have, and those of common extensions, by canonical name.
 * Sources: PostgreSQL documentation, chapter 8; SQLite "Datatypes"; drizzle-orm's sqlite-core column builders.
 */
export const typeMap = {
  int2: integer,
  int4: integer,
  int8: {
    ...integer,
    caution: { level: "review", text: "JavaScript reads integers from D1 as numbers: beyond 2^53 they lose digits." },
  },
  oid: integer,
  float4: real,
  float8: real,
  numeric: "numeric",
  money: {
    ...decimals.text,
    caution: { level: "review", text: "Kept as exact decimal TEXT, without a currency sign." },
  },
  bool: { storage: "INTEGER", codec: "boolean", drizzle: { builder: "integer", config: '{ mode: "boolean" }' } },
  text,
  varchar: text,
  bpchar: text,
  name: text,
  uuid: { storage: "TEXT", codec: "uuid", drizzle: { builder: "text" } },
  citext: { ...text, collate: "NOCASE", caution: { level: "review", text: "NOCASE folds ASCII letters only." } },
  timestamp: "timestamp",
  timestamptz: "timestamp",
  date: { storage: "TEXT", codec: "date", drizzle: { builder: "text" } },
  time: { storage: "TEXT", codec: "time", drizzle: { builder: "text" } },
  timetz: { storage: "TEXT", codec: "time", drizzle: { builder: "text" } },
  interval: asText("Kept as PostgreSQL's text: D1 does not calculate with it."),
  json,
  jsonb: json,
  bytea: { storage: "BLOB", codec: "bytes", drizzle: { builder: "blob" } },
  inet: address,
  cidr: address,
  macaddr: text,
  macaddr8: text,
  bit: asText("Kept as TEXT of 0 and 1: bit operators are lost."),
  varbit: asText("Kept as TEXT of 0 and 1: bit operators are lost."),
  xml: asText("Kept as TEXT: xpath() and its relatives are lost."),
  hstore: { ...json, caution: { level: "manual", text: "Kept as JSON: the operators of hstore are lost." } },
  ltree: lost("Kept as TEXT: the operators of ltree are lost."),
  tsvector: textSearch,
  tsquery: textSearch,
  vector,
  halfvec: vector,
  sparsevec: vector,
  int4range: range,
  int8range: range,
  numrange: range,
  tsrange: range,
  tstzrange: range,
  daterange: range,
  point: geometry,
  line: geometry,
  lseg: geometry,
  box: geometry,
  path: geometry,
  polygon: geometry,
  circle: geometry,
  geometry,
  geography: geometry,
  regclass: asText("Kept as TEXT: D1 knows no object identifiers."),
  pg_lsn: asText("Kept as TEXT."),
} as const satisfies Readonly<Record<string, TypeMapping | ChosenType>>;

const array: TypeMapping = {
  storage: "TEXT",
  codec: "array",
  drizzle: { builder: "text", config: '{ mode: "json" }' },
};

const unknownType = (name: string): TypeMapping =>
  lost(`The type ${name} is not known: what is stored in it has to be decided.`);

/**
 * What stands for a type on D1. Domains count as the type below them, enums as TEXT.
 *
 * @param catalog tells the user's own types apart from unknown ones
 */
export function mapType(
  type: PostgresType,
  choices: TypeChoices,
  catalog: Pick<Catalog, "enums" | "domains">,
): TypeMapping {
  const { name, dimensions } = baseType(type, catalog);
  if (dimensions > 0) return array;
  const known = (typeMap as Readonly<Record<string, TypeMapping | ChosenType>>)[name];
  if (known === "timestamp") return timestamps[choices.timestamps];
  if (known === "numeric") return decimals[choices.numeric];
  if (known) return known;
  if (catalog.enums.has(name)) return { ...text, codec: "enum" };
  return unknownType(name);
}

/** The type below domains. An array of a domain is an array of its base type. */
export function baseType(type: PostgresType, { domains }: Pick<Catalog, "domains">): PostgresType {
  const domain = domains.get(type.name);
  if (!domain) return type;
  const below = baseType(domain.type, { domains: new Map([...domains].filter(([key]) => key !== type.name)) });
  return { ...below, dimensions: below.dimensions + type.dimensions };
}
