import type { Node } from "../parse.js";

/** A PostgreSQL type by its canonical name: `int4` for `integer`, `timestamptz` for `timestamp with time zone`. */
export interface PostgresType {
  /**
   * Canonical name in lower case for a built-in type. The key in the catalog for a type of the user's (an enum or
   * domain), which may keep upper case.
   */
  readonly name: string;
  /** The numbers in parentheses: `numeric(10, 2)` has `[10, 2]`, `varchar(255)` has `[255]`. */
  readonly modifiers: readonly number[];
  /** `text[][]` has 2. */
  readonly dimensions: number;
}

/** The types that make a column count up, and the integer type below each. */
export const serialTypes = {
  smallserial: "int2",
  serial2: "int2",
  serial: "int4",
  serial4: "int4",
  bigserial: "int8",
  serial8: "int8",
} as const satisfies Readonly<Record<string, string>>;

/** Names that mean the same type. Source: PostgreSQL documentation, Table 8.1. */
const canonicalNames = {
  smallint: "int2",
  int: "int4",
  integer: "int4",
  bigint: "int8",
  decimal: "numeric",
  dec: "numeric",
  real: "float4",
  "double precision": "float8",
  float: "float8",
  boolean: "bool",
  character: "bpchar",
  char: "bpchar",
  nchar: "bpchar",
  "national character": "bpchar",
  "character varying": "varchar",
  "char varying": "varchar",
  "national character varying": "varchar",
  string: "text",
  timestamp: "timestamp",
  "timestamp without time zone": "timestamp",
  "timestamp with time zone": "timestamptz",
  time: "time",
  "time without time zone": "time",
  "time with time zone": "timetz",
  "bit varying": "varbit",
  bool: "bool",
} as const satisfies Readonly<Record<string, string>>;

/** The canonical name of a type written in one or more words; the words themselves where there is none. */
function canonicalTypeName(words: string): string {
  const name = words.toLowerCase().replaceAll(/\s+/g, " ").trim();
  return (canonicalNames as Readonly<Record<string, string>>)[name] ?? name;
}

/** A type without modifiers: `plainType("text")`. */
export function plainType(name: string, dimensions = 0): PostgresType {
  return { name, modifiers: [], dimensions };
}

/**
 * Reads a type from its text: `character varying(255)[]`, `"public"."Role"`, `timestamp(3) with time zone`, `double precision`.
 * Unquoted names are folded to lower case, the schemas `public` and `pg_catalog` are dropped, another schema stays as
 * `schema.name`.
 */
export function readType(text: string): PostgresType {
  let rest = text.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, " ").trim();
  let dimensions = 0;
  const array = /(?:\s*\[\s*\d*\s*\])+$|\s+array(?:\s*\[\s*\d*\s*\])?$/i.exec(rest);
  if (array) {
    dimensions = Math.max(1, array[0].split("[").length - 1);
    rest = rest.slice(0, array.index);
  }
  const modifiers: number[] = [];
  rest = rest.replace(/\(([^()]*)\)/, (_, list: string) => {
    for (const item of list.split(",")) if (/^\s*-?\d+\s*$/.test(item)) modifiers.push(Number(item));
    return " ";
  });
  const words = rest
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?\. ?/g, ".");
  // Geometry and interval types carry words in their modifiers; they change nothing here.
  const name = words.toLowerCase().startsWith("interval") ? "interval" : nameOfType(words);
  return { name, modifiers, dimensions };
}

function nameOfType(words: string): string {
  const parts = [...words.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? "").trim().toLowerCase() : quoted.replaceAll('""', '"'),
  );
  const [first = "", second] = parts;
  if (second === undefined) return words.startsWith('"') ? first : canonicalTypeName(first);
  if (first === "public" || first === "pg_catalog") return words.includes(`."`) ? second : canonicalTypeName(second);
  return `${first}.${second}`;
}

/** Reads a type from the syntax tree of the text that it was parsed from. */
export function typeOfNode(node: Node, source: string): PostgresType {
  if (!node.range) throw new Error("the node was parsed without ranges");
  return readType(source.slice(...node.range));
}
