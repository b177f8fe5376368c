import { ts } from "ts-morph";
import { dottedName } from "../dotted-name.js";
import { usesInFile } from "../uses-in-file.js";

/** Variables that only what is removed has used: `const port = Number(process.env.PORT) || 3000;`. */
export function unusedVariables(removed: readonly ts.Node[], checker: ts.TypeChecker): ts.VariableDeclaration[] {
  const found = new Set<ts.VariableDeclaration>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      const declaration = symbol?.valueDeclaration;
      if (declaration && ts.isVariableDeclaration(declaration) && isUnused(declaration)) found.add(declaration);
    }
    ts.forEachChild(node, visit);
  };
  const isUnused = (declaration: ts.VariableDeclaration): boolean => {
    const { name, initializer } = declaration;
    if (!ts.isIdentifier(name) || !initializer || !isConstant(declaration) || !hasNoEffect(initializer)) return false;
    return usesInFile(name, checker).every((use) =>
      removed.some(
        (node) => node.pos <= use.pos && use.end <= node.end && node.getSourceFile() === use.getSourceFile(),
      ),
    );
  };
  for (const node of removed) visit(node);
  return [...found];
}

/** A `const` that no other module sees. */
function isConstant({ parent }: ts.VariableDeclaration): boolean {
  if (!ts.isVariableDeclarationList(parent) || (parent.flags & ts.NodeFlags.Const) === 0) return false;
  const statement = parent.parent;
  return (
    ts.isVariableStatement(statement) && !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

const pureFunctions: ReadonlySet<string> = new Set(["Number", "parseInt", "Number.parseInt", "String", "Deno.env.get"]);

/** Whether a value is made of literals, environment variables and conversions to numbers. */
function hasNoEffect(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && !pureFunctions.has(dottedName(node.expression) ?? "")) return false;
  if (ts.isNewExpression(node) && dottedName(node.expression) === "AbortController") return true;
  if (ts.isNewExpression(node) || ts.isAwaitExpression(node) || ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => (hasNoEffect(child) ? undefined : true)) === undefined;
}
