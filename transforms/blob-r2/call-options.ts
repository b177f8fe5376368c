import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { constantInitializer } from "../../src/typescript/static-text.js";
import type { BlobContext } from "./blob-context.js";
import { optionVerdicts } from "./surface/options.js";

/** The options of a call, by name: each with the expression that gives its value. */
export type CallOptions = ReadonlyMap<string, ts.Expression>;

/**
 * Reads the options of a call that are written out. What R2 has nothing for is found here, once.
 *
 * @returns `undefined`, with a finding, where the call cannot be converted
 */
export function readOptions(
  call: ts.CallExpression,
  argument: ts.Expression | undefined,
  context: BlobContext,
): CallOptions | undefined {
  const options = new Map<string, ts.Expression>();
  if (!argument) return options;
  const literal = withoutOuterExpressions(argument);
  const name = call.expression.getText();
  if (!ts.isObjectLiteralExpression(literal)) {
    context.find(call, "blob-r2/options-not-literal", `The options of \`${name}()\` are not written out here.`);
    return undefined;
  }
  for (const property of literal.properties) {
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (!value || !property.name || !(ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))) {
      const what = property.getText().replace(/\s+/g, " ").slice(0, 40);
      context.find(call, "blob-r2/options-not-literal", `\`${what}\` in the options of \`${name}()\` cannot be read.`);
      return undefined;
    }
    options.set(property.name.text, value);
  }
  for (const [option, value] of options) if (!isAccepted(option, value, call, context)) return undefined;
  return options;
}

function isAccepted(option: string, value: ts.Expression, call: ts.CallExpression, context: BlobContext): boolean {
  const verdict = Object.hasOwn(optionVerdicts, option)
    ? optionVerdicts[option as keyof typeof optionVerdicts]
    : undefined;
  const callee = call.expression.getText();
  if (verdict === undefined || verdict.verdict === "refused") {
    const code = verdict?.code ?? "blob-r2/unsupported-option";
    context.find(call, code, `R2 has nothing for the option \`${option}\` of \`${callee}()\`.`);
    return false;
  }
  if (option === "token" && !isDefaultToken(value, context)) {
    context.find(call, "blob-r2/other-store", `\`${callee}()\` has a token of its own.`);
    return false;
  }
  if (option === "abortSignal") context.find(value, "blob-r2/abort-signal", "This abort signal has no effect on R2.");
  if (option === "access" && !(ts.isStringLiteralLike(value) && value.text === "public")) {
    context.find(value, "blob-r2/private-access", "The object may be private, and R2 knows no access by object.");
  }
  return true;
}

/** The token that the library takes by itself: `process.env.BLOB_READ_WRITE_TOKEN`. */
function isDefaultToken(value: ts.Expression, context: BlobContext, depth = 0): boolean {
  const inner = withoutOuterExpressions(value);
  if (ts.isBinaryExpression(inner) && depth < 4) return isDefaultToken(inner.left, context, depth + 1);
  if (ts.isPropertyAccessExpression(inner) && inner.name.text === "BLOB_READ_WRITE_TOKEN") return true;
  if (ts.isElementAccessExpression(inner) && inner.argumentExpression.getText().includes("BLOB_READ_WRITE_TOKEN")) {
    return true;
  }
  if (ts.isIdentifier(inner) && inner.text === "BLOB_READ_WRITE_TOKEN") return true;
  if (depth > 4 || !(ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner))) return false;
  const initializer = constantInitializer(inner, context.checker);
  return initializer !== undefined && isDefaultToken(initializer, context, depth + 1);
}

export function booleanOf(value: ts.Expression | undefined): boolean | undefined {
  if (value?.kind === ts.SyntaxKind.TrueKeyword) return true;
  return value?.kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}

/** Whether a value may be missing, so that the default of the library counts. */
export function mayBeMissing(value: ts.Expression, context: BlobContext): boolean {
  const type = context.checker.getTypeAtLocation(value);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Any));
}
