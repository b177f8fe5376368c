import type { Node } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import { elementOf } from "../expressions/arrays.js";
import { cast } from "../expressions/casts.js";
import { expression } from "../expressions/expression.js";
import { type Fragment, atom, level, tight } from "../expressions/fragment.js";
import { jsonText } from "../expressions/json.js";
import { kindOf, types } from "../expressions/kinds.js";
import { foldedName, functionName } from "../expressions/names.js";
import { type Run, freshName, refuse } from "../expressions/run.js";
import type { Scope, ScopeColumn } from "../expressions/scope.js";
import { shift } from "../expressions/times.js";
import { typeOfNode } from "../type-name.js";
import type { Source } from "./from.js";

const rowFunctions: ReadonlySet<string> = new Set(
  (
    "unnest json_array_elements jsonb_array_elements json_array_elements_text jsonb_array_elements_text json_object_keys " +
    "jsonb_object_keys generate_series json_each jsonb_each json_each_text jsonb_each_text"
  ).split(" "),
);

export function isRowFunction(name: string): boolean {
  return rowFunctions.has(name);
}

/** What a function over rows gives: columns of json_each() under other names. */
interface Rows {
  readonly sql: string;
  readonly columns: (relation: string) => readonly ScopeColumn[];
}

/** A function in FROM: unnest(), jsonb_array_elements(), generate_series() and their relatives. */
export function rowsOfFunction(
  run: Run,
  scope: Scope,
  node: Node,
  alias: string | undefined,
  names: readonly string[] | undefined,
): Source {
  const ordinality = node.type === "with_ordinality_expr";
  const definitions = node.type === "func_call_with_column_definitions" ? node : undefined;
  const outer = definitions ? definitions.funcCall : ordinality ? node.expr : node;
  const call = outer.type === "alias" ? outer.expr : outer;
  const given = outer.type === "alias" ? foldedName(outer.alias) : alias;
  const name =
    call.type === "func_call"
      ? functionName(call.name)
      : call.type === "unnest_expr"
        ? "unnest"
        : refuse("lateral", call.type, node);
  const argNodes: readonly Node[] =
    call.type === "func_call"
      ? (call.args?.expr.args.items ?? [])
      : call.type === "unnest_expr"
        ? [call.expr.expr]
        : [];
  const args = argNodes.map((item) => expression(run, { ...scope, qualify: true }, item));
  const relation = given ?? name;
  const rows = definitions
    ? recordRows(run, name, args, definitions.columns.expr.items, node)
    : rowsOf(run, name, args, names?.[0] ?? given ?? name, node);
  const columns = [...rows.columns(quoteName(relation))];
  if (ordinality) columns.push(ordinalityOf(relation, rows, node));
  const named = columns.map((column, index) => ({ ...column, name: names?.[index] ?? column.name }));
  return {
    sql: `${rows.sql} AS ${quoteName(relation)}`,
    relations: [{ name: relation, sql: quoteName(relation), columns: named, writeOut: true }],
  };
}

function ordinalityOf(relation: string, rows: Rows, node: Node): ScopeColumn {
  if (!rows.sql.startsWith("json_each(")) refuse("lateral", "WITH ORDINALITY", node);
  return {
    name: "ordinality",
    type: types.int8,
    notNull: true,
    fragment: atom(`(${quoteName(relation)}.key + 1)`, types.int8),
  };
}

function rowsOf(run: Run, name: string, args: readonly Fragment[], column: string, node: Node): Rows {
  const [first] = args;
  if (!first) refuse("lateral", name, node);
  switch (name) {
    case "unnest": {
      const type = elementOf(run, first);
      if (!type || args.length > 1) refuse("array", "unnest", node);
      const kind = kindOf(type, run.context.catalog);
      if (kind === "json") refuse("array", "unnest of JSON", node);
      return {
        sql: `json_each(${first.sql})`,
        columns: (relation) => [{ name: column, type, notNull: false, fragment: atom(`${relation}.value`, type) }],
      };
    }
    case "json_array_elements":
    case "jsonb_array_elements":
      return jsonRows(run, first, node, (relation) => [jsonColumn("value", relation)]);
    case "json_array_elements_text":
    case "jsonb_array_elements_text":
      return jsonRows(run, first, node, (relation) => [textColumn("value", relation)]);
    case "json_each":
    case "jsonb_each":
      return jsonRows(run, first, node, (relation) => [keyColumn("key", relation), jsonColumn("value", relation)]);
    case "json_each_text":
    case "jsonb_each_text":
      return jsonRows(run, first, node, (relation) => [keyColumn("key", relation), textColumn("value", relation)]);
    case "json_object_keys":
    case "jsonb_object_keys":
      return jsonRows(run, first, node, (relation) => [keyColumn(column, relation)]);
    case "generate_series":
      return series(run, args, column, node);
    default:
      refuse("lateral", `${name}()`, node);
  }
}

function jsonRows(run: Run, value: Fragment, node: Node, columns: Rows["columns"]): Rows {
  const kind = kindOf(value.type, run.context.catalog);
  if (kind !== undefined && kind !== "json") refuse("json", `rows of ${kind}`, node);
  const json = value.literal === undefined ? value : cast(run, value, types.jsonb, node);
  return { sql: `json_each(${json.sql})`, columns };
}

const whole = (relation: string): string => `(${relation}.json -> ${relation}.fullkey)`;

function keyColumn(name: string, relation: string): ScopeColumn {
  return { name, type: types.text, notNull: true, fragment: { ...atom(`${relation}.key`, types.text), notNull: true } };
}

function jsonColumn(name: string, relation: string): ScopeColumn {
  return { name, type: types.jsonb, notNull: true, fragment: { ...atom(whole(relation), types.jsonb), notNull: true } };
}

function textColumn(name: string, relation: string): ScopeColumn {
  const sql = `CASE ${relation}.type WHEN 'text' THEN ${relation}.value WHEN 'null' THEN NULL ELSE ${whole(relation)} END`;
  return { name, type: types.text, notNull: false, fragment: atom(sql, types.text) };
}

/** jsonb_to_recordset('[…]') AS x (a int, b text). */
function recordRows(run: Run, name: string, args: readonly Fragment[], items: readonly Node[], node: Node): Rows {
  const [first] = args;
  if (!first || !/^jsonb?_to_recordset$/.test(name)) refuse("lateral", `${name}()`, node);
  return jsonRows(run, first, node, (relation) =>
    items.map((item) => {
      if (item.type !== "column_definition" || !item.dataType) refuse("lateral", name, node);
      const column = foldedName(item.name);
      const type = typeOfNode(item.dataType, run.syntax.text);
      const record = { ...atom(`${relation}.value`, types.jsonb), column };
      const text = jsonText(run, record, { ...atom(`'${column}'`), literal: column }, node);
      const value =
        kindOf(type, run.context.catalog) === "json"
          ? { ...atom(`(${relation}.value -> '$.${column}')`, type) }
          : cast(run, text, type, node);
      return {
        name: column,
        type,
        notNull: false,
        fragment: value.level < level.atom ? atom(`(${value.sql})`, type) : value,
        form: value.form,
      };
    }),
  );
}

/** generate_series(a, b[, step]) of integers, or of times with a constant interval. */
function series(run: Run, args: readonly Fragment[], column: string, node: Node): Rows {
  const [from, to, step] = args;
  if (!from || !to) refuse("lateral", "generate_series", node);
  // A query in FROM sees nothing of the other tables there.
  if (args.some((value) => value.column !== undefined || value.sql.replaceAll(/'[^']*'|\d+\.\d+/g, "").includes("."))) {
    refuse("lateral", "generate_series over columns", node);
  }
  const table = freshName(run, "series");
  const value = quoteName(column);
  const isNumber = kindOf(from.type, run.context.catalog) === "integer";
  const start = isNumber ? from : cast(run, from, from.type ?? to.type ?? types.timestamptz, node);
  const current = { ...atom("value", start.type), column: "value" };
  let next: string;
  if (isNumber) {
    const amount = step === undefined ? 1 : Number(step.constant);
    if (!Number.isInteger(amount) || amount <= 0)
      refuse("lateral", "generate_series with a step that is no positive number", node);
    next = `value + ${amount}`;
  } else {
    const interval = step && (step.type ? step : cast(run, step, types.interval, node)).interval;
    if (!interval || !("months" in interval))
      refuse("lateral", "generate_series with a step that is no interval", node);
    if (kindOf(start.type, run.context.catalog) !== "timestamp") refuse("lateral", "generate_series over dates", node);
    next = shift(run, current, interval, 1).sql;
  }
  const end = isNumber ? to : cast(run, to, start.type ?? types.timestamptz, node);
  const first = `SELECT ${start.sql} WHERE ${tight(start, level.relation)} <= ${tight(end, level.sum)}`;
  const rest = `SELECT ${next} FROM ${table} WHERE ${next} <= ${tight(end, level.sum)}`;
  return {
    sql: `(WITH RECURSIVE ${table}(value) AS (${first} UNION ALL ${rest}) SELECT value AS ${value} FROM ${table})`,
    columns: () => [{ name: column, type: start.type, notNull: true }],
  };
}
