import type { Catalog, CheckConstraint, Column, ForeignKey, Index, Table } from "../postgres/catalog.js";
import { columnsMentioned } from "../postgres/changes/rename-in-expression.js";
import { type TranslationContext, translateExpression } from "../postgres/translation.js";
import { baseType, mapType } from "../types.js";
import type {
  CheckDefinition,
  ColumnDefinition,
  ForeignKeyDefinition,
  IndexDefinition,
  TableDefinition,
} from "./definition.js";
import { lowerTrigger } from "./lower-trigger.js";
import { type LoweringProblem, ProblemList } from "./lowering-problem.js";
import { nullAsValue } from "./null-as-value.js";
import { quoteName, quoteText, sqliteName } from "./names.js";

export interface LoweredTable {
  readonly definition: TableDefinition;
  readonly problems: readonly LoweringProblem[];
}

/** Kinds of index that SQLite's own can stand for. */
const orderedIndexes: ReadonlySet<string> = new Set(["btree", "hash", "brin"]);

/** https://developers.cloudflare.com/d1/platform/limits/ */
const mostColumns = 100;

/** What a table of PostgreSQL is on D1, and what of it cannot be had there. */
export function lowerTable(table: Table, context: TranslationContext): LoweredTable {
  const problems = new ProblemList(table.key);
  if (table.columns.length > mostColumns) {
    problems.add(
      "column-limit",
      table.key,
      `\`${table.key}\` has ${table.columns.length} columns; D1 takes ${mostColumns}`,
    );
  }
  const name = sqliteName(table.key);
  const key = soleKey(table);
  const columns = table.columns.map((column) => lowerColumn(column, table, context, column === key, problems));
  const rowid = columns.some((column) => column.rowid);
  const indexes = [
    ...table.uniques.map((unique) =>
      lowerIndex(
        {
          name:
            unique.name.includes(".") || !table.key.includes(".")
              ? unique.name
              : `${table.key.split(".")[0] ?? ""}.${unique.name}`,
          unique: true,
          method: "btree",
          parts: unique.columns.map((column) => ({ column, descending: false })),
          nullsNotDistinct: unique.nullsNotDistinct,
        },
        table,
        context,
        problems,
      ),
    ),
    ...table.indexes.map((index) => lowerIndex(index, table, context, problems)),
  ].filter((index) => index !== undefined);
  const definition: TableDefinition = {
    name,
    columns,
    primaryKey: rowid ? [] : (table.primaryKey?.columns ?? []),
    // What is NOT VALID waits until the rows that break it are mended.
    foreignKeys: table.foreignKeys
      .filter(({ notValid }) => !notValid)
      .flatMap((foreignKey) => lowerForeignKey(foreignKey, context.catalog, problems)),
    checks: table.checks
      .filter(({ notValid }) => !notValid)
      .flatMap((check) => lowerCheck(check, table, context, problems)),
    indexes,
    triggers: table.triggers.flatMap((trigger) => lowerTrigger(trigger, table, context, problems)),
    ...(table.comment !== undefined && { comment: table.comment }),
  };
  return { definition, problems: problems.list };
}

/** The only column of the primary key. */
function soleKey({ columns, primaryKey }: Table): Column | undefined {
  const [name, ...others] = primaryKey?.columns ?? [];
  return others.length > 0 ? undefined : columns.find((candidate) => candidate.name === name);
}

/** Whether a column that is the whole primary key can be the number of the row. */
function canCount({ counts, type }: Column): boolean {
  return counts !== undefined && /^int[248]$/.test(type.name) && type.dimensions === 0;
}

function lowerColumn(
  column: Column,
  table: Table,
  context: TranslationContext,
  isKey: boolean,
  problems: ProblemList,
): ColumnDefinition {
  const { catalog, choices } = context;
  const mapping = mapType(column.type, choices, catalog);
  const object = `${table.key}.${column.name}`;
  if (mapping.caution) problems.add(`type-${mapping.caution.level}`, object, `\`${object}\`: ${mapping.caution.text}`);
  const domain = catalog.domains.get(column.type.name);
  const isCounting = isKey && canCount(column);
  if (column.counts && !isCounting) {
    problems.add(
      "sequence",
      object,
      `\`${object}\` counts up in PostgreSQL; on D1 only an integer that is the whole primary key does`,
    );
  }
  const standard = column.default ?? domain?.default;
  const translated =
    standard === undefined || column.counts
      ? undefined
      : problems.take(
          translateExpression(standard, context, { table, expected: column.type, place: "default" }),
          object,
          `the default of \`${object}\``,
        );
  const generated =
    column.generated === undefined
      ? undefined
      : problems.take(
          translateExpression(column.generated, context, { table, expected: column.type, place: "generated" }),
          object,
          `the generated column \`${object}\``,
        );
  return {
    name: column.name,
    // The word INTEGER would make a lone key the number of the row, which takes NULL and the next number for it.
    storage: isKey && !isCounting && mapping.storage === "INTEGER" ? "INT" : mapping.storage,
    notNull: !isCounting && (column.notNull || (domain?.notNull ?? false)),
    ...(isCounting && { rowid: true }),
    ...(translated !== undefined && { default: defaultOf(translated) }),
    ...(generated !== undefined && { generated }),
    ...(mapping.collate && { collate: mapping.collate }),
    checks: typeChecks(column, table, context, problems),
    comments: column.comments,
  };
}

/** What is no literal stands in parentheses. */
function defaultOf(sql: string): { sql: string; constant: boolean } {
  const constant = /^(?:'(?:[^']|'')*'|x'[0-9a-f]*'|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|null|true|false)$/i.test(sql);
  if (constant) return { sql, constant };
  return { sql: /^\(.*\)$/s.test(sql) && isOneGroup(sql) ? sql : `(${sql})`, constant: false };
}

/** Whether the first parenthesis closes with the last character. */
function isOneGroup(sql: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < sql.length; index += 1) {
    const character = sql[index];
    if (character === "'") quoted = !quoted;
    if (quoted) continue;
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0 && index < sql.length - 1) return false;
  }
  return true;
}

/** The labels of an enum, the conditions of a domain, and the length of varchar where that was asked for. */
function typeChecks(column: Column, table: Table, context: TranslationContext, problems: ProblemList): string[] {
  const { catalog, choices } = context;
  const name = quoteName(column.name);
  const checks: string[] = [];
  const base = baseType(column.type, catalog);
  const labels = catalog.enums.get(base.name)?.labels;
  if (labels && base.dimensions === 0) checks.push(`${name} IN (${labels.map(quoteText).join(", ")})`);
  if (labels && base.dimensions > 0) {
    problems.add(
      "enum-array",
      `${table.key}.${column.name}`,
      `\`${table.key}.${column.name}\` is an array of an enum: D1 does not check its labels`,
    );
  }
  const [length] = base.modifiers;
  if (choices.lengthChecks && length !== undefined && /^(?:varchar|bpchar)$/.test(base.name) && base.dimensions === 0) {
    checks.push(`length(${name}) <= ${length}`);
  }
  const domain = catalog.domains.get(column.type.name);
  for (const { expression } of domain?.checks ?? []) {
    const object = `${table.key}.${column.name}`;
    const sql = problems.take(
      translateExpression(expression, context, { table, value: base, valueSql: name, place: "check" }),
      object,
      `the check of the domain of \`${object}\``,
    );
    if (sql !== undefined) checks.push(sql);
  }
  return checks;
}

function lowerCheck(
  { name, expression }: CheckConstraint,
  table: Table,
  context: TranslationContext,
  problems: ProblemList,
): CheckDefinition[] {
  const sql = problems.take(
    translateExpression(expression, context, { table, place: "check" }),
    `${table.key}#${name}`,
    `the check \`${name}\` of \`${table.key}\``,
  );
  if (sql === undefined) return [];
  const columns = columnsMentioned(
    expression,
    table.columns.map((column) => column.name),
  );
  return [{ ...(!/_check\d*$/.test(name) && { name }), sql, columns }];
}

function lowerForeignKey(foreignKey: ForeignKey, catalog: Catalog, problems: ProblemList): ForeignKeyDefinition[] {
  const { columns, table: key, onDelete, onUpdate, deferred, name } = foreignKey;
  const parent = catalog.tables.get(key);
  if (!parent) {
    problems.add(
      "missing-parent",
      `${problems.table}#${name}`,
      `the foreign key \`${name}\` of \`${problems.table}\` references \`${key}\`, which no migration makes`,
    );
    return [];
  }
  const references = foreignKey.references.length > 0 ? foreignKey.references : (parent.primaryKey?.columns ?? []);
  return [{ columns, table: sqliteName(key), references, onDelete, onUpdate, deferred }];
}

function lowerIndex(
  index: Index,
  table: Table,
  context: TranslationContext,
  problems: ProblemList,
): IndexDefinition | undefined {
  const object = `${table.key}#${index.name}`;
  if (!orderedIndexes.has(index.method)) {
    problems.add(
      "index-method",
      object,
      `the index \`${index.name}\` of \`${table.key}\` is of the kind ${index.method}, which D1 does not have`,
    );
    return undefined;
  }
  const translate = (text: string, what: string): string | undefined =>
    problems.take(
      translateExpression(text, context, { table, place: "index" }),
      object,
      `${what} of the index \`${index.name}\``,
    );
  const parts: string[] = [];
  for (const part of index.parts) {
    const direction = part.descending ? " DESC" : "";
    if (part.column !== undefined) {
      const column = table.columns.find(({ name }) => name === part.column);
      const name = quoteName(part.column);
      const nullable = index.unique && index.nullsNotDistinct && column?.notNull !== true;
      if (nullable) {
        problems.add(
          "nulls-not-distinct",
          object,
          `\`${index.name}\` of \`${table.key}\` treats NULLs as equal by an expression: ON CONFLICT has to name it`,
        );
      }
      parts.push((nullable ? nullAsValue(name) : name) + direction);
      continue;
    }
    const sql = translate(part.expression ?? "", "an expression");
    if (sql === undefined) return undefined;
    parts.push(`${/^[\w"]+\(.*\)$/s.test(sql) || sql.startsWith("(") ? sql : `(${sql})`}${direction}`);
  }
  const where = index.where === undefined ? undefined : translate(index.where, "the condition");
  // Without its condition a unique index would refuse rows that it should not see.
  if (index.where !== undefined && where === undefined) return undefined;
  const texts = [...index.parts.map(({ column, expression }) => column ?? expression ?? ""), index.where ?? ""].join(
    " ",
  );
  const names = table.columns.map((column) => column.name);
  return {
    name: sqliteName(index.name),
    unique: index.unique,
    parts,
    ...(where !== undefined && { where }),
    columns: [...new Set([...index.parts.flatMap(({ column }) => column ?? []), ...columnsMentioned(texts, names)])],
  };
}
