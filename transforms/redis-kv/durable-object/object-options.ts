import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { LibraryCall } from "../uses.js";
import { kindOf } from "../values.js";

/** Where the options of a command begin, and those that the generated class knows. */
const options: Readonly<Record<string, { readonly from: number; readonly known: RegExp }>> = {
  set: { from: 2, known: /^(?:ex|px|exat|pxat|nx|xx|keepttl)$/i },
  zrange: { from: 3, known: /^(?:rev|withscores)$/i },
  zrangewithscores: { from: 3, known: /^rev$/i },
  zrangebyscorewithscores: { from: 3, known: /^$/ },
  zrevrange: { from: 3, known: /^withscores$/i },
  zrangebyscore: { from: 3, known: /^withscores$/i },
};

/** Whether the generated class does all that the options of a call ask for: it has no LIMIT, BYSCORE or GET. */
export function hasKnownOptions({ command, call }: LibraryCall, checker: ts.TypeChecker): boolean {
  if (command === "zadd") return !call.arguments.some((argument, index) => index > 0 && isOptionOfZadd(argument));
  const own = options[command];
  if (!own) return true;
  return call.arguments.slice(own.from).every((argument) => {
    const option = withoutOuterExpressions(argument);
    if (ts.isStringLiteralLike(option)) return own.known.test(option.text);
    if (ts.isObjectLiteralExpression(option)) return namesIn(option).every((name) => own.known.test(name));
    return kindOf(option, checker) === "number";
  });
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
