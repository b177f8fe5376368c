import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { constantInitializer } from "../../src/typescript/static-text.js";
import type { SqlSources } from "./sql-source.js";
import type { FileUses, LibraryCall } from "./uses.js";

/** Finds lists of any length that are bound value by value: D1 takes 100 parameters a statement, SQLite 32,766. */
export function findLongLists(
  files: readonly FileUses[],
  sources: SqlSources,
  checker: ts.TypeChecker,
  collector: EditCollector,
): void {
  for (const use of files.flatMap((file) => file.calls)) {
    const list = use.call.arguments.find((argument) => isListOfAnyLength(argument, checker));
    const sql = list && sqlOf(use, sources, checker);
    if (!list || !sql || !hasListOfPlaceholders(sql)) continue;
    collector.find(
      list,
      "d1-async/parameter-limit",
      `\`${list.getText().replace(/\s+/g, " ").slice(0, 40)}\` may hold more values than D1 takes.`,
    );
  }
}

function isListOfAnyLength(argument: ts.Expression, checker: ts.TypeChecker): boolean {
  const list = ts.isSpreadElement(argument) ? argument.expression : argument;
  return checker.isArrayType(checker.getTypeAtLocation(list)) && !ts.isArrayLiteralExpression(list);
}

function sqlOf(use: LibraryCall, sources: SqlSources, checker: ts.TypeChecker): ts.Expression | undefined {
  const source = use.member.entity === "statement" ? sources.preparedBy(use.access.expression) : use.call;
  const sql = source?.arguments[0];
  return sql && ts.isIdentifier(sql) ? constantInitializer(sql, checker) : sql;
}

/** `… IN (${marks})`, `… VALUES ${rows}` */
function hasListOfPlaceholders(sql: ts.Expression): boolean {
  if (!ts.isTemplateExpression(sql)) return false;
  const before = [sql.head, ...sql.templateSpans.map(({ literal }) => literal)];
  return before.some(
    (part, index) => index < sql.templateSpans.length && /\b(?:in\s*\(|values)\s*\(?\s*$/i.test(part.text),
  );
}
