import { sortRows, type DatabaseDump, type TableDump } from "./database-dump.js";
import type { Exchange, Observation } from "./exchange.js";

/** Something that is not the same on both sides. */
export interface Difference {
  /** The request or the table (`<binding>.<table>`) where it shows. */
  readonly place: { readonly request: string } | { readonly table: string };
  readonly aspect: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Compares what was seen of the program after its migration with what was seen before. What differs between two runs
 * of the program before (times, random values) is left out: members of JSON bodies, headers, columns of tables.
 *
 * @param mask regular expressions of what is left out besides.
 * @throws Error if two runs before differ in a way that cannot be left out by itself: a status, a text that is not
 *   JSON, the number of rows. Such a scenario needs a mask, or a program that is less at random.
 */
export function compare(
  first: Observation,
  second: Observation,
  after: Observation,
  mask: readonly string[] = [],
): Difference[] {
  const masked = new Masking(mask);
  return [
    ...first.exchanges.flatMap((exchange, index) =>
      compareExchanges(exchange, counterpart(second, index), counterpart(after, index), masked),
    ),
    ...Object.entries(first.databases).flatMap(([binding, database]) =>
      compareDatabases(binding, database, second.databases[binding] ?? {}, after.databases[binding] ?? {}, masked),
    ),
  ];
}

function counterpart(observation: Observation, index: number): Exchange {
  const exchange = observation.exchanges[index];
  if (!exchange) throw new Error("the sides did not answer the same number of requests");
  return exchange;
}

const varies = "<varies>";

class Masking {
  readonly #patterns: readonly RegExp[];

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns.map((pattern) => new RegExp(pattern, "g"));
  }

  apply(text: string): string {
    return this.#patterns.reduce((masked, pattern) => masked.replace(pattern, "<masked>"), text);
  }
}

function compareExchanges(first: Exchange, second: Exchange, after: Exchange, masking: Masking): Difference[] {
  const place = { request: first.request };
  if (first.status !== second.status || first.contentType !== second.contentType) {
    throw new Error(`request "${first.request}": status or content type differ between two runs before the migration`);
  }
  const differences: Difference[] = [];
  const note = (aspect: string, expected: string, actual: string, context = "") => {
    if (expected !== actual) differences.push({ place, aspect, before: expected, after: actual + context });
  };
  const context = after.uncaught !== undefined && first.uncaught === undefined ? ` (${after.uncaught})` : "";
  note("status", String(first.status), String(after.status), context);
  note("content type", first.contentType, after.contentType);
  for (const [name, value] of Object.entries(first.headers)) {
    if (value !== second.headers[name]) continue;
    note(`header ${name}`, masking.apply(value), masking.apply(after.headers[name] ?? ""));
  }
  const [expected, actual] = comparableBodies(first, second, after, masking);
  note("body", expected, actual);
  return differences;
}

function comparableBodies(first: Exchange, second: Exchange, after: Exchange, masking: Masking): [string, string] {
  const bodies = [first, second, after].map((exchange) => masking.apply(exchange.body));
  const [one = "", two = "", three = ""] = bodies;
  if (one === two) return [one, three];
  const [a, b, c] = [asJson(one), asJson(two), asJson(three)];
  if (a === undefined || b === undefined) {
    throw new Error(`request "${first.request}": the body differs between two runs before the migration; mask it`);
  }
  return [JSON.stringify(withoutVarying(a, b, a)), c === undefined ? three : JSON.stringify(withoutVarying(a, b, c))];
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `value` with every leaf replaced that `first` and `second` do not agree on. */
function withoutVarying(first: unknown, second: unknown, value: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second) && first.length === second.length) {
    if (!Array.isArray(value)) return value;
    return value.map((item: unknown, index) =>
      index < first.length ? withoutVarying(first[index], second[index], item) : item,
    );
  }
  if (isRecord(first) && isRecord(second) && sameKeys(first, second)) {
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key in first ? withoutVarying(first[key], second[key], item) : item,
      ]),
    );
  }
  if (JSON.stringify(first) === JSON.stringify(second)) return value;
  // What varies is still the same kind of thing on the other side.
  return typeof value === typeof first ? varies : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sameKeys(first: object, second: object): boolean {
  return JSON.stringify(Object.keys(first)) === JSON.stringify(Object.keys(second));
}

function compareDatabases(
  binding: string,
  first: DatabaseDump,
  second: DatabaseDump,
  after: DatabaseDump,
  masking: Masking,
): Difference[] {
  const differences: Difference[] = [];
  for (const name of new Set([...Object.keys(first), ...Object.keys(after)])) {
    const place = { table: `${binding}.${name}` };
    const [one, two, three] = [first[name], second[name], after[name]];
    if (!one || !three) {
      differences.push({
        place,
        aspect: "table",
        before: one ? "there" : "missing",
        after: three ? "there" : "missing",
      });
      continue;
    }
    if (!two) throw new Error(`table ${name} is there in one of two runs before the migration`);
    const note = (aspect: string, expected: readonly unknown[], actual: readonly unknown[]) => {
      const [left, right] = [asLines(expected), asLines(actual)];
      if (left !== right) differences.push({ place, aspect, before: left, after: right });
    };
    note("constraints", one.constraints, three.constraints);
    const rows = rowsToCompare(one, two, masking);
    if (asLines(rows(one)) !== asLines(rows(two))) {
      throw new Error(`table ${name}: rows differ between two runs before the migration; mask what is random in them`);
    }
    note("rows", rows(one), rows(three));
  }
  return differences;
}

function asLines(items: readonly unknown[]): string {
  return items.map((item) => (typeof item === "string" ? item : JSON.stringify(item))).join("\n");
}

/** Rows to compare, without the values of columns that differ between the first two dumps. */
function rowsToCompare(first: TableDump, second: TableDump, masking: Masking): (dump: TableDump) => string[][] {
  const masked = (dump: TableDump) => dump.rows.map((row) => row.map((value) => masking.apply(value)));
  const values = (dump: TableDump, index: number) =>
    JSON.stringify(
      masked(dump)
        .map((row) => row[index] ?? "")
        .sort(),
    );
  const varying = new Set(first.columns.filter((_, index) => values(first, index) !== values(second, index)));
  return (dump) =>
    sortRows(
      masked(dump).map((row) => row.map((value, index) => (varying.has(dump.columns[index] ?? "") ? varies : value))),
    );
}
