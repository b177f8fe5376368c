import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { memberOf } from "./library.js";
import type { FileUses } from "./uses.js";

/** Members of the libraries' errors that D1's errors lack. */
const errorMembers: ReadonlySet<string> = new Set(["code", "errno", "byteOffset", "errcode", "errstr"]);

/**
 * `e instanceof SqliteError` → `e instanceof Error`, and `e.code === "SQLITE_CONSTRAINT_UNIQUE"` →
 * `e.message.includes("SQLITE_CONSTRAINT_UNIQUE")`: D1's message ends in the (extended) code.
 *
 * A comparison with such a code speaks of an SQLite error by itself, whatever the type of the error; so files that only
 * handle errors count too.
 */
export function convertErrorChecks(files: readonly FileUses[], analysis: Analysis, collector: EditCollector): void {
  for (const { node, entity } of files.flatMap(({ values }) => values)) {
    if (entity !== "error") continue;
    const named = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
    collector.replaceNode(named, "Error", "d1-async/error-code");
  }
  const users = new Set(files.map(({ file }) => file));
  for (const file of analysis.sourceFiles) {
    if (!analysis.tree.isEditable(analysis.pathOf(file))) continue;
    if (users.has(file) || file.text.includes("SQLITE_")) convertComparisons(file, analysis.checker, collector);
  }
}

function convertComparisons(file: ts.SourceFile, checker: ts.TypeChecker, collector: EditCollector): void {
  const visit = (node: ts.Node): void => {
    const comparison = ts.isBinaryExpression(node) ? comparisonOf(node) : undefined;
    if (comparison && hasMessage(comparison.error, checker)) {
      const { error, code, negated } = comparison;
      const access = ts.isPropertyAccessChain(comparison.access) ? "?.message" : ".message";
      const test = `${error.getText()}${access}.includes(${code.getText()})`;
      collector.replaceNode(node, negated ? `!${test}` : test, "d1-async/error-code");
      return;
    }
    if (ts.isPropertyAccessExpression(node) && errorMembers.has(node.name.text)) {
      if (memberOf(checker.getSymbolAtLocation(node.name))?.entity === "error") {
        collector.find(
          node,
          "d1-async/error-property",
          `D1's errors have no \`${node.name.text}\`; the SQLite code is the end of their message.`,
        );
        return;
      }
    } else if (ts.isStringLiteralLike(node) && /^SQLITE_[A-Z]+/.test(node.text) && !isArgument(node)) {
      collector.find(
        node,
        "d1-async/error-property",
        "D1's errors have no `code`; the SQLite code is the end of their message.",
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

interface Comparison {
  readonly access: ts.PropertyAccessExpression;
  readonly error: ts.Expression;
  readonly code: ts.StringLiteralLike;
  readonly negated: boolean;
}

function comparisonOf({ left, operatorToken, right }: ts.BinaryExpression): Comparison | undefined {
  const access = withoutOuterExpressions(left);
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== "code") return undefined;
  if (!ts.isStringLiteralLike(right) || !right.text.startsWith("SQLITE_")) return undefined;
  const { kind } = operatorToken;
  const equal = kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken;
  const negated = kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken;
  return equal || negated ? { access, error: access.expression, code: right, negated } : undefined;
}

function hasMessage(error: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(error));
  return (type.flags & ts.TypeFlags.Any) !== 0 || type.getProperty("message") !== undefined;
}

/** `error.message.includes("SQLITE_BUSY")` is how it reads on D1. */
function isArgument(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent);
}
