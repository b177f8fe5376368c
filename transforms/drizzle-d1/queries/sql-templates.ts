import { ts } from "ts-morph";
import type { CodeName } from "../../../src/engine/plan.js";
import type { Problem } from "../../../src/sql/postgres/translation.js";
import { reasons } from "../../../src/sql/postgres/reasons.js";
import { becauseOf } from "../../../src/typescript/edit-collector.js";
import type { QueryContext } from "./query-context.js";
import { type TemplateParts, difference, escapedForTemplate, partsOf } from "./template-text.js";
import { hasPostgresForm, translateTemplate } from "./template-translation.js";

const code = "drizzle-d1/sql-template";

/** ``sql`…` `` and `sql.raw("…")`: their text becomes SQLite's, what is interpolated stays. */
export function convertTemplate(tagged: ts.TaggedTemplateExpression, context: QueryContext): void {
  const parts = partsOf(tagged.template);
  encodeValues(parts, context);
  convertParts(tagged, parts, context);
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

function convertParts(node: ts.Node, parts: TemplateParts, context: QueryContext): void {
  const translated = translateTemplate(parts.pieces, parts.expressions, context);
  const { problems, pieces, order } = translated;
  report(node, problems, context);
  if (problems.some(({ level }) => level === "manual")) return;
  const because = explain(node, problems, context);
  const isInOrder = order.length === parts.expressions.length && order.every((index, place) => index === place);
  if (isInOrder) {
    for (const [index, range] of parts.ranges.entries())
      replacePiece(node, range, parts.pieces[index] ?? "", pieces[index] ?? "", because, context);
    return;
  }
  if (!parts.expressions.every(isMovable)) {
    context.collector.find(
      node,
      "drizzle-d1/sql-unconverted",
      "SQLite needs the interpolated values in another order: write it by hand.",
    );
    return;
  }
  const [first] = parts.ranges;
  const last = parts.ranges.at(-1);
  if (!first || !last) return;
  const text = pieces
    .map((piece, place) => {
      const expression = parts.expressions[order[place] ?? -1];
      return escapedForTemplate(piece) + (expression ? `\${${expression.getText()}}` : "");
    })
    .join("");
  context.collector.replace(node.getSourceFile(), { start: first.start, end: last.end }, text, code, because);
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

function isMovable(expression: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(expression)) return isMovable(expression.expression);
  return (
    ts.isIdentifier(expression) || ts.isLiteralExpression(expression) || expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

function report(node: ts.Node, problems: readonly Problem[], { collector }: QueryContext): void {
  const manual = problems.find(({ level }) => level === "manual");
  if (!manual) return;
  const found: CodeName = manual.reason === "locking" ? "drizzle-d1/row-locks" : "drizzle-d1/sql-unconverted";
  const { short, help } = reasons[manual.reason];
  const what = manual.text === "" ? "" : `: \`${manual.text}\``;
  collector.find(node, found, `${short[0]?.toUpperCase() ?? ""}${short.slice(1)}${what}. ${help}`);
}

function explain(node: ts.Node, problems: readonly Problem[], { collector }: QueryContext): string[] {
  return problems.map(({ reason, text }) =>
    becauseOf(node, `${reasons[reason].short}${text === "" ? "" : ` (${text})`}`, collector.pathOf),
  );
}

/** Values that D1 does not bind, in the form that the columns have. */
function encodeValues({ expressions }: TemplateParts, context: QueryContext): void {
  for (const expression of expressions) {
    if (context.values.kindOf(expression) === "value") encodeValue(expression, context);
  }
}

const forms = {
  milliseconds: ["", ".getTime()"],
  seconds: ["Math.floor(", ".getTime() / 1000)"],
  text: ["", ".toISOString()"],
} as const;

function encodeValue(expression: ts.Expression, { values, choices, collector }: QueryContext): void {
  const kind = values.plainKind(expression);
  const valueCode = "drizzle-d1/bound-value";
  if (kind === "date") {
    const [before, after] = forms[choices.timestamps];
    const isOptional = isNullish(expression, values.checker);
    if (isOptional && choices.timestamps === "seconds") {
      collector.find(
        expression,
        "drizzle-d1/unbound-value",
        "D1 does not bind a Date: give seconds since 1970, or null.",
      );
      return;
    }
    const brackets = needsBrackets(expression);
    const access = isOptional ? `?${after} ?? null` : after;
    collector.wrapNode(expression, `${before}${brackets ? "(" : ""}`, `${brackets ? ")" : ""}${access}`, valueCode);
  } else if (kind === "object") {
    collector.wrapNode(expression, "JSON.stringify(", ")", valueCode);
  } else if (kind === "bigint") {
    collector.wrapNode(expression, "Number(", ")", valueCode);
  }
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
