import { ts } from "ts-morph";
import { coreElement } from "./extra-elements.js";
import { modifierName, modifiersOn } from "./column-model.js";
import { editTemplate, removeModifier } from "./convert-columns.js";
import type { CoreNames } from "./core-names.js";
import { unwrapped } from "./drizzle-exports.js";
import { enclosingTable } from "./enclosing-table.js";
import type { SchemaContext } from "./schema-context.js";
import { sqlTemplate, translateTemplate } from "./sql-template.js";
import type { SchemaTable } from "./table-model.js";

const code = "drizzle-d1/index";

/** Kinds of index that SQLite's own stands for. */
const ordered: ReadonlySet<string> = new Set(["btree", "hash", "brin"]);

/** `index(…)` and `uniqueIndex(…)` with what follows. */
export function convertIndex(root: ts.CallExpression, names: CoreNames, context: SchemaContext): void {
  const { collector, values } = context;
  const modifiers = modifiersOn(root);
  const table = enclosingTable(root, context);
  const using = modifiers.find((call) => modifierName(call) === "using");
  const method = using?.arguments[0] && values.text(using.arguments[0]);
  if (using && (method === undefined || !ordered.has(method.toLowerCase()))) {
    const message = `The index is of the kind ${method ?? using.arguments[0]?.getText() ?? "?"}, which D1 does not have.`;
    collector.find(root, "drizzle-d1/index-method", message);
    removeElement(modifiers.at(-1) ?? root, context);
    return;
  }
  const refused = refusedPart(modifiers, table, context);
  if (refused !== undefined) {
    // Without its condition a unique index would refuse rows that it should not see.
    const message = `The index was taken out, since its SQL has no form on D1: ${refused}.`;
    collector.find(root, "drizzle-d1/schema-sql", message);
    removeElement(modifiers.at(-1) ?? root, context);
    return;
  }
  for (const call of modifiers) {
    switch (modifierName(call)) {
      case "using":
        convertUsing(call, context);
        for (const column of call.arguments.slice(1)) convertPart(column, names, table, context);
        break;
      case "on":
      case "onOnly":
        if (modifierName(call) === "onOnly" && ts.isPropertyAccessExpression(call.expression)) {
          collector.replaceNode(call.expression.name, "on", code);
        }
        for (const column of call.arguments) convertPart(column, names, table, context);
        break;
      case "concurrently":
      case "with":
        removeModifier(call, code, context);
        break;
      case "where": {
        const template = call.arguments[0] && sqlTemplate(call.arguments[0], context);
        if (template) editTemplate(template, { place: "index", ...(table && { table }) }, context, ({ text }) => text);
      }
    }
  }
  if (root.arguments.length === 0) nameIndex(root, modifiers, table, names, context);
}

/** Why an expression or the condition of an index cannot be had. */
function refusedPart(
  modifiers: readonly ts.CallExpression[],
  table: SchemaTable | undefined,
  context: SchemaContext,
): string | undefined {
  for (const call of modifiers) {
    const isCondition = modifierName(call) === "where";
    if (!isCondition && !["on", "onOnly", "using"].includes(modifierName(call))) continue;
    for (const part of call.arguments) {
      const template = sqlTemplate(part, context);
      if (!template) continue;
      const result = translateTemplate(template, { place: "index", ...(table && { table }) }, context);
      if ("refused" in result) return result.refused;
      if (!isCondition && result.text.includes(",")) return "drizzle-kit cuts an expression of an index at its commas";
    }
  }
  return undefined;
}

/** sqlite-core wants a name, which drizzle-kit makes for PostgreSQL from the table and the columns. */
function nameIndex(
  root: ts.CallExpression,
  modifiers: readonly ts.CallExpression[],
  table: SchemaTable | undefined,
  names: CoreNames,
  { collector }: SchemaContext,
): void {
  const on = modifiers.find((call) => ["on", "using", "onOnly"].includes(modifierName(call)));
  const parts = modifierName(on ?? root) === "using" ? on?.arguments.slice(1) : on?.arguments;
  const columns = parts?.map((part) => {
    const column = columnOfPart(part);
    return column && table?.columns.get(column.name.text)?.name;
  });
  if (!table || !columns || columns.some((name) => name === undefined)) {
    collector.find(root, "drizzle-d1/schema-unresolved", "An index needs a name on SQLite.");
    return;
  }
  const name = `${table.key.split(".").at(-1) ?? table.key}_${columns.join("_")}_index`;
  collector.insert(root.getSourceFile(), root.arguments.pos, names.quoted(name), code);
}

/** `.using("btree", table.email)` → `.on(table.email)` */
function convertUsing(call: ts.CallExpression, { collector }: SchemaContext): void {
  const [method, first] = call.arguments;
  if (!ts.isPropertyAccessExpression(call.expression) || !method) return;
  collector.replaceNode(call.expression.name, "on", code);
  collector.replace(
    call.getSourceFile(),
    { start: method.getStart(), end: first ? first.getStart() : method.end },
    "",
    code,
  );
}

const partModifiers: ReadonlySet<string> = new Set(["asc", "desc", "nullsFirst", "nullsLast", "op"]);

/** The column below `.desc().nullsLast()`. */
function columnOfPart(part: ts.Expression): ts.PropertyAccessExpression | undefined {
  let node = unwrapped(part);
  while (
    ts.isCallExpression(node) &&
    partModifiers.has(modifierName(node)) &&
    ts.isPropertyAccessExpression(node.expression)
  ) {
    node = unwrapped(node.expression.expression);
  }
  return ts.isPropertyAccessExpression(node) ? node : undefined;
}

/** A column of an index: its order goes into SQL, and what SQLite has no place for is left out. */
function convertPart(
  part: ts.Expression,
  names: CoreNames,
  table: SchemaTable | undefined,
  context: SchemaContext,
): void {
  const { collector } = context;
  const template = sqlTemplate(part, context);
  if (template) {
    editTemplate(template, { place: "index", ...(table && { table }) }, context, ({ text }) => indexed(text));
    return;
  }
  const column = columnOfPart(part);
  const plain = unwrapped(part);
  if (!column || column === plain) return;
  let isDescending = false;
  for (let node: ts.Expression = plain; node !== column && ts.isCallExpression(node);) {
    if (modifierName(node) === "desc") isDescending = true;
    if (!ts.isPropertyAccessExpression(node.expression)) break;
    node = unwrapped(node.expression.expression);
  }
  const file = part.getSourceFile();
  if (!isDescending) collector.replace(file, { start: column.end, end: part.end }, "", code);
  else {
    collector.insert(file, part.getStart(), `${names.sql()}\`\${`, code);
    collector.replace(file, { start: column.end, end: part.end }, "} desc`", code);
  }
}

/** An expression of an index stands in parentheses, unless it is the call of a function. */
function indexed(text: string): string {
  return /^[\w"]+\(.*\)$/s.test(text) || text.startsWith("(") || /^\$\{[^{}]*\}(?:\s+(?:asc|desc))?$/i.test(text)
    ? text
    : `(${text})`;
}

/** `unique(…)`: two NULLs that count as equal need an index over an expression. */
export function convertUnique(root: ts.CallExpression, names: CoreNames, context: SchemaContext): void {
  const { collector } = context;
  const modifiers = modifiersOn(root);
  const nulls = modifiers.find((call) => modifierName(call) === "nullsNotDistinct");
  if (!nulls) return;
  const on = modifiers.find((call) => modifierName(call) === "on");
  const table = enclosingTable(root, context);
  const columns = on?.arguments.map((part) => ({
    part,
    column: ts.isPropertyAccessExpression(part) ? table?.columns.get(part.name.text) : undefined,
  }));
  removeModifier(nulls, code, context);
  if (!columns || columns.some(({ column }) => !column)) {
    collector.find(
      root,
      "drizzle-d1/nulls-not-distinct",
      "NULLs count as equal in this unique key, which SQLite's do not.",
    );
    return;
  }
  const nullable = columns.filter(({ column }) => column && !column.notNull && !column.primaryKey);
  if (nullable.length === 0) return;
  names.replace(root.expression, "uniqueIndex", code);
  if (root.arguments.length === 0 && table) {
    const name = `${table.key.split(".").at(-1) ?? table.key}_${columns.map(({ column }) => column?.name ?? "").join("_")}_unique`;
    collector.insert(root.getSourceFile(), root.arguments.pos, names.quoted(name), code);
  }
  // A blob equals no text and no number, so it can stand for NULL. Not `ifnull()`: drizzle-kit cuts an index at each comma.
  for (const { part } of nullable) {
    const column = part.getText();
    const text = `case when \${${column}} is null then x'00' else \${${column}} end`;
    collector.replaceNode(part, `${names.sql()}\`(${text})\``, code);
  }
}

/** `check("name", sql`…`)` */
export function convertCheck(root: ts.CallExpression, context: SchemaContext): void {
  const [, condition] = root.arguments;
  const template = condition && sqlTemplate(condition, context);
  if (!template) return;
  const table = enclosingTable(root, context);
  const result = translateTemplate(template, { place: "check", ...(table && { table }) }, context);
  if ("refused" in result) {
    const message = `The check was taken out, since its SQL has no form on D1: ${result.refused}.`;
    context.collector.find(root, "drizzle-d1/schema-sql", message);
    removeElement(root, context);
    return;
  }
  if (result.changed) context.collector.replaceNode(template.template, `\`${result.text}\``, "drizzle-d1/sql");
}

/** Policies, and what else of a table's extra configuration D1 has nothing for. */
export function removePolicy(root: ts.CallExpression, context: SchemaContext): void {
  const message =
    "D1 has no row security: every query sees every row. What this policy allowed has to be asked in the queries.";
  context.collector.find(root, "drizzle-d1/row-security", message);
  removeElement(modifiersOn(root).at(-1) ?? root, context);
}

/** Takes an index or policy out of the list or object that it stands in, or out of the file. */
function removeElement(expression: ts.Expression, context: SchemaContext): void {
  const element = coreElement(expression);
  if (element) context.collector.remove(element, code);
  else {
    const message = "It could not be taken out of the schema: it is not an element of the table's extra configuration.";
    context.collector.find(expression, "drizzle-d1/schema-unresolved", message);
  }
}
