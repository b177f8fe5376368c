import { ts } from "ts-morph";
import { dottedName } from "../dotted-name.js";
import type { ReferenceIndex } from "../cascade/references.js";

/** A function of the module that starts the program and serves. */
export interface StartUp {
  readonly declaration: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
  readonly body: ts.Block;
  readonly name: string;
  readonly isAsync: boolean;
  /** The statement at the top of the module that calls it: `main();`, `if (import.meta.main) main();`. */
  readonly start: ts.Statement;
}

/**
 * The function around a statement, if the module calls it once, when it loads.
 *
 * @returns a reason where it is no such function
 */
export function startUpAround(statement: ts.Statement, references: ReferenceIndex): StartUp | string {
  const block = statement.parent;
  if (!ts.isBlock(block)) return "The server is started inside of another statement.";
  const declaration = block.parent;
  const isFunction =
    ts.isFunctionDeclaration(declaration) || ts.isArrowFunction(declaration) || ts.isFunctionExpression(declaration);
  if (!isFunction) return "The server is started inside of another statement.";
  const named = ts.isFunctionDeclaration(declaration) ? declaration : declaration.parent;
  const name = ts.isFunctionDeclaration(named) || ts.isVariableDeclaration(named) ? named.name : undefined;
  if (!name || !ts.isIdentifier(name)) return "The function that starts the server has no name.";
  if (declaration.parameters.length > 0) return "The function that starts the server takes parameters.";
  const uses = references.to(new Set([named])).filter((use) => !ts.isExportSpecifier(use.parent));
  const [use, ...others] = uses;
  if (!use || others.length > 0) return `\`${name.text}()\` is not called exactly once.`;
  const start = startStatement(use);
  if (!start) return `\`${name.text}()\` is not called at the top of its module.`;
  if (returnsEarly(block)) return `\`${name.text}()\` may return before it serves.`;
  const isAsync = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  return { declaration, body: block, name: name.text, isAsync, start };
}

/** `main();`, `await main();`, `void main();`, `main().catch(…);`, alone or behind `if (import.meta.main)`. */
function startStatement(use: ts.Node): ts.Statement | undefined {
  const call = use.parent;
  if (!ts.isCallExpression(call) || call.expression !== use) return undefined;
  let expression: ts.Node = call;
  while (
    ts.isAwaitExpression(expression.parent) ||
    ts.isVoidExpression(expression.parent) ||
    ts.isParenthesizedExpression(expression.parent) ||
    (ts.isPropertyAccessExpression(expression.parent) && expression.parent.expression === expression) ||
    (ts.isCallExpression(expression.parent) && expression.parent.expression === expression)
  ) {
    expression = expression.parent;
  }
  const statement = expression.parent;
  return ts.isExpressionStatement(statement) ? topStatement(statement) : undefined;
}

/**
 * A statement of the module, or the only one behind `if (import.meta.main)`, which then stands for it.
 *
 * @param count of statements there, where more than one may stand behind it
 */
export function topStatement(statement: ts.Statement, count = 1): ts.Statement | undefined {
  if (ts.isSourceFile(statement.parent)) return statement;
  const inBlock = ts.isBlock(statement.parent) && statement.parent.statements.length === count;
  const condition = inBlock ? statement.parent.parent : statement.parent;
  if (!ts.isIfStatement(condition) || condition.elseStatement || !ts.isSourceFile(condition.parent)) return undefined;
  return isMainModule(condition.expression) ? condition : undefined;
}

function returnsEarly(body: ts.Block): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    if (ts.isReturnStatement(node)) return !(node.parent === body);
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return body.statements.some((statement) => visit(statement));
}

/** `import.meta.main`, `require.main === module` */
function isMainModule(condition: ts.Expression): boolean {
  if (ts.isBinaryExpression(condition))
    return dottedName(condition.left) === "require.main" && dottedName(condition.right) === "module";
  return dottedName(condition) === "import.meta.main";
}
