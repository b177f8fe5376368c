import { ts } from "ts-morph";
import type { CodeName } from "../../../src/engine/plan.js";
import type { Problem } from "../../../src/sql/postgres/translation.js";
import { kindOf } from "../../../src/sql/postgres/expressions/kinds.js";
import { reasons } from "../../../src/sql/postgres/reasons.js";
import type { PostgresType } from "../../../src/sql/postgres/type-name.js";
import { becauseOf } from "../../../src/typescript/edit-collector.js";
import { isShortList } from "./operators.js";
import type { QueryContext } from "./query-context.js";
import { type TemplateParts, difference, escapedForTemplate, partsOf } from "./template-text.js";
import { hasPostgresForm, translateTemplate } from "./template-translation.js";

const code = "drizzle-d1/sql-template";

/** ``sql`…` `` and `sql.raw("…")`: their text becomes SQLite's, what is interpolated stays. */
export function convertTemplate(tagged: ts.TaggedTemplateExpression, context: QueryContext): void {
  const parts = partsOf(tagged.template);
  const type = convertParts(tagged, parts, context);
  if (type) convertResult(tagged, type, context);
}

/** `sql.raw("…")`: with a constant text it is converted like a template, else only looked at. */
export function convertRaw(call: ts.CallExpression, context: QueryContext): void {
  const [argument] = call.arguments;
  if (!argument) return;
  if (ts.isNoSubstitutionTemplateLiteral(argument)) {
    convertParts(call, partsOf(argument), context);
    return;
  }
  if (ts.isStringLiteral(argument)) {
    const { pieces, problems } = translateTemplate([argument.text], [], context);
    report(call, problems, context);
    const [text = ""] = pieces;
    if (text !== argument.text && problems.every(({ level }) => level !== "manual")) {
      context.collector.replaceNode(argument, JSON.stringify(text), code, explain(call, problems, context));
    }
    return;
  }
  const text = argument.getText();
  if (hasPostgresForm(text)) {
    context.collector.find(
      call,
      "drizzle-d1/raw-sql",
      "SQL that is put together at run time has forms of PostgreSQL in it.",
    );
  }
}

/** @returns PostgreSQL's type of what the template gives, where it is known */
function convertParts(node: ts.Node, parts: TemplateParts, context: QueryContext): PostgresType | undefined {
  const translated = translateTemplate(parts.pieces, parts.expressions, context);
  const { problems, pieces, order, type } = translated;
  report(node, problems, context);
  if (problems.some(({ level }) => level === "manual")) return undefined;
  const because = explain(node, problems, context);
  const isInOrder = order.length === parts.expressions.length && order.every((index, place) => index === place);
  const encodings = parts.expressions.map((expression) => encodingOf(expression, context));
  if (isInOrder) {
    for (const [index, encoding] of encodings.entries()) {
      const expression = parts.expressions[index];
      if (encoding && expression) context.collector.wrapNode(expression, ...encoding, "drizzle-d1/bound-value");
    }
    for (const [index, range] of parts.ranges.entries())
      replacePiece(node, range, parts.pieces[index] ?? "", pieces[index] ?? "", because, context);
    return type;
  }
  const timesOf = (index: number): number => order.filter((placed) => placed === index).length;
  if (!parts.expressions.every((expression, index) => isMovable(expression, timesOf(index)))) {
    context.collector.find(
      node,
      "drizzle-d1/sql-unconverted",
      "SQLite needs the interpolated values in another order: write it by hand.",
    );
    return undefined;
  }
  const [first] = parts.ranges;
  const last = parts.ranges.at(-1);
  if (!first || !last) return undefined;
  const text = pieces
    .map((piece, place) => {
      const expression = parts.expressions[order[place] ?? -1];
      const [before, after] = encodings[order[place] ?? -1] ?? ["", ""];
      return escapedForTemplate(piece) + (expression ? `\${${before}${expression.getText()}${after}}` : "");
    })
    .join("");
  context.collector.replace(node.getSourceFile(), { start: first.start, end: last.end }, text, code, because);
  return type;
}

/** One text between interpolations: the smallest part of it that differs. */
function replacePiece(
  node: ts.Node,
  range: { start: number; end: number },
  before: string,
  after: string,
  because: readonly string[],
  { collector }: QueryContext,
): void {
  if (before === after) return;
  const file = node.getSourceFile();
  const source = file.text.slice(range.start, range.end);
  const written = source.replaceAll("\r\n", "\n");
  const text = escapedForTemplate(after);
  // With line ends of Windows the places differ: the whole piece is written anew.
  const found = written === source && escapedForTemplate(before) === source ? difference(source, text) : undefined;
  if (found) {
    collector.replace(
      file,
      { start: range.start + found.start, end: range.start + found.end },
      found.text,
      code,
      because,
    );
  } else {
    const lineEnd = source.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
    collector.replace(file, range, lineEnd, code, because);
  }
}

/** ``sql<boolean>`…` ``: SQLite gives 1 and 0, and the text of JSON; a mapping gives what was there. */
function convertResult(tagged: ts.TaggedTemplateExpression, type: PostgresType, context: QueryContext): void {
  const { collector, catalog } = context;
  const [declared] = tagged.typeArguments ?? [];
  const { parent } = tagged;
  const isMapped =
    ts.isPropertyAccessExpression(parent) && parent.expression === tagged && parent.name.text === "mapWith";
  if (!declared || isMapped) return;
  const words = declared.getText();
  const resultCode = "drizzle-d1/raw-result";
  switch (kindOf(type, catalog)) {
    case "boolean":
      if (/\bboolean\b/.test(words))
        collector.insert(tagged.getSourceFile(), tagged.end, ".mapWith(Boolean)", resultCode);
      return;
    case "json":
    case "array":
      if (/^(?:string|unknown|any)\b/.test(words)) return;
      collector.insert(
        tagged.getSourceFile(),
        tagged.end,
        `.mapWith((value: string): ${words} => JSON.parse(value))`,
        resultCode,
      );
      return;
    case "timestamp":
      if (/^number\b/.test(words)) return;
      collector.find(tagged, "drizzle-d1/raw-value", rawTime[context.choices.timestamps]);
  }
}

const rawTime = {
  milliseconds: "The time comes as milliseconds since 1970, not as the declared type.",
  seconds: "The time comes as seconds since 1970, not as the declared type.",
  text: "The time comes as ISO 8601 text in UTC, which PostgreSQL writes otherwise.",
} as const;

/** Whether an expression can be written at another place, or at several ones. */
function isMovable(expression: ts.Expression, times: number): boolean {
  if (ts.isPropertyAccessExpression(expression)) return isMovable(expression.expression, times);
  // A call is made as often as before, and nothing in it is converted.
  if (ts.isCallExpression(expression)) {
    const { expression: callee } = expression;
    const isMethod = ts.isPropertyAccessExpression(callee) && isMovable(callee.expression, times);
    return times <= 1 && isMethod && expression.arguments.every((argument) => isMovable(argument, times));
  }
  return (
    ts.isIdentifier(expression) || ts.isLiteralExpression(expression) || expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

function report(node: ts.Node, problems: readonly Problem[], { collector }: QueryContext): void {
  const manual = problems.find(({ level }) => level === "manual");
  if (!manual) return;
  const found: CodeName = manual.reason === "locking" ? "drizzle-d1/row-locks" : "drizzle-d1/sql-unconverted";
  const { short, help } = reasons[manual.reason];
  const what =
    manual.text === "" ? "" : /^[a-z]+ [A-Za-z0-9 ]+$/.test(manual.text) ? ` (${manual.text})` : `: \`${manual.text}\``;
  collector.find(node, found, `${short[0]?.toUpperCase() ?? ""}${short.slice(1)}${what}. ${help}`);
}

function explain(node: ts.Node, problems: readonly Problem[], { collector }: QueryContext): string[] {
  return problems.map(({ reason, text }) =>
    becauseOf(node, `${reasons[reason].short}${text === "" ? "" : ` (${text})`}`, collector.pathOf),
  );
}

const forms = {
  milliseconds: ["", ".getTime()"],
  seconds: ["Math.floor(", ".getTime() / 1000)"],
  text: ["", ".toISOString()"],
} as const;

/** What goes around a value that D1 does not bind, so that it has the form that the columns have. */
function encodingOf(
  expression: ts.Expression,
  context: QueryContext,
): readonly [before: string, after: string] | undefined {
  const { values, choices, collector } = context;
  if (values.kindOf(expression) !== "value") return undefined;
  switch (values.plainKind(expression)) {
    case "date": {
      const [before, after] = forms[choices.timestamps];
      const isOptional = isNullish(expression, values.checker);
      if (isOptional && choices.timestamps === "seconds") {
        if (isMovable(expression, 2)) return [`${expression.getText()} && ${before}`, after];
        const message = "D1 does not bind a Date: give seconds since 1970, or null.";
        collector.find(expression, "drizzle-d1/unbound-value", message);
        return undefined;
      }
      const brackets = needsBrackets(expression) ? (["(", ")"] as const) : (["", ""] as const);
      return [before + brackets[0], brackets[1] + (isOptional ? `?${after} ?? null` : after)];
    }
    case "object":
      return ["JSON.stringify(", ")"];
    case "bigint":
      return ["Number(", ")"];
    case "array":
      findLongList(expression, context);
      return undefined;
    default:
      return undefined;
  }
}

/** `in ${ids}`: drizzle makes a parameter of each. */
function findLongList(list: ts.Expression, context: QueryContext): void {
  if (isShortList(list, context)) return;
  const text = list.getText().replaceAll(/\s+/g, " ").slice(0, 40);
  context.collector.find(list, "drizzle-d1/parameter-limit", `\`${text}\` may hold more values than D1 takes.`);
}

/** ``sql.join(ids.map((id) => sql`${id}`), sql`, `)``. */
export function checkJoin(call: ts.CallExpression, context: QueryContext): void {
  const [list] = call.arguments;
  if (!list || !ts.isCallExpression(list) || !ts.isPropertyAccessExpression(list.expression)) return;
  const [callback] = list.arguments;
  if (list.expression.name.text !== "map" || !callback || !ts.isArrowFunction(callback)) return;
  const { body } = callback;
  const isValue = ts.isTaggedTemplateExpression(body) && isOneValue(body.template);
  if (isValue) findLongList(list.expression.expression, context);
}

function isNullish(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(expression);
  return checker.getNonNullableType(type) !== type;
}

function needsBrackets(expression: ts.Expression): boolean {
  return !(
    ts.isIdentifier(expression) ||
    ts.isPropertyAccessExpression(expression) ||
    ts.isElementAccessExpression(expression) ||
    ts.isCallExpression(expression) ||
    ts.isParenthesizedExpression(expression) ||
    (ts.isNewExpression(expression) && expression.arguments !== undefined)
  );
}

/** A template of one name alone, cast or not: `${id}`, `${id}::int`. */
function isOneValue(template: ts.TemplateLiteral): boolean {
  if (!ts.isTemplateExpression(template) || template.head.text !== "") return false;
  const [span, ...others] = template.templateSpans;
  return (
    span !== undefined &&
    others.length === 0 &&
    ts.isIdentifier(span.expression) &&
    /^(?:::\w+)?$/.test(span.literal.text)
  );
}
