import { ts } from "ts-morph";
import type { Catalog } from "../../../src/sql/postgres/catalog.js";
import { type Problem, translateExpression, translateStatement } from "../../../src/sql/postgres/translation.js";
import { type PostgresType, plainType } from "../../../src/sql/postgres/type-name.js";
import type { TypeChoices } from "../../../src/sql/types.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { DrizzleValues } from "./drizzle-values.js";

/** What stands for an interpolated expression while its template is translated. */
interface Placeholder {
  readonly text: string;
  /** What the placeholder has around it, which drizzle writes itself. */
  readonly before: string;
  readonly after: string;
  readonly type?: PostgresType;
  /** The table that is meant, by its name in the database. */
  readonly table?: string;
}

/** A template in SQLite's form: its pieces, and between them the interpolations by their place in the original. */
export interface TranslatedTemplate {
  readonly pieces: readonly string[];
  readonly order: readonly number[];
  readonly problems: readonly Problem[];
  /** PostgreSQL's type of an expression, where it is known. */
  readonly type?: PostgresType;
}

export interface TemplateContext {
  readonly catalog: Catalog;
  readonly choices: TypeChoices;
  readonly values: DrizzleValues;
}

/** The first words of statements, apart from comments. A query in brackets is an expression. */
const statementStart =
  /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|insert|update|delete|values|truncate|create|drop|alter|set|show|listen|notify|vacuum|analyze|explain|refresh|lock|begin|commit|rollback|savepoint|do|call|copy|grant|revoke|comment|reset|discard|merge|prepare|execute|reindex|cluster)\b/i;

function isStatement(text: string): boolean {
  return statementStart.test(text);
}

/** Forms that PostgreSQL has and SQLite has not, or has with another meaning, in a text that no parser reads. */
const postgresForms =
  /::|@>|<@|&&|@@|<=>|<->|<#>|->|#>|!?~~?\*?|\?[|&]|\bilike\b|\binterval\b|\bnow\s*\(|\bcurrent_timestamp\b|\bcurrent_date\b|\barray\s*\[|\b(?:any|all|some)\s*\(|\bdistinct\s+on\b|\blateral\b|\bto_(?:char|date|timestamp|tsvector|tsquery)\b|\bdate_trunc\b|\bdate_part\b|\bextract\s*\(|\bfor\s+(?:no\s+key\s+)?(?:update|share)\b|\bnextval\b|\bjsonb?_\w+|\bstring_agg\b|\barray_\w+|\bunnest\b|\bgenerate_series\b|\bpg_\w+|\bgen_random_uuid\b|\bregexp_\w+|\bsimilar\s+to\b|\bcosine_distance\b|\bgreatest\b|\bleast\b/i;

export function hasPostgresForm(text: string): boolean {
  return postgresForms.test(text.replaceAll(/'(?:[^']|'')*'/g, "''"));
}

/** Translates the text of a template, with its interpolations kept as they are. */
export function translateTemplate(
  pieces: readonly string[],
  expressions: readonly ts.Expression[],
  context: TemplateContext,
): TranslatedTemplate {
  const placeholders = expressions.map((expression, index) =>
    placeholderOf(expression, index, pieces[index] ?? "", pieces[index + 1] ?? "", context),
  );
  const text = pieces
    .map((piece, index) => {
      const placeholder = placeholders[index];
      return placeholder ? piece + placeholder.before + placeholder.text + placeholder.after : piece;
    })
    .join("");
  const parameters = new Map<number, PostgresType>();
  for (const [index, { type }] of placeholders.entries()) if (type) parameters.set(index + 1, type);
  const translation = { catalog: catalogWith(placeholders, context.catalog), choices: context.choices, parameters };
  const { sql, problems, type }: Part = isStatement(text) ? statementOf(text, translation) : partOf(text, translation);
  if (problems.some(isOfPlaceholder)) {
    // Which table or column is meant is decided at run time.
    const asked = hasPostgresForm(text) ? [refused(text, "names that are made at run time")] : [];
    return { pieces, order: expressions.map((_, index) => index), problems: asked };
  }
  if (problems.some(({ level }) => level === "manual")) return { pieces, order: [], problems };
  const separated = separate(sql, placeholders);
  if (!separated)
    return { pieces, order: [], problems: [...problems, refused(text, "interpolated values that cannot be kept")] };
  return { ...separated, problems, ...(type && { type }) };
}

/** Whether a translation ended at a name that a placeholder stands for. */
function isOfPlaceholder({ reason, text }: Problem): boolean {
  return (reason === "unknown-table" || reason === "unknown-column") && /\bt_\d+__/.test(text);
}

interface Part {
  readonly sql: string;
  readonly problems: readonly Problem[];
  readonly type?: PostgresType;
}

type Translation = Parameters<typeof translateExpression>[1];

function statementOf(text: string, translation: Translation): { sql: string; problems: readonly Problem[] } {
  const { leading, body, trailing } = trimmed(text);
  const { statements, problems } = translateStatement(body, translation);
  const [first, ...others] = statements;
  const isManual = problems.some(({ level }) => level === "manual");
  if (first === undefined || others.length > 0) {
    const what = first === undefined ? "a statement that nothing on D1 stands for" : "a statement that becomes several";
    return { sql: text, problems: isManual ? problems : [...problems, refused(text, what)] };
  }
  return { sql: leading + first + trailing, problems };
}

/** White space and comments at both ends are the user's layout; a semicolon at the end stays too. */
function trimmed(text: string): { leading: string; body: string; trailing: string } {
  const leading = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0] ?? "";
  const trailing = /\s*;?\s*$/.exec(text.slice(leading.length))?.[0] ?? "";
  return { leading, body: text.slice(leading.length, text.length - trailing.length), trailing };
}

/** An expression, with the direction of ORDER BY or an alias behind it. */
function partOf(text: string, translation: Translation): Part {
  const { leading, body, trailing } = trimmed(text);
  const suffix =
    /(?:\s+(?:asc|desc)\b)?(?:\s+nulls\s+(?:first|last)\b)?(?:\s+as\s+(?:"[^"]+"|\w+))?$/i.exec(body)?.[0] ?? "";
  for (const end of suffix === "" ? [""] : [suffix, ""]) {
    const { sql, problems, type } = translateExpression(body.slice(0, body.length - end.length), translation, {
      isPart: true,
    });
    const isSyntax = problems.some(({ reason }) => reason === "syntax");
    if (!isSyntax) return { sql: leading + sql.trimEnd() + end + trailing, problems, ...(type && { type }) };
  }
  // No expression: a separator, a list, a clause. It stays, unless something in it is PostgreSQL's.
  return hasPostgresForm(text) ? { sql: text, problems: [unread(text)] } : { sql: text, problems: [] };
}

function unread(text: string): Problem {
  return { reason: "syntax", level: "manual", text: "", start: 0, end: text.length };
}

function refused(text: string, what: string): Problem {
  return { reason: "construct", level: "manual", text: what, start: 0, end: text.length };
}

function placeholderOf(
  expression: ts.Expression,
  index: number,
  before: string,
  after: string,
  { values }: TemplateContext,
): Placeholder {
  const number = `$${String(index + 1)}`;
  const plain = { text: number, before: "", after: "" };
  if (values.isIdentifier(expression)) return { ...plain, text: `t_${String(index + 1)}__` };
  switch (values.kindOf(expression)) {
    case "table": {
      const table = values.tables.tableOf(withoutOuterExpressions(expression))?.key;
      return { ...plain, text: `t_${String(index + 1)}__`, ...(table !== undefined && { table }) };
    }
    case "query":
      return { ...plain, before: "(SELECT ", after: ")" };
    case "column": {
      const type = values.columnType(expression);
      return type ? { ...plain, type } : plain;
    }
    case "sql":
      return plain;
    case "value":
      return { ...plain, ...valuePlaceholder(expression, before, after, values) };
  }
}

function valuePlaceholder(
  expression: ts.Expression,
  before: string,
  after: string,
  values: DrizzleValues,
): Partial<Placeholder> {
  // PostgreSQL takes the type of a parameter from its cast.
  const castType = /^\s*::\s*("?[a-z]\w*)/i.exec(after)?.[1]?.toLowerCase();
  const isCast = castType !== undefined || (/\bcast\s*\(\s*$/i.test(before) && /^\s+as\b/i.test(after));
  switch (values.plainKind(expression)) {
    case "date":
      return { type: plainType("timestamptz") };
    case "boolean":
      return { type: plainType("bool") };
    case "array":
      return { before: "(", after: ")" };
    case "object":
      return { type: plainType("jsonb") };
    case "number":
    case "bigint":
      if (!isCast) return {};
      return { type: plainType(/^(?:float|double|real|numeric|decimal)/.test(castType ?? "") ? "float8" : "int4") };
    default:
      return isCast ? { type: plainType("text") } : {};
  }
}

/** The catalog with the tables under the names that stand for them. */
function catalogWith(placeholders: readonly Placeholder[], catalog: Catalog): Catalog {
  const named = placeholders.filter(({ text }) => text.startsWith("t_"));
  if (named.length === 0) return catalog;
  const tables = new Map(catalog.tables);
  for (const { text, table } of named) {
    const known = table === undefined ? undefined : catalog.tables.get(table);
    if (known) tables.set(text, { ...known, key: text });
  }
  return { ...catalog, tables };
}

/** Takes a translation apart at its placeholders. */
function separate(
  sql: string,
  placeholders: readonly Placeholder[],
): { pieces: readonly string[]; order: readonly number[] } | undefined {
  const pieces: string[] = [];
  const order: number[] = [];
  let at = 0;
  let expected = "";
  for (const match of sql.matchAll(/\$(\d+)|"?\bt_(\d+)__\b"?/g)) {
    const index = Number(match[1] ?? match[2]) - 1;
    const placeholder = placeholders[index];
    if (!placeholder) continue;
    let piece = sql.slice(at, match.index);
    if (!piece.toLowerCase().startsWith(expected.toLowerCase())) return undefined;
    piece = piece.slice(expected.length);
    if (!piece.toLowerCase().endsWith(placeholder.before.toLowerCase())) return undefined;
    pieces.push(piece.slice(0, piece.length - placeholder.before.length));
    order.push(index);
    at = match.index + match[0].length;
    expected = placeholder.after;
  }
  const rest = sql.slice(at);
  if (!rest.startsWith(expected)) return undefined;
  pieces.push(rest.slice(expected.length));
  return { pieces, order };
}
