import { ts } from "ts-morph";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import { isClientPackage, loadedModule, packageExport, packageOf } from "./library.js";
import type { RemovalSet } from "./removal-set.js";

/** What leads to a connection: variables of the file, and names of environment variables. */
export interface ConnectionSetup {
  readonly variables: ReadonlySet<ts.VariableDeclaration>;
  readonly environment: ReadonlySet<string>;
}

/** The variables and environment variables that expressions read, also through other variables of their files. */
export function readSetup(parts: readonly ts.Node[], checker: ts.TypeChecker): ConnectionSetup {
  const variables = new Set<ts.VariableDeclaration>();
  const environment = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = environmentName(node);
    if (name !== undefined) {
      environment.add(name);
      return;
    }
    if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) {
      const symbol = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      const declaration = symbol?.valueDeclaration;
      if (
        declaration &&
        ts.isVariableDeclaration(declaration) &&
        !variables.has(declaration) &&
        declaration.getSourceFile() === node.getSourceFile()
      ) {
        variables.add(declaration);
        if (declaration.initializer) visit(declaration.initializer);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const part of parts) visit(part);
  return { variables, environment };
}

/** `DATABASE_URL` of `process.env.DATABASE_URL`, `process.env["…"]`, `Deno.env.get("…")`, `env.DATABASE_URL`. */
export function environmentName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && isConstantName(node.name.text)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
    const { text } = node.argumentExpression;
    return isConstantName(text) ? text : undefined;
  }
  if (ts.isCallExpression(node) && dottedName(node.expression) === "Deno.env.get") {
    const [name] = node.arguments;
    return name && ts.isStringLiteral(name) ? name.text : undefined;
  }
  return undefined;
}

function isConstantName(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text);
}

/** Adds to what goes what only served it: variables that nothing reads any more, and checks that they are set. */
export function removeUnusedSetup(
  file: ts.SourceFile,
  { variables, environment }: ConnectionSetup,
  removals: RemovalSet,
  isGone: (node: ts.Node) => boolean,
  references: ReferenceIndex,
  checker: ts.TypeChecker,
): void {
  const own = [...variables].filter((declaration) => declaration.getSourceFile() === file);
  const checks = checksIn(file, own, environment, checker);
  for (const check of checks) removals.statements.add(check);
  const loaded = clientLoadingIn(file, checker);
  for (let changed = true; changed;) {
    changed = false;
    for (const declaration of [...own, ...loaded]) {
      if (removals.statements.has(declaration) || isGone(declaration)) continue;
      const names = namesOf(declaration.name);
      const uses = names.flatMap((name) => usesInFile(name, checker));
      const isUnused = uses.length > 0 && uses.every(isGone) && !isExported(declaration, references);
      if (isUnused && (loaded.includes(declaration) || isPure(declaration.initializer))) {
        removals.statements.add(declaration);
        changed = true;
      }
    }
  }
}

function isExported(declaration: ts.VariableDeclaration, references: ReferenceIndex): boolean {
  const statement = declaration.parent.parent;
  const says =
    ts.isVariableStatement(statement) && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return (
    (says ?? false) && references.to(new Set<ts.Node>([declaration])).some((name) => ts.isImportSpecifier(name.parent))
  );
}

function namesOf(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}

/** `const { Pool } = await import("pg")`, `const { Pool } = pg` */
function clientLoadingIn(file: ts.SourceFile, checker: ts.TypeChecker): ts.VariableDeclaration[] {
  const found: ts.VariableDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      const specifier = loadedModule(node.initializer);
      const whole = ts.isObjectBindingPattern(node.name)
        ? packageExport(node.initializer, checker)?.package
        : undefined;
      const name = specifier === undefined ? whole : packageOf(specifier);
      if (name !== undefined && isClientPackage(name)) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `if (!process.env.DATABASE_URL) throw …`, and the like that prints or ends the process. */
function checksIn(
  file: ts.SourceFile,
  variables: readonly ts.VariableDeclaration[],
  environment: ReadonlySet<string>,
  checker: ts.TypeChecker,
): ts.IfStatement[] {
  const found: ts.IfStatement[] = [];
  const isSetup = (node: ts.Node): boolean => {
    const name = environmentName(node);
    if (name !== undefined) return environment.has(name);
    const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
    return declaration !== undefined && variables.some((variable) => variable === declaration);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && !node.elseStatement && isRefusal(node.thenStatement)) {
      const operands = operandsOf(node.expression);
      if (operands.every(isSetup) && operands.length > 0) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What a condition asks for, through `!`, `&&`, `||` and comparisons with nothing. */
function operandsOf(condition: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(condition)) return operandsOf(condition.expression);
  if (ts.isPrefixUnaryExpression(condition)) return operandsOf(condition.operand);
  if (ts.isBinaryExpression(condition)) {
    const sides = [condition.left, condition.right].filter(
      (side) => side.kind !== ts.SyntaxKind.NullKeyword && !(ts.isIdentifier(side) && side.text === "undefined"),
    );
    return sides.flatMap(operandsOf);
  }
  return [condition];
}

function isRefusal(statement: ts.Statement): boolean {
  const statements = ts.isBlock(statement) ? [...statement.statements] : [statement];
  const last = statements.at(-1);
  const ends =
    last !== undefined &&
    (ts.isThrowStatement(last) || callName(last) === "process.exit" || callName(last) === "Deno.exit");
  return ends && statements.slice(0, -1).every((other) => (callName(other) ?? "").startsWith("console."));
}

function callName(statement: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  return dottedName(statement.expression.expression);
}

const stringMethods: ReadonlySet<string> = new Set([
  "includes",
  "startsWith",
  "endsWith",
  "replace",
  "replaceAll",
  "trim",
  "split",
  "toString",
  "toLowerCase",
  "get",
]);

/** Whether nothing happens when an initializer is not evaluated. */
function isPure(node: ts.Node | undefined): boolean {
  if (!node) return true;
  if (ts.isAwaitExpression(node) || ts.isNewExpression(node) || ts.isBinaryExpression(node)) {
    if (!ts.isBinaryExpression(node)) return false;
    if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken) return false;
  }
  if (ts.isFunctionLike(node)) return true;
  if (ts.isCallExpression(node)) {
    const callee = node.expression;
    const isKnown = ts.isPropertyAccessExpression(callee)
      ? stringMethods.has(callee.name.text)
      : ts.isIdentifier(callee) && /^(?:Number|String|Boolean|parseInt|parseFloat)$/.test(callee.text);
    if (!isKnown) return false;
  }
  return ts.forEachChild(node, (child) => (isPure(child) ? undefined : true)) === undefined;
}
