import { ts } from "ts-morph";
import type { CodeName } from "../../src/engine/plan.js";
import { literalTextRange } from "../../src/typescript/literal-text.js";
import { withOuterExpressions, withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import type { StaticText } from "../../src/typescript/static-text.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import { mendValue } from "./bound-values.js";
import { planNumericValues } from "./numeric-values.js";
import type { PlacedValue } from "./placed-values.js";
import type { QueryContext } from "./query-context.js";
import type { LibraryCall } from "./uses.js";

const code: CodeName = "d1-async/batch";

/** A piece of SQL that stands in the place of another. UTF-16 units of the SQL's text. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Turns a call into the bound statement of a batch, with SQL in the place of some of its values: `insert.run(id, name)` →
 * `db.prepare("… VALUES (last_insert_rowid(), ?)").bind(name)`. A statement that is prepared elsewhere keeps its text,
 * unless nothing else uses it.
 *
 * @param sqlOf the SQL that takes the place of a value
 * @param database how the database is written here
 */
export function emitChainedStatement(
  use: LibraryCall,
  sql: StaticText,
  placed: readonly PlacedValue[],
  sqlOf: ReadonlyMap<ts.Expression, string>,
  database: string,
  context: QueryContext,
): void {
  const { collector, checker, sources } = context;
  const { call, access, member } = use;
  const file = call.getSourceFile();
  const kept = placed.filter(({ value }) => !sqlOf.has(value)).map(({ value }) => value);
  const replacements = replacementsOf(placed, sqlOf, kept);
  const prepared = member.entity === "statement" ? sources.preparedBy(access.expression) : undefined;
  const [first] = kept;
  const last = kept.at(-1);
  const nameEnd = call.typeArguments ? file.text.indexOf(">", call.typeArguments.end) + 1 : access.name.end;

  if (member.entity === "database") {
    const argument = call.arguments[0];
    if (!argument) return;
    collector.replace(file, { start: access.name.getStart(), end: nameEnd }, "prepare", code);
    rewriteSql(argument, sql, replacements, context);
    if (first) collector.replace(file, { start: argument.end, end: first.getStart() }, ").bind(", code);
    else collector.replace(file, { start: argument.end, end: call.end }, ")", code);
  } else if (prepared?.arguments[0] && (liesIn(prepared, call) || isUsedOnce(prepared, checker))) {
    rewriteSql(prepared.arguments[0], sql, replacements, context);
    if (first) collector.replace(file, { start: access.name.getStart(), end: first.getStart() }, "bind(", code);
    else collector.replace(file, { start: access.expression.end, end: call.end }, "", code);
  } else {
    const statement = `${database}.prepare(${sourceOf(sql, replacements)})`;
    if (first) collector.replace(file, { start: call.getStart(), end: first.getStart() }, `${statement}.bind(`, code);
    else collector.replaceNode(call, statement, code);
  }
  for (const [index, value] of kept.entries()) {
    const next = kept[index + 1];
    if (next) joinValues(value, next, placed, collector);
    mendValue(value, collector, checker);
  }
  if (last) collector.replace(file, { start: last.end, end: call.end }, ")", code);
  const text = splice(sql.text, replacements);
  planNumericValues({ text, literal: undefined }, { values: kept, order: undefined }, use, context);
}

/** SQL for the values that go, and new numbers for those that stay, in the order in which they are written. */
function replacementsOf(
  placed: readonly PlacedValue[],
  sqlOf: ReadonlyMap<ts.Expression, string>,
  kept: readonly ts.Expression[],
): Replacement[] {
  const replacements = placed.flatMap(({ value, placeholders }) =>
    placeholders.flatMap(({ kind, start, end }): Replacement[] => {
      const text = sqlOf.get(value) ?? (kind === "?" ? "?" : `?${String(kept.indexOf(value) + 1)}`);
      return text === "?" ? [] : [{ start, end, text }];
    }),
  );
  return replacements.sort((a, b) => a.start - b.start);
}

/** The comma between two values stays where nothing stood between them. */
function joinValues(
  value: ts.Expression,
  next: ts.Expression,
  placed: readonly PlacedValue[],
  collector: QueryContext["collector"],
): void {
  const index = placed.findIndex((one) => one.value === value);
  const isProperty = ts.isObjectLiteralElement(value.parent);
  if (!isProperty && placed[index + 1]?.value === next) return;
  collector.replace(value.getSourceFile(), { start: value.end, end: next.getStart() }, ", ", code);
}

function splice(text: string, replacements: readonly Replacement[]): string {
  return [...replacements]
    .reverse()
    .reduce((sql, { start, end, text: by }) => sql.slice(0, start) + by + sql.slice(end), text);
}

/** Changes the SQL where it is written, if it is written in this argument, else writes it there. */
function rewriteSql(
  argument: ts.Expression,
  sql: StaticText,
  replacements: readonly Replacement[],
  { collector }: QueryContext,
): void {
  const { literal } = sql;
  if (!literal || withoutOuterExpressions(argument) !== literal) {
    collector.replaceNode(argument, sourceOf(sql, replacements), code);
    return;
  }
  for (const { start, end, text } of replacements) {
    const range = literalTextRange(literal, start, end);
    collector.replace(literal.getSourceFile(), range, escaped(text, literal), code);
  }
}

/** The literal as it is written, with the replacements made. */
function sourceOf({ text, literal }: StaticText, replacements: readonly Replacement[]): string {
  if (!literal) return JSON.stringify(splice(text, replacements));
  const offset = literal.getStart();
  const inSource = replacements.map(({ start, end, text: by }) => {
    const range = literalTextRange(literal, start, end);
    return { start: range.start - offset, end: range.end - offset, text: escaped(by, literal) };
  });
  return splice(literal.getText(), inSource);
}

function escaped(sql: string, literal: ts.Node): string {
  return literal.getText().startsWith("'") ? sql.replaceAll("'", "\\'") : sql;
}

function liesIn(node: ts.Node, outer: ts.Node): boolean {
  return outer.getSourceFile() === node.getSourceFile() && outer.pos <= node.pos && node.end <= outer.end;
}

/** Whether the constant that holds a statement is used in one place of its file, and nowhere else. */
function isUsedOnce(prepared: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const declaration = withOuterExpressions(prepared).parent;
  if (ts.isVariableDeclaration(declaration)) return usesOfStatement(declaration, checker) === 1;
  if (!ts.isPropertyDeclaration(declaration)) return false;
  const isPrivate =
    ts.isPrivateIdentifier(declaration.name) ||
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) !== 0;
  return isPrivate && readsOf(declaration, checker) === 1;
}

/** How often a variable is used; `undefined` where other files may use it too. */
function usesOfStatement(declaration: ts.VariableDeclaration, checker: ts.TypeChecker): number | undefined {
  const isExported = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
  return isExported || !ts.isIdentifier(declaration.name) ? undefined : usesInFile(declaration.name, checker).length;
}

/**
 * Variables that hold a prepared statement which nothing uses any more, since each of its uses prepares one with other SQL.
 *
 * @param respelled all calls that become statements with other SQL
 */
export function unusedStatements(
  respelled: readonly LibraryCall[],
  { sources, checker }: QueryContext,
): { readonly prepared: ts.CallExpression; readonly declaration: ts.VariableDeclaration }[] {
  const counts = new Map<ts.CallExpression, number>();
  for (const { access, member } of respelled) {
    const prepared = member.entity === "statement" ? sources.preparedBy(access.expression) : undefined;
    if (prepared) counts.set(prepared, (counts.get(prepared) ?? 0) + 1);
  }
  return [...counts].flatMap(([prepared, count]) => {
    const declaration = withOuterExpressions(prepared).parent;
    if (count < 2 || !ts.isVariableDeclaration(declaration)) return [];
    return usesOfStatement(declaration, checker) === count ? [{ prepared, declaration }] : [];
  });
}

function readsOf(declaration: ts.PropertyDeclaration, checker: ts.TypeChecker): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.name.text === declaration.name.getText()) {
      if (checker.getSymbolAtLocation(node.name)?.valueDeclaration === declaration) count += 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration.parent);
  return count;
}
