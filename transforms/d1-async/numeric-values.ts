import { ts } from "ts-morph";
import { type NumericEffect, numericBindings } from "../../src/sql/numeric-binding.js";
import type { Placeholder } from "../../src/sql/placeholders.js";
import type { StaticText } from "../../src/typescript/static-text.js";
import type { QueryContext } from "./query-context.js";
import type { LibraryCall } from "./uses.js";

/** Values by position, as far as they can be told apart. */
export interface PlacedValues {
  readonly values: readonly ts.Expression[];
  /** Names of the parameters in the order of the values, where they are named. */
  readonly order: readonly string[] | undefined;
}

const asText: ReadonlySet<NumericEffect> = new Set([
  "text-column",
  "text-comparison",
  "concatenation",
  "text-conversion",
]);

/**
 * Deals with numbers whose binding as REAL would change a result: where text comes of them they are bound as text, which
 * is what an INTEGER becomes there; in divisions and JSON a person has to say what is meant.
 *
 * better-sqlite3 binds every number as REAL itself, so its users are used to it.
 */
export function planNumericValues(
  sql: StaticText | undefined,
  { values, order }: PlacedValues,
  { call, member }: LibraryCall,
  { checker, collector, schema }: QueryContext,
): void {
  if (!sql || member.library === "better-sqlite3" || values.length === 0) return;
  const hasNumber = values.some((value) => numberIn(checker.getTypeAtLocation(value)));
  if (!hasNumber) return;
  const done = new Set<ts.Expression>();
  for (const [index, { placeholder, effect, column, because }] of numericBindings(sql.text, schema).entries()) {
    const value = values[positionOf(placeholder, index, order)];
    if (!value || done.has(value) || ts.isSpreadElement(value)) continue;
    const type = checker.getTypeAtLocation(value);
    if (!numberIn(type)) continue;
    if (asText.has(effect)) {
      if (effect === "text-column" && !isTextColumn(column, schema)) continue;
      done.add(value);
      bindAsText(value, type, collector, checker);
    } else if (effect === "division" || effect === "json-argument") {
      done.add(value);
      const what = effect === "division" ? "is divided" : "becomes part of a JSON text";
      collector.find(
        value,
        "d1-async/real-binding",
        `\`${value.getText().slice(0, 40)}\` ${what}: D1 binds it as REAL.`,
      );
    } else if (effect === "unknown" && because === undefined) {
      collector.find(
        call,
        "d1-async/real-binding",
        "It could not be told whether a number bound as REAL matters here.",
      );
    }
  }
}

function positionOf({ kind, name }: Placeholder, index: number, order: readonly string[] | undefined): number {
  if (kind === "?") return index;
  if (kind === "?N") return Number(name) - 1;
  return order?.indexOf(name) ?? -1;
}

function isTextColumn(column: string | undefined, schema: QueryContext["schema"]): boolean {
  const [table = "", name = ""] = column?.split(".") ?? [];
  return schema.get(table)?.columns.get(name)?.affinity === "text";
}

function numberIn(type: ts.Type): boolean {
  if (type.flags & ts.TypeFlags.NumberLike) return true;
  return type.isUnion() && type.types.some(numberIn);
}

function bindAsText(
  value: ts.Expression,
  type: ts.Type,
  collector: QueryContext["collector"],
  checker: ts.TypeChecker,
): void {
  const nullable = checker.getNonNullableType(type) !== type;
  if (!nullable) {
    collector.wrapNode(value, "String(", ")", "d1-async/text-parameter");
    return;
  }
  if (defaultsToNull(value)) {
    // `x ?? null` → `x?.toString() ?? null`
    collector.wrapNode(value.left, "", "?.toString()", "d1-async/text-parameter");
    return;
  }
  const isSimple = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isCallExpression(value);
  const [before, after] = isSimple ? ["", ""] : ["(", ")"];
  // A value that may be undefined gets its `?? null` around this.
  const hasUndefined = type.isUnion() && type.types.some((part) => part.flags & ts.TypeFlags.Undefined);
  collector.wrapNode(value, before, `${after}?.toString()${hasUndefined ? "" : " ?? null"}`, "d1-async/text-parameter");
}

function defaultsToNull(value: ts.Expression): value is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    value.right.kind === ts.SyntaxKind.NullKeyword &&
    (ts.isIdentifier(value.left) || ts.isPropertyAccessExpression(value.left) || ts.isCallExpression(value.left))
  );
}
