import { jsonbText } from "./jsonb-text.js";
import { quoteText } from "../sqlite/names.js";
import { type TypeChoices, type ValueCodec, baseType, mapType } from "../types.js";
import { type ArrayElement, isArray, readArrayLiteral } from "./array-literal.js";
import type { Catalog } from "./catalog.js";
import { type Decimal, decimalText, readDecimal, roundDecimal, significantDigits } from "./decimal-literal.js";
import { readHstoreLiteral } from "./hstore-literal.js";
import { offsetText, readTime, readTimestamp, roundMicroseconds, timeText } from "./time-literal.js";
import type { PostgresType } from "./type-name.js";

/*
 * Values on their way from PostgreSQL to D1: from the text form that COPY, pg_dump and string literals have to an SQLite
 * literal of the form that the type map chose. Whatever the form cannot hold is refused, never bent.
 */

export interface ValueContext {
  readonly catalog: Pick<Catalog, "enums" | "domains">;
  readonly choices: TypeChoices;
}

export type EncodedValue = Encoded | Refused;

export interface Encoded {
  /** An SQLite literal: `1`, `'a'`, `X'dead'`. */
  readonly sql: string;
  /** What the form on D1 leaves out of this value, though the value fits. */
  readonly loss?: Loss;
}

export interface Refused {
  /** Why the value has no form on D1: a sentence without its full stop. */
  readonly refused: string;
}

export type Loss = "microseconds" | "decimal digits" | "array bounds";

/**
 * PostgreSQL's text form of a value as an SQLite literal by the type map. A timestamp without zone counts as UTC.
 *
 * @param text the value as PostgreSQL writes it: `t`, `2020-01-01 00:00:00+02`, `{a,"b c",NULL}`, `\xdead`; never NULL
 */
export function encodeValue(text: string, type: PostgresType, context: ValueContext): EncodedValue {
  return valueEncoder(type, context)(text);
}

/** What encodes the values of one column: as `encodeValue`, with the type looked up once. */
export function valueEncoder(type: PostgresType, context: ValueContext): (text: string) => EncodedValue {
  const { codec } = mapType(type, context.choices, context.catalog);
  const base = baseType(type, context.catalog);
  if (codec === "array") return arrayEncoder(base, context);
  const { form, read } = scalars[codec];
  const write = writers[form].sql;
  return (text) => {
    const reading = read(text, base, context);
    if (typeof reading === "string") return { sql: write(reading) };
    return "refused" in reading ? reading : { sql: write(reading.content), loss: reading.loss };
  };
}

/** A value in its form on D1 before quotes, or why it has none. */
type Reading = string | { readonly content: string; readonly loss: Loss } | Refused;

/** What a value is on D1, apart from its type: how it is written in SQL, and in the JSON of an array. */
type Form = "number" | "boolean" | "text" | "json" | "bytes";

const writers = {
  number: { sql: (content) => content, json: (content) => content },
  boolean: { sql: (content) => content, json: (content) => (content === "1" ? "true" : "false") },
  text: { sql: quoteText, json: (content) => JSON.stringify(content) },
  json: { sql: quoteText, json: (content) => content },
  // JSON has no bytes: as PostgreSQL's to_json() writes them.
  bytes: { sql: (content) => `X'${content}'`, json: (content) => JSON.stringify(`\\x${content}`) },
} as const satisfies Record<
  Form,
  { readonly sql: (content: string) => string; readonly json: (content: string) => string }
>;

interface ScalarCodec {
  readonly form: Form;
  readonly read: (text: string, type: PostgresType, context: ValueContext) => Reading;
}

const scalars: Readonly<Record<Exclude<ValueCodec, "array">, ScalarCodec>> = {
  integer: { form: "number", read: readInteger },
  real: { form: "number", read: readReal },
  boolean: { form: "boolean", read: readBoolean },
  text: { form: "text", read: readText },
  uuid: { form: "text", read: readUuid },
  enum: { form: "text", read: readLabel },
  "decimal-text": { form: "text", read: readDecimalText },
  "decimal-real": { form: "number", read: readDecimalReal },
  "decimal-integer": { form: "number", read: readDecimalInteger },
  "timestamp-milliseconds": { form: "number", read: (text, type) => readInstant(text, type, "milliseconds") },
  "timestamp-seconds": { form: "number", read: (text, type) => readInstant(text, type, "seconds") },
  "timestamp-text": { form: "text", read: (text, type) => readInstant(text, type, "text") },
  date: { form: "text", read: readDate },
  time: { form: "text", read: readTimeOfDay },
  json: { form: "json", read: readJson },
  bytes: { form: "bytes", read: readBytes },
};

function refuse(text: string, why: string): Refused {
  return { refused: `${text.length > 40 ? `${JSON.stringify(text.slice(0, 40))}…` : JSON.stringify(text)} ${why}` };
}

const integerRanges = {
  int2: [-(2n ** 15n), 2n ** 15n - 1n],
  int4: [-(2n ** 31n), 2n ** 31n - 1n],
  int8: [-(2n ** 63n), 2n ** 63n - 1n],
  oid: [0n, 2n ** 32n - 1n],
} as const satisfies Readonly<Record<string, readonly [bigint, bigint]>>;

function readInteger(text: string, { name }: PostgresType): Reading {
  // By far the most frequent: digits that any of the types holds.
  if (/^(?:0|[1-9]\d{0,3})$/.test(text)) return text;
  const match = /^\s*([+-]?)(\d+(?:_\d+)*|0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)\s*$/.exec(text);
  if (!match) return refuse(text, "is no integer");
  const size = BigInt((match[2] ?? "").replaceAll("_", ""));
  const value = match[1] === "-" ? -size : size;
  const range = (integerRanges as Readonly<Record<string, readonly [bigint, bigint]>>)[name] ?? integerRanges.int8;
  return value < range[0] || value > range[1] ? refuse(text, `is out of the range of ${name}`) : value.toString();
}

/** More digits than these and a double may not give the same decimal number back. */
const doubleDigits = 15;

function readReal(text: string, { name }: PostgresType): Reading {
  // As PostgreSQL and SQLite both write it.
  if (text.length <= 20 && /^-?(?:0|[1-9]\d*)\.\d+$/.test(text)) return text;
  const decimal = /^\s*[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?\s*$/.test(text);
  if (!decimal) {
    return /^\s*(?:nan|[+-]?inf(?:inity)?)\s*$/i.test(text)
      ? refuse(text, "has no form on D1: it would be read as NULL")
      : refuse(text, "is no number");
  }
  const value = Number(text.replaceAll("_", ""));
  const held = name === "float4" ? Math.fround(value) : value;
  if (!Number.isFinite(held)) return refuse(text, `is out of the range of ${name}`);
  const content = realText(value);
  // SQLite reads literals of extreme size with an error in the last place; up to 1e60 it was never seen.
  const size = Math.abs(value);
  const exact = size === 0 || (size < 1e60 && size > 1e-60) || content.replace(/e.*|\D/g, "").length <= doubleDigits;
  return exact ? content : { content, loss: "decimal digits" };
}

/** A number as an SQLite literal that is a REAL; the shortest that reads back as the same one. */
function realText(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Every unambiguous beginning of a word counts, in either case. */
const booleans: ReadonlyMap<string, "0" | "1"> = new Map([
  ...["t", "tr", "tru", "true", "y", "ye", "yes", "on", "1"].map((word) => [word, "1"] as const),
  ...["f", "fa", "fal", "fals", "false", "n", "no", "of", "off", "0"].map((word) => [word, "0"] as const),
]);

function readBoolean(text: string): Reading {
  return booleans.get(text) ?? booleans.get(text.trim().toLowerCase()) ?? refuse(text, "is no boolean");
}

function readText(text: string, { name }: PostgresType): Reading {
  if (text.includes("\0")) return refuse(text, "holds a NUL character, at which SQLite's text functions stop");
  // The padding of char(n) does not count in PostgreSQL's comparisons; in SQLite's it would.
  return name === "bpchar" && text.endsWith(" ") ? withoutPadding(text) : text;
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (text[end - 1] === " ") end -= 1;
  return text.slice(0, end);
}

function readUuid(text: string): Reading {
  if (/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text)) return text;
  const inner = /^\{(.*)\}$/s.exec(text)?.[1] ?? text;
  if (!/^[\da-f]{4}(?:-?[\da-f]{4}){7}$/i.test(inner)) return refuse(text, "is no UUID");
  const digits = inner.replaceAll("-", "").toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function readLabel(text: string, { name }: PostgresType, { catalog }: ValueContext): Reading {
  const labels = catalog.enums.get(name)?.labels ?? [];
  return labels.includes(text) ? text : refuse(text, `is no label of the enum ${name}`);
}

/** The number of a numeric, rounded and checked as PostgreSQL does for `numeric(p, s)`. */
function decimalOf(text: string, { name, modifiers }: PostgresType): Decimal | Refused {
  if (name === "money") return moneyOf(text);
  const decimal = readDecimal(text);
  if (!decimal) {
    return /^\s*(?:nan|[+-]?inf(?:inity)?)\s*$/i.test(text)
      ? refuse(text, "has no form on D1")
      : refuse(text, "is no decimal number");
  }
  const [precision, scale = 0] = modifiers;
  if (precision === undefined) return decimal;
  const rounded = roundDecimal(decimal, scale);
  const digits = rounded.whole === "0" ? 0 : rounded.whole.length;
  return digits > precision - scale ? refuse(text, `is out of the range of numeric(${precision}, ${scale})`) : rounded;
}

function moneyOf(text: string): Decimal | Refused {
  const match = /^(-?)\$?(\d{1,3}(?:,\d{3})*|\d+)(\.\d{1,2})?$/.exec(text.trim());
  const decimal = match && readDecimal(`${match[1] ?? ""}${(match[2] ?? "").replaceAll(",", "")}${match[3] ?? ""}`);
  return decimal
    ? roundDecimal(decimal, 2)
    : refuse(text, "is an amount of money in a notation that depends on the server's locale");
}

function readDecimalText(text: string, type: PostgresType): Reading {
  const decimal = decimalOf(text, type);
  return "refused" in decimal ? decimal : decimalText(decimal);
}

function readDecimalReal(text: string, type: PostgresType): Reading {
  const decimal = decimalOf(text, type);
  if ("refused" in decimal) return decimal;
  const value = Number(decimalText(decimal));
  if (!Number.isFinite(value)) return refuse(text, "is out of the range of REAL");
  const content = realText(value);
  return significantDigits(decimal) > doubleDigits ? { content, loss: "decimal digits" } : content;
}

function readDecimalInteger(text: string, type: PostgresType): Reading {
  const decimal = decimalOf(text, type);
  if ("refused" in decimal) return decimal;
  const fraction = type.modifiers.length === 0 ? decimal.fraction.replace(/0+$/, "") : decimal.fraction;
  if (type.modifiers.length === 0 && fraction !== "") {
    return refuse(text, "has decimals, and its column has no scale to count in");
  }
  const units = BigInt(`${decimal.negative ? "-" : ""}${decimal.whole}${fraction}`);
  const [least, most] = integerRanges.int8;
  return units < least || units > most ? refuse(text, "is out of the range of INTEGER") : units.toString();
}

/** What a Date of JavaScript holds, in milliseconds either side of 1970. */
const dateRange = 8_640_000_000_000_000;
/** 0001-01-01 and the end of 9999-12-31: what sorts as text, in milliseconds. */
const [firstDay, lastDay] = [-62_135_596_800_000, 253_402_300_799_999];
const dayMilliseconds = 86_400_000;

function readInstant(text: string, type: PostgresType, unit: TypeChoices["timestamps"]): Reading {
  const parts = text.trim().toLowerCase() === "epoch" ? { days: 0, microseconds: 0 } : readTimestamp(text);
  if (!parts) return refuseTime(text, "timestamp");
  const microseconds = roundMicroseconds(parts.microseconds, type.modifiers[0] ?? 6);
  // PostgreSQL leaves the zone of a timestamp without zone unread.
  const offset = type.name === "timestamptz" ? (parts.offset ?? 0) : 0;
  const milliseconds = parts.days * dayMilliseconds + Math.floor(microseconds / 1000) - offset * 1000;
  if (Math.abs(milliseconds) > dateRange) return refuse(text, "is beyond the range of dates in JavaScript");
  const lost = microseconds % (unit === "seconds" ? 1_000_000 : 1000) !== 0;
  if (unit === "text" && (milliseconds < firstDay || milliseconds > lastDay)) {
    return refuse(text, "is outside the years 1 to 9999, which sort as text");
  }
  const content =
    unit === "milliseconds"
      ? String(milliseconds)
      : unit === "seconds"
        ? String(Math.floor(milliseconds / 1000))
        : new Date(milliseconds).toISOString();
  return lost ? { content, loss: "microseconds" } : content;
}

function readDate(text: string): Reading {
  if (/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/.test(text) && !text.startsWith("0000")) return text;
  const parts = text.trim().toLowerCase() === "epoch" ? { days: 0 } : readTimestamp(text);
  if (!parts) return refuseTime(text, "date");
  const milliseconds = parts.days * dayMilliseconds;
  return milliseconds < firstDay || milliseconds > lastDay
    ? refuse(text, "is outside the years 1 to 9999, which sort as text")
    : new Date(milliseconds).toISOString().slice(0, 10);
}

function readTimeOfDay(text: string, { name, modifiers }: PostgresType): Reading {
  const parts = readTime(text);
  if (!parts) return refuseTime(text, "time of day");
  const time = timeText(roundMicroseconds(parts.microseconds, modifiers[0] ?? 6));
  return name === "timetz" ? time + offsetText(parts.offset ?? 0) : time;
}

function refuseTime(text: string, what: string): Refused {
  const word = text.trim().toLowerCase();
  if (/^[+-]?infinity$/.test(word)) return refuse(text, "has no form on D1");
  if (/^(?:now|today|tomorrow|yesterday|allballs)$/.test(word)) return refuse(text, "means the time of the call");
  return refuse(text, `is no ${what} in ISO 8601 with a numeric zone`);
}

function readJson(text: string, { name }: PostgresType): Reading {
  if (name === "hstore") {
    const pairs = readHstoreLiteral(text);
    return pairs ? JSON.stringify(Object.fromEntries(pairs)) : refuse(text, "is no hstore");
  }
  try {
    JSON.parse(text);
  } catch {
    return refuse(text, "is no JSON");
  }
  // Otherwise the text stays as it is: to write it anew would lose the digits of large numbers.
  return name === "jsonb" ? jsonbText(text) : text;
}

function readBytes(text: string): Reading {
  if (text.startsWith("\\x")) {
    const digits = text.slice(2);
    if (/^(?:[\da-fA-F]{2})*$/.test(digits)) return digits.toLowerCase();
    return /^\s*(?:[\da-fA-F]{2}\s*)*$/.test(digits)
      ? digits.replaceAll(/\s+/g, "").toLowerCase()
      : refuse(text, "is no bytea");
  }
  // The older "escape" format: \\ and \ooo, everything else stands for itself.
  if (!/^(?:[^\\]|\\\\|\\[0-3][0-7]{2})*$/.test(text)) return refuse(text, "is no bytea");
  const parts = text.split(/(\\\\|\\[0-3][0-7]{2})/);
  return parts.map((part, index) => (index % 2 === 0 ? hexOf(part) : escapedByte(part))).join("");
}

function escapedByte(escape: string): string {
  return escape === "\\\\" ? "5c" : Number.parseInt(escape.slice(1), 8).toString(16).padStart(2, "0");
}

function hexOf(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Arrays are JSON text; their elements as the element's type has them, and true and false for booleans. */
function arrayEncoder(type: PostgresType, context: ValueContext): (text: string) => EncodedValue {
  const element: PostgresType = { ...type, dimensions: 0 };
  const { codec } = mapType(element, context.choices, context.catalog);
  if (codec === "array") throw new Error(`an element of ${type.name} is an array`);
  const { form, read } = scalars[codec];
  const write = writers[form].json;
  return (text) => {
    const literal = readArrayLiteral(text, type.name === "box" ? ";" : ",");
    if (!literal) return refuse(text, "is no array");
    let loss: Loss | undefined = literal.bounds ? "array bounds" : undefined;
    let refused: Refused | undefined;
    const json = (value: ArrayElement): string => {
      if (value === null) return "null";
      if (isArray(value)) return `[${value.map(json).join(",")}]`;
      const reading = read(value, element, context);
      if (typeof reading === "string") return write(reading);
      if ("refused" in reading) {
        refused ??= reading;
        return "";
      }
      loss ??= reading.loss;
      return write(reading.content);
    };
    const sql = quoteText(json(literal.elements));
    return refused ?? (loss === undefined ? { sql } : { sql, loss });
  };
}
