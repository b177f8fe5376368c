import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { convertBareOrder, isShortList } from "./operators.js";
import type { QueryContext } from "./query-context.js";
import { convertConditionKeys, convertRelationalQuery } from "./relational-callbacks.js";
import { handlingOf } from "./surface.js";

/** D1's limit on bound parameters: https://developers.cloudflare.com/d1/platform/limits/. */
const parameterLimit = 100;

/** Converts or refuses a method of a query builder of `pg-core`. */
export function convertBuilderCall(
  call: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  owner: string,
  context: QueryContext,
): void {
  const { collector } = context;
  const name = callee.name.text;
  const file = call.getSourceFile();
  const handling = handlingOf(owner, name);
  if (handling?.is === "refused") {
    collector.find(callee.name, handling.code, `\`${name}()\`: ${handling.why}.`);
    return;
  }
  switch (name) {
    case "for":
      collector.replace(file, { start: callee.expression.end, end: call.end }, "", "drizzle-d1/row-locks");
      return;
    case "prepare":
      if (call.arguments.length === 0) return;
      collector.replace(file, { start: call.arguments.pos, end: call.end - 1 }, "", "drizzle-d1/prepare-name");
      return;
    case "overridingSystemValue":
      collector.replace(file, { start: callee.expression.end, end: call.end }, "", "drizzle-d1/overriding");
      return;
    case "orderBy":
      for (const argument of call.arguments) convertBareOrder(argument, context);
      return;
    case "values":
      checkRows(call, context);
      return;
    case "findMany":
    case "findFirst":
      if (context.options.rqb === "callbacks") convertRelationalQuery(call, context);
      else convertConditionKeys(call, context);
  }
}

/** `.values(rows)`: D1 takes 100 parameters, which is few rows of a wide table. */
function checkRows(call: ts.CallExpression, context: QueryContext): void {
  const { collector, checker } = context;
  const [rows] = call.arguments;
  if (!rows) return;
  const inner = withoutOuterExpressions(rows);
  if (ts.isObjectLiteralExpression(inner)) return;
  const type = checker.getTypeAtLocation(inner);
  if (!checker.isArrayType(type) && !checker.isTupleType(type) && !ts.isArrayLiteralExpression(inner)) return;
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  const columns = Math.max(1, widthOf(inner, element));
  if (isShortList(inner, context, Math.floor(parameterLimit / columns))) return;
  const text = rows.getText().replaceAll(/\s+/g, " ").slice(0, 40);
  collector.find(
    rows,
    "drizzle-d1/parameter-limit",
    `\`${text}\` may have more values than D1 takes: ${String(Math.max(1, Math.floor(parameterLimit / columns)))} rows fit.`,
  );
}

/** How many columns a row sets. */
function widthOf(rows: ts.Expression, element: ts.Type | undefined): number {
  if (ts.isArrayLiteralExpression(rows)) {
    return Math.max(...rows.elements.map((row) => (ts.isObjectLiteralExpression(row) ? row.properties.length : 1)), 1);
  }
  return element?.getProperties().length ?? 1;
}
