import type { Node } from "../../parse.js";
import { quoteText } from "../../sqlite/names.js";
import { baseType } from "../../types.js";
import type { PostgresType } from "../type-name.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { type Kind, isNumber, kindOf, types } from "./kinds.js";
import { encodeLiteral } from "./literals.js";
import { numberOf, roundHalfEven } from "./numbers.js";
import { type Run, note, refuse } from "./run.js";
import { dateText, format, timeArguments, timestampFragment, timestampText } from "./times.js";

/** Makes a value of another type, in the stored form of that type (decimals: a plain number). */
type CastRule = (run: Run, value: Fragment, target: PostgresType, node: Node) => Fragment;

const same: CastRule = (_run, value, target) => ({ ...value, type: target });

/** What a truth value can be written as. Source: PostgreSQL documentation, 8.6 "Boolean Type". */
const trueWords = "'t', 'tr', 'tru', 'true', 'y', 'ye', 'yes', 'on', '1'";
const falseWords = "'f', 'fa', 'fal', 'fals', 'false', 'n', 'no', 'of', 'off', '0'";

const textToBoolean: CastRule = (_run, value, target) => {
  const word = `lower(trim(${value.json?.raw ?? value.sql}))`;
  return atom(`CASE WHEN ${word} IN (${trueWords}) THEN 1 WHEN ${word} IN (${falseWords}) THEN 0 END`, target);
};

const castAs =
  (name: string, form?: "number"): CastRule =>
  (_run, value, target) => ({
    ...atom(`CAST(${value.json?.raw ?? value.sql} AS ${name})`, target),
    ...(form && { form }),
    notNull: value.notNull === true,
  });

const roundToInteger: CastRule = (run, value, target, node) => {
  const number = numberOf(run, value, node);
  const isFloat = kindOf(value.type, run.context.catalog) === "float";
  const rounded = isFloat ? roundHalfEven(number) : `round(${number.sql})`;
  return { ...atom(`CAST(${rounded} AS INTEGER)`, target), notNull: value.notNull === true };
};

/** `numeric(10, 2)` rounds to its places. */
const toNumeric: CastRule = (run, value, target, node) => {
  const number = numberOf(run, value, node);
  const [, scale] = scaleOf(run, target);
  if (scale === undefined) return { ...number, type: target, form: "number" };
  return { ...atom(`round(${number.sql}, ${scale})`, target), form: "number", notNull: value.notNull === true };
};

function scaleOf(run: Run, type: PostgresType): readonly [precision?: number, scale?: number] {
  const [precision, scale] = baseType(type, run.context.catalog).modifiers;
  return precision === undefined ? [] : [precision, scale ?? 0];
}

const textRule =
  (rule: CastRule): CastRule =>
  (run, value, target, node) =>
    cut(run, rule(run, value, target, node), target);

/** An explicit cast to `varchar(n)` or `char(n)` cuts what is longer. */
function cut(run: Run, value: Fragment, target: PostgresType): Fragment {
  const base = baseType(target, run.context.catalog);
  const [length] = base.modifiers;
  if (length === undefined || !/^(?:varchar|bpchar)$/.test(base.name)) return { ...value, type: target };
  const sql = `substr(${value.sql}, 1, ${length})`;
  return { ...atom(base.name === "bpchar" ? `rtrim(${sql})` : sql, target), notNull: value.notNull === true };
}

const booleanToText: CastRule = (_run, value, target) =>
  atom(`CASE ${tight(value, level.equality + 1)} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`, target);

const decimalToText: CastRule = (run, value, target, node) => {
  if (value.constant !== undefined) return atom(quoteText(value.constant), target);
  if (value.form === "number" || run.context.choices.numeric !== "text") refuse("number-text", "numeric", node);
  return { ...value, type: target };
};

const floatToText: CastRule = (_run, _value, _target, node) => refuse("number-text", "double precision", node);

const timestampToText: CastRule = (run, value, target) => ({
  ...atom(timestampText(run, value), target),
  level: level.concatenation,
});

const textToTime =
  (make: (sql: string) => string): CastRule =>
  (run, value, target, node) => {
    note(run, "time-text", target.name, node);
    return atom(make(value.sql), target);
  };

const textToTimestamp: CastRule = (run, value, target, node) => {
  note(run, "time-text", target.name, node);
  return timestampFragment(run, { value: value.sql, modifiers: [] }, target);
};

const timestampToDate: CastRule = (run, value, target) => {
  const time = timeArguments(run, value);
  return { ...atom(dateText(time), target), time, notNull: value.notNull === true };
};

const timestampToTime: CastRule = (run, value, target) =>
  atom(`rtrim(rtrim(${format("%H:%M:%f", timeArguments(run, value))}, '0'), '.')`, target);

const dateToTimestamp: CastRule = (run, value, target) =>
  timestampFragment(run, { value: value.sql, modifiers: [] }, target, value.notNull === true);

const textToJson: CastRule = (_run, value, target) => atom(`json(${value.sql})`, target);

/** From `jsonb` a scalar comes out by its JSON type. */
const jsonToScalar =
  (make: (raw: string) => string, form?: "number"): CastRule =>
  (_run, value, target) => ({
    ...atom(make(`${tight(value, level.concatenation)} ->> '$'`), target),
    ...(form && { form }),
  });

/** By the kind that comes out, then the kind that goes in. What is missing has no exact form. */
const casts = {
  boolean: {
    boolean: same,
    integer: (_run, value, target) => ({
      sql: `${tight(value, level.equality + 1)} <> 0`,
      level: level.equality,
      type: target,
    }),
    text: textToBoolean,
    json: jsonToScalar((raw) => raw),
  },
  integer: {
    boolean: same,
    integer: same,
    float: roundToInteger,
    numeric: roundToInteger,
    text: castAs("INTEGER"),
    json: jsonToScalar((raw) => `CAST(${raw} AS INTEGER)`),
  },
  float: {
    integer: castAs("REAL"),
    float: same,
    numeric: (run, value, target, node) => castAs("REAL")(run, numberOf(run, value, node), target, node),
    text: castAs("REAL"),
    json: jsonToScalar((raw) => `CAST(${raw} AS REAL)`),
  },
  numeric: {
    integer: toNumeric,
    float: toNumeric,
    numeric: toNumeric,
    text: (run, value, target, node) =>
      toNumeric(run, castAs("NUMERIC", "number")(run, value, target, node), target, node),
    json: jsonToScalar((raw) => `CAST(${raw} AS NUMERIC)`, "number"),
  },
  text: {
    boolean: textRule(booleanToText),
    integer: textRule(castAs("TEXT")),
    float: floatToText,
    numeric: textRule(decimalToText),
    text: textRule(same),
    uuid: textRule(same),
    enum: textRule(same),
    date: textRule((_run, value, target) => ({ ...atom(value.sql, target), notNull: value.notNull === true })),
    time: textRule(same),
    timestamp: textRule(timestampToText),
    json: (_run, value, target, node) => {
      if (value.constant !== undefined && value.type?.name === "json") return atom(value.sql, target);
      refuse("json", "the text of a JSON value", node);
    },
    "object-name": textRule(same),
  },
  uuid: { uuid: same, text: (_run, value, target) => atom(`lower(${value.sql})`, target) },
  enum: { enum: same, text: same },
  timestamp: {
    timestamp: (_run, value, target) => ({ ...value, type: target }),
    date: dateToTimestamp,
    text: textToTimestamp,
  },
  date: { date: same, timestamp: timestampToDate, text: textToTime((sql) => `date(${sql})`) },
  time: {
    time: same,
    timestamp: timestampToTime,
    text: textToTime((sql) => `rtrim(rtrim(strftime('%H:%M:%f', ${sql}), '0'), '.')`),
  },
  interval: { interval: same },
  json: { json: same, text: textToJson },
  bytes: { bytes: same },
  array: { array: same },
  "object-name": { "object-name": same },
  other: {},
} as const satisfies Readonly<Record<Kind, Readonly<Partial<Record<Kind, CastRule>>>>>;

/**
 * A value as another type, as PostgreSQL's explicit cast makes it.
 *
 * @throws Refusal where there is no exact form
 */
export function cast(run: Run, value: Fragment, target: PostgresType, node: Node): Fragment {
  const { catalog } = run.context;
  const to = kindOf(target, catalog) ?? "other";
  if (value.isNull) return { sql: "NULL", level: level.atom, type: target, isNull: true };
  if (value.elements && to === "array") return castElements(run, value.elements, target, node);
  if (!value.type && value.literal !== undefined) {
    const base = baseType(target, catalog);
    const text =
      base.name === "varchar" && base.modifiers[0] !== undefined
        ? Array.from(value.literal).slice(0, base.modifiers[0]).join("")
        : value.literal;
    return encodeLiteral(run, text, target, node);
  }
  const from = kindOf(value.type, catalog);
  if (from === "text" && value.constant !== undefined && to !== "text") {
    return encodeLiteral(run, value.constant, target, node);
  }
  if (to === "numeric" && value.constant !== undefined && isNumber(from)) {
    return encodeLiteral(run, value.constant, target, node);
  }
  if (to === "other" && value.type?.name === target.name) return value;
  if (!from) {
    if (value.column !== undefined) return { ...unknownCast(run, value, target, node) };
    refuse("cast", `to ${target.name}`, node);
  }
  const rule = (casts[to] as Readonly<Partial<Record<Kind, CastRule>>>)[from];
  if (!rule) refuse("cast", `${value.type?.name ?? ""} to ${target.name}`, node);
  const result = rule(run, value, target, node);
  // What only holds for the value before does not hold after.
  return to === from ? result : { ...result, literal: undefined, json: undefined };
}

/** A column whose type is not known: only the casts that fit any stored form. */
function unknownCast(run: Run, value: Fragment, target: PostgresType, node: Node): Fragment {
  const kind = kindOf(target, run.context.catalog);
  if (kind === "integer") return castAs("INTEGER")(run, value, target, node);
  if (kind === "float") return castAs("REAL")(run, value, target, node);
  refuse("cast", `an unknown type to ${target.name}`, node);
}

function castElements(run: Run, elements: readonly Fragment[], target: PostgresType, node: Node): Fragment {
  const element = { ...target, dimensions: target.dimensions - 1 };
  return arrayOf(
    run,
    elements.map((item) => store(run, cast(run, item, element, node), element, node)),
    target,
  );
}

/** An array that is written out: JSON of its elements. */
export function arrayOf(run: Run, elements: readonly Fragment[], type: PostgresType): Fragment {
  const literals = elements.map((element) => literalJson(run, element));
  if (literals.every((text) => text !== undefined)) {
    return { ...atom(quoteText(`[${literals.join(",")}]`), type), elements, notNull: true };
  }
  const items = elements.map((element) => elementJson(run, element));
  return { ...atom(`json_array(${items.join(", ")})`, type), elements, notNull: true };
}

/** The JSON of an element that is a literal. */
function literalJson(run: Run, element: Fragment): string | undefined {
  if (element.isNull) return "null";
  const kind = kindOf(element.type, run.context.catalog);
  if (kind === "boolean")
    return /^(?:1|true)$/i.test(element.sql) ? "true" : /^(?:0|false)$/i.test(element.sql) ? "false" : undefined;
  if (kind === "json" || kind === "array" || kind === "bytes") return undefined;
  if (/^-?\d+(?:\.\d+)?$/.test(element.sql)) return element.sql;
  return /^'(?:[^']|'')*'$/.test(element.sql)
    ? JSON.stringify(element.sql.slice(1, -1).replaceAll("''", "'"))
    : undefined;
}

/** An element as an argument of json_array(): truth values and arrays need json(). */
export function elementJson(run: Run, element: Fragment): string {
  const kind = kindOf(element.type, run.context.catalog);
  if (element.isNull) return "NULL";
  if (kind === "boolean") {
    if (/^(?:[01]|true|false)$/i.test(element.sql))
      return `json('${/^(?:1|true)$/i.test(element.sql) ? "true" : "false"}')`;
    return `json(CASE ${tight(element, level.equality + 1)} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)`;
  }
  if (kind === "array" || kind === "json") return `json(${element.sql})`;
  return element.sql;
}

/**
 * A value in the stored form of a column, as an assignment makes it.
 *
 * @throws Refusal where there is no exact form
 */
export function store(run: Run, value: Fragment, target: PostgresType, node: Node): Fragment {
  const { catalog, choices } = run.context;
  if (value.isNull) return value;
  if (!value.type && value.literal !== undefined) return encodeLiteral(run, value.literal, target, node);
  const to = kindOf(target, catalog);
  const from = kindOf(value.type, catalog);
  if (to === "numeric") {
    if (value.constant !== undefined && isNumber(from)) return encodeLiteral(run, value.constant, target, node);
    return storeDecimal(run, value, target, node);
  }
  if (to === "text" && from === "text") return { ...value, type: target };
  if (to === "float" && from === "integer" && value.constant !== undefined) {
    return encodeLiteral(run, value.constant, target, node);
  }
  if (to === "array" && value.elements) return castElements(run, value.elements, target, node);
  if (!from && value.column !== undefined) return value;
  const base = baseType(target, catalog);
  if (to === "interval" && value.interval && !("months" in value.interval)) refuse("interval", value.sql, node);
  const wide = base.name === "varchar" || base.name === "bpchar" ? types.text : target;
  return { ...cast(run, value, wide, node), type: target };

  function storeDecimal(_run: Run, source: Fragment, type: PostgresType, at: Node): Fragment {
    const stored = kindOf(source.type, catalog) === "numeric" && source.form !== "number";
    const [, scale] = scaleOf(run, type);
    const [, sourceScale] = source.type ? scaleOf(run, source.type) : [];
    if (stored && scale === sourceScale) return { ...source, type };
    const number = from === "text" ? cast(run, source, types.numeric, at) : numberOf(run, source, at);
    if (choices.numeric === "real") {
      return atom(scale === undefined ? `CAST(${number.sql} AS REAL)` : `round(${number.sql}, ${scale})`, type);
    }
    if (choices.numeric === "integer") {
      const factor = 10 ** (scale ?? 0);
      return atom(
        `CAST(round(${factor === 1 ? number.sql : `${tight(number, level.product)} * ${factor}`}) AS INTEGER)`,
        type,
      );
    }
    if (from === "integer" && scale === undefined) return atom(`CAST(${number.sql} AS TEXT)`, type);
    const isExact = from === "integer" || (stored && sourceScale !== undefined && sourceScale <= (scale ?? 0));
    if (!isExact) note(run, "decimal", "numeric", at);
    if (scale === undefined) return atom(`CAST(${number.sql} AS TEXT)`, type);
    // printf() writes NULL as 0.
    const text = `printf('%.${scale}f', ${number.sql})`;
    return atom(source.notNull ? text : `iif(${tight(number, level.equality + 1)} IS NULL, NULL, ${text})`, type);
  }
}
