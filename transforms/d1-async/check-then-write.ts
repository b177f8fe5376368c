import { ts } from "ts-morph";
import { splitStatements } from "../../src/sql/statements.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { symbolOfUse } from "../../src/typescript/uses-in-file.js";
import type { SqlSources } from "./sql-source.js";
import { isTestFile } from "./test-files.js";
import type { FileUses, LibraryCall } from "./uses.js";

type Kind = "read" | "write";

/**
 * Names the first function in which what a query found decides about a later write: nothing came between the two while
 * they were synchronous, and on D1 another request can. One finding for all of them. Only queries and writes of the same
 * function are seen.
 *
 * @param isExempt for calls that go. Transactions have findings of their own
 */
export function findCheckThenWrite(
  files: readonly FileUses[],
  sources: SqlSources,
  checker: ts.TypeChecker,
  isExempt: (use: LibraryCall) => boolean,
  collector: EditCollector,
): void {
  const found: ts.CallExpression[] = [];
  const transactions = new Set<ts.Node>(
    files.flatMap(({ calls }) => calls.filter(({ member }) => member.name === "transaction").map(({ call }) => call)),
  );
  const isInTransaction = ({ call }: LibraryCall) =>
    ts.findAncestor(call, (node) => transactions.has(node)) !== undefined;
  for (const { file, calls } of files) {
    if (isTestFile(collector.pathOf(file))) continue;
    const byFunction = new Map<ts.Node, Map<Kind, ts.CallExpression[]>>();
    for (const use of calls) {
      const owner = ts.findAncestor(use.call, ts.isFunctionLike);
      const kind = owner && !isExempt(use) && !isInTransaction(use) ? kindOf(use, sources) : undefined;
      if (!owner || !kind) continue;
      const kinds = byFunction.get(owner) ?? new Map<Kind, ts.CallExpression[]>();
      byFunction.set(owner, kinds.set(kind, [...(kinds.get(kind) ?? []), use.call]));
    }
    for (const [owner, kinds] of byFunction) {
      const writes = kinds.get("write") ?? [];
      const read = (kinds.get("read") ?? []).find((call) => decides(call, owner, writes, checker));
      if (read) found.push(read);
    }
  }
  const [first] = found;
  if (!first) return;
  const more = found.length > 1 ? `; ${String(found.length)} functions do so, this is the first` : "";
  const message = `What this query finds decides about a later write, and another request may come between the two${more}.`;
  collector.find(first, "d1-async/check-then-write", message);
}

function kindOf(use: LibraryCall, sources: SqlSources): Kind | undefined {
  const { entity, name } = use.member;
  const runs = entity === "statement" || (entity === "database" && (name === "run" || name === "exec"));
  const sql = runs ? sources.of(use)?.text : undefined;
  const kinds = sql === undefined ? [] : splitStatements(sql).map((statement) => statement.class.kind);
  return kinds.find((kind) => kind === "read" || kind === "write");
}

/** Whether the result of a read is asked by an `if` that holds a write, or that leaves the function before one. */
function decides(
  read: ts.CallExpression,
  owner: ts.Node,
  writes: readonly ts.CallExpression[],
  checker: ts.TypeChecker,
): boolean {
  const variable = ts.findAncestor(read, ts.isVariableDeclaration);
  const isOwn = variable !== undefined && ts.findAncestor(variable, ts.isFunctionLike) === owner;
  const names = isOwn ? namesIn(variable.name) : [];
  const symbols = new Set(names.map((name) => checker.getSymbolAtLocation(name)));
  const asks = (node: ts.Node): boolean =>
    node === read ||
    (ts.isIdentifier(node) &&
      names.some(({ text }) => text === node.text) &&
      symbols.has(symbolOfUse(node, checker))) ||
    (ts.forEachChild(node, (child) => asks(child) || undefined) ?? false);
  const visit = (node: ts.Node): boolean => {
    if (node !== owner && ts.isFunctionLike(node)) return false;
    if (ts.isIfStatement(node) && node.expression.end >= read.end && asks(node.expression)) {
      const isWithin = writes.some((write) => write.pos >= node.expression.end && write.end <= node.end);
      const isBehind = leaves(node.thenStatement) && writes.some((write) => write.pos >= node.end);
      if (isWithin || isBehind) return true;
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(owner);
}

function namesIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}

function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
