import { ts } from "ts-morph";
import { constantInitializer } from "../../src/typescript/static-text.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { type TimeToLive, type TimeUnit, timeToLive } from "./time-to-live.js";

/** What the options of SET ask for. */
export type SetOptions =
  | { readonly kind: "none" }
  | { readonly kind: "time"; readonly time: TimeToLive; readonly value: ts.Expression }
  | { readonly kind: "lock" }
  | { readonly kind: "other"; readonly option: string }
  | { readonly kind: "unreadable" };

const units: Readonly<Record<string, TimeUnit>> = {
  ex: "seconds",
  px: "milliseconds",
  exat: "unix-seconds",
  pxat: "unix-milliseconds",
};

/** The options behind key and value: `"EX", 60` of ioredis. */
export function optionsFromList(list: readonly ts.Expression[], checker: ts.TypeChecker): SetOptions {
  let time: { readonly time: TimeToLive; readonly value: ts.Expression } | undefined;
  for (let index = 0; index < list.length; index++) {
    const option = list[index];
    const node = option && withoutOuterExpressions(option);
    const word = node && textOf(node, checker)?.toLowerCase();
    if (word === undefined) return { kind: "unreadable" };
    if (word === "nx") return { kind: "lock" };
    const unit = units[word];
    if (unit === undefined) return { kind: "other", option: word.toUpperCase() };
    const value = list[++index];
    if (!value) return { kind: "unreadable" };
    // NX behind the time is looked for before anything is written.
    time = { time: timeToLive(value, unit, checker), value };
  }
  return time ? { kind: "time", ...time } : { kind: "none" };
}

/** The option object of node-redis, Upstash and Vercel KV. */
export function optionsFromObject(argument: ts.Expression, checker: ts.TypeChecker): SetOptions {
  const given = withoutOuterExpressions(argument);
  const isVariable = !ts.isObjectLiteralExpression(given);
  const object =
    isVariable && (ts.isIdentifier(given) || ts.isPropertyAccessExpression(given))
      ? constantInitializer(given, checker)
      : given;
  const literal = object && withoutOuterExpressions(object);
  if (!literal || !ts.isObjectLiteralExpression(literal)) return { kind: "unreadable" };
  let found: SetOptions = { kind: "none" };
  for (const property of literal.properties) {
    const name =
      property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
        ? property.name.text.toLowerCase()
        : undefined;
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (name === undefined || !value) return { kind: "unreadable" };
    const inner = withoutOuterExpressions(value);
    if (inner.kind === ts.SyntaxKind.FalseKeyword) continue;
    if (name === "nx" || (name === "condition" && textOf(inner, checker)?.toLowerCase() === "nx"))
      return { kind: "lock" };
    const unit = units[name];
    if (name === "expiration" && ts.isObjectLiteralExpression(inner)) {
      const nested = expirationOf(inner, checker);
      if (!nested) return { kind: "unreadable" };
      found = nested;
    } else if (unit === undefined) return { kind: "other", option: name.toUpperCase() };
    // In another scope only a constant means the same.
    else if (isVariable && !ts.isNumericLiteral(inner)) return { kind: "unreadable" };
    else found = { kind: "time", time: timeToLive(value, unit, checker), value };
  }
  return found;
}

/** `expiration: { type: "EX", value: 60 }` of node-redis 5. */
function expirationOf(object: ts.ObjectLiteralExpression, checker: ts.TypeChecker): SetOptions | undefined {
  const values = new Map(
    object.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer] as const] : [],
    ),
  );
  const type = values.get("type");
  const value = values.get("value");
  const unit = type && units[textOf(withoutOuterExpressions(type), checker)?.toLowerCase() ?? ""];
  return unit && value ? { kind: "time", time: timeToLive(value, unit, checker), value } : undefined;
}

function textOf(node: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() ? type.value : undefined;
}
