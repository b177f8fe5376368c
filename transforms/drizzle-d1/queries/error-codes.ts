import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { QueryContext } from "./query-context.js";

/** SQLSTATE → what D1's message says. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const messages: Readonly<Record<string, string>> = {
  "23505": "UNIQUE constraint failed",
  "23503": "FOREIGN KEY constraint failed",
  "23502": "NOT NULL constraint failed",
  "23514": "CHECK constraint failed",
  "42P01": "no such table",
  "42703": "no such column",
};

/** SQLSTATEs that D1 has nothing for. */
const others: ReadonlySet<string> = new Set([
  "40001",
  "40P01",
  "55P03",
  "57014",
  "23P01",
  "22P02",
  "42P07",
  "42701",
  "42710",
]);

export function mentionsErrorCodes(text: string): boolean {
  return /["'](?:23505|23503|23502|23514|42P01|42703|40001|40P01|55P03|57014|23P01|22P02|42P07|42701|42710)["']/.test(
    text,
  );
}

/** `error.code === "23505"` → `String(error).includes("UNIQUE constraint failed")`. */
export function convertErrorCheck(literal: ts.StringLiteralLike, context: QueryContext): void {
  const known = Object.hasOwn(messages, literal.text) ? messages[literal.text] : undefined;
  if (known === undefined && !others.has(literal.text)) return;
  const { collector, checker } = context;
  const comparison = comparisonOf(literal);
  if (!comparison) {
    if (isCodeLike(literal)) {
      collector.find(
        literal,
        "drizzle-d1/error-property",
        `D1's errors have no code; their message says ${known === undefined ? "what happened" : `\`${known}\``}.`,
      );
    }
    return;
  }
  const { access, negated, node } = comparison;
  if (known === undefined) {
    collector.find(
      node,
      "drizzle-d1/error-property",
      `D1 never fails with what ${literal.text} stands for, and its errors have no code.`,
    );
    return;
  }
  const error = access.expression;
  const symbol = checker.getSymbolAtLocation(access.name);
  const declared = symbol?.valueDeclaration?.getSourceFile().fileName ?? "";
  // A `code` of something of the project's own is no SQLSTATE of the driver's.
  if (symbol && !declared.includes("/node_modules/") && !isInline(symbol) && !isStub(declared)) return;
  const quote = literal.getText().startsWith("'") ? "'" : '"';
  const text = `String(${textOf(error)}).includes(${quote}${known}${quote})`;
  collector.replaceNode(node, negated ? `!${text}` : text, "drizzle-d1/error-code");
}

/** The error without assertions that only served to reach its `code`. */
function textOf(error: ts.Expression): string {
  const inner = withoutOuterExpressions(error);
  return inner.getText();
}

/** `(error as { code: string })`. */
function isInline(symbol: ts.Symbol): boolean {
  const declaration = symbol.declarations?.[0];
  return declaration !== undefined && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration));
}

function isStub(fileName: string): boolean {
  return fileName.startsWith("/.cf-codemod-stubs");
}

function comparisonOf(
  literal: ts.StringLiteralLike,
):
  | { readonly access: ts.PropertyAccessExpression; readonly negated: boolean; readonly node: ts.BinaryExpression }
  | undefined {
  const node = literal.parent;
  if (!ts.isBinaryExpression(node)) return undefined;
  const { kind } = node.operatorToken;
  const equal = kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken;
  const negated = kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken;
  if (!equal && !negated) return undefined;
  const access = withoutOuterExpressions(node.left === literal ? node.right : node.left);
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== "code") return undefined;
  return { access, negated, node };
}

/** In `case "23505":`, `codes.includes(…)`, a table of codes. */
function isCodeLike({ parent }: ts.StringLiteralLike): boolean {
  return (
    ts.isCaseClause(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isCallExpression(parent)
  );
}
