import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { removeCall } from "../../src/typescript/removal/removed-call.js";
import { dottedName } from "../../src/typescript/dotted-name.js";
import { isResultIgnored } from "./results.js";
import type { FileUses, LibraryCall, LibraryRead } from "./uses.js";

const code = "redis-kv/connection";

/** Members whose value only tells the state of the connection, with what they are on a binding. */
export const states: Readonly<Record<string, string>> = { isOpen: "true", isReady: "true", status: '"ready"' };

export function isStateOfConnection({ name }: LibraryRead): boolean {
  return name !== undefined && Object.hasOwn(states, name);
}

/** Takes away what opens, closes and watches the connection of a client that is a binding now. */
export function removeConnections(
  { reads }: FileUses,
  calls: readonly LibraryCall[],
  { checker }: Analysis,
  collector: EditCollector,
): void {
  const guards = new Set<ts.Statement>();
  for (const read of reads) {
    if (!isStateOfConnection(read)) continue;
    const guard = guardAround(read, calls);
    if (guard) guards.add(guard);
    else collector.replaceNode(read.node, states[read.name ?? ""] ?? "true", code);
  }
  for (const guard of guards) collector.remove(guard, code);
  for (const use of calls) {
    if (ts.findAncestor(use.call, (node) => guards.has(node as ts.Statement))) continue;
    removeConnection(use, checker, collector);
  }
}

function removeConnection(use: LibraryCall, checker: ts.TypeChecker, collector: EditCollector): void {
  const { call, access, command } = use;
  const isStatement = isResultIgnored(call, checker);
  if (command === "ping" && !isStatement) {
    collector.replace(
      call.getSourceFile(),
      { start: access.name.getStart(), end: call.end },
      'get("ping").then(() => "PONG")',
      "redis-kv/ping",
    );
    return;
  }
  const givesClient =
    /^(?:duplicate|connect|on|once|off|addlistener|removelistener|removealllisteners|setmaxlisteners|ref|unref)$/.test(
      command,
    );
  if (givesClient && !isStatement) {
    collector.replace(call.getSourceFile(), { start: access.expression.end, end: call.end }, "", code);
    return;
  }
  // Among the elements of a `Promise.all`.
  if (ts.isArrayLiteralExpression(call.parent)) collector.replaceNode(call, "Promise.resolve()", code);
  else removeCall(call, code, collector);
}

/** `if (!client.isOpen) await client.connect();`: the statement, where it does nothing else. */
function guardAround({ node }: LibraryRead, calls: readonly LibraryCall[]): ts.Statement | undefined {
  const statement = ts.findAncestor(node, ts.isIfStatement);
  if (
    !statement ||
    statement.elseStatement ||
    node.pos < statement.expression.pos ||
    node.end > statement.expression.end
  )
    return undefined;
  const body = ts.isBlock(statement.thenStatement) ? statement.thenStatement.statements : [statement.thenStatement];
  const onlyConnects = body.every(
    (inner) =>
      ts.isExpressionStatement(inner) &&
      calls.some(
        ({ call }) =>
          call === inner.expression || (ts.isAwaitExpression(inner.expression) && inner.expression.expression === call),
      ),
  );
  return onlyConnects ? statement : undefined;
}

/** Environment variables that hold the address of a server. */
const wellKnown = [
  "UPSTASH_REDIS_REST_URL",
  "UPSTASH_REDIS_REST_TOKEN",
  "KV_REST_API_URL",
  "KV_REST_API_TOKEN",
  "KV_REST_API_READ_ONLY_TOKEN",
  "REDIS_URL",
  "KV_URL",
];

/** The names of variables with the address of the server, those that constructions read among them. */
export function settingsOf(files: readonly FileUses[]): ReadonlySet<string> {
  const names = new Set(wellKnown);
  for (const { core } of files.flatMap(({ constructions }) => constructions)) collectSettings(core, names);
  return names;
}

/** Says where a condition asks for the address of the server that there no longer is. */
export function findConnectionSettings(files: readonly FileUses[], collector: EditCollector): void {
  const names = settingsOf(files);
  for (const { file } of files) {
    const visit = (node: ts.Node): void => {
      if (
        ts.isPropertyAccessExpression(node) &&
        names.has(node.name.text) &&
        /(?:^|\.)env$/.test(dottedName(node.expression) ?? "") &&
        isCondition(node)
      )
        collector.find(
          node,
          "redis-kv/connection-setting",
          `The condition asks for \`${node.name.text}\`, which a binding does not need.`,
        );
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
}

/** The environment variables that a construction names. */
function collectSettings(node: ts.Node, names: Set<string>): void {
  if (ts.isPropertyAccessExpression(node) && /(?:^|\.)env$/.test(dottedName(node.expression) ?? ""))
    names.add(node.name.text);
  ts.forEachChild(node, (child) => {
    collectSettings(child, names);
  });
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

function isCondition(node: ts.Node): boolean {
  for (let inner = node; ; inner = inner.parent) {
    const { parent } = inner;
    if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === inner;
    if (ts.isConditionalExpression(parent)) return parent.condition === inner;
    const goesOn =
      ts.isParenthesizedExpression(parent) ||
      ts.isPrefixUnaryExpression(parent) ||
      (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind));
    if (!goesOn) return false;
  }
}
