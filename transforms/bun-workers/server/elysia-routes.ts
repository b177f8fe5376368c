import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { BunContext } from "../bun-context.js";
import { makerOf } from "./listening-servers.js";

const methods: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete", "head", "options", "all"]);

/** A route of Elysia that is no function, or one of WebSockets, which has no value here. */
interface ElysiaRoute {
  readonly path: ts.Expression;
  readonly value?: ts.Expression;
}

/** The routes in a file that answer with a value: `.get("/", "hello")`, `.get("/", new Response("OK"))`; and WebSockets. */
export function elysiaRoutes(file: ts.SourceFile, { checker }: BunContext): ElysiaRoute[] {
  const routes: ElysiaRoute[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      const [path, value] = node.arguments;
      const isRoute = methods.has(name.text) && path && value && !isHandler(value, checker);
      const isSocket = name.text === "ws" && path;
      if ((isRoute || isSocket) && isElysia(expression, checker)) routes.push(isRoute ? { path, value } : { path });
    }
    ts.forEachChild(node, visit);
  };
  if (file.text.includes("elysia") || file.text.includes("Elysia")) visit(file);
  return routes;
}

/** A function, or what may be one. */
function isHandler(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const written = withoutOuterExpressions(value);
  if (ts.isFunctionLike(written)) return true;
  const isValue =
    ts.isLiteralExpression(written) ||
    ts.isTemplateExpression(written) ||
    ts.isObjectLiteralExpression(written) ||
    ts.isArrayLiteralExpression(written) ||
    ts.isNewExpression(written);
  if (isValue) return false;
  const type = checker.getTypeAtLocation(written);
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || type.getCallSignatures().length > 0;
}

/** Whether a value is an app: made by `new Elysia()`, or what `group`, `guard` and plugins are given. */
function isElysia(value: ts.Expression, checker: ts.TypeChecker): boolean {
  if (makerOf(value, checker)?.module === "elysia") return true;
  let root = withoutOuterExpressions(value);
  while (ts.isCallExpression(root) && ts.isPropertyAccessExpression(root.expression))
    root = withoutOuterExpressions(root.expression.expression);
  if (!ts.isIdentifier(root)) return false;
  const declaration = checker.getSymbolAtLocation(root)?.valueDeclaration;
  if (!declaration || !ts.isParameter(declaration) || declaration.parent.parameters[0] !== declaration) return false;
  if (declaration.type) return /\bElysia\b/.test(declaration.type.getText());
  const call = declaration.parent.parent;
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    /^(?:group|guard|use)$/.test(call.expression.name.text) &&
    isElysia(call.expression.expression, checker)
  );
}
