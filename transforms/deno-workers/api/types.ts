import { ts } from "ts-morph";
import type { RuntimeUse } from "../../../src/typescript/server/runtime-uses.js";
import type { DenoContext } from "../deno-context.js";
import type { Verdict } from "../../../src/typescript/surface/verdict.js";
import type { DenoCode } from "../deno-context.js";
import { denoValues } from "../surface/deno.js";
import { denoTypes } from "../surface/types.js";
import { connectionTypes, convertConnectionType } from "./connections.js";
import { convertErrorClass } from "./error-classes.js";

const code = "deno-workers/type";

/** Types that have another name, or that are short enough to be written out. */
const types: Readonly<Record<string, string>> = {
  ServeHandler: "((request: Request) => Response | Promise<Response>)",
  MemoryUsage: "ReturnType<typeof process.memoryUsage>",
};

/** Converts a use of one of Deno's types, or names it. */
export function convertType({ node, name }: RuntimeUse, context: DenoContext): void {
  if (name === "errors") {
    const reason = convertErrorClass(node, context);
    if (reason !== undefined) context.find(node, "deno-workers/unknown-type", `\`${node.getText()}\`: ${reason}.`);
    return;
  }
  if (name === "ServeDefaultExport" && removeSatisfies(node, context)) return;
  const reference = node.parent;
  if (Object.hasOwn(types, name) && ts.isTypeReferenceNode(reference) && reference.typeName === node) {
    const text = types[name] ?? "";
    const isAlone =
      ts.isVariableDeclaration(reference.parent) ||
      ts.isParameter(reference.parent) ||
      ts.isTypeAliasDeclaration(reference.parent) ||
      ts.isFunctionLike(reference.parent);
    context.collector.replaceNode(reference, isAlone && text.startsWith("(") ? text.slice(1, -1) : text, code);
    return;
  }
  if (connectionTypes.has(name) && convertConnectionType(node, context)) return;
  const verdicts: Readonly<Record<string, Verdict<DenoCode>>> = { ...denoValues, ...denoTypes };
  const verdict = Object.hasOwn(verdicts, name) ? verdicts[name] : undefined;
  if (verdict?.verdict !== "refused") {
    const message = `\`${node.getText()}\` describes what a Worker does not have.`;
    context.find(node, "deno-workers/unknown-type", message);
    return;
  }
  // Of a class, its code says more.
  context.find(node, verdict.code, `\`${node.getText()}\`: a Worker has ${verdict.instead}.`);
}

/** `export default { fetch(request) { … } } satisfies Deno.ServeDefaultExport;` */
function removeSatisfies(node: ts.Node, context: DenoContext): boolean {
  const expression = ts.findAncestor(node, (parent) => ts.isSatisfiesExpression(parent) || ts.isAsExpression(parent));
  if (!expression || !(ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression))) return false;
  const file = node.getSourceFile();
  context.collector.replace(file, { start: expression.expression.end, end: expression.end }, "", code);
  return true;
}
