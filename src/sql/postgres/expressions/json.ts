import type { Node } from "../../parse.js";
import { quoteText } from "../../sqlite/names.js";
import { readArrayLiteral } from "../array-literal.js";
import { elementJson } from "./casts.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { isNumber, kindOf, types } from "./kinds.js";
import { numberOf } from "./numbers.js";
import { type Run, note, refuse } from "./run.js";
import { format, timeArguments } from "./times.js";

/*
 * JSON is text on D1, and SQLite's functions read it. Sources: PostgreSQL documentation, 9.16 "JSON Functions and
 * Operators"; https://sqlite.org/json1.html.
 */

/** A path of SQLite as a literal: `'$.a[0]."b c"'`. */
export function pathLiteral(steps: readonly (string | number)[], node: Node): string {
  let path = "$";
  for (const step of steps) {
    if (typeof step === "number") path += step < 0 ? `[#${step}]` : `[${step}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(step)) path += `.${step}`;
    else if (/["\\]/.test(step)) refuse("json", `the key ${JSON.stringify(step)}`, node);
    else path += `."${step}"`;
  }
  return quoteText(path);
}

/** What `->` and `->>` take on their right: a key or the place in an array. */
function stepSql(run: Run, key: Fragment, node: Node): string {
  const text = key.literal ?? (key.type?.name === "text" ? key.constant : undefined);
  if (text !== undefined) return pathLiteral([text], node);
  const kind = kindOf(key.type, run.context.catalog);
  if (kind === "integer" && key.constant !== undefined) {
    return pathLiteral([Number(key.sql.replaceAll(/[()\s]/g, ""))], node);
  }
  if (kind === "text") return `'$."' || ${tight(key, level.collate)} || '"'`;
  if (kind === "integer") return `'$[' || ${tight(key, level.collate)} || ']'`;
  refuse("json", "a key of unknown type", node);
}

const isStep = (step: string): string => (step.includes("||") ? `(${step})` : step);

function jsonOperand(run: Run, value: Fragment, node: Node): Fragment {
  const kind = kindOf(value.type, run.context.catalog);
  if (kind === "json" || (!kind && value.column !== undefined) || value.isNull) return value;
  refuse("operator", `-> on ${value.type?.name ?? "a string"}`, node);
}

/** `x -> 'a'`. */
export function jsonMember(run: Run, value: Fragment, key: Fragment, node: Node): Fragment {
  const base = jsonOperand(run, value, node);
  const step = stepSql(run, key, node);
  const sql = `${tight(base, level.concatenation)} -> ${isStep(step)}`;
  return { sql, level: level.concatenation, type: value.type ?? types.jsonb };
}

/** `x ->> 'a'`. */
export function jsonText(run: Run, value: Fragment, key: Fragment, node: Node): Fragment {
  return textAt(jsonOperand(run, value, node), stepSql(run, key, node));
}

/** `x #> '{a,0}'`, `x #>> '{a,0}'`. */
export function jsonPath(run: Run, value: Fragment, path: Fragment, asText: boolean, node: Node): Fragment {
  const base = jsonOperand(run, value, node);
  const step = pathLiteral(pathSteps(path, node), node);
  if (asText) return textAt(base, step);
  return {
    sql: `${tight(base, level.concatenation)} -> ${step}`,
    level: level.concatenation,
    type: value.type ?? types.jsonb,
  };
}

/** The steps of a literal path `{a,0,b}`: digits are places in arrays. */
export function pathSteps(path: Fragment, node: Node): readonly (string | number)[] {
  const listed = path.elements?.map(({ literal, constant }) => literal ?? constant);
  const text = path.literal ?? path.constant;
  const steps = listed ?? (text === undefined ? undefined : readArrayLiteral(text)?.elements);
  if (!steps?.every((step) => typeof step === "string")) refuse("json", "a path that is no literal", node);
  return steps.map((step) => (/^-?\d+$/.test(step) ? Number(step) : step));
}

/** The text of a scalar, and the JSON text of everything else, as PostgreSQL's `->>` gives it. */
function textAt(base: Fragment, step: string): Fragment {
  const left = tight(base, level.concatenation);
  const raw = `${left} ->> ${isStep(step)}`;
  const sql =
    `CASE json_type(${base.sql}, ${step}) WHEN 'text' THEN ${raw} WHEN 'null' THEN NULL ` +
    `ELSE ${left} -> ${isStep(step)} END`;
  return { sql, level: level.atom, type: types.text, json: { raw } };
}

/** `x ? 'k'`. */
export function hasKey(run: Run, value: Fragment, keys: readonly Fragment[], all: boolean, node: Node): Fragment {
  const base = jsonOperand(run, value, node);
  const each = keys.map((key) => {
    const text = key.literal ?? key.constant;
    if (text === undefined) refuse("json", "a key that is no literal", node);
    return `json_type(${base.sql}, ${pathLiteral([text], node)}) IS NOT NULL`;
  });
  const inObject = each.join(all ? " AND " : " OR ");
  if (run.place !== "query") {
    note(run, "json-shape", "?", node);
    return atom(`iif(${tight(base, level.equality + 1)} IS NULL, NULL, ${inObject})`, types.bool);
  }
  const inArray = keys
    .map((key) => `EXISTS (SELECT 1 FROM json_each(${base.sql}) WHERE type = 'text' AND value = ${key.sql})`)
    .join(all ? " AND " : " OR ");
  // A scalar counts as an array of one, as json_each() sees it too.
  return atom(
    `CASE WHEN ${tight(base, level.equality + 1)} IS NULL THEN NULL ` +
      `WHEN json_type(${base.sql}) = 'object' THEN ${inObject} ELSE ${inArray} END`,
    types.bool,
  );
}

/** `x @> '{"a": 1}'`: a literal object of scalars, or a literal array of scalars. */
export function containsJson(run: Run, value: Fragment, part: Fragment, node: Node): Fragment {
  const base = jsonOperand(run, value, node);
  const text = part.literal ?? part.constant;
  const parsed: unknown = text === undefined ? undefined : readJson(text, node);
  if (typeof parsed !== "object" || parsed === null) refuse("json", "@> with a value that is no literal object", node);
  const members = parsed as Readonly<Record<string, unknown>>;
  if (!Object.values(members).every(isScalar)) refuse("json", "@> with nested values", node);
  const scalars = Object.values(members).filter(isScalar);
  const present = `${tight(base, level.equality + 1)} IS NOT NULL`;
  const conditions = Array.isArray(parsed)
    ? scalars.map((item) => `EXISTS (SELECT 1 FROM json_each(${base.sql}) WHERE ${elementIs(item)})`)
    : Object.keys(members).map((key, index) => memberIs(base, pathLiteral([key], node), scalars[index] ?? null));
  if (Array.isArray(parsed) && run.place !== "query") refuse("row-dependent-time", "@>", node);
  const shape = `json_type(${base.sql}) = '${Array.isArray(parsed) ? "array" : "object"}'`;
  return atom(`CASE WHEN ${present} THEN ${[shape, ...conditions].join(" AND ")} END`, types.bool);
}

type Scalar = string | number | boolean | null;

function isScalar(value: unknown): value is Scalar {
  return typeof value !== "object" || value === null;
}

function memberIs(base: Fragment, path: string, value: Scalar): string {
  const type = `json_type(${base.sql}, ${path})`;
  const raw = `${tight(base, level.concatenation)} ->> ${path}`;
  if (typeof value === "string") return `${type} IS 'text' AND ${raw} = ${quoteText(value)}`;
  if (typeof value === "number") return `coalesce(${type} IN ('integer', 'real'), 0) AND ${raw} = ${value}`;
  return `${type} IS '${value === null ? "null" : String(value)}'`;
}

function elementIs(value: Scalar): string {
  if (typeof value === "string") return `type = 'text' AND value = ${quoteText(value)}`;
  if (typeof value === "number") return `type IN ('integer', 'real') AND value = ${value}`;
  return `type = '${value === null ? "null" : String(value)}'`;
}

function readJson(text: string, node: Node): unknown {
  try {
    return JSON.parse(text);
  } catch {
    refuse("literal", `${quoteText(text)} is no JSON`, node);
  }
}

/** `a || b` of JSON: the members of a right side that is written out. */
export function mergeJson(run: Run, left: Fragment, right: Fragment, node: Node): Fragment {
  if (right.members) {
    note(run, "json-shape", "||", node);
    const list = right.members.map(([key, sql]) => `${pathLiteral([key], node)}, ${sql}`);
    return list.length === 0 ? left : atom(`json_set(${[left.sql, ...list].join(", ")})`, left.type ?? types.jsonb);
  }
  const text = right.literal ?? right.constant;
  const parsed = text === undefined ? undefined : readJson(text, node);
  if (typeof parsed !== "object" || parsed === null) refuse("json", "|| with a value that is not written out", node);
  note(run, "json-shape", "||", node);
  const type = left.type ?? types.jsonb;
  if (Array.isArray(parsed)) {
    const items = parsed.map((item) => `'$[#]', json(${quoteText(JSON.stringify(item))})`);
    return items.length === 0 ? left : atom(`json_insert(${[left.sql, ...items].join(", ")})`, type);
  }
  const members = Object.entries(parsed).map(
    ([key, item]) => `${pathLiteral([key], node)}, json(${quoteText(JSON.stringify(item))})`,
  );
  return members.length === 0 ? left : atom(`json_set(${[left.sql, ...members].join(", ")})`, type);
}

/** `x - 'k'`, `x - 0`, `x #- '{a,b}'`. */
export function removeFromJson(run: Run, value: Fragment, key: Fragment, isPath: boolean, node: Node): Fragment {
  const base = jsonOperand(run, value, node);
  const steps = isPath ? pathLiteral(pathSteps(key, node), node) : stepSql(run, key, node);
  if (!isPath && key.type?.name !== "int4") note(run, "json-shape", "-", node);
  return atom(`json_remove(${base.sql}, ${steps})`, value.type ?? types.jsonb);
}

/** A value as an argument of json_object(), json_array() and their aggregates, as PostgreSQL's to_jsonb() writes it. */
export function jsonValue(run: Run, value: Fragment, node: Node): string {
  if (value.isNull) return "NULL";
  const kind = kindOf(value.type, run.context.catalog);
  if (isNumber(kind)) return numberOf(run, value, node).sql;
  switch (kind) {
    case "boolean":
    case "json":
      return elementJson(run, value);
    case "array": {
      const element = value.type && kindOf({ ...value.type, dimensions: 0 }, run.context.catalog);
      if (element === "timestamp" || element === "numeric") refuse("json", "an array of times or decimals", node);
      return elementJson(run, value);
    }
    case "timestamp": {
      const text = `rtrim(rtrim(${format("%Y-%m-%dT%H:%M:%f", timeArguments(run, value))}, '0'), '.')`;
      return value.type?.name === "timestamptz" ? `${text} || '+00:00'` : text;
    }
    case "bytes":
    case "interval":
    case "other":
      return refuse("json", `a value of type ${value.type?.name ?? ""}`, node);
    case "text":
    case "uuid":
    case "enum":
    case "date":
    case "time":
    default:
      return value.sql;
  }
}
