import { numbersOf, stringsOf } from "../sql/facts/names.js";
import type { PostgresColumnFacts, PostgresFacts } from "../sql/facts/schema-facts.js";
import type { PostgresType } from "../sql/postgres/type-name.js";
import { baseType } from "../sql/types.js";

/**
 * A value of a column's type in PostgreSQL's text form. Another number gives another value, as far as the type has that
 * many. All are within what both databases hold exactly.
 *
 * @param row from 1
 * @returns `undefined` for a type that no values are known of
 */
export function valueOf(
  { name, type }: Pick<PostgresColumnFacts, "name" | "type">,
  row: number,
  types: PostgresFacts["types"],
): string | undefined {
  const serial = row + distance * letterSum(name);
  const base = baseType(type, types);
  // The modifiers of a domain stand at its base type.
  return base.dimensions > 0
    ? arrayOf(scalarOf({ ...base, dimensions: 0 }, serial, types), base.dimensions)
    : scalarOf(base, serial, types);
}

/** Columns of one row have different values, so that it shows when two are mixed up. */
const distance = 1013;

function letterSum(name: string): number {
  let sum = 0;
  for (let index = 0; index < name.length; index += 1) sum += name.charCodeAt(index) * (index + 1);
  return sum % 61;
}

function arrayOf(element: string | undefined, dimensions: number): string | undefined {
  if (element === undefined) return undefined;
  const quoted = `"${element.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return `${"{".repeat(dimensions)}${quoted}${"}".repeat(dimensions)}`;
}

function scalarOf(type: PostgresType, serial: number, types: PostgresFacts["types"]): string | undefined {
  const labels = types.enums.get(type.name)?.labels;
  if (labels) return labels[serial % labels.length];
  return (scalars as Readonly<Record<string, (serial: number, modifiers: readonly number[]) => string>>)[type.name]?.(
    serial,
    type.modifiers,
  );
}

const start = Date.UTC(2024, 0, 1);
const second = 1000;
const day = 24 * 60 * 60 * second;
const instant = (serial: number): string =>
  new Date(start + serial * second).toISOString().replace("T", " ").replace(".000Z", "");
const text = (serial: number, [length = 64]: readonly number[]): string => `v${serial.toString(36)}`.slice(-length);
const hexadecimal = (serial: number, digits: number): string =>
  serial.toString(16).padStart(digits, "0").slice(-digits);
const bits = (serial: number, [length = 1]: readonly number[]): string =>
  serial.toString(2).padStart(length, "0").slice(-length);

const scalars = {
  // The first thousand is left to what counts up.
  int2: (serial) => String(1000 + (serial % 30_000)),
  int4: (serial) => String(1000 + serial),
  int8: (serial) => String(1000 + serial),
  oid: (serial) => String(1000 + serial),
  float4: (serial) => String((serial % 100_000) + 0.5),
  float8: (serial) => String(serial + 0.5),
  numeric: (serial, [precision = 9, scale = 2]) =>
    scale >= precision
      ? `0.${String(serial).slice(-precision)}`
      : String(serial % 10 ** Math.min(9, precision - scale)),
  money: (serial) => `${String(serial)}.50`,
  bool: (serial) => (serial % 2 === 0 ? "t" : "f"),
  text,
  varchar: text,
  citext: text,
  name: text,
  bpchar: (serial, [length = 1]) => hexadecimal(serial, length),
  uuid: (serial) => `00000000-0000-4000-8000-${hexadecimal(serial, 12)}`,
  timestamp: instant,
  timestamptz: (serial) => `${instant(serial)}+00`,
  date: (serial) => new Date(start + (serial % 36_500) * day).toISOString().slice(0, 10),
  time: (serial) => new Date(start + (serial % 86_400) * second).toISOString().slice(11, 19),
  timetz: (serial) => `${new Date(start + (serial % 86_400) * second).toISOString().slice(11, 19)}+00`,
  interval: (serial) => `${String(serial)} seconds`,
  json: (serial) => `{"n": ${String(serial)}}`,
  jsonb: (serial) => `{"n": ${String(serial)}}`,
  bytea: (serial) => `\\x${hexadecimal(serial, 8)}`,
  inet: (serial) => `10.0.${String((serial >> 8) % 256)}.${String(serial % 256)}`,
  cidr: (serial) => `10.0.${String((serial >> 8) % 256)}.${String(serial % 256)}/32`,
  macaddr: (serial) => `08:00:2b:01:${hexadecimal(serial >> 8, 2)}:${hexadecimal(serial, 2)}`,
  macaddr8: (serial) => `08:00:2b:01:02:03:${hexadecimal(serial >> 8, 2)}:${hexadecimal(serial, 2)}`,
  bit: bits,
  varbit: bits,
  xml: (serial) => `<v>${String(serial)}</v>`,
  hstore: (serial) => `"n"=>"${String(serial)}"`,
  ltree: (serial) => `v${String(serial)}`,
  tsvector: (serial) => `'v${String(serial)}'`,
  tsquery: (serial) => `'v${String(serial)}'`,
  vector: (serial, [size = 1]) => `[${[serial, ...Array.from({ length: size - 1 }, () => 0)].join(",")}]`,
  halfvec: (serial, [size = 1]) => `[${[serial % 2048, ...Array.from({ length: size - 1 }, () => 0)].join(",")}]`,
  int4range: (serial) => `[${String(serial)},${String(serial + 1)})`,
  int8range: (serial) => `[${String(serial)},${String(serial + 1)})`,
  numrange: (serial) => `[${String(serial)},${String(serial + 1)})`,
  daterange: (serial) => `[2024-01-01,${new Date(start + ((serial % 36_500) + 1) * day).toISOString().slice(0, 10)})`,
  tsrange: (serial) => `["2024-01-01 00:00:00","${instant(serial + 1)}")`,
  tstzrange: (serial) => `["2024-01-01 00:00:00+00","${instant(serial + 1)}+00")`,
  point: (serial) => `(${String(serial)},1)`,
} as const satisfies Readonly<Record<string, (serial: number, modifiers: readonly number[]) => string>>;

/**
 * Values near the edge of a condition: its own literals and their neighbours, and what conditions are usually about.
 * They are texts of any type; PostgreSQL says which of them a column takes.
 */
export function edgeValues(condition: string, serial: number): string[] {
  const strings = stringsOf(condition);
  const numbers = numbersOf(condition).flatMap((value) => [value, value + 1, value - 1]);
  const digits = String(serial % 10);
  return [
    ...new Set([
      ...strings.filter((value) => !/[%^$\\[]/.test(value)),
      ...numbers.map(String),
      ...["0", "1", "-1", "", "0.5", "100"],
      ...["a", "A", "ABC", `slug-${String(serial)}`, "with space", `a${String(serial)}@example.com`],
      ...[`https://example.com/${String(serial)}`, "/path", "#aabbcc", "en", "US", "EUR", `+1555010000${digits}`],
      ...["x".repeat(32), "x".repeat(300), "0".repeat(64), "f".repeat(40), "2000-01-01", "2100-01-01"],
      ...["{}", "[]", "t", "f"],
    ]),
  ];
}
