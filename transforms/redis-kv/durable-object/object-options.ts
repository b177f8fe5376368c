import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { LibraryCall } from "../uses.js";
import { kindOf } from "../values.js";

/** Where the options of a command begin, and those that the generated class knows. */
const options: Readonly<Record<string, { readonly from: number; readonly known: RegExp }>> = {
  set: { from: 2, known: /^(?:ex|px|exat|pxat|nx|xx|keepttl)$/i },
  zrange: { from: 3, known: /^(?:rev|withscores|byscore|by|limit|offset|count)$/i },
  zrangewithscores: { from: 3, known: /^(?:rev|by|limit)$/i },
  zrangebyscorewithscores: { from: 3, known: /^limit$/i },
  zrevrange: { from: 3, known: /^withscores$/i },
  zrangebyscore: { from: 3, known: /^(?:withscores|limit)$/i },
  zrevrangebyscore: { from: 3, known: /^(?:withscores|limit)$/i },
};

/** Whether the generated class does all that the options of a call ask for: it has no BYLEX and no GET. */
export function hasKnownOptions({ command, call }: LibraryCall, checker: ts.TypeChecker): boolean {
  if (command === "zadd") return !call.arguments.some((argument, index) => index > 0 && isOptionOfZadd(argument));
  const own = options[command];
  if (!own) return true;
  const given = call.arguments.slice(own.from).map(withoutOuterExpressions);
  const words = given.flatMap((option) => {
    if (ts.isStringLiteralLike(option)) return [option.text];
    return ts.isObjectLiteralExpression(option) ? namesIn(option) : [];
  });
  // Without BYSCORE, Redis refuses LIMIT.
  if (/^zrange(?:withscores)?$/.test(command) && words.some(isOfLimit) && !words.some(isByScore)) return false;
  return given.every((option) => {
    if (ts.isStringLiteralLike(option)) return own.known.test(option.text);
    if (!ts.isObjectLiteralExpression(option)) return kindOf(option, checker) === "number";
    return namesIn(option).every((name) => own.known.test(name)) && option.properties.every(isKnownProperty);
  });
}

const isOfLimit = (name: string) => /^(?:limit|offset|count)$/i.test(name);
const isByScore = (name: string) => /^(?:byscore|by)$/i.test(name);

/** `BY: "SCORE"`, `byScore: true` and `LIMIT: { offset, count }`, written out; other options may be anything. */
function isKnownProperty(property: ts.ObjectLiteralElementLike): boolean {
  const name = property.name?.getText() ?? "";
  if (!/^(?:by|byscore|limit)$/i.test(name)) return true;
  if (!ts.isPropertyAssignment(property)) return false;
  const value = withoutOuterExpressions(property.initializer);
  if (isOfLimit(name))
    return ts.isObjectLiteralExpression(value) && namesIn(value).every((part) => /^(?:offset|count)$/.test(part));
  return value.kind === ts.SyntaxKind.TrueKeyword || (ts.isStringLiteralLike(value) && value.text === "SCORE");
}

/** NX, XX, GT, LT, CH and INCR, as words or in an object. */
function isOptionOfZadd(argument: ts.Expression): boolean {
  const option = withoutOuterExpressions(argument);
  if (ts.isStringLiteralLike(option)) return /^(?:nx|xx|gt|lt|ch|incr)$/i.test(option.text);
  return ts.isObjectLiteralExpression(option) && !namesIn(option).includes("score");
}

function namesIn(object: ts.ObjectLiteralExpression): string[] {
  return object.properties.map(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "",
  );
}
