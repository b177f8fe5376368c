import { ts } from "ts-morph";
import type { Edit } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { remainingUses } from "../../src/typescript/unused-imports.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import { dottedName } from "../../src/typescript/dotted-name.js";
import type { Construction } from "./uses.js";

/**
 * What keeps a client on `globalThis`: `if (process.env.NODE_ENV !== "production") globalForRedis.redis = redis;`, and
 * `const globalForRedis = globalThis as …` where nothing else is kept there. It goes where the client becomes a function: a
 * binding need not be kept.
 */
export function statementsThatKeep({ keptIn }: Construction, checker: ts.TypeChecker): ts.Statement[] {
  const place = keptIn && dottedName(keptIn.place);
  if (!keptIn || place === undefined) return [];
  const { statements } = keptIn.whole.getSourceFile();
  const keeping = statements.filter((statement) => {
    const inner =
      ts.isIfStatement(statement) && !statement.elseStatement ? onlyStatement(statement.thenStatement) : statement;
    if (!inner || !ts.isExpressionStatement(inner) || !ts.isBinaryExpression(inner.expression)) return false;
    const { left, operatorToken } = inner.expression;
    return operatorToken.kind === ts.SyntaxKind.EqualsToken && dottedName(left) === place;
  });
  const holder = ts.isPropertyAccessExpression(keptIn.place) ? keptIn.place.expression : keptIn.place;
  const declaration = ts.isIdentifier(holder) ? checker.getSymbolAtLocation(holder)?.valueDeclaration : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return keeping;
  const statement = declaration.parent.parent;
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length > 1) return keeping;
  const going = new Set<ts.Node>([keptIn.whole, ...keeping]);
  const isGone = (use: ts.Node) => ts.findAncestor(use, (node) => going.has(node)) !== undefined;
  return usesInFile(declaration.name, checker).every(isGone) ? [statement, ...keeping] : keeping;
}

function onlyStatement(statement: ts.Statement): ts.Statement | undefined {
  if (!ts.isBlock(statement)) return statement;
  return statement.statements.length === 1 ? statement.statements[0] : undefined;
}

/** `const redis = new Redis();`, where the edits leave no use of it: everything went to the Durable Object. */
export function unusedHolder(
  construction: ts.Expression,
  edits: readonly Edit[],
  { checker, pathOf }: Pick<Analysis, "checker" | "pathOf">,
): ts.Statement | undefined {
  const { parent } = construction;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  const statement = parent.parent.parent;
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length > 1) return undefined;
  if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
  const path = pathOf(construction.getSourceFile());
  const own = edits.filter((edit) => edit.path === path);
  return remainingUses(own, checker)(parent.name) === "removed" ? statement : undefined;
}
