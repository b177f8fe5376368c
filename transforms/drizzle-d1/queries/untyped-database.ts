import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import { driverOf } from "../driver/library.js";
import type { DrizzleExports } from "../schema/drizzle-exports.js";

/**
 * Whether an expression of type `any` is a database of PostgreSQL all the same: a variable whose every value is opened
 * by a driver (`let db: any; if (local) db = drizzle(…); else db = drizzleNeon(…)`).
 */
export function isUntypedDatabase(
  expression: ts.Expression,
  exports: DrizzleExports,
  checker: ts.TypeChecker,
): boolean {
  const name = withoutOuterExpressions(expression);
  if (!ts.isIdentifier(name)) return false;
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return false;
  const assigned = usesInFile(declaration.name, checker).flatMap(({ parent }) => valueAssigned(parent));
  const values = [declaration.initializer, ...assigned].filter((value) => value !== undefined);
  return values.length > 0 && values.every((value) => opensDatabase(value, exports));
}

/** The right side of `name = value`; the operation itself for any other that writes. */
function valueAssigned(parent: ts.Node): ts.Expression[] {
  if (!ts.isBinaryExpression(parent)) return [];
  const { kind } = parent.operatorToken;
  if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment) return [];
  return [kind === ts.SyntaxKind.EqualsToken ? parent.right : parent];
}

function opensDatabase(value: ts.Expression, exports: DrizzleExports): boolean {
  const inner = withoutOuterExpressions(value);
  if (ts.isConditionalExpression(inner)) {
    return opensDatabase(inner.whenTrue, exports) && opensDatabase(inner.whenFalse, exports);
  }
  if (!ts.isCallExpression(inner)) return false;
  const found = exports.of(inner.expression);
  return found?.name === "drizzle" && driverOf(found.path)?.below === "";
}
