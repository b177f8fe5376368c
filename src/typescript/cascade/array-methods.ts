import { ts } from "ts-morph";
import type { CallRewrite } from "./call-rewrite.js";
import { type Reason, type Refusal, codeOf } from "./codes.js";
import { type InlineFunction, isInlineFunction, visitOwnBody } from "./function-kinds.js";

/** What an array method does with its callback. */
const methods: ReadonlyMap<string, "each" | "map" | "flags" | "elements" | "flat" | Reason> = new Map([
  ["forEach", "each"],
  ["map", "map"],
  ["some", "flags"],
  ["every", "flags"],
  ["findIndex", "flags"],
  ["findLastIndex", "flags"],
  ["filter", "elements"],
  ["find", "elements"],
  ["findLast", "elements"],
  ["flatMap", "flat"],
  ["reduce", "reduce-callback"],
  ["reduceRight", "reduce-callback"],
  ["sort", "sort-callback"],
  ["toSorted", "sort-callback"],
]);

/** What follows `(await Promise.all(xs.map(…)))`. */
const tails: ReadonlyMap<string, string> = new Map([
  ["some", ".some(Boolean)"],
  ["every", ".every(Boolean)"],
  ["findIndex", ".findIndex(Boolean)"],
  ["findLastIndex", ".findLastIndex(Boolean)"],
  ["filter", ".flat()"],
  ["find", ".flat().at(0)"],
  ["findLast", ".flat().at(-1)"],
  ["flatMap", ".flat()"],
]);

export function isArrayMethod(name: string): boolean {
  return methods.has(name);
}

/**
 * The equivalent of `xs.<method>(callback)` with a callback that waits, through `Promise.all`. Not for `forEach`.
 */
export function rewriteArrayMethod(
  call: ts.CallExpression,
  method: string,
  callback: ts.Expression,
): { readonly rewrite: CallRewrite } | { readonly refusal: Refusal } {
  const kind = methods.get(method);
  const refuse = (reason: Reason, why = "which does not wait") => ({
    refusal: { reason, message: `in the callback of \`${method}\`, ${why}` },
  });
  if (kind === "reduce-callback" || kind === "sort-callback") return refuse(kind);
  if (kind === "map") return rewriteMap(call);
  const access = call.expression;
  const tail = tails.get(method);
  if (tail === undefined || !ts.isPropertyAccessExpression(access)) return refuse("array-callback");
  if ((access.flags & ts.NodeFlags.OptionalChain) !== 0) return refuse("array-callback", "in an optional chain");
  if (call.typeArguments) return refuse("array-callback", "with type arguments");

  const values = kind === "elements" ? predicateValues(callback) : undefined;
  if (kind === "elements" && !values) return refuse("array-callback", "which is not a plain expression");
  return {
    rewrite: {
      node: call,
      reason: "predicate-callback",
      before: "(await Promise.all(",
      after: `))${tail}`,
      complete: true,
      list: false,
      usesBody: values !== undefined,
      emitRest({ collector, transform, because }) {
        const code = codeOf(transform, "predicate-callback");
        collector.replaceNode(access.name, "map", code, because);
        if (!values) return;
        for (const expression of values.expressions) {
          const [open, close] = bindsLooserThanConditional(expression) ? ["(", ")"] : ["", ""];
          const [start, end] = ts.isArrowFunction(expression.parent) ? ["(", ")"] : ["", ""];
          collector.wrapNode(expression, `${start}${open}`, `${close} ? [${values.element}] : []${end}`, code, because);
        }
      },
    },
  };
}

/** `xs.map(f)` and `Array.from(xs, f)` → `await Promise.all(…)`; `xs?.map(f) ?? []` as a whole. */
export function rewriteMap(call: ts.CallExpression): { readonly rewrite: CallRewrite } | { readonly refusal: Refusal } {
  const withDefault = defaultsToEmptyArray(call.parent, call) ? (call.parent as ts.BinaryExpression) : undefined;
  if ((call.flags & ts.NodeFlags.OptionalChain) !== 0 && !withDefault) {
    return {
      refusal: {
        reason: "array-callback",
        message: "in the callback of `map`, which does not wait, in an optional chain",
      },
    };
  }
  return {
    rewrite: {
      node: withDefault ?? call,
      reason: "map-callback",
      before: "Promise.all(",
      after: ")",
      complete: false,
      list: true,
      usesBody: false,
      emitRest({ collector, transform, because }) {
        // `map<U>(…)` names the callback's value, `Array.from<T, U>(…)` as its second argument.
        const [first, second] = call.typeArguments ?? [];
        const value = second ?? first;
        if (value) collector.wrapNode(value, "Promise<", ">", codeOf(transform, "promise-type"), because);
      },
    },
  };
}

function defaultsToEmptyArray(node: ts.Node, left: ts.Expression): boolean {
  return (
    ts.isBinaryExpression(node) &&
    node.left === left &&
    node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    ts.isArrayLiteralExpression(node.right) &&
    node.right.elements.length === 0
  );
}

/** The expressions whose truth a predicate gives back, and the name of the element; undefined where that is not plain. */
function predicateValues(
  callback: ts.Expression,
): { readonly expressions: readonly ts.Expression[]; readonly element: string } | undefined {
  if (!isInlineFunction(callback)) return undefined;
  const [parameter] = callback.parameters;
  if (!parameter || !ts.isIdentifier(parameter.name) || parameter.initializer || parameter.dotDotDotToken)
    return undefined;
  if (callback.type) return undefined;
  const expressions = valuesOf(callback);
  return expressions && { expressions, element: parameter.name.text };
}

function valuesOf({ body }: InlineFunction): readonly ts.Expression[] | undefined {
  if (!ts.isBlock(body)) return [body];
  const last = body.statements.at(-1);
  if (!last || !ts.isReturnStatement(last)) return undefined;
  const returned: (ts.Expression | undefined)[] = [];
  visitOwnBody(body, (node) => {
    if (ts.isReturnStatement(node)) returned.push(node.expression);
  });
  const expressions = returned.filter((expression) => expression !== undefined);
  return expressions.length === returned.length ? expressions : undefined;
}

function bindsLooserThanConditional(node: ts.Expression): boolean {
  return (
    ts.isConditionalExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isYieldExpression(node) ||
    (ts.isBinaryExpression(node) &&
      (node.operatorToken.kind === ts.SyntaxKind.CommaToken ||
        (node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
          node.operatorToken.kind <= ts.SyntaxKind.LastAssignment)))
  );
}
