import type { TypeMapping } from "../types.js";

/** A value as SQLite stores it. Integers that JavaScript's numbers do not hold stay exact. */
export type SqliteValue = null | bigint | number | string | { readonly bytes: string };

/**
 * Reads an SQLite literal, as `quote()` writes it and `encodeValue()` does: `1`, `-1.5`, `'it''s'`, `X'DEAD'`, `NULL`,
 * `true`; also in parentheses.
 *
 * @returns `undefined` for any other expression
 */
export function readLiteral(text: string): SqliteValue | undefined {
  let literal = text.trim();
  while (literal.startsWith("(") && literal.endsWith(")")) literal = literal.slice(1, -1).trim();
  if (/^null$/i.test(literal)) return null;
  if (/^true$/i.test(literal)) return 1n;
  if (/^false$/i.test(literal)) return 0n;
  if (/^[+-]?\s*\d+$/.test(literal)) return BigInt(literal.replaceAll(/[+\s]/g, ""));
  if (/^[+-]?\s*(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(literal)) return Number(literal.replaceAll(/\s/g, ""));
  const string = /^'((?:[^']|'')*)'$/.exec(literal);
  if (string) return (string[1] ?? "").replaceAll("''", "'");
  const blob = /^x'([0-9a-f]*)'$/i.exec(literal);
  return blob ? { bytes: (blob[1] ?? "").toUpperCase() } : undefined;
}

/**
 * The value in a form in which equal values are equal texts, by what the type map stores: JSON without regard to its
 * white space and the order of its keys, decimals without trailing zeros, numbers by their size.
 */
export function canonicalValue(value: SqliteValue, { storage, codec }: TypeMapping): string {
  const stored = withAffinity(value, storage);
  if (stored === null) return "NULL";
  if (typeof stored === "object") return `X'${stored.bytes}'`;
  if (typeof stored !== "string") return canonicalNumber(stored);
  if (codec === "json" || codec === "array") return canonicalJson(stored);
  if (codec === "decimal-text") return canonicalDecimal(stored);
  if (codec === "uuid") return `'${stored.toLowerCase()}'`;
  return `'${stored}'`;
}

/** What SQLite makes of the value in a column of this type: https://sqlite.org/datatype3.html §3. */
function withAffinity(value: SqliteValue, storage: TypeMapping["storage"]): SqliteValue {
  if (storage === "TEXT" && (typeof value === "bigint" || typeof value === "number")) return String(value);
  const numeric = storage === "INTEGER" || storage === "REAL" || storage === "NUMERIC";
  if (numeric && typeof value === "string" && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value)) {
    return readLiteral(value.trim()) ?? value;
  }
  return value;
}

function canonicalNumber(value: bigint | number): string {
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

function canonicalDecimal(text: string): string {
  const match = /^\s*([+-]?)0*(\d+(?:\.\d*)?|\.\d+)\s*$/.exec(text);
  if (!match) return `'${text}'`;
  const digits = (match[2] ?? "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  return `decimal ${match[1] === "-" ? "-" : ""}${digits.startsWith(".") ? `0${digits}` : digits || "0"}`;
}

function canonicalJson(text: string): string {
  try {
    return `json ${JSON.stringify(sortKeys(JSON.parse(text)))}`;
  } catch {
    return `'${text}'`;
  }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)]));
}
