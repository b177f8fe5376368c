import type { Node } from "../../parse.js";
import type { PostgresType } from "../type-name.js";
import { cast } from "./casts.js";
import { quoteText } from "../../sqlite/names.js";
import { baseType } from "../../types.js";
import { type Fragment, type Interval, atom, level, tight } from "./fragment.js";
import { lengthOf } from "./intervals.js";
import { type Kind, isNumber, kindOf, types } from "./kinds.js";
import { numberOf } from "./numbers.js";
import { type Run, note, refuse } from "./run.js";

/** Values of one type, in forms that compare as PostgreSQL compares them. */
export interface Unified {
  readonly type: PostgresType | undefined;
  readonly values: readonly Fragment[];
}

/**
 * Brings operands to one type, as PostgreSQL does for comparisons, CASE, coalesce() and UNION.
 *
 * @throws Refusal for types without a common one
 */
export function unify(run: Run, values: readonly Fragment[], node: Node, intervals = false): Unified {
  const { catalog } = run.context;
  const typed = values.filter(({ type }) => type !== undefined);
  const kinds = new Set(typed.map(({ type }) => kindOf(type, catalog)));
  const [first] = typed;
  if (!first?.type) {
    // Bare strings are text to PostgreSQL; a column of unknown type stays what it is.
    if (values.some(({ column }) => column !== undefined)) return { type: undefined, values };
    return {
      type: values.some(({ literal }) => literal !== undefined) ? types.text : undefined,
      values: values.map((value) => (value.literal === undefined ? value : { ...value, type: types.text })),
    };
  }
  if (kinds.size === 1) {
    const [kind] = kinds;
    const type = kind === "json" ? types.jsonb : first.type;
    // A length of time that was calculated is a number, one that is stored is text.
    if (kind === "interval" && !intervals) refuse("interval", "intervals together", node);
    return { type, values: values.map((value) => prepare(run, value, type, kind, node)) };
  }
  const all = [...kinds];
  const common = all.every(isNumber)
    ? all.includes("float")
      ? types.float8
      : types.numeric
    : all.every((kind) => kind === "date" || kind === "timestamp")
      ? (typed.find(({ type }) => kindOf(type, catalog) === "timestamp")?.type ?? types.timestamp)
      : all.every((kind) => kind === "text" || kind === "enum" || kind === "object-name" || kind === "uuid") &&
          all.includes("text")
        ? types.text
        : undefined;
  if (!common) refuse("operator", all.join(" with "), node);
  const kind = kindOf(common, catalog);
  return { type: common, values: values.map((value) => prepare(run, value, common, kind, node)) };
}

function prepare(run: Run, value: Fragment, type: PostgresType, kind: Kind | undefined, node: Node): Fragment {
  if (value.isNull) return value;
  if (isNumber(kind)) return kind === "integer" && value.type ? value : numberOf(run, value, node);
  if (!value.type) {
    return value.column === undefined ? cast(run, value, type, node) : value;
  }
  if (kind === "timestamp" && kindOf(value.type, run.context.catalog) === "date") return cast(run, value, type, node);
  return value;
}

/** JSON texts that PostgreSQL writes in one way only. */
const plainJson = /^\s*(?:\{\s*\}|\[\s*\]|null|true|false|-?(?:0|[1-9]\d*)|"[^"\\]*")\s*$/;

/** Two operands of `=`, `<`, `IS DISTINCT FROM` and their like. */
export function comparable(
  run: Run,
  left: Fragment,
  right: Fragment,
  ordered: boolean,
  node: Node,
): readonly [Fragment, Fragment] {
  const { values, type } = unify(run, [left, right], node, true);
  const [first, second] = values as readonly [Fragment, Fragment];
  const kind = kindOf(type, run.context.catalog);
  if (kind === "json") return [comparableJson(first, second, node), comparableJson(second, first, node)];
  if (kind === "interval") return [intervalLength(first, node), intervalLength(second, node)];
  if (ordered && kind === "enum") return [enumRank(run, first), enumRank(run, second)];
  if (ordered && kind === "text") note(run, "text-order", "<", node);
  if (ordered && (kind === "array" || kind === "other")) refuse("operator", `the order of ${type?.name ?? ""}`, node);
  if (kind === "text") return [shortened(first, second), shortened(second, first)];
  if (kind === "time") return [first, second];
  return [first, second];
}

/** `x ->> 'k'` needs its text form only where a number or truth value could equal the other side. */
function shortened(value: Fragment, other: Fragment): Fragment {
  const text = other.constant ?? other.literal;
  if (!value.json || text === undefined || /^\s*(?:-?[\d.]|true$|false$|[[{])/.test(text)) return value;
  return { sql: value.json.raw, level: level.concatenation, type: types.text };
}

function comparableJson(value: Fragment, other: Fragment, node: Node): Fragment {
  if (value.isNull) return value;
  const constant = [value, other].map((side) => side.constant).find((text) => text !== undefined);
  if (constant === undefined || !plainJson.test(constant)) {
    refuse("json", "JSON values compared: equal ones may be written differently", node);
  }
  if (value.constant !== undefined)
    return atom(`'${JSON.stringify(JSON.parse(value.constant)).replaceAll("'", "''")}'`, value.type);
  return atom(`json(${value.sql})`, value.type);
}

/** An interval as its length in milliseconds. */
export function intervalLength(value: Fragment, node: Node): Fragment {
  const interval: Interval | undefined = value.interval;
  if (!interval) refuse("interval", value.sql, node);
  if ("months" in interval) {
    const length = lengthOf(interval);
    return { sql: String(length), level: length < 0 ? level.sign : level.atom, type: types.interval, interval };
  }
  return { sql: interval.sql, level: level.or, type: types.interval, interval };
}

/** An enum's value as the place of its label. */
export function enumRank(run: Run, value: Fragment): Fragment {
  if (value.isNull || !value.type) return value;
  const labels = run.context.catalog.enums.get(baseType(value.type, run.context.catalog).name)?.labels ?? [];
  const whens = labels.map((label, index) => `WHEN ${quoteText(label)} THEN ${index + 1}`).join(" ");
  return { ...atom(`CASE ${tight(value, level.equality + 1)} ${whens} END`, types.int4), notNull: value.notNull };
}
