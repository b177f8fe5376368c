import { baseType } from "../../types.js";
import type { Catalog } from "../catalog.js";
import { type PostgresType, plainType } from "../type-name.js";

/** Types that behave alike in expressions. */
export type Kind =
  | "boolean"
  | "integer"
  | "float"
  | "numeric"
  | "text"
  | "uuid"
  | "enum"
  | "timestamp"
  | "date"
  | "time"
  | "interval"
  | "json"
  | "bytes"
  | "array"
  | "object-name"
  | "other";

const kinds = {
  bool: "boolean",
  int2: "integer",
  int4: "integer",
  int8: "integer",
  oid: "integer",
  float4: "float",
  float8: "float",
  numeric: "numeric",
  text: "text",
  varchar: "text",
  bpchar: "text",
  name: "text",
  citext: "text",
  uuid: "uuid",
  timestamp: "timestamp",
  timestamptz: "timestamp",
  date: "date",
  time: "time",
  interval: "interval",
  json: "json",
  jsonb: "json",
  bytea: "bytes",
  regclass: "object-name",
  regtype: "object-name",
  regproc: "object-name",
} as const satisfies Readonly<Record<string, Kind>>;

/** The kind of a type; domains count as what is below them. */
export function kindOf(type: PostgresType | undefined, catalog: Pick<Catalog, "enums" | "domains">): Kind | undefined {
  if (!type) return undefined;
  const base = baseType(type, catalog);
  if (base.dimensions > 0) return "array";
  const kind = (kinds as Readonly<Record<string, Kind>>)[base.name];
  return kind ?? (catalog.enums.has(base.name) ? "enum" : "other");
}

export const isNumber = (kind: Kind | undefined): boolean =>
  kind === "integer" || kind === "float" || kind === "numeric";

export const types = {
  bool: plainType("bool"),
  int4: plainType("int4"),
  int8: plainType("int8"),
  float8: plainType("float8"),
  numeric: plainType("numeric"),
  text: plainType("text"),
  uuid: plainType("uuid"),
  date: plainType("date"),
  time: plainType("time"),
  timestamp: plainType("timestamp"),
  timestamptz: plainType("timestamptz"),
  interval: plainType("interval"),
  json: plainType("json"),
  jsonb: plainType("jsonb"),
  regclass: plainType("regclass"),
} as const satisfies Readonly<Record<string, PostgresType>>;
