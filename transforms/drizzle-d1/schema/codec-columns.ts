import type { Catalog } from "../../../src/sql/postgres/catalog.js";
import { mapType, type TypeChoices, type ValueCodec } from "../../../src/sql/types.js";
import type { JsType } from "./column-builders.js";
import type { ColumnRoot } from "./column-model.js";

/**
 * A column of sqlite-core that keeps the JavaScript type of the old one where none of drizzle's own builders does: a
 * `customType` that is declared once in each file that needs it.
 */
export interface CodecColumn {
  /** What it is called in the file. */
  readonly name: string;
  /** The comment above it, in a line. */
  readonly comment: string;
  readonly data: string;
  readonly driverData: string;
  readonly dataType: "integer" | "real" | "text";
  /** Expressions over `value`. */
  readonly toDriver: string;
  readonly fromDriver: string;
}

/** What `timestamp({ mode: "string" })` gives on PostgreSQL: no `T`, no zeros at the end of a fraction. */
const postgresText = (date: string, zone: string): string =>
  `${date}.toISOString().replace("T", " ").replace(/\\.?0*Z$/, "${zone}")`;

const timestampText = (
  name: string,
  comment: string,
  zone: string,
  storage: {
    readonly dataType: "integer" | "text";
    readonly driverData: string;
    readonly to: string;
    readonly from: string;
  },
): CodecColumn => ({
  name,
  comment,
  data: "string",
  driverData: storage.driverData,
  dataType: storage.dataType,
  toDriver: storage.to,
  fromDriver: postgresText(storage.from, zone),
});

const instants = {
  "timestamp-milliseconds": {
    dataType: "integer",
    driverData: "number",
    to: "Date.parse(value)",
    from: "new Date(value)",
    words: "milliseconds since 1970",
  },
  "timestamp-seconds": {
    dataType: "integer",
    driverData: "number",
    to: "Math.floor(Date.parse(value) / 1000)",
    from: "new Date(value * 1000)",
    words: "seconds since 1970",
  },
  "timestamp-text": {
    dataType: "text",
    driverData: "string",
    to: "new Date(value).toISOString()",
    from: "new Date(value)",
    words: "ISO 8601 text in UTC",
  },
} as const;

type InstantCodec = keyof typeof instants;

const isInstant = (codec: ValueCodec): codec is InstantCodec => Object.hasOwn(instants, codec);

/** What a value becomes by default on the way to JavaScript; where a column wants the same, drizzle's own builder does. */
const plainJs: Readonly<Partial<Record<ValueCodec, JsType>>> = {
  integer: "number",
  real: "number",
  boolean: "boolean",
  text: "string",
  uuid: "string",
  enum: "string",
  "decimal-text": "string",
  "decimal-real": "number",
  "decimal-integer": "number",
  "timestamp-milliseconds": "date",
  "timestamp-seconds": "date",
  "timestamp-text": "string",
  date: "string",
  time: "string",
  json: "json",
  array: "json",
  bytes: "buffer",
};

/** The column that has to be made by hand for what a builder of pg-core makes. */
export function codecOf(
  { type, js }: ColumnRoot,
  { choices, catalog }: { readonly choices: TypeChoices; readonly catalog: Catalog },
): CodecColumn | undefined {
  const { codec } = mapType(type, choices, catalog);
  return codecColumn(codec, js, type.name === "timestamptz", type.modifiers[1] ?? 0);
}

/**
 * The column that has to be made by hand for a storage and a JavaScript type.
 *
 * @param zoned the type on PostgreSQL is `timestamptz`
 * @param scale digits behind the point, for `numeric` that is kept as integers
 * @returns `undefined` where drizzle's own builder gives that type
 */
function codecColumn(codec: ValueCodec, js: JsType, zoned: boolean, scale: number): CodecColumn | undefined {
  if (isInstant(codec)) return instantColumn(codec, js, zoned);
  if (codec === "date" && js === "date") {
    return {
      name: "dateColumn",
      comment: "A day as a Date; kept as YYYY-MM-DD.",
      data: "Date",
      driverData: "string",
      dataType: "text",
      toDriver: "value.toISOString().slice(0, 10)",
      fromDriver: "new Date(value)",
    };
  }
  if (codec === "integer" && js === "bigint") {
    return {
      name: "bigintColumn",
      comment: "D1 gives integers as numbers: beyond 2^53 digits are lost.",
      data: "bigint",
      driverData: "number",
      dataType: "integer",
      toDriver: "Number(value)",
      fromDriver: "BigInt(value)",
    };
  }
  if (codec === "decimal-integer") return scaledColumn(js, scale);
  if (codec === "decimal-text" || codec === "decimal-real") return decimalColumn(codec, js);
  return undefined;
}

function instantColumn(codec: InstantCodec, js: JsType, zoned: boolean): CodecColumn | undefined {
  const storage = instants[codec];
  if (js === "string") {
    const [name, zone] = zoned ? ["timestamptzText", "+00"] : ["timestampText", ""];
    const comment = `A timestamp as text, the way PostgreSQL gives it; kept as ${storage.words}.`;
    return timestampText(name, comment, zone, storage);
  }
  if (codec !== "timestamp-text") return undefined;
  return {
    name: "timestampColumn",
    comment: `A timestamp as a Date; kept as ${storage.words}.`,
    data: "Date",
    driverData: "string",
    dataType: "text",
    toDriver: "value.toISOString()",
    fromDriver: "new Date(value)",
  };
}

function decimalColumn(codec: "decimal-text" | "decimal-real", js: JsType): CodecColumn | undefined {
  if (plainJs[codec] === js) return undefined;
  const [dataType, driverData] =
    codec === "decimal-text" ? (["text", "string"] as const) : (["real", "number"] as const);
  const base = { dataType, driverData, toDriver: codec === "decimal-text" ? "String(value)" : "Number(value)" };
  if (js === "number") {
    return {
      name: "decimalNumber",
      comment: "A decimal as a number; kept as its exact text.",
      data: "number",
      fromDriver: "Number(value)",
      ...base,
    };
  }
  if (js === "bigint") {
    return {
      name: "decimalBigint",
      comment: "A decimal as a bigint.",
      data: "bigint",
      fromDriver: "BigInt(value)",
      ...base,
    };
  }
  return {
    name: "decimalText",
    comment: "A decimal as text; kept as a number.",
    data: "string",
    fromDriver: "String(value)",
    ...base,
  };
}

/** `numeric(p, s)` in units of its last decimal place. */
function scaledColumn(js: JsType, scale: number): CodecColumn | undefined {
  if (scale === 0 && js === "number") return undefined;
  const unit = 10 ** scale;
  const shared = { driverData: "number", dataType: "integer" as const };
  const comment = `Kept as an integer: units of ${scale} decimal places.`;
  if (js === "number") {
    return {
      name: `decimal${scale}Number`,
      comment,
      data: "number",
      toDriver: `Math.round(value * ${unit})`,
      fromDriver: `value / ${unit}`,
      ...shared,
    };
  }
  if (js === "bigint") {
    return {
      name: `decimal${scale}Bigint`,
      comment,
      data: "bigint",
      toDriver: `Number(value) * ${unit}`,
      fromDriver: `BigInt(Math.trunc(value / ${unit}))`,
      ...shared,
    };
  }
  return {
    name: `decimal${scale}`,
    comment,
    data: "string",
    toDriver: `Math.round(Number(value) * ${unit})`,
    fromDriver: `(value / ${unit}).toFixed(${scale})`,
    ...shared,
  };
}

/** The declaration of a column as it stands in a file. */
export function codecDeclaration(
  column: CodecColumn,
  {
    name,
    customType,
    isTyped,
    lineEnd,
    quote,
  }: {
    readonly name: string;
    /** What `customType` of sqlite-core is called in the file. */
    readonly customType: string;
    readonly isTyped: boolean;
    readonly lineEnd: string;
    readonly quote: string;
  },
): string {
  const types = isTyped ? `<{ data: ${column.data}; driverData: ${column.driverData} }>` : "";
  const value = (type: string): string => (isTyped ? "value" : `/** @type {${type}} */ value`);
  return [
    `/** ${column.comment} */`,
    `const ${name} = ${customType}${types}({`,
    `  dataType: () => ${quote}${column.dataType}${quote},`,
    `  toDriver: (${value(column.data)}) => ${column.toDriver},`,
    `  fromDriver: (${value(column.driverData)}) => ${column.fromDriver},`,
    `});`,
  ].join(lineEnd);
}
