import { type Node, rangeOf } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import { orderBy } from "../queries/order-by.js";
import type { Call } from "./call.js";
import { expression } from "./expression.js";
import type { Fragment } from "./fragment.js";
import { functionRule, isAggregate } from "./functions.js";
import { unitOf, lengthOf } from "./intervals.js";
import { kindOf, types } from "./kinds.js";
import { atom, level, tight } from "./fragment.js";
import { functionName } from "./names.js";
import { numberOf } from "./numbers.js";
import { truth } from "./operators.js";
import { type Replacement, type Run, refuse, splice } from "./run.js";
import type { Scope } from "./scope.js";

/** Functions whose form reads the elements of an argument with json_each(). */
const overElements = new Set(
  "cardinality array_append array_cat array_remove array_position array_to_string".split(" "),
);

/** A function call by the rule of its name. */
export function callFunction(run: Run, scope: Scope, node: NodeOf<"func_call">): Fragment {
  const name = functionName(node.name);
  if (name === "make_interval") return makeInterval(run, scope, node);
  if (name === "position") return position(run, scope, node);
  const rule = functionRule(name);
  if (!rule) refuse("function", `${name}()`, node);
  const list = node.args?.expr;
  const inner: Scope = overElements.has(name) ? { ...scope, qualify: true } : scope;
  const argNodes: readonly Node[] = list?.args.items ?? [];
  const args = argNodes.map((item) =>
    item.type === "all_columns" ? atom("*") : expression(run, inner, argumentOf(item, name)),
  );
  const aggregate = isAggregate(name);
  if (!aggregate && (node.filter ?? node.over ?? list?.orderBy ?? list?.distinctKw)) {
    refuse("function", `${name} as an aggregate`, node);
  }
  if (list?.nullHandlingKw ?? list?.limit ?? list?.having) refuse("construct", `${name}() with its clauses`, node);
  if (aggregate && run.place !== "query") refuse("row-dependent-time", `${name}()`, node);
  const call: Call = {
    run,
    scope,
    node,
    name,
    args,
    argNodes,
    order: list?.orderBy ? ` ${orderBy(run, scope, list.orderBy)}` : "",
    distinct: list?.distinctKw !== undefined,
    tail: tailOf(run, scope, node),
  };
  return asWritten(rule(call), name, run, node);
}

/** A function that keeps its name keeps its letters: `COUNT(*)`. */
function asWritten(result: Fragment, name: string, run: Run, node: NodeOf<"func_call">): Fragment {
  const { start, end } = rangeOf(node.name);
  const written = run.syntax.text.slice(start, end);
  if (written === name || written.toLowerCase() !== name || !result.sql.startsWith(`${name}(`)) return result;
  return { ...result, sql: written + result.sql.slice(name.length) };
}

/** position(a in b). */
function position(run: Run, scope: Scope, node: NodeOf<"func_call">): Fragment {
  const [inside] = node.args?.expr.args.items ?? [];
  if (inside?.type !== "binary_expr") refuse("function", "position()", node);
  const parts = [inside.right, inside.left].map((part) => {
    const value = expression(run, scope, part);
    const kind = kindOf(value.type, run.context.catalog);
    if (kind !== undefined && kind !== "text") refuse("function", `position() of ${kind}`, node);
    return value.sql;
  });
  return atom(`instr(${parts.join(", ")})`, types.int4);
}

function argumentOf(item: Node, name: string): Node {
  if (item.type === "named_arg") refuse("function", `${name} with named arguments`, item);
  return item;
}

/** FILTER and OVER. */
function tailOf(run: Run, scope: Scope, { filter, over }: NodeOf<"func_call">): string {
  let tail = "";
  if (filter) {
    const condition = filter.where.expr.expr;
    tail += ` ${splice(run, filter, [[condition, truth(run, expression(run, scope, condition), condition).sql]])}`;
  }
  if (over) {
    const replaced = over.window.type === "paren_expr" ? windowParts(run, scope, over.window.expr) : [];
    tail += ` ${splice(run, over, replaced)}`;
  }
  return tail;
}

/** The expressions of a window definition. */
export function windowParts(run: Run, scope: Scope, window: NodeOf<"window_definition">): Replacement[] {
  const parts: Replacement[] = [];
  for (const item of window.partitionBy?.specifications.items ?? [])
    parts.push([item, expression(run, scope, item).sql]);
  if (window.orderBy) parts.push([window.orderBy, orderBy(run, scope, window.orderBy)]);
  return parts;
}

/** make_interval(days => n): a length that SQL calculates. */
function makeInterval(run: Run, scope: Scope, node: NodeOf<"func_call">): Fragment {
  const parts = (node.args?.expr.args.items ?? []).map((item) => {
    if (item.type !== "named_arg") refuse("interval", "make_interval without names", node);
    const name = item.name.name.toLowerCase();
    const unit = unitOf(name === "secs" ? "seconds" : name === "mins" ? "minutes" : name);
    if (!unit || unit.months !== undefined) refuse("interval", `make_interval(${name})`, node);
    const value = numberOf(run, expression(run, scope, item.value), node);
    const length = lengthOf({ months: 0, days: unit.days ?? 0, milliseconds: unit.milliseconds ?? 0 });
    return `${tight(value, level.product)} * ${length}`;
  });
  if (parts.length === 0) refuse("interval", "make_interval()", node);
  return { ...atom("NULL", types.interval), interval: { sql: parts.join(" + ") } };
}
