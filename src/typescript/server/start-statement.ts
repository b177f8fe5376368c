import { ts } from "ts-morph";
import type { ReferenceIndex } from "../cascade/references.js";
import { usesInFile } from "../uses-in-file.js";
import { isLog, isShutdownListener, statementsWithout } from "./server-uses.js";
import { topStatement } from "./start-up.js";

/** What starts a program, over however many functions. */
export interface StartStatement {
  /** At the top of the entry: `main();`, `if (import.meta.main) { … }`, `chat.start();` */
  readonly statement: ts.Statement;
  /** The call in it. */
  readonly call: ts.CallExpression | ts.NewExpression;
}

const limit = 20;

/**
 * The statement at the top of a module that leads to a call inside of functions, each of which is called once. What it
 * makes is used for nothing but lines that print.
 *
 * @returns a reason where there is none
 */
export function startStatementOf(
  call: ts.CallExpression,
  references: ReferenceIndex,
  checker: ts.TypeChecker,
): StartStatement | string {
  let current: ts.CallExpression | ts.NewExpression = call;
  for (let step = 0; step < limit; step++) {
    const around = ts.findAncestor(current.parent, ts.isFunctionLike);
    if (!around) {
      const statement = startAround(current, checker);
      return statement
        ? { statement, call: current }
        : "The call that starts the server is no statement of its own at the top of a module.";
    }
    const declaration = namedDeclaration(around);
    if (!declaration?.name) return "The function that starts the server has no name.";
    const name = declaration.name.getText();
    const [use, ...others] = references
      .to(new Set([declaration]))
      .filter(
        ({ parent }) => !ts.isExportSpecifier(parent) && !ts.isImportSpecifier(parent) && !ts.isImportClause(parent),
      );
    const next = use && calledBy(use);
    if (!next || others.length > 0) return `\`${name}\` is not called exactly once.`;
    current = next;
  }
  return "The server is started over too many functions.";
}

/** What a function is called by: its own name, that of its variable, that of the class where it is the constructor. */
function namedDeclaration(around: ts.SignatureDeclaration): (ts.Node & { readonly name?: ts.Node }) | undefined {
  if (ts.isConstructorDeclaration(around)) return around.parent;
  if (ts.isFunctionDeclaration(around) || ts.isMethodDeclaration(around)) return around;
  const { parent } = around;
  return ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) ? parent : undefined;
}

function calledBy(use: ts.Node): ts.CallExpression | ts.NewExpression | undefined {
  const callee = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
  const { parent } = callee;
  const isCall = ts.isCallExpression(parent) || ts.isNewExpression(parent);
  return isCall && parent.expression === callee ? parent : undefined;
}

/** `main();`, `await main();`, `main().catch(…);`, `const server = await main();` where only lines that print use it. */
function startAround(call: ts.CallExpression | ts.NewExpression, checker: ts.TypeChecker): ts.Statement | undefined {
  let expression: ts.Node = call;
  while (
    ts.isAwaitExpression(expression.parent) ||
    ts.isVoidExpression(expression.parent) ||
    ts.isParenthesizedExpression(expression.parent) ||
    (ts.isPropertyAccessExpression(expression.parent) && expression.parent.expression === expression) ||
    (ts.isCallExpression(expression.parent) && expression.parent.expression === expression)
  )
    expression = expression.parent;
  const { parent } = expression;
  const isVariable = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name);
  const statement = isVariable ? parent.parent.parent : parent;
  if (!ts.isExpressionStatement(statement) && !ts.isVariableStatement(statement)) return undefined;
  const isPrinted = (use: ts.Identifier) => statementsWithout(use, checker) !== undefined;
  if (isVariable && !usesOf(parent, checker).every(isPrinted)) return undefined;
  const top = topStatement(statement);
  // A variable at the top of a module is there for others.
  if (top) return isVariable && top === statement ? undefined : top;
  // `if (import.meta.main) { const server = await main(); console.log(server.url); }`
  const block = statement.parent;
  if (!ts.isBlock(block)) return undefined;
  const others = block.statements.filter((other) => other !== statement);
  const [first = statement] = block.statements;
  const isAlone = others.every((other) => isLog(other) || isShutdownListener(other));
  return isAlone ? topStatement(first, block.statements.length) : undefined;
}

function usesOf({ name }: ts.VariableDeclaration, checker: ts.TypeChecker): ts.Identifier[] {
  return ts.isIdentifier(name) ? usesInFile(name, checker) : [];
}
