import { ts } from "ts-morph";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { unwrapped } from "../schema/drizzle-exports.js";

/** How `drizzle(…)` is given what it opens. */
export type Construction =
  /** `drizzle()`: nothing, the driver finds its connection by itself. */
  | { readonly kind: "empty" }
  /** `drizzle(client, config)`, `drizzle(url)` */
  | { readonly kind: "first"; readonly client: ts.Expression; readonly dropped: readonly ts.ObjectLiteralElementLike[] }
  /** `drizzle({ client, schema })`, `drizzle({ connection: url })` */
  | {
      readonly kind: "object";
      readonly object: ts.ObjectLiteralExpression;
      readonly dropped: readonly ts.ObjectLiteralElementLike[];
    }
  | { readonly kind: "unknown"; readonly why: string };

/** Options of drivers that speak of the connection. */
const connectionOptions: ReadonlySet<string> = new Set([
  "client",
  "connection",
  "ws",
  "database",
  "resourceArn",
  "secretArn",
]);

export function readConstruction(call: ts.CallExpression, checker: ts.TypeChecker): Construction {
  const [argument, config] = call.arguments;
  if (isInBrowser(call.getSourceFile())) {
    return { kind: "unknown", why: "PGlite keeps this database in the browser, where no binding is" };
  }
  if (!argument) return { kind: "empty" };
  if (ts.isSpreadElement(argument)) return { kind: "unknown", why: "its arguments are spread" };
  const value = unwrapped(argument);
  if (ts.isObjectLiteralExpression(value)) {
    const dropped = connectionPropertiesOf(value);
    const spreads = value.properties.some(ts.isSpreadAssignment);
    if (spreads && dropped.length === 0) return { kind: "unknown", why: "its configuration is spread" };
    return { kind: "object", object: value, dropped };
  }
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) {
    return { kind: "unknown", why: "its queries go through a function of its own" };
  }
  const type = checker.getNonNullableType(checker.getTypeAtLocation(value));
  const looksLikeConfig =
    type.getCallSignatures().length === 0 &&
    ["connection", "schema", "casing"].some((name) => type.getProperty(name) !== undefined);
  if (!config && looksLikeConfig) return { kind: "unknown", why: "its configuration is not written in place" };
  const options = config && unwrapped(config);
  const dropped = options && ts.isObjectLiteralExpression(options) ? connectionPropertiesOf(options) : [];
  return { kind: "first", client: argument, dropped };
}

/** Whether PGlite is opened over what only browsers have: IndexedDB, the origin's private files, a web worker. */
function isInBrowser({ text }: ts.SourceFile): boolean {
  return (
    text.includes("drizzle-orm/pglite") && /\b(?:IdbFs|OpfsAhpFS|PGliteWorker)\b|["'`](?:idb|opfs-ahp):\/\//.test(text)
  );
}

function connectionPropertiesOf(object: ts.ObjectLiteralExpression): ts.ObjectLiteralElementLike[] {
  return object.properties.filter(
    ({ name }) => name !== undefined && connectionOptions.has(name.getText().replace(/^["']|["']$/g, "")),
  );
}

/** What goes when the construction is converted: expressions that feed the connection. */
export function connectionParts(construction: Construction): readonly ts.Node[] {
  if (construction.kind === "first") return [construction.client, ...construction.dropped];
  return construction.kind === "object" ? construction.dropped : [];
}

/** `drizzle(client, config)` → `drizzle(access, config)` */
export function convertConstruction(
  call: ts.CallExpression,
  construction: Construction,
  access: string,
  collector: EditCollector,
): void {
  const code = "drizzle-d1/binding";
  const file = call.getSourceFile();
  if (construction.kind === "empty") {
    collector.insert(file, call.end - 1, access, code);
  } else if (construction.kind === "first") {
    collector.replaceNode(construction.client, access, code);
    const { dropped } = construction;
    const [options] = dropped.map(({ parent }) => parent);
    if (options && ts.isObjectLiteralExpression(options) && options.properties.length === dropped.length) {
      collector.replaceNode(options, "{}", code);
    } else for (const property of dropped) collector.remove(property, code);
  } else if (construction.kind === "object") {
    const { object, dropped } = construction;
    const [argument] = call.arguments;
    if (!argument) return;
    if (object.properties.length === dropped.length) collector.replaceNode(argument, access, code);
    else {
      collector.insert(file, argument.getStart(), `${access}, `, code);
      for (const property of dropped) collector.remove(property, code);
    }
  }
}
