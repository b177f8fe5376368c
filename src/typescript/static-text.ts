import { ts } from "ts-morph";

/** Text that is known without running the program, and the literals that it is made of, in order. */
export interface StaticText {
  readonly text: string;
  /** Set when one literal is the whole text, so that a change to the text can be made in it. */
  readonly literal: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | undefined;
}

/**
 * The text of a string expression, where it is constant: literals, `+` of constants, templates over constants, and
 * `const` variables (also imported ones) that hold such.
 */
export function staticText(expression: ts.Expression, checker: ts.TypeChecker, depth = 0): StaticText | undefined {
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  ) {
    return staticText(expression.expression, checker, depth);
  }
  if (ts.isStringLiteral(expression) || ts.isNoSubstitutionTemplateLiteral(expression)) {
    return { text: expression.text, literal: expression };
  }
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = staticText(expression.left, checker, depth);
    const right = staticText(expression.right, checker, depth);
    return left && right && { text: left.text + right.text, literal: undefined };
  }
  if (ts.isTemplateExpression(expression)) {
    let text = expression.head.text;
    for (const span of expression.templateSpans) {
      const value = staticText(span.expression, checker, depth);
      if (!value) return undefined;
      text += value.text + span.literal.text;
    }
    return { text, literal: undefined };
  }
  if (depth < 8 && (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression))) {
    const initializer = constantInitializer(expression, checker);
    return initializer && staticText(initializer, checker, depth + 1);
  }
  return undefined;
}

/** The initializer of the `const` variable (or `static readonly` property) that an expression names. */
export function constantInitializer(
  expression: ts.Identifier | ts.PropertyAccessExpression,
  checker: ts.TypeChecker,
): ts.Expression | undefined {
  const { parent } = expression;
  // In `{ token }` the name stands for the property as well.
  const found = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(expression);
  const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const declaration = symbol?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isVariableDeclaration(declaration) && ts.isVariableDeclarationList(declaration.parent)) {
    return declaration.parent.flags & ts.NodeFlags.Const ? declaration.initializer : undefined;
  }
  if (ts.isPropertyDeclaration(declaration)) {
    const modifiers = ts.getCombinedModifierFlags(declaration);
    return modifiers & ts.ModifierFlags.Readonly ? declaration.initializer : undefined;
  }
  if (ts.isPropertyAssignment(declaration)) return declaration.initializer;
  return undefined;
}
