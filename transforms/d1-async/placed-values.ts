import { ts } from "ts-morph";
import { type Placeholder, scanPlaceholders } from "../../src/sql/placeholders.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { propertyName, valueOf } from "./bound-values.js";
import type { LibraryCall } from "./uses.js";

/** A value of a call, and the placeholders that it is bound to. */
export interface PlacedValue {
  readonly value: ts.Expression;
  readonly placeholders: readonly Placeholder[];
}

/**
 * Which value goes where, in the order in which the values are written; `undefined` where that cannot be told one by one:
 * spread values, an object that is not written in place, values without a placeholder.
 *
 * @param sql the statement's text
 */
export function placeValues({ call, member }: LibraryCall, sql: string): readonly PlacedValue[] | undefined {
  const given = member.entity === "statement" ? [...call.arguments] : call.arguments.slice(1);
  const placeholders = scanPlaceholders(sql);
  const [only, ...others] = given;
  const inner = only && others.length === 0 ? withoutOuterExpressions(only) : undefined;
  if (inner && ts.isObjectLiteralExpression(inner)) return placeNamed(inner, placeholders);
  const values = inner && ts.isArrayLiteralExpression(inner) ? [...inner.elements] : given;
  if (values.some((value) => ts.isSpreadElement(value) || ts.isOmittedExpression(value))) return undefined;
  const isPositional = placeholders.every(({ kind }) => kind === "?");
  if (!isPositional && !placeholders.every(({ kind }) => kind === "?N")) return undefined;
  const placed = values.map((value, index) => ({
    value,
    placeholders: isPositional
      ? placeholders.slice(index, index + 1)
      : placeholders.filter(({ name }) => Number(name) === index + 1),
  }));
  const count = isPositional ? placeholders.length : Math.max(0, ...placeholders.map(({ name }) => Number(name)));
  return count === values.length && isComplete(placed) ? placed : undefined;
}

function placeNamed(
  literal: ts.ObjectLiteralExpression,
  placeholders: readonly Placeholder[],
): readonly PlacedValue[] | undefined {
  const placed: PlacedValue[] = [];
  for (const property of literal.properties) {
    const key = propertyName(property)?.replace(/^[:@$]/, "");
    const value = valueOf(property);
    if (key === undefined || !value) return undefined;
    placed.push({
      value,
      placeholders: placeholders.filter(({ kind, name }) => kind.endsWith("name") && name === key),
    });
  }
  const held = placed.flatMap((value) => value.placeholders);
  const signs = new Map(held.map(({ kind, name }) => [name, kind]));
  const isWhole = held.length === placeholders.length && held.every(({ kind, name }) => signs.get(name) === kind);
  return isWhole && isComplete(placed) ? placed : undefined;
}

function isComplete(placed: readonly PlacedValue[]): boolean {
  return placed.every(({ placeholders }) => placeholders.length > 0);
}
