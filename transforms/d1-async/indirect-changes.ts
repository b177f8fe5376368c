import { ts } from "ts-morph";
import { classifyStatement } from "../../src/sql/statements.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { withOuterExpressions, withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { constantInitializer } from "../../src/typescript/static-text.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import type { SqlSources } from "./sql-source.js";
import type { FileUses, LibraryCall, LibraryRead } from "./uses.js";

const onDelete = foreignKeyAction("delete");
const onUpdate = foreignKeyAction("update");
const trigger = /\bcreate\s+trigger\b[\s\S]*?\b(?:insert|update|delete)\b[\s\S]*?\bon\s+["'`[]?(\w+)/gi;

/** Tables by what a write to them sets off. Names in lower case. */
interface AffectedTables {
  readonly triggered: ReadonlySet<string>;
  readonly delete: ReadonlySet<string>;
  readonly update: ReadonlySet<string>;
}

/** `REFERENCES topic (id) ON DELETE CASCADE` and the like, with the name of the table. */
function foreignKeyAction(event: "delete" | "update"): RegExp {
  return new RegExp(
    String.raw`\breferences\s+["'\`[]?(\w+)["'\`\]]?\s*(?:\([^)]*\))?[^,()]*?\bon\s+${event}\s+(?:cascade|set\s+(?:null|default))`,
    "gi",
  );
}

/**
 * Finds counts of changed rows that are larger on D1: it counts what triggers and foreign key actions changed as well,
 * which `sqlite3_changes()` leaves out. Whether there was a change at all is the same on both.
 *
 * @param texts the program's constant SQL
 */
export function findIndirectChanges(
  files: readonly FileUses[],
  texts: readonly string[],
  sources: SqlSources,
  checker: ts.TypeChecker,
  collector: EditCollector,
): void {
  const tables: AffectedTables = {
    triggered: namesIn(texts, trigger),
    delete: namesIn(texts, onDelete),
    update: namesIn(texts, onUpdate),
  };
  if (tables.triggered.size + tables.delete.size + tables.update.size === 0) return;
  const calls = new Map<ts.Node, LibraryCall>(files.flatMap((file) => file.calls).map((use) => [use.call, use]));
  for (const read of files.flatMap((file) => file.reads)) {
    if (read.member.entity !== "result" || read.member.name !== "changes" || onlyAsksForAny(read, checker)) continue;
    const call = resultOf(read, checker);
    const use = call && calls.get(call);
    const sql = use && (sources.of(use)?.text ?? templateText(use, sources));
    if (sql !== undefined && !changesMore(sql, tables)) continue;
    collector.find(
      read.node,
      "d1-async/indirect-changes",
      "D1 also counts the rows that triggers and foreign key actions changed.",
    );
  }
}

function namesIn(texts: readonly string[], pattern: RegExp): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name.toLowerCase())));
}

function changesMore(sql: string, { triggered, ...referenced }: AffectedTables): boolean {
  const statement = classifyStatement(sql);
  if (statement.kind !== "write" || statement.table === undefined) return false;
  const table = statement.table.toLowerCase();
  if (triggered.has(table)) return true;
  if (statement.verb === "insert") return /^\s*(?:insert\s+or\s+)?replace\b/i.test(sql) && referenced.delete.has(table);
  return referenced[statement.verb].has(table);
}

/** The SQL of a template, with a parameter for each part that is known only when it runs. */
function templateText(use: LibraryCall, sources: SqlSources): string | undefined {
  const source = use.member.entity === "statement" ? sources.preparedBy(use.access.expression) : use.call;
  const sql = source?.arguments[0];
  if (!sql || !ts.isTemplateExpression(sql) || sql.head.text.trim() === "") return undefined;
  return [sql.head, ...sql.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("?");
}

/** The call that gave the result: in place, or the initializer of the constant that holds it. */
function resultOf({ node }: LibraryRead, checker: ts.TypeChecker): ts.Expression | undefined {
  if (ts.isBindingElement(node)) {
    const declaration = node.parent.parent;
    return ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  }
  const result = withoutOuterExpressions(node.expression);
  return ts.isIdentifier(result) ? constantInitializer(result, checker) : result;
}

/** `changes > 0`, `!changes`, `changes ? … : …` */
function onlyAsksForAny({ node }: LibraryRead, checker: ts.TypeChecker): boolean {
  if (!ts.isBindingElement(node)) return isAskedForAny(node);
  return ts.isIdentifier(node.name) && usesInFile(node.name, checker).every((use) => isAskedForAny(use));
}

function isAskedForAny(value: ts.Expression): boolean {
  const outer = withOuterExpressions(value);
  const { parent } = outer;
  if (ts.isIfStatement(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isConditionalExpression(parent)) return parent.condition === outer;
  if (!ts.isBinaryExpression(parent)) return false;
  const other = parent.left === outer ? parent.right : parent.left;
  if (!ts.isNumericLiteral(other)) return false;
  const { kind } = parent.operatorToken;
  const isBound = kind === ts.SyntaxKind.GreaterThanEqualsToken || kind === ts.SyntaxKind.LessThanToken;
  return other.text === "0" || (other.text === "1" && isBound && parent.left === outer);
}
