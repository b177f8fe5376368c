import type { ts } from "ts-morph";
import type { CodeName } from "../../src/engine/plan.js";
import type { StaticText } from "../../src/typescript/static-text.js";
import type { BoundValues } from "./bound-values.js";
import { planNumericValues } from "./numeric-values.js";
import type { QueryContext } from "./query-context.js";
import type { LibraryCall } from "./uses.js";

/**
 * Turns a call that runs a statement into the bound D1 statement: `stmt.get(a)` → `stmt.bind(a)`, `db.run(sql, a)` →
 * `db.prepare(sql).bind(a)`.
 *
 * @param method what runs it, e.g. `first<User>()`; "" leaves the statement to a batch
 */
export function emitBoundStatement(
  use: LibraryCall,
  bound: BoundValues,
  sql: StaticText | undefined,
  method: string,
  code: CodeName,
  context: QueryContext,
): void {
  if (bound.kind === "arguments") planNumericValues(sql, { values: bound.values, order: bound.order }, use, context);
  if (use.member.entity === "statement") emitFromStatement(use, bound, method, code, context);
  else emitFromDatabase(use, bound, method, code, context);
  if (bound.kind === "arguments") bound.emit();
  else if (bound.kind === "unresolved") {
    context.collector.find(
      bound.value,
      "d1-async/unresolved-parameters",
      `\`${bound.value.getText().replace(/\s+/g, " ").slice(0, 40)}\` is bound as it is: ${bound.why}.`,
    );
  }
}

function emitFromStatement(
  { call, access }: LibraryCall,
  bound: BoundValues,
  method: string,
  code: CodeName,
  { collector }: QueryContext,
): void {
  const file = call.getSourceFile();
  if (bound.kind === "none") {
    const start = method === "" ? access.expression.end : access.name.getStart();
    collector.replace(file, { start, end: call.end }, method, code);
    return;
  }
  collector.replace(file, { start: access.name.getStart(), end: endOfName(call, access) }, "bind", code);
  if (method !== "") collector.wrapNode(call, "", `.${method}`, code);
}

function emitFromDatabase(
  { call, access }: LibraryCall,
  bound: BoundValues,
  method: string,
  code: CodeName,
  { collector }: QueryContext,
): void {
  const file = call.getSourceFile();
  const [sql, first] = call.arguments;
  if (!sql) return;
  collector.replace(file, { start: access.name.getStart(), end: endOfName(call, access) }, "prepare", code);
  const run = method === "" ? "" : `.${method}`;
  if (!first) {
    if (run !== "") collector.wrapNode(call, "", run, code);
  } else if (bound.kind === "none") {
    collector.replace(file, { start: sql.end, end: call.end }, `)${run}`, code);
  } else {
    // Comments and line breaks between the two stay; the space behind the comma goes with it.
    const end = file.text.slice(first.pos, first.getStart()) === " " ? first.getStart() : first.pos;
    collector.replace(file, { start: first.pos - 1, end }, ").bind(", code);
    if (run !== "") collector.wrapNode(call, "", run, code);
  }
}

/** Type arguments belong to the library's method, and go with its name. */
function endOfName(call: ts.CallExpression, access: ts.PropertyAccessExpression): number {
  if (!call.typeArguments) return access.name.end;
  return call.getSourceFile().text.indexOf(">", call.typeArguments.end) + 1;
}
