import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { QueryContext } from "./query-context.js";

const code = "drizzle-d1/relational-callback";

/** Operators that the callbacks are handed. */
const operatorNames: ReadonlySet<string> = new Set([
  "eq",
  "ne",
  "gt",
  "gte",
  "lt",
  "lte",
  "inArray",
  "notInArray",
  "like",
  "notLike",
]);

/** A condition that cannot be written as a callback. */
class NoForm extends Error {
  constructor(
    readonly node: ts.Node,
    message: string,
  ) {
    super(message);
  }
}

/** `db.query.user.findFirst({ where: { … } })`: its object conditions become callbacks, also those of `with`. */
export function convertRelationalQuery(call: ts.CallExpression, context: QueryContext): void {
  const [argument] = call.arguments;
  const config = argument && withoutOuterExpressions(argument);
  if (!config || !ts.isObjectLiteralExpression(config)) return;
  const callee = call.expression;
  const table =
    ts.isPropertyAccessExpression(callee) && ts.isPropertyAccessExpression(callee.expression)
      ? callee.expression.name.text
      : "table";
  convertConfig(config, table, context);
  if (takesObjectsOnly(config, context.checker)) context.objectQueries.push(call);
}

/** Whether the installed drizzle-orm has no callbacks in relational queries: from version 1 on it takes objects. */
function takesObjectsOnly(config: ts.ObjectLiteralExpression, checker: ts.TypeChecker): boolean {
  const where = config.properties.find((property) => ts.isPropertyAssignment(property) && nameOf(property) === "where");
  const wanted = where && ts.isPropertyAssignment(where) ? checker.getContextualType(where.initializer) : undefined;
  if (!wanted || wanted.flags & ts.TypeFlags.Any) return false;
  const parts = wanted.isUnion() ? wanted.types : [wanted];
  return parts.every((part) => part.getCallSignatures().length === 0);
}

/** One word for all of them: the code is for another version than the installed one, and so does not type-check here. */
export function findObjectQueries({ collector, objectQueries }: QueryContext): void {
  const [first] = objectQueries;
  if (!first) return;
  const message = `The installed drizzle-orm takes no callbacks in relational queries (${String(objectQueries.length)} were converted): install the version that you move to, and type-check then.`;
  const consequences = objectQueries.map((call) => outermostStatement(call));
  collector.find(first, "drizzle-d1/relational-version", message, { consequences });
}

/** What reads the result of a query can stand anywhere in the function around it. */
function outermostStatement(node: ts.Node): ts.Node {
  return ts.findAncestor(node, ({ parent }) => ts.isSourceFile(parent)) ?? node;
}

/** The operators of object conditions that SQLite has under another name: `{ name: { ilike: "a%" } }`. */
export function convertConditionKeys(call: ts.CallExpression, { collector }: QueryContext): void {
  const [config] = call.arguments;
  const visit = (node: ts.Node, inWhere: boolean): void => {
    if (ts.isPropertyAssignment(node)) {
      const name = nameOf(node);
      const isOperator = inWhere && ts.isObjectLiteralExpression(node.parent.parent.parent);
      if (isOperator && name === "ilike") collector.replaceNode(node.name, "like", "drizzle-d1/ilike");
      else if (isOperator && name === "notIlike") collector.replaceNode(node.name, "notLike", "drizzle-d1/ilike");
      else if (isOperator && name !== undefined && /^array(?:Contains|Contained|Overlaps)$/.test(name)) {
        collector.find(
          node,
          "drizzle-d1/sql-unconverted",
          `\`${name}\` of arrays: write it as \`RAW\` with json_each().`,
        );
      }
      visit(node.initializer, inWhere || name === "where");
      return;
    }
    if (ts.isFunctionLike(node)) return;
    ts.forEachChild(node, (child) => visit(child, inWhere));
  };
  if (config) visit(config, false);
}

function convertConfig(config: ts.ObjectLiteralExpression, table: string, context: QueryContext): void {
  for (const property of config.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const value = withoutOuterExpressions(property.initializer);
    switch (nameOf(property)) {
      case "where":
        if (ts.isObjectLiteralExpression(value)) replace(value, () => whereCallback(value, table), context);
        break;
      case "orderBy":
        if (ts.isObjectLiteralExpression(value)) replace(value, () => orderCallback(value, table), context);
        break;
      case "with":
        if (!ts.isObjectLiteralExpression(value)) break;
        for (const relation of value.properties) {
          if (!ts.isPropertyAssignment(relation)) continue;
          const inner = withoutOuterExpressions(relation.initializer);
          if (ts.isObjectLiteralExpression(inner)) convertConfig(inner, nameOf(relation) ?? "table", context);
        }
    }
  }
}

function replace(node: ts.Expression, text: () => string, { collector }: QueryContext): void {
  try {
    collector.replaceNode(node, text(), code);
  } catch (error) {
    if (!(error instanceof NoForm)) throw error;
    collector.find(error.node, "drizzle-d1/relational-object", error.message);
  }
}

function whereCallback(object: ts.ObjectLiteralExpression, table: string): string {
  const name = parameterName(table, object);
  const used = new Set<string>();
  const condition = conditionOf(object, name, used);
  if (condition === undefined) return "undefined";
  const handed = used.size === 0 ? "" : `, { ${[...used].sort().join(", ")} }`;
  return `(${name}${handed}) => ${condition}`;
}

/** A name for the table that nothing in the condition has. */
function parameterName(table: string, object: ts.Node): string {
  const taken = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !(ts.isPropertyAssignment(node.parent) && node.parent.name === node))
      taken.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(object);
  if (/^[A-Za-z_$][\w$]*$/.test(table) && !taken.has(table) && !operatorNames.has(table)) return table;
  return taken.has("t") ? "table" : "t";
}

/** All entries of an object have to hold. */
function conditionOf(object: ts.ObjectLiteralExpression, table: string, used: Set<string>): string | undefined {
  const parts = object.properties.map((property) => {
    const [key, value] = entryOf(property);
    switch (key) {
      case "AND":
        return joined(itemsOf(value, table, used), "and", used);
      case "OR":
        return joined(itemsOf(value, table, used), "or", used);
      case "NOT":
        return negated(conditionOf(asObject(value), table, used), used);
      case "RAW":
        return raw(value, table);
      default:
        return columnCondition(`${table}.${key}`, value, used);
    }
  });
  return joined(parts, "and", used);
}

/** The list of AND or OR, or the entries of an object. */
function itemsOf(value: ts.Expression, table: string, used: Set<string>): (string | undefined)[] {
  const inner = withoutOuterExpressions(value);
  if (!ts.isArrayLiteralExpression(inner)) return [conditionOf(asObject(inner), table, used)];
  return inner.elements.map((element) => conditionOf(asObject(element), table, used));
}

function columnCondition(column: string, value: ts.Expression, used: Set<string>): string | undefined {
  const inner = withoutOuterExpressions(value);
  if (!ts.isObjectLiteralExpression(inner)) return operator("eq", column, value.getText(), used);
  const parts = inner.properties.map((property) => {
    const [key, operand] = entryOf(property);
    switch (key) {
      case "isNull":
      case "isNotNull":
        if (operand.kind !== ts.SyntaxKind.TrueKeyword)
          throw new NoForm(operand, `\`${key}\` with a value that is not \`true\`.`);
        used.add(key);
        return `${key}(${column})`;
      case "in":
        return operator("inArray", column, operand.getText(), used);
      case "notIn":
        return operator("notInArray", column, operand.getText(), used);
      case "ilike":
        return operator("like", column, operand.getText(), used);
      case "notIlike":
        return operator("notLike", column, operand.getText(), used);
      case "AND":
      case "OR": {
        const list = withoutOuterExpressions(operand);
        const items = ts.isArrayLiteralExpression(list) ? [...list.elements] : [list];
        return joined(
          items.map((item) => columnCondition(column, item, used)),
          key === "AND" ? "and" : "or",
          used,
        );
      }
      case "NOT":
        return negated(columnCondition(column, operand, used), used);
      default:
        if (operatorNames.has(key)) return operator(key, column, operand.getText(), used);
        throw new NoForm(
          property,
          `\`${key}\` has no form as a callback; a condition on a relation is \`exists()\` with a subquery.`,
        );
    }
  });
  return joined(parts, "and", used);
}

function operator(name: string, column: string, operand: string, used: Set<string>): string {
  used.add(name);
  return `${name}(${column}, ${operand})`;
}

function joined(parts: readonly (string | undefined)[], word: "and" | "or", used: Set<string>): string | undefined {
  const present = parts.filter((part) => part !== undefined);
  if (present.length <= 1) return present[0];
  used.add(word);
  return `${word}(${present.join(", ")})`;
}

function negated(condition: string | undefined, used: Set<string>): string | undefined {
  if (condition === undefined) return undefined;
  used.add("not");
  return `not(${condition})`;
}

/** `RAW: (t) => sql…` */
function raw(value: ts.Expression, table: string): string {
  const inner = withoutOuterExpressions(value);
  const isFunction = ts.isArrowFunction(inner) || ts.isFunctionExpression(inner);
  return isFunction ? `(${inner.getText()})(${table})` : inner.getText();
}

function asObject(value: ts.Expression): ts.ObjectLiteralExpression {
  const inner = withoutOuterExpressions(value);
  if (!ts.isObjectLiteralExpression(inner)) throw new NoForm(value, "A condition that is not written in place.");
  return inner;
}

function orderCallback(object: ts.ObjectLiteralExpression, table: string): string {
  const name = parameterName(table, object);
  const used = new Set<string>();
  const items = object.properties.map((property) => {
    const [key, value] = entryOf(property);
    const inner = withoutOuterExpressions(value);
    if (!ts.isStringLiteralLike(inner) || !/^(?:asc|desc)$/.test(inner.text)) {
      throw new NoForm(value, "A direction that is not written in place.");
    }
    used.add(inner.text);
    return `${inner.text}(${name}.${key})`;
  });
  return `(${name}, { ${[...used].sort().join(", ")} }) => [${items.join(", ")}]`;
}

function entryOf(property: ts.ObjectLiteralElementLike): [string, ts.Expression] {
  const key = nameOf(property);
  if (key !== undefined && ts.isPropertyAssignment(property)) return [key, property.initializer];
  if (ts.isShorthandPropertyAssignment(property)) return [property.name.text, property.name];
  throw new NoForm(property, "A condition whose parts are spread or computed.");
}

function nameOf(property: ts.ObjectLiteralElementLike): string | undefined {
  const { name } = property;
  return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
}
