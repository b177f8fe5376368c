import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { moduleBehind, type Module } from "./module.js";
import { exportsNamed, importNamed, topLevelVariable } from "./module-exports.js";

/** What is known about a value without running the program. */
export type StaticValue =
  /** A constant. `text` is `undefined` where it is no string. `because`: where it stands, if in another module. */
  | { readonly known: true; readonly text: string | undefined; readonly because: readonly string[] }
  /** `reason` ends a sentence that begins with the name of the value: `comes from process.env.RUNTIME`. */
  | { readonly known: false; readonly reason: string };

/** Re-exports followed before a cycle is assumed. */
const maximumDepth = 10;

/** The value of an expression at the top level of a module: through constants, imports and re-exports. */
export function valueOf(expression: ts.Expression, module: Module, depth = 0): StaticValue {
  const inner = withoutOuterExpressions(expression);
  if (ts.isStringLiteral(inner) || ts.isNoSubstitutionTemplateLiteral(inner)) {
    return { known: true, text: inner.text, because: depth === 0 ? [] : [placeOf(inner, module)] };
  }
  if (isOtherConstant(inner)) return { known: true, text: undefined, because: [] };
  if (!ts.isIdentifier(inner)) return { known: false, reason: `comes from ${shortText(inner, module)}` };
  return valueOfVariable(inner.text, module, depth);
}

/** The value of a variable that a module declares or imports at its top level. */
export function valueOfVariable(name: string, module: Module, depth = 0): StaticValue {
  const variable = topLevelVariable(module.sourceFile, name);
  if (variable) {
    const isConstant = (variable.parent.flags & ts.NodeFlags.Const) !== 0;
    return isConstant && variable.initializer
      ? valueOf(variable.initializer, module, depth)
      : { known: false, reason: `comes from the variable ${name}` };
  }
  const imported = importNamed(module.sourceFile, name);
  return imported
    ? valueOfExport(imported.exportedName, imported.from, module, depth + 1)
    : { known: false, reason: `comes from ${name}` };
}

/** The value that another module exports by a name. */
export function valueOfExport(name: string, from: string, importer: Module, depth = 1): StaticValue {
  const unknown = (reason: string): StaticValue => ({ known: false, reason });
  if (depth > maximumDepth) return unknown(`comes from "${from}", which exports itself`);
  const module = moduleBehind(from, importer);
  if (!module) return unknown(`comes from "${from}", which could not be read`);
  const [found] = exportsNamed(module.sourceFile, name);
  if (!found) return unknown(`comes from "${from}", where nothing shows its value`);
  switch (found.kind) {
    case "declaration":
      return found.node.initializer
        ? valueOf(found.node.initializer, module, depth)
        : { known: true, text: undefined, because: [] };
    case "pattern":
      return unknown(`comes from "${from}", where it is taken out of an object`);
    case "specifier": {
      const local = (found.node.propertyName ?? found.node.name).text;
      return found.from === undefined
        ? valueOfVariable(local, module, depth)
        : valueOfExport(local, found.from, module, depth + 1);
    }
  }
}

/** Whether evaluating an expression does nothing but give a value, so that it may be left out. */
export function hasNoEffect(expression: ts.Expression): boolean {
  const inner = withoutOuterExpressions(expression);
  if (isOtherConstant(inner) || ts.isStringLiteralLike(inner) || ts.isIdentifier(inner)) return true;
  if (ts.isPropertyAccessExpression(inner)) return hasNoEffect(inner.expression);
  if (ts.isArrayLiteralExpression(inner)) {
    return inner.elements.every((element) => hasNoEffect(ts.isSpreadElement(element) ? element.expression : element));
  }
  if (ts.isTemplateExpression(inner)) return inner.templateSpans.every((span) => hasNoEffect(span.expression));
  if (ts.isConditionalExpression(inner)) {
    return [inner.condition, inner.whenTrue, inner.whenFalse].every(hasNoEffect);
  }
  if (ts.isBinaryExpression(inner)) {
    const { kind } = inner.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return !assigns && hasNoEffect(inner.left) && hasNoEffect(inner.right);
  }
  return false;
}

function isOtherConstant(expression: ts.Expression): boolean {
  return (
    ts.isNumericLiteral(expression) ||
    expression.kind === ts.SyntaxKind.NullKeyword ||
    expression.kind === ts.SyntaxKind.TrueKeyword ||
    expression.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(expression) && expression.text === "undefined")
  );
}

function placeOf(node: ts.Node, { path, sourceFile }: Module): string {
  const { line } = sourceFile.getLineAndCharacterOfPosition(node.getStart(sourceFile));
  return `${path}:${line + 1} ${shortText(node.parent, { sourceFile })}`;
}

function shortText(node: ts.Node, { sourceFile }: Pick<Module, "sourceFile">): string {
  const text = node.getText(sourceFile).replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
