import { ts } from "ts-morph";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { withOuterExpressions, withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { constantInitializer } from "../../../src/typescript/static-text.js";
import { callsOf } from "../../../src/typescript/value-uses.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { QueryContext } from "./query-context.js";
import { partsOf } from "./template-text.js";
import { countNames } from "./write-results.js";

const code = "drizzle-d1/execute";

/** How a driver gives the rows of `execute()`. */
type Shape = "rows" | "array" | "unknown";

/** A place that reads the result, and what it reads. */
type Read =
  | { readonly is: "rows"; readonly access: ts.PropertyAccessExpression }
  | { readonly is: "count"; readonly access: ts.PropertyAccessExpression }
  | { readonly is: "same" }
  | { readonly is: "escape"; readonly node: ts.Node };

/** The first words of statements that give rows, behind comments. */
const givesRowsForm = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|values|pragma|explain|show)\b/i;

/**
 * `db.execute(sql…)` → `db.all(sql…)` where rows are read, else `db.run(sql…)`; and what reads `.rows` and `.rowCount` of
 * the result.
 *
 * @param isBatched the call is a statement of a batch: nothing reads its result
 */
export function convertExecute(
  call: ts.CallExpression,
  access: ts.PropertyAccessExpression,
  context: QueryContext,
  isBatched: boolean,
): void {
  const { collector } = context;
  const text = statementText(call.arguments[0], context);
  const givesRows = text === undefined || givesRowsForm.test(text) || /\breturning\b/i.test(text);
  const usage = isBatched ? undefined : usageOf(call, context);
  const isRead = usage !== undefined;
  const method = isRead && givesRows ? "all" : "run";
  collector.replaceNode(access.name, method, code);
  writeTypeArguments(call, access, method, context);
  if (!usage) return;
  if (method === "all") checkRowType(call, context);
  for (const read of usage.reads) {
    const node = read.is === "same" ? undefined : read.is === "escape" ? read.node : read.access;
    if (node && context.done.has(node)) continue;
    if (node) context.done.add(node);
    writeRead(read, method, usage.shape, context);
  }
  for (const pattern of usage.patterns.filter((found) => !context.done.has(found))) {
    context.done.add(pattern);
    writePattern(pattern, method, usage.shape, context);
  }
}

function writeTypeArguments(
  call: ts.CallExpression,
  access: ts.PropertyAccessExpression,
  method: "all" | "run",
  { collector, values }: QueryContext,
): void {
  const file = call.getSourceFile();
  const [first] = call.typeArguments ?? [];
  const last = call.typeArguments?.at(-1);
  if (method === "run" && first && last) {
    const open = file.text.lastIndexOf("<", first.getStart());
    const close = file.text.indexOf(">", last.end) + 1;
    if (open >= access.end && close > open) collector.replace(file, { start: open, end: close }, "", code);
  } else if (method === "all" && !first && !isJavaScript(file) && !values.isUnknown(access.expression)) {
    collector.insert(file, access.end, "<Record<string, unknown>>", code);
  }
}

/** Members of a declared row that SQLite gives in another form: raw SQL has no columns that would map them. */
function checkRowType(call: ts.CallExpression, { checker, collector, values }: QueryContext): void {
  const [row] = call.typeArguments ?? [];
  if (!row) return;
  const names = checker
    .getTypeFromTypeNode(row)
    .getProperties()
    .filter((property) =>
      /^(?:date|boolean|array|object)$/.test(values.plainKindOfType(checker.getTypeOfSymbol(property))),
    )
    .map(({ name }) => `\`${name}\``);
  if (names.length === 0) return;
  const message = `${names.join(", ")}: raw SQL gives times as numbers or text, truth values as 1 and 0, and JSON as text.`;
  collector.find(row, "drizzle-d1/raw-value", message);
}

interface Usage {
  readonly shape: Shape;
  readonly reads: Read[];
  readonly patterns: ts.ObjectBindingPattern[];
}

/** What is done with the value of a call; `undefined` where nothing is. */
function usageOf(call: ts.CallExpression, context: QueryContext): Usage | undefined {
  const usage: Usage = { shape: shapeOf(awaited(call), call, context), reads: [], patterns: [] };
  const isUsed = followCall(call, usage, new Set(), context);
  return isUsed ? usage : undefined;
}

/** Gathers what reads the value of a call, also where a function gives it back. */
function followCall(call: ts.CallExpression, usage: Usage, seen: Set<ts.Node>, context: QueryContext): boolean {
  const value = awaited(call);
  const { parent } = value;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return false;
  if (ts.isPropertyAccessExpression(parent) && /^(?:then|catch|finally)$/.test(parent.name.text)) {
    const then = ts.isCallExpression(parent.parent) ? awaited(parent.parent) : undefined;
    const isIgnored = parent.name.text !== "then" && then !== undefined && ts.isExpressionStatement(then.parent);
    if (!isIgnored) usage.reads.push(escape(parent.name));
    return !isIgnored;
  }
  if (ts.isVariableDeclaration(parent) && parent.initializer === value) {
    const { name } = parent;
    if (parent.type) usage.reads.push(escape(parent.type));
    if (ts.isObjectBindingPattern(name)) usage.patterns.push(name);
    else if (ts.isIdentifier(name)) {
      for (const use of usesInFile(name, context.checker)) followValue(withOuterExpressions(use), usage, seen, context);
    }
    return true;
  }
  const element = elementOfAll(value);
  if (element) return followElement(element, usage, seen, context);
  followValue(value, usage, seen, context);
  return true;
}

/** `const [rows, total] = await Promise.all([db.execute(…), db.execute(…)])`: what the value of one of them becomes. */
function elementOfAll(value: ts.Expression): ts.ArrayBindingElement | undefined {
  const list = value.parent;
  if (!ts.isArrayLiteralExpression(list) || list.elements.some(ts.isSpreadElement)) return undefined;
  const all = list.parent;
  if (!ts.isCallExpression(all) || !isPromiseAll(all.expression)) return undefined;
  const waited = awaited(all);
  const holder = waited.parent;
  if (!ts.isAwaitExpression(withoutOuterExpressions(waited)) || !ts.isVariableDeclaration(holder)) return undefined;
  return ts.isArrayBindingPattern(holder.name) ? holder.name.elements[list.elements.indexOf(value)] : undefined;
}

function isPromiseAll(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "all" &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "Promise"
  );
}

function followElement(
  element: ts.ArrayBindingElement,
  usage: Usage,
  seen: Set<ts.Node>,
  context: QueryContext,
): boolean {
  if (ts.isOmittedExpression(element)) return false;
  if (element.dotDotDotToken) usage.reads.push(escape(element));
  else if (ts.isObjectBindingPattern(element.name)) usage.patterns.push(element.name);
  else if (ts.isIdentifier(element.name)) {
    for (const use of usesInFile(element.name, context.checker))
      followValue(withOuterExpressions(use), usage, seen, context);
  }
  return true;
}

function followValue(value: ts.Expression, usage: Usage, seen: Set<ts.Node>, context: QueryContext): void {
  const { parent } = value;
  const isGivenBack = ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === value);
  const owner = isGivenBack ? ts.findAncestor(parent, ts.isFunctionLike) : undefined;
  if (owner && seen.has(owner)) return;
  const calls = owner && !owner.type ? callsOf(owner, context.references) : [];
  if (!owner || calls.length === 0) {
    usage.reads.push(isGivenBack ? escape(parent) : readAt(value));
    return;
  }
  seen.add(owner);
  for (const call of calls) followCall(call, usage, seen, context);
}

const escape = (node: ts.Node): Read => ({ is: "escape", node });

/** `result.rows`, `result.rowCount`, `result[0]`, `result.map(…)`, `for (const row of result)`. */
function readAt(value: ts.Expression): Read {
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) {
    if (parent.name.text === "rows") return { is: "rows", access: parent };
    if (countNames.has(parent.name.text)) return { is: "count", access: parent };
    return { is: "same" };
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === value) return { is: "same" };
  if (ts.isForOfStatement(parent) || ts.isSpreadElement(parent)) return { is: "same" };
  const isTest = ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent) || ts.isConditionalExpression(parent);
  return isTest ? { is: "same" } : escape(value);
}

/** The call with what waits for it. */
function awaited(call: ts.CallExpression): ts.Expression {
  const outer = withOuterExpressions(call);
  return ts.isAwaitExpression(outer.parent) ? withOuterExpressions(outer.parent) : outer;
}

function shapeOf(value: ts.Expression, call: ts.CallExpression, { checker }: QueryContext): Shape {
  const given = checker.getTypeAtLocation(call);
  const type = checker.getAwaitedType(given) ?? checker.getTypeAtLocation(value);
  if (type.getProperty("rows")) return "rows";
  return type.getProperty("map") && type.getProperty("length") ? "array" : "unknown";
}

function writeRead(read: Read, method: "all" | "run", shape: Shape, { collector }: QueryContext): void {
  switch (read.is) {
    case "same":
      return;
    case "escape":
      if (shape !== "array") {
        collector.find(
          read.node,
          "drizzle-d1/result-shape",
          "What reads this result has to take the rows themselves, without `.rows`.",
        );
      }
      return;
    case "rows": {
      const { access } = read;
      const end = access.end;
      const isOptional = access.questionDotToken !== undefined;
      // What follows keeps its `?.`.
      collector.replace(access.getSourceFile(), { start: access.expression.end, end }, "", code);
      if (
        isOptional &&
        (ts.isPropertyAccessExpression(access.parent) || ts.isElementAccessExpression(access.parent)) &&
        access.parent.expression === access &&
        !access.parent.questionDotToken
      ) {
        collector.insert(access.getSourceFile(), end, ts.isElementAccessExpression(access.parent) ? "?." : "?", code);
      }
      return;
    }
    case "count":
      collector.replaceNode(read.access.name, method === "all" ? "length" : "meta.changes", "drizzle-d1/changes");
  }
}

/** `const { rows } = await db.execute(…)`. */
function writePattern(
  pattern: ts.ObjectBindingPattern,
  method: "all" | "run",
  shape: Shape,
  { collector }: QueryContext,
): void {
  const [element, ...others] = pattern.elements;
  const key = element && (element.propertyName ?? element.name).getText();
  if (element && others.length === 0 && !element.dotDotDotToken && shape !== "array") {
    if (key === "rows" && method === "all") {
      const initial = element.initializer ? ` /* = ${element.initializer.getText()} */` : "";
      collector.replaceNode(pattern, element.name.getText() + initial, code);
      return;
    }
    if (key !== undefined && countNames.has(key)) {
      const text =
        method === "all" ? `{ length: ${element.name.getText()} }` : `{ meta: { changes: ${element.name.getText()} } }`;
      collector.replaceNode(pattern, text, "drizzle-d1/changes");
      return;
    }
  }
  if (
    shape === "array" &&
    pattern.elements.every(({ propertyName, name }) => !countNames.has((propertyName ?? name).getText()))
  )
    return;
  collector.find(
    pattern,
    "drizzle-d1/result-shape",
    "The result on D1 has no such members: `all()` gives the rows themselves, `run()` has `meta.changes`.",
  );
}

/** The text of a statement that is given to `execute()`, with `$` for what is interpolated. */
function statementText(argument: ts.Expression | undefined, context: QueryContext): string | undefined {
  if (!argument) return undefined;
  const inner = withoutOuterExpressions(argument);
  if (ts.isTaggedTemplateExpression(inner)) {
    const text = partsOf(inner.template).pieces.join("$");
    // What is interpolated first may be the whole statement, or its beginning.
    return /^\s*\$/.test(text) ? undefined : text;
  }
  if (ts.isStringLiteralLike(inner)) return inner.text;
  if (ts.isTemplateExpression(inner)) return partsOf(inner).pieces.join("$");
  if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression)) {
    const { expression, name } = inner.expression;
    return name.text === "raw" && context.exports.isCore(expression, "sql")
      ? statementText(inner.arguments[0], context)
      : undefined;
  }
  if (ts.isIdentifier(inner)) {
    const value = constantInitializer(inner, context.checker);
    return value && value !== inner ? statementText(value, context) : undefined;
  }
  return undefined;
}
