import type { PostgresColumnFacts } from "../sql/facts/schema-facts.js";
import { readLiteral } from "../sql/facts/sqlite-value.js";

/** A value that the database makes itself, and that is another one each time: it is compared by its shape. */
export function isMoving({ default: by }: PostgresColumnFacts): boolean {
  return by.kind === "now" || by.kind === "uuid" || by.kind === "counts" || by.kind === "expression";
}

/** How far apart two moments of the same run may be, in milliseconds. A wrong unit or time zone is further off. */
export const sameMoment = 20 * 60 * 1000;

/**
 * Whether two values that a default gave are of a kind.
 *
 * @param postgres SQLite literal of PostgreSQL's value
 * @param d1 what D1 has, through `quote()`
 */
export function sameKind(postgres: string, d1: string, { default: by, mapping }: PostgresColumnFacts): boolean {
  const [a, b] = [readLiteral(postgres), readLiteral(d1)];
  if (a === undefined || b === undefined) return false;
  if (a === null || b === null) return a === b;
  if (typeof a !== typeof b && !(isNumber(a) && isNumber(b))) return false;
  const moment = by.kind === "now" || (by.kind === "expression" && mapping.codec.startsWith("timestamp"));
  if (moment) return sameTime(a, b, mapping.codec);
  // Letters and digits differ; what stands between them and the length do not.
  if (by.kind === "uuid") return typeof a === "string" && typeof b === "string" && shape(a) === shape(b);
  return true;
}

function isNumber(value: unknown): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

function sameTime(a: unknown, b: unknown, codec: string): boolean {
  if (isNumber(a) && isNumber(b)) {
    const unit = codec === "timestamp-seconds" ? 1000 : 1;
    return Math.abs(Number(a) - Number(b)) * unit < sameMoment;
  }
  if (typeof a !== "string" || typeof b !== "string") return false;
  if (codec === "timestamp-text") return shapeOfTime(a) === shapeOfTime(b) && near(a, b);
  // Dates and times of day may differ by midnight.
  return shapeOfTime(a) === shapeOfTime(b);
}

function near(a: string, b: string): boolean {
  return !(Math.abs(Date.parse(inUtc(a)) - Date.parse(inUtc(b))) >= sameMoment);
}

function inUtc(text: string): string {
  return /Z|[+-]\d\d(?::?\d\d)?$/.test(text) ? text : `${text.replace(" ", "T")}Z`;
}

/** Fractions of a second are as long as they happen to be. */
function shapeOfTime(text: string): string {
  return shape(text.replace(/(:\d\d)\.\d+/, "$1"));
}

function shape(text: string): string {
  return text.replaceAll(/[0-9a-f]/gi, "x");
}
