import { ts } from "ts-morph";
import { scanPlaceholders } from "../../src/sql/placeholders.js";
import type { StaticText } from "../../src/typescript/static-text.js";
import { type BoundValues, planBoundValues } from "./bound-values.js";
import { type PlacedValue, placeValues } from "./placed-values.js";
import type { QueryContext } from "./query-context.js";
import { rowIdSql } from "./row-id-chains.js";
import {
  insideForEach,
  insideNestedFunction,
  isForEachBody,
  isForEachCall,
  type TransactionBody,
} from "../../src/typescript/transaction-body.js";
import type { LibraryCall } from "./uses.js";
import { type WriteResults, followResults, holderOf } from "./write-results.js";

/** A write of a transaction. */
export interface WriteCall {
  readonly use: LibraryCall;
  readonly bound: BoundValues;
  readonly sql: StaticText | undefined;
  /** The statement that it is or that takes up its result, or the arrow function of a `forEach` whose body it is. */
  readonly statement: ts.Node;
  /** Whether the statement takes up its result. */
  readonly isHeld: boolean;
  /** Its values one by one, where they can be told apart. */
  readonly placed: readonly PlacedValue[] | undefined;
}

/** Writes that can be one batch, and what becomes of what they give. */
export interface BatchWrites {
  readonly writes: readonly WriteCall[];
  readonly results: WriteResults;
  /** SQL for values that are row ids of earlier writes of the batch. */
  readonly sqlOf: ReadonlyMap<ts.Expression, string>;
}

/**
 * Reads a transaction's body as writes that are known before the first of them runs.
 *
 * @param calls all library calls, by their node
 * @param reachesDatabase whether a call leads to code that uses the database
 * @returns or why it cannot be read so
 */
export function readWrites(
  body: TransactionBody,
  calls: ReadonlyMap<ts.Node, LibraryCall>,
  reachesDatabase: (call: ts.CallExpression) => boolean,
  context: QueryContext,
): BatchWrites | string {
  if (!ts.isBlock(body.body) && !isForEachCall(body.body)) return "its body is a single expression whose value is used";
  const writes: WriteCall[] = [];
  let why: string | undefined;
  const lastStatement = ts.isBlock(body.body) ? body.body.statements.at(-1) : undefined;
  const visit = (node: ts.Node): void => {
    if (why !== undefined) return;
    const use = calls.get(node);
    if (use) {
      const read = readCall(use, body, context);
      if (typeof read === "string") {
        why = read;
        return;
      }
      if (read) writes.push(read);
    } else if (ts.isCallExpression(node) && reachesDatabase(node)) {
      why = `it calls \`${node.expression.getText().slice(0, 40)}\`, which uses the database itself`;
    } else if (ts.isReturnStatement(node) && node !== lastStatement && !insideNestedFunction(node, body)) {
      if (writes.length > 0) why = "it returns early, after some of its writes";
    } else if (ts.isTryStatement(node)) {
      why = "it catches errors of its statements";
    } else if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) {
      why = "it already waits for something";
    }
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  if (why !== undefined) return why;
  const last = writes.at(-1);
  if (!last) return "nothing in it runs a statement that could be seen";
  return resolveResults(body, writes, last, context);
}

/** A write; `undefined` for what only prepares a statement; or why the call cannot be part of a batch. */
function readCall(use: LibraryCall, body: TransactionBody, context: QueryContext): WriteCall | string | undefined {
  const { call, access, member } = use;
  const name = `\`${access.name.text}()\``;
  if (member.entity === "database" && (member.name === "prepare" || member.name === "query")) return undefined;
  const runs =
    (member.entity === "statement" && member.name === "run") ||
    (member.entity === "database" && (member.name === "run" || member.name === "exec"));
  if (!runs) return `it reads with ${name} before it writes`;
  const isStatement = ts.isExpressionStatement(call.parent) || isForEachBody(call);
  const holder = !isStatement && ts.isBlock(body.body) ? holderOf(call, body.body) : undefined;
  if (!isStatement && !holder) return `it uses the result of ${name}`;
  if (insideNestedFunction(call, body) && !insideForEach(call, body)) return `${name} runs in a function inside it`;
  const values = member.entity === "statement" ? call.arguments : call.arguments.slice(1);
  const sql = context.sources.of(use);
  const bound = planBoundValues(use, values, sql, sql && scanPlaceholders(sql.text), context);
  const placed = sql && placeValues(use, sql.text);
  return { use, bound, sql, statement: holder ?? call.parent, isHeld: holder !== undefined, placed };
}

function resolveResults(
  body: TransactionBody,
  writes: readonly WriteCall[],
  last: WriteCall,
  context: QueryContext,
): BatchWrites | string {
  const holders = new Map<ts.CallExpression, ts.Statement>();
  for (const { use, statement, isHeld } of writes) if (isHeld) holders.set(use.call, statement as ts.Statement);
  const users = new Map<ts.Expression, WriteCall>();
  for (const write of writes) for (const { value } of write.placed ?? []) users.set(value, write);
  const end = statementOf(last, body).end;
  const results = followResults(body, holders, new Set(users.keys()), end, context.checker);
  if (typeof results === "string") return results;

  const sqlOf = new Map<ts.Expression, string>();
  for (const [value, call] of results.rowIds) {
    const use = users.get(value);
    const insert = writes.find((write) => write.use.call === call);
    const [placeholder] = use?.placed?.find((placed) => placed.value === value)?.placeholders ?? [];
    if (!use || !insert || !placeholder) return "it uses the result of `run()`";
    const sql = rowIdSql(insert, use, placeholder.start, writes, body, context);
    if (typeof sql !== "string") return sql.why;
    sqlOf.set(value, sql);
  }
  for (const call of results.needed) {
    const before = writes.slice(
      0,
      writes.findIndex((write) => write.use.call === call),
    );
    if (before.some(({ statement }) => statement.parent !== body.body)) {
      return "it uses the result of a `run()` behind others that may not run";
    }
  }
  return { writes, results, sqlOf };
}

/** The statement of the body's block that a write stands in. */
export function statementOf({ statement }: WriteCall, { body }: TransactionBody): ts.Node {
  let node = statement;
  while (node !== body && node.parent !== body) node = node.parent;
  return node;
}
