import { ts } from "ts-morph";
import type { Column, Table } from "../../../src/sql/postgres/catalog.js";
import { reasons } from "../../../src/sql/postgres/reasons.js";
import { type Place, type Problem, translateExpression } from "../../../src/sql/postgres/translation.js";
import { type PostgresType, plainType } from "../../../src/sql/postgres/type-name.js";
import { quoteText } from "../../../src/sql/sqlite/names.js";
import { unwrapped } from "./drizzle-exports.js";
import type { SchemaContext } from "./schema-context.js";
import type { SchemaTable } from "./table-model.js";
import { tableOfCatalog } from "./schema-catalog.js";

/** A template of SQL that stands for one expression, on D1. */
export interface TranslatedTemplate {
  /** What stands between the backticks, interpolations included. */
  readonly text: string;
  readonly constant: boolean;
  readonly changed: boolean;
}

export type TemplateResult = TranslatedTemplate | { readonly refused: string };

export interface TemplateScope {
  readonly place: Place;
  readonly expected?: PostgresType;
  /** The table around the template. */
  readonly table?: SchemaTable;
}

/** The `sql` template that an expression is; also behind a function that returns it. */
export function sqlTemplate(
  expression: ts.Expression,
  { exports }: Pick<SchemaContext, "exports">,
): ts.TaggedTemplateExpression | undefined {
  const plain = unwrapped(expression);
  if (ts.isArrowFunction(plain) && !ts.isBlock(plain.body)) return sqlTemplate(plain.body, { exports });
  return ts.isTaggedTemplateExpression(plain) && exports.isCore(plain.tag, "sql") ? plain : undefined;
}

/** Translates the SQL of a template, and keeps its interpolations of columns in place. */
export function translateTemplate(
  template: ts.TaggedTemplateExpression,
  scope: TemplateScope,
  context: SchemaContext,
): TemplateResult {
  const source = readTemplate(template, context);
  if ("refused" in source) return source;
  const table = tableWith(source.columns, scope.table, context);
  const { sql, problems, constant } = translateExpression(source.sql, context.translation, {
    place: scope.place,
    table,
    ...(scope.expected && { expected: scope.expected }),
  });
  const manual = problems.find(({ level }) => level === "manual");
  if (manual) return { refused: describeProblem(manual) };
  const text = escaped(sql).replaceAll(
    placeholderForm,
    (_, index: string) => `\${${source.texts[Number(index)] ?? ""}}`,
  );
  return { text, constant, changed: source.inlined || sql.trim() !== source.sql.trim() };
}

/** Translates SQL that stands in no template: `now()`. */
export function translateText(sql: string, scope: TemplateScope, context: SchemaContext): TemplateResult {
  const table = scope.table && tableOfCatalog(scope.table, context.catalog);
  const translated = translateExpression(sql, context.translation, {
    place: scope.place,
    ...(table && { table }),
    ...(scope.expected && { expected: scope.expected }),
  });
  const manual = translated.problems.find(({ level }) => level === "manual");
  if (manual) return { refused: describeProblem(manual) };
  return {
    text: escaped(translated.sql),
    constant: translated.constant,
    changed: translated.sql.trim() !== sql.trim(),
  };
}

/** What the translator says of a place. */
export function describeProblem({ reason, text }: Problem): string {
  const words = reasons[reason].short;
  return text === "" ? words : `${words} (${text})`;
}

const placeholderForm = /\bzq(\d+)z\b/g;

interface TemplateSource {
  readonly sql: string;
  /** The source text of the interpolations that are columns, by the number in their placeholder. */
  readonly texts: readonly string[];
  readonly columns: readonly Column[];
  /** A value became a part of the SQL: SQLite allows no parameters in definitions. */
  readonly inlined: boolean;
}

function readTemplate(
  { template }: ts.TaggedTemplateExpression,
  context: SchemaContext,
): TemplateSource | { readonly refused: string } {
  if (ts.isNoSubstitutionTemplateLiteral(template))
    return { sql: template.text, texts: [], columns: [], inlined: false };
  let sql = template.head.text;
  const texts: string[] = [];
  const columns: Column[] = [];
  let inlined = false;
  for (const { expression, literal } of template.templateSpans) {
    const value = inlinedText(expression, context);
    if (value !== undefined) {
      sql += value;
      inlined = true;
    } else {
      const column = context.tables.columnOf(unwrapped(expression));
      const isColumn = column !== undefined || looksLikeColumn(expression, context);
      if (!isColumn) return { refused: `\${${expression.getText()}} is known only when the code runs` };
      const name = `zq${texts.length}z`;
      texts.push(expression.getText());
      columns.push({ name, type: column?.type ?? plainType("text"), notNull: column?.notNull ?? false, comments: [] });
      sql += name;
    }
    sql += literal.text;
  }
  return { sql, texts, columns, inlined };
}

/** What stands in the SQL itself where drizzle-kit writes it: literals, raw text. */
function inlinedText(expression: ts.Expression, { exports, values }: SchemaContext): string | undefined {
  const plain = values.resolve(expression).expression;
  if (ts.isNumericLiteral(plain)) return plain.text;
  if (ts.isStringLiteralLike(plain)) return quoteText(plain.text);
  if (plain.kind === ts.SyntaxKind.TrueKeyword || plain.kind === ts.SyntaxKind.FalseKeyword) return plain.getText();
  if (!ts.isCallExpression(plain) || !ts.isPropertyAccessExpression(plain.expression)) return undefined;
  const { expression: holder, name } = plain.expression;
  const [argument] = plain.arguments;
  return name.text === "raw" && exports.isCore(holder, "sql") && argument ? values.text(argument) : undefined;
}

/** A member of what the third argument of a table is given, where the table could not be read. */
function looksLikeColumn(expression: ts.Expression, { exports }: SchemaContext): boolean {
  const plain = unwrapped(expression);
  if (!ts.isPropertyAccessExpression(plain)) return false;
  const declaration = exports.declarationOf(plain.expression);
  return declaration !== undefined && ts.isParameter(declaration);
}

function tableWith(columns: readonly Column[], table: SchemaTable | undefined, { catalog }: SchemaContext): Table {
  const own = table && tableOfCatalog(table, catalog);
  return {
    key: own?.key ?? "table",
    columns: [...(own?.columns ?? []), ...columns],
    uniques: [],
    foreignKeys: [],
    checks: [],
    indexes: [],
    triggers: [],
  };
}

/** Text as it stands in a template. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\`]|\$\{/g, "\\$&");
}
