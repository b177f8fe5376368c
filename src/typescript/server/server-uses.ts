import { ts } from "ts-morph";
import { dottedName } from "../dotted-name.js";
import { usesInFile } from "../uses-in-file.js";

/** What becomes of the uses of a server object when there is none any more. */
export interface ServerUses {
  /** Statements that have nothing left to do: lines that print the address, listeners that stop the server. */
  readonly removed: readonly ts.Statement[];
  /** Uses that need a server. */
  readonly blocked: readonly ts.Identifier[];
}

/** @param variable the name that a declaration or an assignment gives the server */
export function serverUses(variable: ts.Identifier, checker: ts.TypeChecker): ServerUses {
  const removed = new Set<ts.Statement>();
  const blocked: ts.Identifier[] = [];
  for (const use of usesInFile(variable, checker)) {
    if (isDeclarationOf(use)) continue;
    const statements = statementsWithout(use, checker);
    if (statements) for (const statement of statements) removed.add(statement);
    else blocked.push(use);
  }
  return { removed: [...removed], blocked };
}

/** The statements that go together with a server that they use: lines that print, and what stops it; undefined for others. */
export function statementsWithout(use: ts.Identifier, checker: ts.TypeChecker): readonly ts.Statement[] | undefined {
  const line = logLineOf(use);
  return line ? [line] : shutdownOf(use, checker);
}

/** `let server: Server | undefined;` before the assignment. */
function isDeclarationOf({ parent }: ts.Identifier): boolean {
  return ts.isVariableDeclaration(parent) && !parent.initializer;
}

/** `console.log(`Listening on ${server.port}`)`: the statement, where the use is a part of the text. */
function logLineOf(use: ts.Identifier): ts.Statement | undefined {
  const statement = ts.findAncestor(use, (node) =>
    ts.isStatement(node) ? true : ts.isFunctionLike(node) ? "quit" : false,
  );
  return statement && isLog(statement as ts.Statement) ? (statement as ts.Statement) : undefined;
}

/** `console.log(…);` */
export function isLog(statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && isLogCall(statement.expression);
}

export function isLogCall(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression)) return false;
  const { expression: callee } = expression;
  return ts.isPropertyAccessExpression(callee) && /^(?:console|logger|log)$/.test(dottedName(callee.expression) ?? "");
}

/**
 * `process.on("SIGTERM", () => { server.stop(); process.exit(0); })`: the statement around a use. Where the listener has
 * a name, its declaration, and the statements that hand it on.
 */
function shutdownOf(use: ts.Identifier, checker: ts.TypeChecker): readonly ts.Statement[] | undefined {
  const listener = ts.findAncestor(
    use,
    (node): node is ts.Statement => ts.isStatement(node) && isShutdownListener(node),
  );
  if (listener) return [listener];
  const around = ts.findAncestor(use, ts.isFunctionLike);
  const named = around && (ts.isFunctionDeclaration(around) ? around : around.parent);
  if (!named || !(ts.isFunctionDeclaration(named) || ts.isVariableDeclaration(named))) return undefined;
  const { name } = named;
  if (!name || !ts.isIdentifier(name)) return undefined;
  const listeners = usesInFile(name, checker).map((each) =>
    ts.findAncestor(each, (node): node is ts.Statement => ts.isStatement(node) && isShutdownListener(node)),
  );
  const statement = ts.isFunctionDeclaration(named) ? named : named.parent.parent;
  const isWhole =
    ts.isFunctionDeclaration(statement) ||
    (ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1);
  if (!isWhole || listeners.length === 0) return undefined;
  const known = listeners.filter((each) => each !== undefined);
  return known.length === listeners.length ? [statement, ...known] : undefined;
}

const signals: ReadonlySet<string> = new Set(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "exit", "beforeExit"]);

/** Whether a statement listens for the end of the process. A Worker has no such end. */
export function isShutdownListener(statement: ts.Node): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false;
  const {
    expression: callee,
    arguments: [event],
  } = statement.expression;
  return (
    ts.isPropertyAccessExpression(callee) &&
    dottedName(callee.expression) === "process" &&
    /^(?:on|once|addListener)$/.test(callee.name.text) &&
    event !== undefined &&
    ts.isStringLiteralLike(event) &&
    signals.has(event.text)
  );
}

/** The first line of a node, for messages. */
export function firstLineOf(node: ts.Node): string {
  return node.getText().split("\n")[0] ?? "";
}
