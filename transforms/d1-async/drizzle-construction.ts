import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { entityOfType } from "./library.js";
import type { Construction } from "./uses.js";

/** How `drizzle(…)` comes by its database. */
export type DrizzleConstruction =
  /** `drizzle(sqlite, config)`: the handle is converted where it is made. */
  | { readonly kind: "handle" }
  /** `drizzle({ client: sqlite, schema })` */
  | { readonly kind: "client"; readonly property: ts.ObjectLiteralElementLike; readonly client: ts.Expression }
  /** It opens the file itself: a database that needs a binding. */
  | { readonly kind: "opens"; readonly construction: Construction }
  | { readonly kind: "unknown"; readonly why: string };

export function readDrizzleConstruction(call: ts.CallExpression, checker: ts.TypeChecker): DrizzleConstruction {
  const opens: DrizzleConstruction = { kind: "opens", construction: { node: call, library: "drizzle" } };
  const argument = call.arguments[0] && withoutOuterExpressions(call.arguments[0]);
  if (!argument) return opens;
  if (ts.isSpreadElement(argument)) return { kind: "unknown", why: "its arguments are spread" };
  if (ts.isObjectLiteralExpression(argument)) {
    const property = propertyOf(argument, "client");
    const client = property && valueOf(property);
    if (client) return { kind: "client", property, client };
    if (argument.properties.some(ts.isSpreadAssignment)) return { kind: "unknown", why: "its configuration is spread" };
    return opens;
  }
  const type = checker.getNonNullableType(checker.getTypeAtLocation(argument));
  const parts = type.isUnion() ? type.types : [type];
  if (parts.every((part) => (part.flags & ts.TypeFlags.StringLike) !== 0)) return opens;
  if (entityOfType(type, checker)?.entity === "database") return { kind: "handle" };
  if (type.getProperty("client") ?? type.getProperty("connection")) {
    return { kind: "unknown", why: "its configuration is not written in place" };
  }
  return (type.flags & ts.TypeFlags.Any) === 0
    ? { kind: "handle" }
    : { kind: "unknown", why: "what it opens has no type that tells" };
}

/** The path that `drizzle(…)` opens; `undefined` for a database in memory. */
export function drizzlePathOf(call: ts.CallExpression | ts.NewExpression): ts.Expression | undefined {
  const argument = call.arguments?.[0] && withoutOuterExpressions(call.arguments[0]);
  if (!argument || !ts.isObjectLiteralExpression(argument)) return argument;
  const property = propertyOf(argument, "connection");
  const connection = property && valueOf(property);
  if (!connection || !ts.isObjectLiteralExpression(connection)) return connection;
  const source = propertyOf(connection, "source");
  return source && valueOf(source);
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined {
  return object.properties.find((property) => property.name?.getText().replace(/^["']|["']$/g, "") === name);
}

function valueOf(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

/** `drizzle("app.db", config)`, `drizzle({ connection: "app.db", schema })` → `drizzle(env.DB, …)`. */
export function convertDrizzleOpening(call: ts.CallExpression, access: string, collector: EditCollector): void {
  const code = "d1-async/binding";
  const file = call.getSourceFile();
  const [argument] = call.arguments;
  if (!argument) {
    collector.insert(file, call.end - 1, access, code);
    return;
  }
  const object = withoutOuterExpressions(argument);
  if (!ts.isObjectLiteralExpression(object)) {
    collector.replaceNode(argument, access, code);
    return;
  }
  const connection = propertyOf(object, "connection");
  if (object.properties.length === (connection ? 1 : 0)) {
    collector.replaceNode(argument, access, code);
    return;
  }
  collector.insert(file, argument.getStart(), `${access}, `, code);
  if (connection) removeProperty(object, connection, collector);
}

/**
 * `drizzle({ client: sqlite, schema })` → `drizzle(sqlite, { schema })`.
 *
 * @returns whether it could be done: an expression that is edited itself cannot be moved
 */
export function convertDrizzleClient(
  call: ts.CallExpression,
  property: ts.ObjectLiteralElementLike,
  client: ts.Expression,
  collector: EditCollector,
): boolean {
  const code = "d1-async/binding";
  const file = call.getSourceFile();
  const [argument] = call.arguments;
  const object = property.parent;
  if (!argument || !ts.isObjectLiteralExpression(object)) return false;
  const [first, next] = object.properties;
  if (first === property) {
    collector.replace(file, { start: argument.getStart(), end: client.getStart() }, "", code);
    if (!next) {
      collector.replace(file, { start: client.end, end: argument.end }, "", code);
      return true;
    }
    // Only the comma, so that a comment behind it stays.
    const comma = commaAfter(property, object);
    if (comma) collector.replaceNode(comma, ", {", code);
    return comma !== undefined;
  }
  if (!ts.isIdentifier(client) && !ts.isPropertyAccessExpression(client)) return false;
  collector.insert(file, argument.getStart(), `${client.getText()}, `, code);
  removeProperty(object, property, collector);
  return true;
}

function commaAfter(property: ts.ObjectLiteralElementLike, object: ts.ObjectLiteralExpression): ts.Node | undefined {
  const list = object.getChildren().find((child) => child.kind === ts.SyntaxKind.SyntaxList);
  return list
    ?.getChildren()
    .find((token) => token.kind === ts.SyntaxKind.CommaToken && token.getStart() >= property.end);
}

/** A property takes the comma behind it, the last one the comma before it. */
function removeProperty(
  object: ts.ObjectLiteralExpression,
  property: ts.ObjectLiteralElementLike,
  collector: EditCollector,
): void {
  const file = object.getSourceFile();
  const index = object.properties.indexOf(property);
  const next = object.properties[index + 1];
  const previous = object.properties[index - 1];
  const range = next
    ? { start: property.getStart(), end: next.getStart() }
    : { start: previous?.end ?? property.getStart(), end: property.end };
  collector.replace(file, range, "", "d1-async/binding");
}
