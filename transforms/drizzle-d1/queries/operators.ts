import { ts } from "ts-morph";
import { globOfLike } from "../../../src/sql/postgres/expressions/patterns.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { staticText } from "../../../src/typescript/static-text.js";
import { symbolOfUse, usesInFile } from "../../../src/typescript/uses-in-file.js";
import { moduleOfDeclaration } from "../schema/drizzle-exports.js";
import type { QueryContext } from "./query-context.js";
import { type Operator, operators } from "./surface.js";

/** The operator of drizzle that a call is of: imported, or handed to the callback of a relational query. */
export function operatorOf(callee: ts.Expression, context: QueryContext): Operator | undefined {
  const found = context.exports.of(callee);
  const name = found?.path === "" ? found.name : handedOperator(callee, context);
  return name !== undefined && Object.hasOwn(operators, name) ? (name as Operator) : undefined;
}

/** `ilike` of `where: (t, { ilike }) => …`, `ops.ilike(…)`. */
function handedOperator(callee: ts.Expression, { checker }: QueryContext): string | undefined {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return undefined;
  // Asking for the types of all calls would take long.
  const isAlias = ts.isIdentifier(callee);
  if (!isAlias && !Object.hasOwn(operators, name.text)) return undefined;
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  if (!declaration) return undefined;
  if (ts.isBindingElement(declaration)) {
    const { parent } = declaration.parent;
    if (!ts.isParameter(parent) || parent.parent.parameters[1] !== parent) return undefined;
    if (!isRelationalCallback(parent.parent)) return undefined;
    return (declaration.propertyName ?? declaration.name).getText();
  }
  if (!Object.hasOwn(operators, name.text)) return undefined;
  const type = checker.getTypeAtLocation(callee).getSymbol();
  const made = type?.declarations?.[0];
  return made && moduleOfDeclaration(made) === "" && type.name !== "__type" ? type.name : undefined;
}

/** Whether a function is `where`, `orderBy` or `extras` of a relational query. */
function isRelationalCallback(owner: ts.Node): boolean {
  const property = owner.parent;
  if (!ts.isPropertyAssignment(property) && !ts.isMethodDeclaration(owner)) return false;
  const named = ts.isMethodDeclaration(owner) ? owner : (property as ts.PropertyAssignment);
  if (!/^(?:where|orderBy|extras)$/.test(named.name.getText())) return false;
  const call = ts.findAncestor(named, ts.isCallExpression);
  const callee = call?.expression;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && /^find(?:Many|First)$/.test(callee.name.text);
}

/** Converts the call of an operator, or finds what it cannot be. */
export function convertOperator(call: ts.CallExpression, operator: Operator, context: QueryContext): void {
  const { collector } = context;
  const handling = operators[operator];
  if (handling.is === "refused") {
    collector.find(call, handling.code, `\`${operator}()\`: ${handling.why}.`);
    return;
  }
  switch (operator) {
    case "ilike":
    case "notIlike":
      convertIlike(call, operator === "ilike" ? "like" : "notLike", context);
      return;
    case "like":
    case "notLike":
      convertLike(call, operator === "notLike", context);
      return;
    case "arrayContains":
    case "arrayContained":
    case "arrayOverlaps":
      convertArrays(call, operator, context);
      return;
    case "asc":
    case "desc":
      convertOrder(call, operator, context);
      return;
    case "inArray":
    case "notInArray":
      checkList(call, context);
  }
}

function convertIlike(call: ts.CallExpression, target: "like" | "notLike", context: QueryContext): void {
  const { collector, checker, imports } = context;
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return;
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  if (declaration && ts.isBindingElement(declaration)) {
    renameBinding(declaration, target, context);
    return;
  }
  // An alias, and a member of the module: only the name that drizzle has changes.
  if (ts.isPropertyAccessExpression(callee)) collector.replaceNode(name, target, "drizzle-d1/ilike");
  else collector.replaceNode(name, imports.name(call.getSourceFile(), target), "drizzle-d1/ilike");
}

/** `{ eq, ilike }` of a callback's parameter, which several calls may share. */
function renameBinding(element: ts.BindingElement, target: string, { collector, checker, done }: QueryContext): void {
  if (done.has(element)) return;
  done.add(element);
  const pattern = element.parent;
  if (!ts.isIdentifier(element.name) || !ts.isObjectBindingPattern(pattern)) return;
  if (element.propertyName) {
    collector.replaceNode(element.propertyName, target, "drizzle-d1/ilike");
    return;
  }
  const isThere = pattern.elements.some(({ name }) => name.getText() === target);
  // Both names are there: the one that goes gets the function of the other.
  if (isThere) {
    collector.replaceNode(element.name, `${target}: ${element.name.text}`, "drizzle-d1/ilike");
    return;
  }
  collector.replaceNode(element.name, target, "drizzle-d1/ilike");
  for (const use of usesInFile(element.name, checker)) collector.replaceNode(use, target, "drizzle-d1/ilike");
}

function convertLike(call: ts.CallExpression, negated: boolean, context: QueryContext): void {
  const { collector, checker, imports } = context;
  const [column, pattern] = call.arguments;
  if (!column || !pattern) return;
  const text = staticText(pattern, checker)?.text;
  // Without letters the case is no matter; both sides in one case neither.
  if (text !== undefined && !/\p{L}/u.test(text)) return;
  if (isFolded(column)) return;
  const glob = text === undefined ? undefined : globOfLike(text, "\\");
  if (glob === undefined || !ts.isStringLiteralLike(withoutOuterExpressions(pattern))) {
    const message = "SQLite's LIKE finds upper and lower case alike, which PostgreSQL's does not.";
    collector.find(call, "drizzle-d1/like-case", message);
    return;
  }
  const code = "drizzle-d1/like";
  const file = call.getSourceFile();
  const tag = imports.name(file, "sql");
  collector.replace(file, { start: call.getStart(), end: column.getStart() }, `${tag}\`\${`, code);
  const literal = JSON.stringify(glob);
  collector.replace(
    file,
    { start: column.end, end: call.end },
    `} ${negated ? "not " : ""}glob \${${literal}}\``,
    code,
  );
}

/** ``sql`lower(${users.name})` ``. */
function isFolded(column: ts.Expression): boolean {
  const inner = withoutOuterExpressions(column);
  return ts.isTaggedTemplateExpression(inner) && /^`\s*(?:lower|upper)\s*\(/i.test(inner.template.getText());
}

function convertArrays(
  call: ts.CallExpression,
  operator: "arrayContains" | "arrayContained" | "arrayOverlaps",
  context: QueryContext,
): void {
  const { collector, values, imports } = context;
  const [column, wanted] = call.arguments;
  const code = "drizzle-d1/array-operator";
  const isPlainColumn = column && values.kindOf(column) === "column" && isName(column);
  const kind = wanted && values.kindOf(wanted);
  const isList =
    wanted && kind === "value" && (values.plainKind(wanted) === "array" || ts.isArrayLiteralExpression(wanted));
  if (!column || !wanted || !isPlainColumn || !(isList === true || kind === "column")) {
    collector.find(
      call,
      "drizzle-d1/sql-unconverted",
      `\`${operator}()\` over what is no column and list: write it with json_each().`,
    );
    return;
  }
  const file = call.getSourceFile();
  const tag = imports.name(file, "sql");
  const name = column.getText();
  const [before, after] = kind === "column" ? ["${", "}"] : ["${JSON.stringify(", ")}"];
  const forms = {
    arrayContains: [
      `(\${${name}} is not null and not exists (select 1 from json_each(`,
      `) as wanted where wanted.value not in (select value from json_each(\${${name}}))))`,
    ],
    arrayContained: [
      `(\${${name}} is not null and not exists (select 1 from json_each(\${${name}}) as element where element.value not in (select value from json_each(`,
      "))))",
    ],
    arrayOverlaps: [
      `exists (select 1 from json_each(\${${name}}) as element where element.value in (select value from json_each(`,
      ")))",
    ],
  } as const;
  const [head, tail] = forms[operator];
  collector.replace(file, { start: call.getStart(), end: wanted.getStart() }, `${tag}\`${head}${before}`, code);
  collector.replace(file, { start: wanted.end, end: call.end }, `${after}${tail}\``, code);
}

function isName(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression) || (ts.isPropertyAccessExpression(expression) && isName(expression.expression));
}

/** `desc(users.seenAt)` over a column that may be NULL. */
function convertOrder(call: ts.CallExpression, direction: "asc" | "desc", context: QueryContext): void {
  const { collector, values, imports } = context;
  const [column] = call.arguments;
  if (!column || call.arguments.length !== 1 || values.kindOf(column) !== "column") return;
  if (!values.isPostgres(column) || values.isNullable(column) !== true) return;
  const file = call.getSourceFile();
  const tag = imports.name(file, "sql");
  const code = "drizzle-d1/null-order";
  collector.replace(file, { start: call.getStart(), end: column.getStart() }, `${tag}\`\${`, code);
  const order = direction === "asc" ? "asc nulls last" : "desc nulls first";
  collector.replace(file, { start: column.end, end: call.end }, `} ${order}\``, code);
}

/** `.orderBy(users.seenAt)`: a bare column goes up. */
export function convertBareOrder(expression: ts.Expression, context: QueryContext): void {
  const { collector, values, imports } = context;
  if (!isName(expression) || values.kindOf(expression) !== "column") return;
  if (!values.isPostgres(expression) || values.isNullable(expression) !== true) return;
  const tag = imports.name(expression.getSourceFile(), "sql");
  collector.wrapNode(expression, `${tag}\`\${`, "} asc nulls last`", "drizzle-d1/null-order");
}

/** The most parameters of a list that leave room for those of the rest of its statement. */
const roomForLists = 90;

function checkList(call: ts.CallExpression, context: QueryContext): void {
  const { collector, values } = context;
  const [, list] = call.arguments;
  if (!list || values.kindOf(list) !== "value" || isShortList(list, context)) return;
  const text = list.getText().replaceAll(/\s+/g, " ").slice(0, 40);
  collector.find(list, "drizzle-d1/parameter-limit", `\`${text}\` may hold more values than D1 takes.`);
}

/** A list that is written out, here or in a constant, and short. */
export function isShortList(list: ts.Expression, context: Pick<QueryContext, "checker">, room = roomForLists): boolean {
  const { checker } = context;
  const inner = withoutOuterExpressions(list);
  if (ts.isArrayLiteralExpression(inner)) {
    return inner.elements.length <= room && !inner.elements.some(ts.isSpreadElement);
  }
  if (ts.isConditionalExpression(inner)) {
    return isShortList(inner.whenTrue, context, room) && isShortList(inner.whenFalse, context, room);
  }
  const type = checker.getTypeAtLocation(inner);
  if (checker.isTupleType(type)) {
    const { combinedFlags, fixedLength } = (type as ts.TupleTypeReference).target;
    return (combinedFlags & ts.ElementFlags.Variable) === 0 && fixedLength <= room;
  }
  if (!ts.isIdentifier(inner)) return false;
  const symbol = symbolOfUse(inner, checker);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0) return false;
  const value = withoutOuterExpressions(declaration.initializer);
  const grows = usesInFile(declaration.name as ts.Identifier, checker).some(
    ({ parent }) => ts.isPropertyAccessExpression(parent) && /^(?:push|unshift|splice)$/.test(parent.name.text),
  );
  return ts.isArrayLiteralExpression(value) && !grows && isShortList(value, context, room);
}
