import { ts } from "ts-morph";
import type { Refusal } from "./codes.js";

/** Functions that can carry `async`. */
export type AsyncCapable = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

export type InlineFunction = ts.FunctionExpression | ts.ArrowFunction;

export type Place =
  /** `parameter`: the expression is its default value, which only the function's body could wait for. */
  { readonly function: AsyncCapable; readonly parameter?: ts.ParameterDeclaration } | { readonly refusal: Refusal };

/** Where an expression stands: the function whose body it is part of, or a place that can never wait. */
export function placeOf(expression: ts.Node): Place {
  let insideJsx = false;
  for (let child = expression, parent = child.parent; ; child = parent, parent = parent.parent) {
    if (ts.isSourceFile(parent) || ts.isModuleBlock(parent)) {
      return refuse("top-level", "at the top level of the module, which cannot wait");
    }
    if (ts.isDecorator(parent)) return refuse("decorator-argument", "in a decorator, which cannot wait");
    if (ts.isClassStaticBlockDeclaration(parent)) return refuse("static-block", "in a static block, which cannot wait");
    if (ts.isPropertyDeclaration(parent) && parent.initializer === child) {
      return refuse(
        "field-initializer",
        `in the initializer of the field \`${parent.name.getText()}\`, which cannot wait`,
      );
    }
    if (ts.isParameter(parent)) {
      const owner = parent.parent;
      if (parent.initializer === expression && isAsyncCapable(owner)) return { function: owner, parameter: parent };
      return refuse("default-parameter", "in a default parameter value, which cannot wait");
    }
    if (ts.isVariableDeclaration(parent) && isUsing(parent)) return refuse("using", "in a `using` declaration");
    if (ts.isJsxExpression(parent) || ts.isJsxSpreadAttribute(parent)) insideJsx = true;
    if (ts.isGetAccessor(parent) && parent.body === child) {
      return refuse("getter", `in the getter \`${parent.name.getText()}\`, which cannot wait`);
    }
    if (ts.isSetAccessor(parent) && parent.body === child) {
      return refuse("setter", `in the setter \`${parent.name.getText()}\`, which cannot wait`);
    }
    if (ts.isConstructorDeclaration(parent)) {
      return refuse(
        "constructor",
        `in the constructor of \`${parent.parent.name?.text ?? "a class"}\`, which cannot wait`,
      );
    }
    if (isAsyncCapable(parent) && parent.body === child) {
      if (insideJsx && !isAsync(parent)) return refuse("jsx-expression", "inside JSX, which cannot wait");
      return { function: parent };
    }
  }
}

function refuse(reason: Refusal["reason"], message: string): { readonly refusal: Refusal } {
  return { refusal: { reason, message } };
}

function isUsing(declaration: ts.VariableDeclaration): boolean {
  const kind: ts.NodeFlags = declaration.parent.flags & ts.NodeFlags.BlockScoped;
  return kind === ts.NodeFlags.Using;
}

export function isAsyncCapable(node: ts.Node): node is AsyncCapable {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node)
  );
}

export function isInlineFunction(node: ts.Node): node is InlineFunction {
  return ts.isFunctionExpression(node) || ts.isArrowFunction(node);
}

export function isAsync(node: AsyncCapable): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

const methodsOfTheLanguage: ReadonlySet<string> = new Set(["toString", "toLocaleString", "toJSON", "valueOf"]);

/** Why the function can never be async, whoever calls it. */
export function ownRefusal(node: AsyncCapable): Refusal | undefined {
  if (isAsync(node)) return undefined;
  if (node.asteriskToken)
    return { reason: "generator", message: `in ${describe(node)}, a generator, which cannot wait` };
  if (node.type && ts.isTypePredicateNode(node.type)) {
    return { reason: "type-predicate", message: `in ${describe(node)}, whose type predicate needs a value at once` };
  }
  const name = memberName(node);
  if (name !== undefined && isCalledByTheLanguage(name)) {
    return {
      reason: "well-known-method",
      message: `in \`${name.getText()}\`, which the language calls without waiting`,
    };
  }
  return undefined;
}

function isCalledByTheLanguage(name: ts.PropertyName): boolean {
  if (ts.isComputedPropertyName(name)) {
    const key = name.expression;
    return (
      ts.isPropertyAccessExpression(key) &&
      ts.isIdentifier(key.expression) &&
      key.expression.text === "Symbol" &&
      key.name.text !== "asyncDispose"
    );
  }
  return methodsOfTheLanguage.has(name.text);
}

function memberName(node: AsyncCapable): ts.PropertyName | undefined {
  if (ts.isMethodDeclaration(node)) return node.name;
  const { parent } = node;
  if ((ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) && parent.initializer === node) {
    return parent.name;
  }
  return undefined;
}

/** The function's name in words: `` `UserRepo.find` `` or "a callback". */
export function describe(node: ts.Node): string {
  const name = labelOf(node);
  return name === undefined ? "a callback" : `\`${name}\``;
}

/** `findUser`, `UserRepo.find`; undefined where the function has no name of its own. */
export function labelOf(node: ts.Node): string | undefined {
  const own = ts.isExportAssignment(node) ? undefined : ts.getNameOfDeclaration(node as ts.Declaration);
  if (own === undefined) {
    if (isInlineFunction(node) && ts.isExpression(node) && isNamedByParent(node.parent)) return labelOf(node.parent);
    return isDefaultExport(node) ? "default" : undefined;
  }
  const container = node.parent;
  const isMember = ts.isClassLike(container) || ts.isInterfaceDeclaration(container);
  const text = own.getText();
  return isMember && container.name ? `${container.name.text}.${text}` : text;
}

function isNamedByParent(parent: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isExportAssignment(parent)
  );
}

export function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false)
  );
}

/** Where `async ` goes: behind the modifiers, before `function`, the name or the parameters. */
export function asyncPosition(node: AsyncCapable): number {
  if (ts.isMethodDeclaration(node)) return (node.asteriskToken ?? node.name).getStart();
  const last = node.modifiers?.at(-1);
  if (!last) return node.getStart();
  return skipTrivia(node.getSourceFile(), last.end);
}

function skipTrivia(file: ts.SourceFile, position: number): number {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, file.languageVariant, file.text, undefined, position);
  scanner.scan();
  return scanner.getTokenStart();
}

/** The expression without parentheses and type assertions around it. */
export function innermost(expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (isTypeOnlyWrapper(inner) || ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

export function isTypeOnlyWrapper(
  node: ts.Node,
): node is ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression | ts.TypeAssertion {
  return (
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}

/** Visits the nodes of a function's own body, not those of functions and classes inside of it. */
export function visitOwnBody(node: ts.Node, visit: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    visit(child);
    if (!ts.isFunctionLike(child) && !ts.isClassLike(child)) visitOwnBody(child, visit);
  });
}
