import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import { indentationOf } from "../../../src/typescript/file-style.js";
import { quoteText, sqliteName } from "../../../src/sql/sqlite/names.js";
import type { CoreNames } from "./core-names.js";
import { nameOf } from "./schema-values.js";
import { extrasLiteral } from "./extra-elements.js";
import type { SchemaContext } from "./schema-context.js";
import { escaped } from "./sql-template.js";
import type { SchemaTable } from "./table-model.js";

const code = "drizzle-d1/table";
const checkCode = "drizzle-d1/enum-check";

/** `pgTable("users", …)` and `auth.table("users", …)`: the function and the name. */
export function convertTableCall(call: ts.CallExpression, names: CoreNames, context: SchemaContext): void {
  const { expression: callee } = call;
  if (context.exports.postgres(callee) === "pgTable") {
    // An imported name that was given another one stays.
    if (!isAliased(callee)) names.replace(callee, "sqliteTable", code);
  } else if (ts.isPropertyAccessExpression(callee) && context.exports.schemaOf(callee.expression)) {
    context.collector.replaceNode(callee, names.use("sqliteTable"), "drizzle-d1/schema-name");
    putSchemaInName(call, callee.expression, context);
  }
}

/** Whether a name of the file stands for an export that is called otherwise: `import { pgTable as table }`, `const table = pgTable`. */
export function isAliased(callee: ts.Node): boolean {
  return (
    ts.isIdentifier(callee) && callee.text !== "" && !/^(?:pg|Pg|AnyPg|getPg|isPg|GetPg|CreatePg)/.test(callee.text)
  );
}

/** D1 has no schemas: `auth.users` is `auth_users`. */
export function putSchemaInName(call: ts.CallExpression, schema: ts.Expression, context: SchemaContext): void {
  const { collector, exports, values } = context;
  const declared = exports.schemaOf(schema)?.arguments[0];
  const prefix = declared && values.text(declared);
  const [name] = call.arguments;
  if (!name || prefix === undefined) {
    collector.find(
      call,
      "drizzle-d1/schema-unresolved",
      "The name of its PostgreSQL schema is not known without running the code.",
    );
    return;
  }
  if (prefix === "public") return;
  if (ts.isStringLiteral(name)) {
    const at = name.getStart() + 1;
    collector.insert(name.getSourceFile(), at, sqliteName(`${prefix}.`), "drizzle-d1/schema-name");
  } else collector.wrapNode(name, `\`${sqliteName(`${prefix}.`)}\${`, "}`", "drizzle-d1/schema-name");
}

/** Adds a CHECK with the labels of each column of the table that is an enum. */
export function addEnumChecks(table: SchemaTable, names: CoreNames, context: SchemaContext): void {
  const { collector } = context;
  const enums = [...table.columns].filter(([, { root, type }]) => root.kind === "enum" && type.dimensions === 0);
  if (enums.length === 0) return;
  const unknown = enums.filter(([, { root }]) => root.enum?.labels === undefined);
  for (const [key] of unknown) {
    collector.find(
      table.place,
      "drizzle-d1/enum-labels",
      `The labels of \`${key}\` are not known without running the code: no CHECK was added.`,
    );
  }
  const known = enums.filter(([, { root }]) => root.enum?.labels !== undefined);
  if (known.length === 0) return;
  const [, columns, extras] = table.call.arguments;
  if (table.isShared || !columns) {
    const keys = known.map(([key]) => `\`${key}\``).join(", ");
    collector.find(
      table.place,
      "drizzle-d1/enum-labels",
      `A function makes this table: add a CHECK with the labels of ${keys}.`,
    );
    return;
  }
  const literal = extras && extrasLiteral(extras);
  if (extras && !literal) {
    const keys = known.map(([key]) => `\`${key}\``).join(", ");
    collector.find(
      extras,
      "drizzle-d1/enum-labels",
      `The table's extra configuration is no list: add a CHECK with the labels of ${keys}.`,
    );
    return;
  }
  const parameter =
    extras && (ts.isArrowFunction(extras) || ts.isFunctionExpression(extras)) ? extras.parameters[0]?.name : undefined;
  const self = !extras ? "table" : parameter && ts.isIdentifier(parameter) ? parameter.text : undefined;
  const checks = known.map(([key, { name, root }]) => {
    const labels = (root.enum?.labels ?? []).map((label) => escaped(quoteText(label))).join(", ");
    const subject = self === undefined ? `"${name}"` : `\${${self}${memberOf(key)}}`;
    const constraint = `${sqliteName(table.key)}_${name}_check`;
    return {
      key: `${key}Check`,
      text: `${names.use("check", calleeOf(table.call, context))}(${names.quoted(constraint)}, ${names.sql()}\`${subject} in (${labels})\`)`,
    };
  });
  if (!literal) {
    const list = checks.map(({ text }) => text).join(", ");
    collector.insert(table.call.getSourceFile(), columns.end, `, (table) => [${list}]`, checkCode);
    return;
  }
  const items = ts.isArrayLiteralExpression(literal)
    ? checks.map(({ text }) => text)
    : checks.map(({ key, text }) => `${freeKey(key, literal)}: ${text}`);
  insertItems(literal, items, context);
}

/** The name through which names of pg-core are reached: `pg` of `pg.pgTable`. */
function calleeOf({ expression: callee }: ts.CallExpression, { exports }: SchemaContext): ts.Node | undefined {
  return exports.postgres(callee) === undefined ? undefined : callee;
}

function memberOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function freeKey(key: string, literal: ts.ObjectLiteralExpression): string {
  const taken = new Set(literal.properties.map(({ name }) => name && nameOf(name)));
  let free = key;
  for (let number = 2; taken.has(free); number++) free = `${key}${number}`;
  return free;
}

/** Puts items before the first element that stays, each on a line of its own where that one has one. */
function insertItems(
  literal: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
  items: readonly string[],
  { collector, analysis }: SchemaContext,
): void {
  const file = literal.getSourceFile();
  const path = analysis.pathOf(file);
  const removals = collector.edits.filter((edit) => edit.path === path && edit.kind === "replace" && edit.text === "");
  const elements: readonly ts.Node[] = ts.isArrayLiteralExpression(literal) ? literal.elements : literal.properties;
  const stays = elements.find(
    (element) => !removals.some(({ start, end }) => start <= element.getStart() && element.end <= end),
  );
  if (!stays) {
    collector.insert(file, literal.getStart() + 1, items.join(", "), checkCode);
    return;
  }
  const line = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const ownLine = line(literal.getStart()) < line(stays.getStart());
  const separator = ownLine ? `,${lineEndOf(file.text)}${indentationOf(stays)}` : ", ";
  collector.insert(file, stays.getStart(), items.map((item) => item + separator).join(""), checkCode);
}
