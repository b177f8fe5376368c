import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { type ServerPlace, serverPlaceOf } from "../../../src/typescript/server/server-place.js";
import { firstLineOf, isLog, isLogCall } from "../../../src/typescript/server/server-uses.js";
import { serveOptions } from "../surface/serve-options.js";

/** A call that serves, taken apart. */
export interface ServeCall extends ServerPlace {
  /** The handler: an expression, or a method of the options. */
  readonly handler: ts.Expression | ts.MethodDeclaration;
  readonly onError?: ts.Expression | ts.MethodDeclaration;
  /** The options, where the handler is one of them. */
  readonly object?: ts.ObjectLiteralExpression;
  /** What goes without a trace. */
  readonly dropped: readonly ts.Node[];
}

/**
 * Reads `Deno.serve(handler)`, `Deno.serve(options, handler)`, `Deno.serve({ handler, …options })` and the standard
 * library's `serve(handler, options)`.
 *
 * @returns a reason where the call has another form
 */
export function readServeCall(call: ts.CallExpression): ServeCall | string {
  const place = serverPlaceOf(call);
  if (typeof place === "string") return place;
  const [first, second, ...others] = call.arguments;
  if (!first || others.length > 0 || call.arguments.some((argument) => ts.isSpreadElement(argument)))
    return "It is not called with a handler and options.";
  const isOptionsFirst = ts.isObjectLiteralExpression(withoutOuterExpressions(first));
  if (!second && isOptionsFirst) return withinOptions(place, withoutOuterExpressions(first));
  if (!second) return { ...place, handler: first, dropped: [] };
  const [options, handler] =
    isOptionsFirst || isFunction(second) || !ts.isObjectLiteralExpression(second) ? [first, second] : [second, first];
  if (isFunction(options)) return "Its options are not written here.";
  const written = writtenOptions(options);
  if (!written) return "Its options are not written here.";
  const read = readOptions(written);
  if (typeof read === "string") return read;
  if (read.handler) return "It has two handlers.";
  // What is written elsewhere is only dropped, never moved.
  if (written !== options && read.onError) return "Its options, with `onError`, are not written here.";
  return { ...place, handler, dropped: [...read.dropped, options], ...(read.onError && { onError: read.onError }) };
}

function withinOptions(place: ServerPlace, object: ts.Expression): ServeCall | string {
  if (!ts.isObjectLiteralExpression(object)) return "Its options are not written here.";
  const read = readOptions(object);
  if (typeof read === "string") return read;
  const { handler, onError, dropped } = read;
  if (!handler) return "The server has no handler.";
  return { ...place, handler, object, dropped, ...(onError && { onError }) };
}

interface ReadOptions {
  readonly handler?: ts.Expression | ts.MethodDeclaration;
  readonly onError?: ts.Expression | ts.MethodDeclaration;
  readonly dropped: readonly ts.ObjectLiteralElementLike[];
}

function readOptions(options: ts.ObjectLiteralExpression): ReadOptions | string {
  const dropped: ts.ObjectLiteralElementLike[] = [];
  const found: { handler?: ts.Expression | ts.MethodDeclaration; onError?: ts.Expression | ts.MethodDeclaration } = {};
  for (const property of options.properties) {
    const name = property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name));
    const text = name ? property.name.text : "";
    const kind = Object.hasOwn(serveOptions, text) ? serveOptions[text as keyof typeof serveOptions] : undefined;
    if (kind === undefined) return `The option \`${text || firstLineOf(property)}\` is not known, so the server stays.`;
    if (text === "onListen" && !isOnlyLog(property)) return "`onListen` does more than print, so the server stays.";
    if (kind === "dropped") dropped.push(property);
    else {
      const value = valueOf(property);
      if (!value) return `\`${text}\` is not a function here.`;
      found[text as "handler" | "onError"] = value;
    }
  }
  return { ...found, dropped };
}

function valueOf(property: ts.ObjectLiteralElementLike): ts.Expression | ts.MethodDeclaration | undefined {
  if (ts.isMethodDeclaration(property)) return property;
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

/** `onListen: ({ port }) => console.log(port)`, and one that does nothing. */
function isOnlyLog(property: ts.ObjectLiteralElementLike): boolean {
  const value = valueOf(property);
  const written = value && ts.isMethodDeclaration(value) ? value : value && withoutOuterExpressions(value);
  if (!written || ts.isIdentifier(written)) return written?.getText() === "undefined";
  if (!ts.isMethodDeclaration(written) && !isFunction(written)) return false;
  const { body } = written;
  if (!body) return false;
  return ts.isBlock(body) ? body.statements.every(isLog) : isLogCall(body);
}

/** The object itself, or the one that a constant of the file holds. */
function writtenOptions(node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const written = withoutOuterExpressions(node);
  if (ts.isObjectLiteralExpression(written)) return written;
  if (!ts.isIdentifier(written)) return undefined;
  for (const statement of node.getSourceFile().statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const value = initializer && withoutOuterExpressions(initializer);
      if (value && ts.isObjectLiteralExpression(value) && name.getText() === written.text) return value;
    }
  }
  return undefined;
}

export function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}
