import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";

/** How a Worker can take over what listens: `http` hands requests on, `elysia` has a `fetch`, `other` does not work. */
type Kind = "http" | "elysia" | "other";

/** Servers that listen, by the module that makes them. */
const makers: Readonly<Record<string, Kind>> = {
  http: "http",
  express: "http",
  koa: "http",
  elysia: "elysia",
  fastify: "other",
  https: "other",
  http2: "other",
  net: "other",
  tls: "other",
};

/** Modules whose import is the function, or the class, that makes a server. */
const frameworks: ReadonlySet<string> = new Set(["express", "koa", "elysia", "fastify"]);

/** A call of `listen` on a server of Node or of a framework. */
export interface ListeningServer {
  readonly call: ts.CallExpression;
  readonly module: string;
  readonly kind: Kind;
}

/** The servers that a file lets listen: `createServer(handler).listen(3000)`, `app.listen(3000)` of Express. */
export function listeningServersOf(file: ts.SourceFile, checker: ts.TypeChecker): ListeningServer[] {
  const servers: ListeningServer[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "listen"
    ) {
      const module = makerOf(node.expression.expression, checker)?.module;
      const kind = module === undefined ? undefined : makers[module];
      if (module !== undefined && kind !== undefined) servers.push({ call: node, module, kind });
    }
    ts.forEachChild(node, visit);
  };
  if (file.text.includes("listen")) visit(file);
  return servers;
}

/** What made a server: the call or `new`, and the module of the function or class. */
export interface Maker {
  readonly module: string;
  readonly node: ts.CallExpression | ts.NewExpression;
}

/** What made a value: in place, in a variable, or in a function of the project that returns it. */
export function makerOf(value: ts.Expression, checker: ts.TypeChecker, depth = 0): Maker | undefined {
  const made = withoutOuterExpressions(value);
  if (depth > 20) return undefined;
  const next = (expression: ts.Expression) => makerOf(expression, checker, depth + 1);
  if (ts.isAwaitExpression(made)) return next(made.expression);
  if (ts.isNewExpression(made)) {
    const module = ts.isIdentifier(made.expression) ? importedFrom(made.expression, checker) : undefined;
    return module !== undefined && frameworks.has(module) ? { module, node: made } : undefined;
  }
  if (ts.isCallExpression(made)) {
    const { expression } = made;
    // `createServer(app).on("error", log)` is the server again, `new Elysia().get(…)` the app.
    if (ts.isPropertyAccessExpression(expression) && !isCreateServer(expression, checker))
      return next(expression.expression);
    const callee = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
    if (!ts.isIdentifier(callee)) return undefined;
    const module = importedFrom(callee, checker);
    if (module === undefined) return callee === expression ? returnedBy(callee, checker, next) : undefined;
    const isMaker = frameworks.has(module) ? callee === expression : isCreateServer(expression, checker);
    return isMaker ? { module, node: made } : undefined;
  }
  if (!ts.isIdentifier(made)) return undefined;
  const declaration = targetOf(made, checker)?.declarations?.[0];
  if (declaration && ts.isExportAssignment(declaration)) return next(declaration.expression);
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    ? next(declaration.initializer)
    : undefined;
}

/** `function createApp() { const app = express(); return app; }` */
function returnedBy(
  callee: ts.Identifier,
  checker: ts.TypeChecker,
  next: (value: ts.Expression) => Maker | undefined,
): Maker | undefined {
  const declaration = targetOf(callee, checker)?.valueDeclaration;
  const written = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  if (!written || !ts.isFunctionLike(written) || !("body" in written) || !written.body) return undefined;
  if (!ts.isBlock(written.body)) return next(written.body);
  const returned = written.body.statements.findLast((statement) => ts.isReturnStatement(statement));
  return returned?.expression && next(returned.expression);
}

function isCreateServer(callee: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isPropertyAccessExpression(callee)) return /^create(?:Secure)?Server$/.test(callee.name.text);
  const declaration = checker.getSymbolAtLocation(callee)?.declarations?.[0];
  if (!declaration || !ts.isImportSpecifier(declaration)) return false;
  return /^create(?:Secure)?Server$/.test((declaration.propertyName ?? declaration.name).text);
}

/** The module in `makers` that a name is imported from. */
function importedFrom(name: ts.Identifier, checker: ts.TypeChecker): string | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  const statement = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  if (!statement || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined;
  const module = statement.moduleSpecifier.text.replace(/^node:/, "");
  return Object.hasOwn(makers, module) ? module : undefined;
}

function targetOf(name: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
