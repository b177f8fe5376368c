import { ts } from "ts-morph";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { defaultExportOf } from "../../../src/typescript/server/default-export.js";
import type { DenoContext } from "../deno-context.js";
import { readHandler } from "./handler-function.js";

/**
 * Converts a module that exports its handler, `export default { fetch(request, info) { … } }`, as `deno serve` runs it.
 *
 * @returns whether the module is one
 */
export function convertDefaultHandler(file: ts.SourceFile, references: ReferenceIndex, context: DenoContext): boolean {
  const exported = defaultExportOf(file);
  if (!exported) return false;
  const written = withoutOuterExpressions(exported);
  const path = context.analysis.pathOf(file);
  if (ts.isIdentifier(written)) {
    if (!isFramework(written, context)) return false;
    context.entries.add(path);
    if (ts.isExportAssignment(exported.parent)) context.movable.set(path, exported);
    return true;
  }
  if (!ts.isObjectLiteralExpression(written)) return false;
  const property = written.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === "fetch");
  const value = property && ts.isPropertyAssignment(property) ? property.initializer : property;
  if (!value) return false;
  context.entries.add(path);
  if (ts.isExportAssignment(exported.parent)) context.movable.set(path, exported);
  for (const other of written.properties)
    if (other.name?.getText() === "onListen" || other.name?.getText() === "port")
      context.remove(other, "deno-workers/serve");
  if (!ts.isExpression(value) && !ts.isMethodDeclaration(value)) return true;
  const handler = readHandler(value, references, context);
  if (Array.isArray(handler)) for (const { node, code, message } of handler) context.find(node, code, message);
  else for (const edit of handler.edits) edit();
  return true;
}

/** Whether a module's default export answers requests: an object with `fetch`, or the app of a framework. */
export function exportsHandler(file: ts.SourceFile, context: DenoContext): boolean {
  const exported = defaultExportOf(file);
  const written = exported && withoutOuterExpressions(exported);
  if (!written) return false;
  if (ts.isIdentifier(written)) return isFramework(written, context);
  return ts.isObjectLiteralExpression(written) && written.properties.some(({ name }) => name?.getText() === "fetch");
}

/** `const app = new Hono(); export default app;` */
function isFramework(name: ts.Identifier, { checker }: DenoContext): boolean {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (!made) return false;
  const inner = withoutOuterExpressions(made);
  const base = ts.isCallExpression(inner) ? innermostObject(inner) : inner;
  return ts.isNewExpression(base) && /^(?:Hono|OpenAPIHono|H3|Elysia)$/.test(base.expression.getText());
}

/** `new Hono()` of `new Hono().get(…).post(…)` */
function innermostObject(call: ts.CallExpression): ts.Expression {
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee)) return call;
  return ts.isCallExpression(callee.expression) ? innermostObject(callee.expression) : callee.expression;
}
