import { ts } from "ts-morph";
import type { Placeholder } from "../../src/sql/placeholders.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import type { StaticText } from "../../src/typescript/static-text.js";
import { bigintConversionOf, convertedText, repeatablePart } from "./bigint-values.js";
import type { QueryContext } from "./query-context.js";
import type { LibraryCall } from "./uses.js";

/** How the values of a call become the arguments of `bind`. */
export type BoundValues =
  | { readonly kind: "none" }
  /** The arguments stay where they are; `emit` mends what is in them. */
  | {
      readonly kind: "arguments";
      readonly values: readonly ts.Expression[];
      /** Names of the parameters in the order of the values, where they are named. */
      readonly order?: readonly string[];
      emit(): void;
    }
  /** The arguments stay as they are, which D1 may refuse: a person has to look. */
  | { readonly kind: "unresolved"; readonly value: ts.Expression; readonly why: string };

const none: BoundValues = { kind: "none" };

/**
 * Plans the arguments of `bind` from the arguments that hold a call's values: positional ones, an array, spread arrays,
 * an object with named parameters.
 *
 * @param use the call that the values are given to
 * @param values the value arguments (without the SQL)
 * @param placeholders those of the SQL, where it is known
 */
export function planBoundValues(
  use: LibraryCall,
  values: readonly ts.Expression[],
  sql: StaticText | undefined,
  placeholders: readonly Placeholder[] | undefined,
  context: QueryContext,
): BoundValues {
  const { collector, checker } = context;
  const [only, ...others] = values;
  if (!only) return none;
  if (placeholders?.length === 0 && values.every((value) => isEmptyValue(value))) {
    return { kind: "none" };
  }
  if (others.length === 0) {
    const inner = withoutOuterExpressions(only);
    if (ts.isArrayLiteralExpression(inner)) return spreadLiteral(only, inner, collector, checker);
    if (!placeholders && ts.isObjectLiteralExpression(inner) && inner.properties.length === 0) return none;
    const isNamed = placeholders?.some(({ kind }) => kind !== "?" && kind !== "?N");
    if (isNamed || ts.isObjectLiteralExpression(inner)) {
      return sql && placeholders
        ? namedValues(use, only, inner, sql, context)
        : { kind: "unresolved", value: only, why: "the values are given by name and the SQL is not constant" };
    }
    if (!ts.isSpreadElement(only)) {
      // `params as never` only helped it compile.
      const asserted = checker.getTypeAtLocation(inner);
      const type = checker.getBaseConstraintOfType(asserted) ?? asserted;
      if (isArrayLike(type, checker)) {
        return {
          kind: "arguments",
          values: [],
          emit: () => {
            const file = only.getSourceFile();
            for (const [start, end] of [
              [only.getStart(), inner.getStart()],
              [inner.end, only.end],
            ] as const) {
              if (start < end) collector.replace(file, { start, end }, "", "d1-async/query");
            }
            collector.wrapNode(inner, "...", mappedValues(type, checker), "d1-async/query");
          },
        };
      }
      if (isNamedObject(type, checker)) {
        return {
          kind: "unresolved",
          value: only,
          why: "the values are given by name and the SQL is not constant",
        };
      }
      const isUnknown = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) !== 0;
      if (isUnknown && placeholders?.length !== 1) {
        return { kind: "unresolved", value: only, why: "one value of unknown type may stand for several placeholders" };
      }
    }
  }
  return {
    kind: "arguments",
    values: values.filter((value) => !ts.isSpreadElement(value)),
    emit: () => {
      for (const value of values) mendValue(value, collector, checker);
    },
  };
}

/** `[]`, `null`, `undefined` and `{}`, given where there is nothing to bind. */
function isEmptyValue(value: ts.Expression): boolean {
  const inner = withoutOuterExpressions(value);
  return (
    inner.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(inner) && inner.text === "undefined") ||
    (ts.isArrayLiteralExpression(inner) && inner.elements.length === 0) ||
    (ts.isObjectLiteralExpression(inner) && inner.properties.length === 0)
  );
}

function spreadLiteral(
  argument: ts.Expression,
  literal: ts.ArrayLiteralExpression,
  collector: EditCollector,
  checker: ts.TypeChecker,
): BoundValues {
  const elements = literal.elements;
  const first = elements[0];
  const last = elements.at(-1);
  if (!first || !last) return none;
  return {
    kind: "arguments",
    values: elements.filter((element) => !ts.isSpreadElement(element)),
    emit: () => {
      const file = argument.getSourceFile();
      // The brackets (and a type assertion around them) go; white space and comments inside stay.
      const open = literal.getStart() + 1;
      collector.replace(file, { start: argument.getStart(), end: open }, "", "d1-async/query");
      const close = literal.end - 1;
      collector.replace(file, { start: close, end: argument.end }, "", "d1-async/query");
      for (const element of elements) mendValue(element, collector, checker);
    },
  };
}

function namedValues(
  use: LibraryCall,
  argument: ts.Expression,
  inner: ts.Expression,
  sql: StaticText,
  context: QueryContext,
): BoundValues {
  const { named, collector, checker } = context;
  if (ts.isObjectLiteralExpression(inner)) {
    const properties = inner.properties.map((property) => ({ property, name: propertyName(property) }));
    if (properties.some(({ name }) => name === undefined)) {
      return { kind: "unresolved", value: argument, why: "the object of values has computed or spread keys" };
    }
    const order = named.order(
      sql,
      properties.flatMap(({ name }) => (name === undefined ? [] : bare(name))),
    );
    if (typeof order === "string") return { kind: "unresolved", value: argument, why: order };
    const byName = new Map(properties.map(({ property, name }) => [bare(name ?? ""), property]));
    const kept = order.map((name) => byName.get(name));
    if (kept.some((property) => property === undefined)) {
      return { kind: "unresolved", value: argument, why: "a parameter of the SQL has no value in the object" };
    }
    const inPlace =
      kept.length === properties.length && kept.every((property, index) => property === properties[index]?.property);
    const values = kept.flatMap((property) => (property && valueOf(property)) ?? []);
    return {
      kind: "arguments",
      values,
      order,
      emit: () => {
        named.renumber(sql, order, collector);
        if (inPlace) keysAway(argument, inner, collector, checker);
        else {
          const text = values.map((value) => withNull(value.getText(), value, checker)).join(", ");
          collector.replaceNode(argument, text, "d1-async/named-parameters");
        }
      },
    };
  }
  const type = checker.getTypeAtLocation(inner);
  const order = named.order(sql, []);
  if (typeof order === "string") return { kind: "unresolved", value: argument, why: order };
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner)) {
    return { kind: "unresolved", value: argument, why: "the object of values is computed in place" };
  }
  const unsigned = order.find((name) => [`$${name}`, `:${name}`, `@${name}`].every((key) => !type.getProperty(key)));
  if (unsigned !== undefined && type.getProperty(unsigned) && context.namedKeys.needSign(use))
    return { kind: "unresolved", value: argument, why: withoutSign(unsigned) };
  const accesses = order.map((name) => {
    const spellings = [`$${name}`, `:${name}`, `@${name}`, name];
    const property = spellings.map((spelling) => type.getProperty(spelling)).find((found) => found !== undefined);
    if (!property) return undefined;
    const own = checker.getTypeOfSymbolAtLocation(property, inner);
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0 || includesUndefined(own);
    const access = /^[A-Za-z_$][\w$]*$/.test(property.name)
      ? `.${property.name}`
      : `[${JSON.stringify(property.name)}]`;
    const text = `${inner.getText()}${access}`;
    const orNull = `${text}${optional ? " ?? null" : ""}`;
    const conversion = bigintConversionOf(own, undefined, checker);
    return conversion ? convertedText(text, conversion, orNull) : orNull;
  });
  if (accesses.some((access) => access === undefined)) {
    return {
      kind: "unresolved",
      value: argument,
      why: "the type of the object of values does not have all of the SQL's parameters",
    };
  }
  return {
    kind: "arguments",
    values: [],
    emit: () => {
      named.renumber(sql, order, collector);
      collector.replaceNode(argument, accesses.join(", "), "d1-async/named-parameters");
    },
  };
}

/** A type with a key that Bun finds no value under: perhaps the object has the keys with signs, behind an assertion. */
function withoutSign(name: string): string {
  return (
    `without \`strict: true\` bun:sqlite looks for a sign before \`${name}\` (Bun 1.4.0 and earlier bind NULL), ` +
    `so the object may have other keys than its type`
  );
}

/** `{ $id: id, name }` → ` id, name `: the braces and keys go, the values and what is around them stay. */
function keysAway(
  argument: ts.Expression,
  literal: ts.ObjectLiteralExpression,
  collector: EditCollector,
  checker: ts.TypeChecker,
): void {
  const file = literal.getSourceFile();
  const text = file.text;
  const open = literal.getStart() + 1;
  const close = literal.end - 1;
  // `{ a }` on one line loses its inner spaces with its braces.
  const spaceAfter = /^[ \t]+(?![\r\n])/.exec(text.slice(open, close))?.[0].length ?? 0;
  const spaceBefore = /(?<![\r\n][ \t]*)[ \t]+$/.exec(text.slice(open, close))?.[0].length ?? 0;
  collector.replace(file, { start: argument.getStart(), end: open + spaceAfter }, "", "d1-async/named-parameters");
  collector.replace(file, { start: close - spaceBefore, end: argument.end }, "", "d1-async/named-parameters");
  for (const property of literal.properties) {
    const value = valueOf(property);
    if (!value) continue;
    if (ts.isPropertyAssignment(property)) {
      collector.replace(file, { start: property.getStart(), end: value.getStart() }, "", "d1-async/named-parameters");
    }
    mendValue(value, collector, checker);
  }
}

export function propertyName(property: ts.ObjectLiteralElementLike): string | undefined {
  if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return undefined;
  return ts.isIdentifier(property.name) || ts.isStringLiteral(property.name) ? property.name.text : undefined;
}

export function valueOf(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

function bare(name: string): string {
  return name.replace(/^[:@$]/, "");
}

/** Values that D1 refuses although the library took them. */
export function mendValue(value: ts.Expression, collector: EditCollector, checker: ts.TypeChecker): void {
  if (ts.isSpreadElement(value)) {
    const mapped = mappedValues(checker.getTypeAtLocation(value.expression), checker);
    if (mapped !== "") collector.wrapNode(value.expression, "", mapped, "d1-async/undefined-parameter");
    return;
  }
  const type = valueType(value, checker);
  const conversion = bigintConversionOf(type, value, checker);
  if (conversion === "number") {
    collector.wrapNode(value, "Number(", ")", "d1-async/bigint-parameter");
  } else if (conversion && repeatablePart(value)) {
    const before = convertedText(repeatablePart(value)?.getText() ?? "", conversion, "");
    collector.wrapNode(value, before, includesUndefined(type) ? " ?? null" : "", "d1-async/bigint-parameter");
  } else if (conversion) {
    collector.find(value, "d1-async/unresolved-parameters", "The value may be a bigint, which D1 refuses.");
  } else if (
    (includesUndefined(type) || stringifiesUndefined(value, checker)) &&
    value.kind !== ts.SyntaxKind.VoidExpression
  ) {
    const [before, after] = parenthesesFor(value);
    collector.wrapNode(value, before, `${after} ?? null`, "d1-async/undefined-parameter");
  }
}

function withNull(text: string, value: ts.Expression, checker: ts.TypeChecker): string {
  const type = valueType(value, checker);
  const conversion = bigintConversionOf(type, value, checker);
  const part = repeatablePart(value);
  if (conversion === "number") return convertedText(text, conversion);
  if (conversion && part) {
    return convertedText(part.getText(), conversion, `${text}${includesUndefined(type) ? " ?? null" : ""}`);
  }
  if (!includesUndefined(valueType(value, checker)) && !stringifiesUndefined(value, checker)) return text;
  const [before, after] = parenthesesFor(value);
  return `${before}${text}${after} ?? null`;
}

/**
 * The type that a value really has: an assertion that it is no more than a `string` changes nothing about a value that is
 * undefined. A shorthand property's own type is that of the property; the value's is that of the variable.
 */
function valueType(value: ts.Expression, checker: ts.TypeChecker): ts.Type {
  if (ts.isAsExpression(value) || ts.isParenthesizedExpression(value)) {
    const inner = valueType(value.expression, checker);
    if (includesUndefined(inner)) return inner;
  }
  if (ts.isShorthandPropertyAssignment(value.parent)) {
    const symbol = checker.getShorthandAssignmentValueSymbol(value.parent);
    if (symbol) return checker.getTypeOfSymbolAtLocation(symbol, value);
  }
  return checker.getTypeAtLocation(value);
}

function includesUndefined(type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return true;
  return type.isUnion() && type.types.some((part) => includesUndefined(part));
}

/** `JSON.stringify(undefined)` is undefined, whatever its type says. */
function stringifiesUndefined(value: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false;
  const { expression: receiver, name } = value.expression;
  if (name.text !== "stringify" || !ts.isIdentifier(receiver) || receiver.text !== "JSON") return false;
  const argument = value.arguments[0];
  if (!argument) return false;
  const type = checker.getTypeAtLocation(argument);
  return includesUndefined(type) || (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
}

/** What binds weaker than `??`, or may not stand beside it. */
function parenthesesFor(value: ts.Expression): readonly [string, string] {
  const needs =
    ts.isConditionalExpression(value) ||
    ts.isArrowFunction(value) ||
    ts.isYieldExpression(value) ||
    (ts.isBinaryExpression(value) &&
      (value.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
        value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
        value.operatorToken.kind === ts.SyntaxKind.CommaToken ||
        isAssignment(value.operatorToken.kind)));
  return needs ? ["(", ")"] : ["", ""];
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isArrayLike(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.every((part) => isArrayLike(part, checker));
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** An object that is neither an array nor bytes: it can only hold named parameters. Values of any kind are values. */
function isNamedObject(type: ts.Type, checker: ts.TypeChecker): boolean {
  const present = checker.getNonNullableType(type);
  if (present.isUnion()) return present.types.every((part) => isNamedObject(part, checker));
  if (!(type.flags & ts.TypeFlags.Object) || isArrayLike(type, checker)) return false;
  const name = type.getSymbol()?.name ?? "";
  return !/^(?:Date|Buffer|ArrayBuffer|SharedArrayBuffer|DataView|String|Number|Boolean|\w+Array)$/.test(name);
}

/** What follows an array whose elements may be undefined, or bigints. */
function mappedValues(type: ts.Type, checker: ts.TypeChecker): string {
  if (!checker.isArrayType(type)) return "";
  const element = checker.getTypeArguments(type as ts.TypeReference)[0];
  if (!element) return "";
  const conversion = bigintConversionOf(element, undefined, checker);
  if (conversion === "number") return ".map(Number)";
  const orNull = includesUndefined(element) ? "value ?? null" : "value";
  if (conversion) return `.map((value) => (${convertedText("value", conversion, orNull)}))`;
  return orNull === "value" ? "" : ".map((value) => value ?? null)";
}
