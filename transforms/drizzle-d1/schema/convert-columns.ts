import { ts } from "ts-morph";
import type { CodeName } from "../../../src/engine/plan.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { mapType, type TypeMapping } from "../../../src/sql/types.js";
import { codecOf } from "./codec-columns.js";
import { modifierName, modifiersOn, type ColumnRoot, type SchemaColumn } from "./column-model.js";
import type { CoreNames } from "./core-names.js";
import type { SchemaContext } from "./schema-context.js";
import { sqlTemplate, translateTemplate, translateText, type TemplateScope } from "./sql-template.js";
import { quoteText } from "../../../src/sql/sqlite/names.js";
import { unwrapped } from "./drizzle-exports.js";
import { enclosingTable } from "./enclosing-table.js";

const column = "drizzle-d1/column";

/** The call that makes a column: `timestamp("at", { withTimezone: true })` → `integer("at", { mode: "timestamp_ms" })`. */
export function convertRoot(call: ts.CallExpression, root: ColumnRoot, names: CoreNames, context: SchemaContext): void {
  if (root.kind === "custom") return;
  const modifiers = modifiersOn(call).map(modifierName);
  const isArray = modifiers.includes("array");
  const mapping = mapType(root.type, context.choices, context.catalog);
  const { collector } = context;
  if (mapping.caution?.level === "manual") {
    collector.find(call, "drizzle-d1/column-type", mapping.caution.text);
  }
  const code = codeOf(mapping);
  if (isArray) {
    names.replace(call.expression, "text", code);
    setConfig(call, names.inStyle('{ mode: "json" }'), "drizzle-d1/array", context);
    return;
  }
  if (root.kind === "enum") {
    const source = call.expression.getText();
    collector.replaceNode(call.expression, names.use("text"), code);
    if (root.enum?.isObject === true) {
      const [, labels] = root.enum.call.arguments;
      const type = labels && !isJavaScript(names.file) ? objectValuesType(labels, context) : undefined;
      if (type !== undefined) collector.insert(names.file, call.end, `.$type<${type}>()`, column);
      else setConfig(call, `{ enum: ${source}.enumValues }`, "drizzle-d1/enum", context);
    } else setConfig(call, `{ enum: ${source}.enumValues }`, "drizzle-d1/enum", context);
    return;
  }
  const codec = codecOf(root, context);
  if (codec) {
    collector.replaceNode(call.expression, names.codec(codec), "drizzle-d1/codec");
    setConfig(call, undefined, column, context);
    return;
  }
  const { builder } = root;
  const tsType = builder?.tsType?.(root.config);
  const wantsJson = tsType !== undefined;
  names.replace(call.expression, wantsJson ? "text" : mapping.drizzle.builder, code);
  const config = wantsJson ? '{ mode: "json" }' : mapping.drizzle.config;
  if (builder?.keepsConfig !== true || config !== undefined)
    setConfig(call, config && names.inStyle(config), column, context);
  const hasType = modifiers.includes("$type");
  if (wantsJson && !hasType && !isJavaScript(names.file))
    collector.insert(names.file, call.end, `.$type<${tsType}>()`, column);
}

function codeOf({ caution, codec }: TypeMapping): CodeName {
  return caution?.level === "review" || codec.startsWith("decimal") ? "drizzle-d1/column-review" : column;
}

/** The values of `pgEnum("role", Role)`, where `Role` is an enum or a constant object of TypeScript. */
function objectValuesType(labels: ts.Expression, { exports }: SchemaContext): string | undefined {
  if (!ts.isIdentifier(labels)) return undefined;
  const declaration = exports.declarationOf(labels);
  if (declaration && ts.isEnumDeclaration(declaration)) return labels.text;
  return `(typeof ${labels.text})[keyof typeof ${labels.text}]`;
}

/** Puts a configuration in the place of the one that a column's call has, or takes it out. */
function setConfig(call: ts.CallExpression, config: string | undefined, code: CodeName, context: SchemaContext): void {
  const { collector, columns } = context;
  const file = call.getSourceFile();
  const old = columns.configArgument(call);
  const name = columns.nameArgument(call);
  if (old && config !== undefined) {
    if (old.getText() !== config) collector.replaceNode(old, config, code);
  } else if (old) {
    const start = name ? name.end : old.getFullStart();
    collector.replace(file, { start, end: old.end }, "", code);
  } else if (config !== undefined) {
    const last = call.arguments.at(-1);
    if (last) collector.insert(file, last.end, `, ${config}`, code);
    else collector.insert(file, call.arguments.pos, config, code);
  }
}

/** A modifier on a column: `.defaultNow()`, `.primaryKey()`, `.array()`. */
export function convertModifier(
  call: ts.CallExpression,
  receiver: SchemaColumn,
  whole: SchemaColumn,
  names: CoreNames,
  context: SchemaContext,
): void {
  const { collector } = context;
  const [argument] = call.arguments;
  switch (modifierName(call)) {
    case "defaultNow": {
      const template = translateText("now()", { place: "default", expected: receiver.type }, context);
      if ("refused" in template)
        collector.find(call, "drizzle-d1/schema-sql", `\`defaultNow()\` here: ${template.refused}.`);
      else replaceCall(call, `default(${names.sql()}\`${inParentheses(template)}\`)`, "drizzle-d1/default", context);
      return;
    }
    case "defaultRandom":
      replaceCall(call, "$defaultFn(() => crypto.randomUUID())", "drizzle-d1/default", context);
      return;
    case "default":
    case "$default":
    case "$defaultFn":
    case "$onUpdate":
    case "$onUpdateFn":
      if (argument) convertDefault(argument, receiver, modifierName(call) === "default", names, context);
      return;
    case "primaryKey":
      if (whole.counts && isKeyOfIntegers(whole)) {
        collector.insert(names.file, call.arguments.pos, "{ autoIncrement: true }", "drizzle-d1/identity");
      }
      return;
    case "generatedAlwaysAsIdentity":
    case "generatedByDefaultAsIdentity":
      removeModifier(call, "drizzle-d1/identity", context);
      return;
    case "generatedAlwaysAs":
      if (argument) convertGenerated(call, argument, receiver, names, context);
      return;
    case "unique":
      if (call.arguments[1]) convertNulls(call, call.arguments[1], whole, context);
      return;
    case "array":
      convertArray(call, receiver, whole, names, context);
  }
}

const isKeyOfIntegers = ({ type }: SchemaColumn): boolean => /^int[248]$/.test(type.name) && type.dimensions === 0;

/** Reports a column that counts up without being the key. To be called once for a column, at its root. */
export function checkCounting(place: ts.Node, whole: SchemaColumn, context: SchemaContext): void {
  if (!whole.counts || whole.primaryKey) return;
  const table = enclosingTable(place, context);
  // A key that the table declares over this column alone counts as well.
  const key = table && context.catalog.tables.get(table.key)?.primaryKey?.columns;
  if (key?.length === 1 && key[0] === whole.name) return;
  const message = "The column counts up in PostgreSQL; on D1 only an integer that is the whole primary key does.";
  context.collector.find(place, "drizzle-d1/sequence", message);
}

function convertDefault(
  argument: ts.Expression,
  receiver: SchemaColumn,
  inDatabase: boolean,
  names: CoreNames,
  context: SchemaContext,
): void {
  const template = sqlTemplate(argument, context);
  if (!template) {
    if (inDatabase) convertLiteral(argument, receiver, names, context);
    return;
  }
  const scope: TemplateScope = { place: inDatabase ? "default" : "query", expected: receiver.type };
  editTemplate(template, scope, context, (result) => (inDatabase ? inParentheses(result) : result.text));
}

/**
 * A literal as the default of a column that stores something else than what JavaScript sees: drizzle-kit would write it as
 * it stands in the code.
 */
function convertLiteral(
  argument: ts.Expression,
  { root }: SchemaColumn,
  names: CoreNames,
  context: SchemaContext,
): void {
  if (root.kind !== "builder") return;
  if (!codecOf(root, context)) return;
  const plain = unwrapped(argument);
  const text = ts.isStringLiteralLike(plain)
    ? quoteText(plain.text)
    : ts.isNumericLiteral(plain) || ts.isBigIntLiteral(plain) || ts.isPrefixUnaryExpression(plain)
      ? plain.getText().replace(/n$/, "")
      : undefined;
  const result =
    text === undefined ? undefined : translateText(text, { place: "default", expected: root.type }, context);
  if (!result || "refused" in result) {
    const message = "The default of a column that is stored otherwise than it is read: give it as SQL.";
    context.collector.find(argument, "drizzle-d1/schema-sql", message);
    return;
  }
  context.collector.replaceNode(argument, `${names.sql()}\`${inParentheses(result)}\``, "drizzle-d1/default");
}

function convertGenerated(
  call: ts.CallExpression,
  argument: ts.Expression,
  receiver: SchemaColumn,
  names: CoreNames,
  context: SchemaContext,
): void {
  const template = sqlTemplate(argument, context);
  if (template) {
    const table = enclosingTable(call, context);
    editTemplate(
      template,
      { place: "generated", expected: receiver.type, ...(table && { table }) },
      context,
      ({ text }) => text,
    );
  }
  // PostgreSQL keeps what it calculates; SQLite does so only when it is told.
  if (!call.arguments[1])
    context.collector.insert(names.file, argument.end, names.inStyle(', { mode: "stored" }'), column);
}

function convertNulls(
  call: ts.CallExpression,
  config: ts.Expression,
  whole: SchemaColumn,
  context: SchemaContext,
): void {
  const { collector } = context;
  const [name] = call.arguments;
  if (!name) return;
  collector.replace(call.getSourceFile(), { start: name.end, end: config.end }, "", column);
  if (!whole.notNull && config.getText().includes("not distinct")) {
    collector.find(
      call,
      "drizzle-d1/nulls-not-distinct",
      "NULLs count as equal in this unique key, which SQLite's do not.",
    );
  }
}

function convertArray(
  call: ts.CallExpression,
  receiver: SchemaColumn,
  whole: SchemaColumn,
  names: CoreNames,
  context: SchemaContext,
): void {
  const { collector } = context;
  const { root } = receiver;
  const code = "drizzle-d1/array";
  const below = ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : undefined;
  const isOnRoot = root.call !== undefined && below !== undefined && modifiersOn(root.call).includes(call);
  if (!isOnRoot) {
    const message = "The array is made from a column that is declared elsewhere: make that one JSON.";
    collector.find(call, "drizzle-d1/schema-unresolved", message);
    return;
  }
  if (root.js === "date" || root.js === "bigint" || root.js === "buffer") {
    collector.find(call, "drizzle-d1/array-elements", "Elements of this type do not survive as JSON.");
  }
  const later = modifiersOn(call).map(modifierName);
  if (later.includes("array")) {
    removeModifier(call, code, context);
    return;
  }
  const typed = later.includes("$type") || isJavaScript(names.file);
  const element = elementType(root, modifiersOn(root.call ?? call), call, names, context);
  if (typed) removeModifier(call, code, context);
  else replaceCall(call, `$type<${element}${"[]".repeat(whole.type.dimensions)}>()`, code, context);
}

/** The type of an array's elements in TypeScript. */
function elementType(
  root: ColumnRoot,
  modifiers: readonly ts.CallExpression[],
  array: ts.CallExpression,
  names: CoreNames,
  context: SchemaContext,
): string {
  const own = modifiers.slice(0, modifiers.indexOf(array)).findLast((call) => modifierName(call) === "$type")
    ?.typeArguments?.[0];
  const inBrackets = (type: string): string => (/^[\w.$]+$|^\{[^|&]*\}$/.test(type) ? type : `(${type})`);
  if (own) return inBrackets(own.getText());
  if (root.kind === "enum" && root.call) return `(typeof ${root.call.expression.getText()}.enumValues)[number]`;
  const labels = root.call && context.columns.configArgument(root.call);
  if (labels) {
    const values = context.values.membersOf(labels).members.get("enum");
    const texts = values && context.values.texts(values.expression, values.environment);
    if (texts && texts.length > 0) return inBrackets(texts.map((text) => names.quoted(text)).join(" | "));
  }
  const types = {
    string: "string",
    number: "number",
    boolean: "boolean",
    date: "string",
    bigint: "number",
    buffer: "string",
    json: "unknown",
  } as const;
  return types[root.js];
}

/** Replaces what a template of SQL says, or reports what has no form. */
export function editTemplate(
  template: ts.TaggedTemplateExpression,
  scope: TemplateScope,
  context: SchemaContext,
  textOf: (result: { readonly text: string; readonly constant: boolean }) => string,
): boolean {
  const { collector } = context;
  const result = translateTemplate(template, scope, context);
  if ("refused" in result) {
    collector.find(template, "drizzle-d1/schema-sql", `${sentence(result.refused)}.`);
    return false;
  }
  const text = textOf(result);
  const old = template.template.getText().slice(1, -1);
  if (text.trim() !== old.trim() && (result.changed || text !== result.text)) {
    collector.replaceNode(template.template, `\`${text}\``, "drizzle-d1/sql");
  }
  return true;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A default that is no literal stands in parentheses. */
function inParentheses({ text, constant }: { readonly text: string; readonly constant: boolean }): string {
  return constant || isOneGroup(text) ? text : `(${text})`;
}

function isOneGroup(text: string): boolean {
  if (!text.startsWith("(") || !text.endsWith(")")) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0 && index < text.length - 1) return false;
  }
  return true;
}

/** Replaces a modifier's name and arguments; the dot before it stays. */
function replaceCall(call: ts.CallExpression, text: string, code: CodeName, { collector }: SchemaContext): void {
  if (!ts.isPropertyAccessExpression(call.expression)) return;
  const range = { start: call.expression.name.getStart(), end: call.end };
  collector.replace(call.getSourceFile(), range, text, code);
}

export function removeModifier(call: ts.CallExpression, code: CodeName, { collector }: SchemaContext): void {
  if (!ts.isPropertyAccessExpression(call.expression)) return;
  collector.replace(call.getSourceFile(), { start: call.expression.expression.end, end: call.end }, "", code);
}
