import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { remainingUses } from "../../src/typescript/unused-imports.js";
import { dottedName } from "./callee-name.js";
import type { Construction } from "./uses.js";

/**
 * `if (process.env.NODE_ENV !== "production") globalForRedis.redis = redis;` goes where the client becomes a function: a
 * binding need not be kept.
 */
export function removeKeeping({ keptIn }: Construction, collector: EditCollector): void {
  const place = keptIn && dottedName(keptIn.place);
  if (!keptIn || place === undefined) return;
  for (const statement of keptIn.whole.getSourceFile().statements) {
    const inner =
      ts.isIfStatement(statement) && !statement.elseStatement ? onlyStatement(statement.thenStatement) : statement;
    if (!inner || !ts.isExpressionStatement(inner) || !ts.isBinaryExpression(inner.expression)) continue;
    const { left, operatorToken } = inner.expression;
    if (operatorToken.kind === ts.SyntaxKind.EqualsToken && dottedName(left) === place)
      collector.remove(statement, "redis-kv/connection");
  }
}

/** `const globalForRedis = globalThis as …`, where nothing else is kept there. */
export function removeHolder(place: ts.Expression, { checker, pathOf }: Analysis, collector: EditCollector): void {
  const holder = ts.isPropertyAccessExpression(place) ? place.expression : place;
  if (!ts.isIdentifier(holder)) return;
  const declaration = checker.getSymbolAtLocation(holder)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return;
  const statement = declaration.parent.parent;
  const file = declaration.getSourceFile();
  if (
    file !== place.getSourceFile() ||
    !ts.isVariableStatement(statement) ||
    statement.declarationList.declarations.length > 1
  )
    return;
  const edits = collector.edits.filter(({ path }) => path === pathOf(file));
  if (remainingUses(edits, checker)(declaration.name) === "removed") collector.remove(statement, "redis-kv/connection");
}

function onlyStatement(statement: ts.Statement): ts.Statement | undefined {
  if (!ts.isBlock(statement)) return statement;
  return statement.statements.length === 1 ? statement.statements[0] : undefined;
}
