import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import { firstLineOf } from "../../../src/typescript/server/server-uses.js";
import type { BunCode, BunContext } from "../bun-context.js";
import { pageOf, pagesRefusal, routePath } from "./pages.js";
import { isSocketServerUse } from "./sockets.js";
import { serveOptions } from "../surface/serve-options.js";

/** What of the options of `Bun.serve()` a Worker takes, or why it takes none of them. */
export interface HandlerOptions {
  readonly dropped: readonly ts.ObjectLiteralElementLike[];
  /** There are `routes` or an `error` handler, which the generated module takes. */
  readonly needsModule: boolean;
  readonly edits: readonly (() => void)[];
}

export interface Refusal {
  readonly node: ts.Node;
  readonly code: BunCode;
  readonly message: string;
}

/** @param keepsServer handlers are called with a server object, and there may be WebSockets */
export function readHandlerOptions(
  options: ts.ObjectLiteralExpression,
  context: BunContext,
  keepsServer: boolean,
): HandlerOptions | Refusal[] {
  const refusals: Refusal[] = [];
  const dropped: ts.ObjectLiteralElementLike[] = [];
  const edits: (() => void)[] = [];
  let needsModule = false;
  let hasHandler = false;
  for (const property of options.properties) {
    const name =
      property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) ? property.name.text : "";
    const kind = Object.hasOwn(serveOptions, name) ? serveOptions[name as keyof typeof serveOptions] : undefined;
    if (kind === "dropped") dropped.push(property);
    else if (name === "websocket" && keepsServer) continue;
    else if (kind === "flag")
      refusals.push({
        node: property.name ?? property,
        code: "bun-workers/websocket",
        message: "The server takes WebSockets, so it stays.",
      });
    else if (name === "fetch") {
      hasHandler = true;
      const read = readFunction(property, context, keepsServer);
      refusals.push(...read.refusals);
      edits.push(...read.edits);
    } else if (name === "error") {
      needsModule = true;
    } else if (name === "routes") {
      hasHandler = true;
      needsModule = true;
      const read = readRoutes(property, context, keepsServer);
      refusals.push(...read.refusals);
      edits.push(...read.edits);
    } else {
      refusals.push({
        node: property,
        code: "bun-workers/serve-form",
        message: `The option \`${name || property.getText()}\` is not known, so the server stays.`,
      });
    }
  }
  if (!hasHandler && refusals.length === 0)
    refusals.push({
      node: options,
      code: "bun-workers/serve-form",
      message: "The server has neither `fetch` nor `routes`.",
    });
  return refusals.length > 0 ? refusals : { dropped, needsModule, edits };
}

interface Read {
  readonly refusals: readonly Refusal[];
  readonly edits: readonly (() => void)[];
}

const nothing: Read = { refusals: [], edits: [] };

/** `fetch`, or the handler of a route: a function that may take the server as its second parameter. */
function readFunction(property: ts.ObjectLiteralElementLike, context: BunContext, keepsServer: boolean): Read {
  const written = ts.isMethodDeclaration(property)
    ? property
    : ts.isPropertyAssignment(property)
      ? withoutOuterExpressions(property.initializer)
      : undefined;
  if (written && (ts.isMethodDeclaration(written) || ts.isArrowFunction(written) || ts.isFunctionExpression(written)))
    return readServerParameter(written, property, context, keepsServer);
  const value = ts.isShorthandPropertyAssignment(property) ? property.name : written;
  return value && !keepsServer ? readReference(value, context) : nothing;
}

/** A function that is declared elsewhere: `app.fetch` of a framework takes what it needs; others may take the server. */
function readReference(value: ts.Node, context: BunContext): Read {
  const { checker, analysis } = context;
  const symbol =
    ts.isIdentifier(value) && ts.isShorthandPropertyAssignment(value.parent)
      ? checker.getShorthandAssignmentValueSymbol(value.parent)
      : checker.getSymbolAtLocation(value);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration;
  const initializer = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  if (!initializer || !ts.isFunctionLike(initializer) || !analysis.isUserFile(initializer.getSourceFile()))
    return nothing;
  const server = initializer.parameters[1];
  if (!server || server.initializer) return nothing;
  return {
    refusals: [
      {
        node: value,
        code: "bun-workers/server-use",
        message: `\`${value.getText()}\` takes the server as its second parameter, so the server stays.`,
      },
    ],
    edits: [],
  };
}

function readServerParameter(
  written: ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression,
  property: ts.ObjectLiteralElementLike,
  context: BunContext,
  keepsServer: boolean,
): Read {
  const [request, server] = written.parameters;
  if (!server) return nothing;
  if (!ts.isIdentifier(server.name))
    return {
      refusals: [{ node: server, code: "bun-workers/server-use", message: "The server is taken apart here." }],
      edits: [],
    };
  const refusals: Refusal[] = [];
  const edits: (() => void)[] = [];
  if (keepsServer) {
    for (const use of usesInFile(server.name, context.checker).filter((each) => !isSocketServerUse(each)))
      refusals.push({
        node: use,
        code: "bun-workers/server-use",
        message: `\`${firstLineOf(use.parent)}\` needs Bun's server, so it stays.`,
      });
    const type = server.type && context.checker.getTypeFromTypeNode(server.type);
    const isServer = !type || isTopType(type) || (type.aliasSymbol ?? type.getSymbol())?.name === "Server";
    if (!isServer)
      edits.push(() => {
        const message = `The second parameter is the server, and no \`${server.type?.getText() ?? ""}\`.`;
        context.collector.find(server, "bun-workers/server-use", message, { consequences: [written, property] });
      });
    return { refusals, edits };
  }
  const requestName = request && ts.isIdentifier(request.name) ? request.name.text : undefined;
  for (const use of usesInFile(server.name, context.checker)) {
    const converted = addressOf(use, requestName, context) ?? timeoutOf(use, context);
    if (converted) edits.push(converted);
    else {
      const member = ts.isPropertyAccessExpression(use.parent) ? use.parent.name.text : undefined;
      const isSocket = member === "upgrade" || member === "publish" || member === "subscriberCount";
      refusals.push({
        node: use,
        code: isSocket ? "bun-workers/websocket" : "bun-workers/server-use",
        message: `\`${firstLineOf(use.parent)}\` needs a server, so it stays.`,
      });
    }
  }
  const file = written.getSourceFile();
  if (request)
    edits.push(() => context.collector.replace(file, { start: request.end, end: server.end }, "", "bun-workers/serve"));
  return { refusals, edits };
}

function isTopType({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

/** `server.requestIP(request)?.address` */
function addressOf(use: ts.Identifier, request: string | undefined, context: BunContext): (() => void) | undefined {
  const member = use.parent;
  const call = member.parent;
  if (!ts.isPropertyAccessExpression(member) || member.expression !== use || member.name.text !== "requestIP")
    return undefined;
  if (!ts.isCallExpression(call) || call.arguments.length !== 1 || !isNamed(call.arguments[0], request))
    return undefined;
  const outer = ts.isNonNullExpression(call.parent) ? call.parent : call;
  const address = outer.parent;
  if (!ts.isPropertyAccessExpression(address) || address.expression !== outer || address.name.text !== "address")
    return undefined;
  const header = `${request ?? ""}.headers.get("cf-connecting-ip")`;
  const isFallenBackOn =
    ts.isBinaryExpression(address.parent) &&
    address.parent.left === address &&
    [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(address.parent.operatorToken.kind);
  const text =
    outer !== call || !address.questionDotToken ? `${header}!` : isFallenBackOn ? header : `(${header} ?? undefined)`;
  return () => context.collector.replaceNode(address, text, "bun-workers/client-address");
}

/** `server.timeout(request, 60);` */
function timeoutOf(use: ts.Identifier, context: BunContext): (() => void) | undefined {
  const member = use.parent;
  const call = member.parent;
  const statement = call.parent;
  if (!ts.isPropertyAccessExpression(member) || member.name.text !== "timeout") return undefined;
  if (!ts.isCallExpression(call) || !ts.isExpressionStatement(statement)) return undefined;
  return () => context.remove(statement, "bun-workers/serve");
}

const methods: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

function readRoutes(property: ts.ObjectLiteralElementLike, context: BunContext, keepsServer: boolean): Read {
  const table = ts.isPropertyAssignment(property) ? withoutOuterExpressions(property.initializer) : undefined;
  if (!table || !ts.isObjectLiteralExpression(table))
    return {
      refusals: [
        {
          node: property,
          code: "bun-workers/serve-form",
          message: "The routes are not written here, so the server stays.",
        },
      ],
      edits: [],
    };
  const pages = table.properties.flatMap((route) => pageOf(route, context) ?? []);
  const reason = pagesRefusal(pages);
  if (reason === undefined) {
    const isPage = (route: ts.ObjectLiteralElementLike) => pageOf(route, context) !== undefined;
    const others = table.properties.filter((route) => !isPage(route));
    const otherRoutes = others.flatMap(({ name }) => (name ? [routePath(name)] : []));
    const take = () => {
      for (const route of table.properties.filter(isPage)) context.remove(route, "bun-workers/page");
      context.pages.push(...pages.map((page) => ({ ...page, otherRoutes })));
    };
    const reads = others.map((route) => readRoute(route, true, context, keepsServer));
    return {
      refusals: reads.flatMap(({ refusals }) => refusals),
      edits: [take, ...reads.flatMap(({ edits }) => edits)],
    };
  }
  const reads = table.properties.map((route) => readRoute(route, true, context, keepsServer));
  return { refusals: reads.flatMap(({ refusals }) => refusals), edits: reads.flatMap(({ edits }) => edits) };
}

function readRoute(
  route: ts.ObjectLiteralElementLike,
  mayHaveMethods: boolean,
  context: BunContext,
  keepsServer: boolean,
): Read {
  if (ts.isSpreadAssignment(route))
    return {
      refusals: [
        {
          node: route,
          code: "bun-workers/serve-form",
          message: "Some routes come from elsewhere, so the server stays.",
        },
      ],
      edits: [],
    };
  const value = ts.isPropertyAssignment(route) ? withoutOuterExpressions(route.initializer) : undefined;
  if (value && ts.isObjectLiteralExpression(value) && mayHaveMethods) {
    const reads = value.properties.map((method) => readRoute(method, false, context, keepsServer));
    const other = value.properties.find(({ name }) => !name || !methods.has(name.getText().replaceAll(/["']/g, "")));
    const refusal: Refusal[] = other
      ? [{ node: other, code: "bun-workers/html-import", message: "This is no method of HTTP, so the server stays." }]
      : [];
    return {
      refusals: [...refusal, ...reads.flatMap(({ refusals }) => refusals)],
      edits: reads.flatMap(({ edits }) => edits),
    };
  }
  if (value && isResponse(value)) {
    return { refusals: [], edits: [() => context.collector.wrapNode(value, "() => ", "", "bun-workers/routes")] };
  }
  if (value?.kind === ts.SyntaxKind.FalseKeyword && mayHaveMethods) return nothing;
  const node = ts.isShorthandPropertyAssignment(route) ? route.name : value;
  if (node && !ts.isFunctionLike(node) && !isCallable(node, context))
    return {
      refusals: [
        {
          node,
          code: "bun-workers/html-import",
          message: `\`${node.getText()}\` is no function, so the server stays.`,
        },
      ],
      edits: [],
    };
  return readFunction(route, context, keepsServer);
}

/** `new Response("OK")`, `Response.json({})`: made when the module loads. */
function isResponse(node: ts.Expression): boolean {
  if (ts.isNewExpression(node)) return dottedName(node.expression) === "Response";
  return ts.isCallExpression(node) && /^Response\.(?:json|redirect|error)$/.test(dottedName(node.expression) ?? "");
}

function isCallable(node: ts.Node, { checker }: BunContext): boolean {
  const type =
    ts.isIdentifier(node) && ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getTypeOfSymbolAtLocation(
          checker.getShorthandAssignmentValueSymbol(node.parent) ?? unknownSymbol(node, checker),
          node,
        )
      : checker.getTypeAtLocation(node);
  return type.getCallSignatures().length > 0;
}

function unknownSymbol(node: ts.Node, checker: ts.TypeChecker): ts.Symbol {
  const symbol = checker.getSymbolAtLocation(node);
  if (!symbol) throw new Error(`no symbol for ${node.getText()}`);
  return symbol;
}

function isNamed(node: ts.Node | undefined, name: string | undefined): boolean {
  return node !== undefined && ts.isIdentifier(node) && node.text === name;
}
