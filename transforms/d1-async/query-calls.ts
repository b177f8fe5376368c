import { ts } from "ts-morph";
import type { CodeName } from "../../src/engine/plan.js";
import { scanPlaceholders } from "../../src/sql/placeholders.js";
import { splitStatements } from "../../src/sql/statements.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import { withOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { findBlobResults } from "./blob-results.js";
import { emitBoundStatement } from "./bound-statement.js";
import { planBoundValues } from "./bound-values.js";
import { comparedUndefined, tellsUndefinedFromNull } from "./missing-row.js";
import type { Conversion, QueryContext } from "./query-context.js";
import { findRefusedSql } from "./refused-sql.js";
import { type RowType, rowTypeOfAll, rowTypeOfFirst } from "./row-types.js";
import type { LibraryCall } from "./uses.js";

/** How a method of a statement reads on D1. */
interface StatementMethod {
  readonly method: "first" | "all" | "run" | "raw";
  readonly unwrap: "" | ".results";
  readonly rows: "one" | "many" | "none";
}

const statementMethods: ReadonlyMap<string, StatementMethod> = new Map([
  ["get", { method: "first", unwrap: "", rows: "one" }],
  ["all", { method: "all", unwrap: ".results", rows: "many" }],
  ["iterate", { method: "all", unwrap: ".results", rows: "many" }],
  ["run", { method: "run", unwrap: "", rows: "none" }],
  ["values", { method: "raw", unwrap: "", rows: "none" }],
]);

/** Plans one call of a database's or statement's method. `undefined`: no edit of this kind, look elsewhere. */
export function planQueryCall(use: LibraryCall, context: QueryContext): Conversion | undefined {
  const { member } = use;
  const method = member.entity === "statement" ? statementMethods.get(member.name) : undefined;
  if (method) return planStatementCall(use, method, context);
  if (member.entity === "database" && (member.name === "prepare" || member.name === "query"))
    return planPrepare(use, context);
  if (member.entity === "database" && (member.name === "run" || member.name === "exec")) return planRun(use, context);
  return undefined;
}

/** The modifiers that better-sqlite3 puts between `prepare` and the reading method. */
function modifierOf(
  use: LibraryCall,
): { readonly name: "pluck" | "raw"; readonly call: ts.CallExpression } | undefined {
  const receiver = use.access.expression;
  if (!ts.isCallExpression(receiver) || !ts.isPropertyAccessExpression(receiver.expression)) return undefined;
  const name = receiver.expression.name.text;
  const argument = receiver.arguments[0];
  const isOn = argument === undefined || argument.kind === ts.SyntaxKind.TrueKeyword;
  return (name === "pluck" || name === "raw") && isOn ? { name, call: receiver } : undefined;
}

function planStatementCall(use: LibraryCall, target: StatementMethod, context: QueryContext): Conversion {
  const { collector, checker, sources } = context;
  const { call, access, member } = use;
  const modifier = member.library === "better-sqlite3" ? modifierOf(use) : undefined;
  const sql = sources.of(use);
  const placeholders = sql && scanPlaceholders(sql.text);
  const bound = planBoundValues(use, call.arguments, sql, placeholders, context);

  const shape = modifier ? modifiedShape(modifier.name, target) : { method: target.method, unwrap: target.unwrap };
  const row = modifier ? undefined : rowType(use, target, context);
  const value = row?.dropAssertion ?? call;
  const compared = modifier ? undefined : comparedRow(use, target, value);
  const presence = modifier || compared ? "" : presenceOf(use, target, row, checker);
  const unwrap = shape.unwrap + presence;
  const label = `${member.name === "run" ? "statement" : "query"} ${shortened(access)}()`;
  return {
    call,
    seed: {
      expression: call,
      label,
      ...(unwrap === "" ? {} : { unwrap }),
      ...(row?.dropAssertion ? { extent: row.dropAssertion } : {}),
    },
    emit: () => {
      if (modifier) {
        const receiver = modifier.call.expression;
        if (ts.isPropertyAccessExpression(receiver)) {
          const range = { start: receiver.expression.end, end: modifier.call.end };
          collector.replace(call.getSourceFile(), range, "", "d1-async/query");
        }
      }
      const method = `${shape.method}${row?.typeArguments ?? ""}`;
      emitBoundStatement(use, bound, sql, `${method}()`, "d1-async/query", context);
      if (row?.dropAssertion) dropAssertion(call, row.dropAssertion, unwrap, collector);
      if (compared) collector.replaceNode(compared, "null", "d1-async/query");
      if (target.rows !== "none") findBlobResults(value, context);
    },
  };
}

function modifiedShape(modifier: "pluck" | "raw", target: StatementMethod): { method: "raw"; unwrap: string } {
  if (modifier === "raw") return { method: "raw", unwrap: target.rows === "one" ? "[0]" : "" };
  return { method: "raw", unwrap: target.rows === "one" ? "[0]?.[0]" : ".map(([value]) => value)" };
}

function rowType(use: LibraryCall, target: StatementMethod, context: QueryContext): RowType | undefined {
  // JavaScript has no place for types.
  if (target.rows === "none" || isJavaScript(use.call.getSourceFile())) return undefined;
  const prepared = context.sources.preparedBy(use.access.expression);
  const declared = prepared?.typeArguments?.[use.member.library === "better-sqlite3" ? 1 : 0];
  return target.rows === "one"
    ? rowTypeOfFirst(use.call, declared, use.member.library === "bun:sqlite" ? "null" : "undefined", context.checker)
    : rowTypeOfAll(use.call, declared, context.checker);
}

/** The `undefined` of `stmt.get() === undefined`, which is `null` on D1. */
function comparedRow(use: LibraryCall, target: StatementMethod, value: ts.Expression): ts.Identifier | undefined {
  const isOptional = (use.call.flags & ts.NodeFlags.OptionalChain) !== 0;
  return target.rows === "one" && use.member.library !== "bun:sqlite" && !isOptional
    ? comparedUndefined(value)
    : undefined;
}

/** `(stmt.get() as Row)?.name`: the assertion is not believed. */
function isReadOptionally(value: ts.Expression | undefined): boolean {
  const access = value && withOuterExpressions(value).parent;
  return access !== undefined && ts.isPropertyAccessExpression(access) && access.questionDotToken !== undefined;
}

/** `!` where an assertion claimed the row is there; `?? undefined` where the library gives undefined for no row. */
function presenceOf(
  use: LibraryCall,
  target: StatementMethod,
  row: RowType | undefined,
  checker: ts.TypeChecker,
): string {
  if (target.rows !== "one") return "";
  if (row?.assertsPresence) return isReadOptionally(row.dropAssertion) ? "" : "!";
  if (use.member.library === "bun:sqlite") return "";
  return tellsUndefinedFromNull(row?.dropAssertion ?? use.call, checker) ? " ?? undefined" : "";
}

/** `db.prepare<Row>(sql)` → `db.prepare(sql)`, `db.query(sql)` → `db.prepare(sql)`. Preparing needs no wait. */
function planPrepare({ call, access }: LibraryCall, context: QueryContext): Conversion {
  const { collector } = context;
  return {
    call,
    emit: () => {
      findRefusedSql(call, context);
      const file = call.getSourceFile();
      if (access.name.text !== "prepare") collector.replaceNode(access.name, "prepare", "d1-async/query");
      if (call.typeArguments) {
        const end = file.text.indexOf(">", call.typeArguments.end) + 1;
        collector.replace(file, { start: access.name.end, end }, "", "d1-async/query");
      }
    },
  };
}

/** `db.run(sql, a, b)` and `db.exec(sql)` → `db.prepare(sql).bind(a, b).run()`. */
function planRun(use: LibraryCall, context: QueryContext): Conversion {
  const { collector, sources } = context;
  const { call, access } = use;
  const [sqlArgument, ...values] = call.arguments;
  if (!sqlArgument || ts.isSpreadElement(sqlArgument)) {
    return {
      call,
      emit: () => {
        collector.find(call, "d1-async/unresolved-parameters", "The SQL is part of a spread array.");
      },
    };
  }
  const sql = sources.of(use);
  const placeholders = sql && scanPlaceholders(sql.text);
  const bound = planBoundValues(use, values, sql, placeholders, context);
  const statements = sql ? splitStatements(sql.text) : [];
  findRefusedSql(call, context);
  const code: CodeName = statements.length > 1 ? "d1-async/multi-statement" : "d1-async/query";
  return {
    call,
    seed: { expression: call, label: `statement ${shortened(access)}()` },
    emit: () => {
      emitBoundStatement(use, bound, sql, "run()", code, context);
    },
  };
}

/** The type argument says what the assertion said. Parentheses that only held the assertion go with it. */
export function dropAssertion(
  call: ts.CallExpression,
  assertion: ts.AsExpression,
  unwrap: string,
  collector: EditCollector,
): void {
  const file = call.getSourceFile();
  const parent = assertion.parent;
  const bracketed = ts.isParenthesizedExpression(parent) && (unwrap === "!" || unwrap === ".results");
  collector.replace(file, { start: call.end, end: bracketed ? parent.end : assertion.end }, "", "d1-async/query");
  if (bracketed) {
    collector.replace(file, { start: parent.getStart(), end: call.getStart() }, "", "d1-async/query");
  }
}

function shortened(access: ts.PropertyAccessExpression): string {
  const receiver = access.expression
    .getText()
    .replace(/\s+/g, " ")
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, "()");
  return `${receiver.length > 40 ? "…" : receiver}.${access.name.text}`;
}
