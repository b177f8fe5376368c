import { type PostgresType, plainType } from "../../../src/sql/postgres/type-name.js";

/** What a column gives and takes in JavaScript. `json` is whatever JSON can hold. */
export type JsType = "string" | "number" | "bigint" | "boolean" | "date" | "json" | "buffer";

/** The static members of a builder's configuration. */
export type BuilderConfig = ReadonlyMap<string, string | number | boolean>;

export interface BuilderSpec {
  type(config: BuilderConfig): PostgresType;
  js(config: BuilderConfig): JsType;
  /** Where `js` is `json` and the type is no JSON: what it holds, as a TypeScript type. */
  tsType?(config: BuilderConfig): string;
  readonly counts?: true;
  /** The configuration is one that `text()` of sqlite-core takes too: length and enum. */
  readonly keepsConfig?: true;
}

const number = (config: BuilderConfig, name: string): number[] => {
  const value = config.get(name);
  return typeof value === "number" ? [value] : [];
};

const fixed = (type: string, js: JsType): BuilderSpec => ({ type: () => plainType(type), js: () => js });

const sized = (type: string): BuilderSpec => ({
  type: (config) => ({ ...plainType(type), modifiers: number(config, "length") }),
  js: () => "string",
  keepsConfig: true,
});

/** https://orm.drizzle.team/docs/column-types/pg#bigint: without a mode it does not compile, and is a number. */
const wide = (type: string): BuilderSpec => ({
  type: () => plainType(type),
  js: (config) => (config.get("mode") === "bigint" ? "bigint" : "number"),
});

const zoned = (plain: string, withZone: string, js: BuilderSpec["js"]): BuilderSpec => ({
  type: (config) => ({
    ...plainType(config.get("withTimezone") === true ? withZone : plain),
    modifiers: number(config, "precision"),
  }),
  js,
});

const decimal: BuilderSpec = {
  type: (config) => ({
    ...plainType("numeric"),
    modifiers: [...number(config, "precision"), ...number(config, "scale")],
  }),
  js: (config) => {
    const mode = config.get("mode");
    return mode === "number" || mode === "bigint" ? mode : "string";
  },
};

const numbers = (type: string): BuilderSpec => ({
  type: (config) => ({ ...plainType(type), modifiers: number(config, "dimensions") }),
  js: () => "json",
  tsType: () => "number[]",
});

const shape = (type: string, tuple: string, mode: string, members: string): BuilderSpec => ({
  ...fixed(type, "json"),
  tsType: (config) => (config.get("mode") === mode ? members : tuple),
});

/** Every function of pg-core that makes a column: its type in PostgreSQL, and what it is in JavaScript. */
const columnBuilders = {
  bigint: wide("int8"),
  bigserial: { ...wide("int8"), counts: true },
  bit: fixed("bit", "string"),
  boolean: fixed("bool", "boolean"),
  char: sized("bpchar"),
  cidr: fixed("cidr", "string"),
  date: { type: () => plainType("date"), js: (config) => (config.get("mode") === "date" ? "date" : "string") },
  decimal,
  doublePrecision: fixed("float8", "number"),
  geometry: shape("geometry", "[number, number]", "xy", "{ x: number; y: number }"),
  halfvec: numbers("halfvec"),
  inet: fixed("inet", "string"),
  integer: fixed("int4", "number"),
  interval: fixed("interval", "string"),
  json: fixed("json", "json"),
  jsonb: fixed("jsonb", "json"),
  line: shape("line", "[number, number, number]", "abc", "{ a: number; b: number; c: number }"),
  macaddr: fixed("macaddr", "string"),
  macaddr8: fixed("macaddr8", "string"),
  numeric: decimal,
  point: shape("point", "[number, number]", "xy", "{ x: number; y: number }"),
  real: fixed("float4", "number"),
  serial: { ...fixed("int4", "number"), counts: true },
  smallint: fixed("int2", "number"),
  smallserial: { ...fixed("int2", "number"), counts: true },
  sparsevec: fixed("sparsevec", "string"),
  text: { ...fixed("text", "string"), keepsConfig: true },
  time: zoned("time", "timetz", () => "string"),
  timestamp: zoned("timestamp", "timestamptz", (config) => (config.get("mode") === "string" ? "string" : "date")),
  uuid: fixed("uuid", "string"),
  varchar: sized("varchar"),
  vector: numbers("vector"),
} as const satisfies Readonly<Record<string, BuilderSpec>>;

export type ColumnBuilderName = keyof typeof columnBuilders;

export function columnBuilder(name: string | undefined): BuilderSpec | undefined {
  return name !== undefined && Object.hasOwn(columnBuilders, name)
    ? columnBuilders[name as ColumnBuilderName]
    : undefined;
}

/** The classes of pg-core's builders, for receivers whose construction cannot be followed. */
export const builderClasses = {
  PgBigInt53Builder: ["bigint"],
  PgBigInt64Builder: ["bigint", "bigint"],
  PgBooleanBuilder: ["boolean"],
  PgCharBuilder: ["char"],
  PgDateBuilder: ["date", "date"],
  PgDateStringBuilder: ["date"],
  PgDoublePrecisionBuilder: ["doublePrecision"],
  PgIntegerBuilder: ["integer"],
  PgJsonBuilder: ["json"],
  PgJsonbBuilder: ["jsonb"],
  PgNumericBuilder: ["numeric"],
  PgNumericNumberBuilder: ["numeric", "number"],
  PgNumericBigIntBuilder: ["numeric", "bigint"],
  PgRealBuilder: ["real"],
  PgSerialBuilder: ["serial"],
  PgBigSerial53Builder: ["bigserial"],
  PgSmallIntBuilder: ["smallint"],
  PgTextBuilder: ["text"],
  PgTimeBuilder: ["time"],
  PgTimestampBuilder: ["timestamp"],
  PgTimestampStringBuilder: ["timestamp", "string"],
  PgUUIDBuilder: ["uuid"],
  PgVarcharBuilder: ["varchar"],
} as const satisfies Readonly<Record<string, readonly [builder: ColumnBuilderName, mode?: string]>>;
