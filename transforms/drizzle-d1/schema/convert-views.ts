import { ts } from "ts-morph";
import { translateStatement } from "../../../src/sql/postgres/translation.js";
import { modifierName, modifiersOn } from "./column-model.js";
import { removeModifier } from "./convert-columns.js";
import { isAliased, putSchemaInName } from "./convert-tables.js";
import type { CoreNames } from "./core-names.js";
import type { SchemaContext } from "./schema-context.js";
import { describeProblem, escaped, sqlTemplate } from "./sql-template.js";

const code = "drizzle-d1/table";

/** The calls that make views: of pg-core, and of a schema. */
export function viewMaker(call: ts.CallExpression, { exports }: SchemaContext): "view" | "materialized" | undefined {
  const name = exports.postgres(call.expression);
  if (name === "pgView") return "view";
  if (name === "pgMaterializedView") return "materialized";
  if (!ts.isPropertyAccessExpression(call.expression) || !exports.schemaOf(call.expression.expression))
    return undefined;
  if (call.expression.name.text === "view") return "view";
  return call.expression.name.text === "materializedView" ? "materialized" : undefined;
}

/** `pgView("active").as(…)` → `sqliteView("active").as(…)` */
export function convertView(
  call: ts.CallExpression,
  kind: "view" | "materialized",
  names: CoreNames,
  context: SchemaContext,
): void {
  const { collector, exports } = context;
  const { expression: callee } = call;
  const isCore = exports.postgres(callee) !== undefined;
  if (!isCore) collector.replaceNode(callee, names.use("sqliteView"), code);
  else if (!isAliased(callee)) names.replace(callee, "sqliteView", code);
  if (!isCore && ts.isPropertyAccessExpression(callee)) putSchemaInName(call, callee.expression, context);
  if (kind === "materialized") {
    collector.find(call, "drizzle-d1/materialized-view", "D1 has no materialized views: this is a plain view now.");
  }
  for (const modifier of modifiersOn(call)) {
    switch (modifierName(modifier)) {
      case "with":
      case "using":
      case "tablespace":
      case "withNoData":
        removeModifier(modifier, code, context);
        break;
      case "as":
        convertQuery(modifier, context);
    }
  }
}

/** The query of a view that is written in SQL. */
function convertQuery(call: ts.CallExpression, context: SchemaContext): void {
  const { collector, translation } = context;
  const template = call.arguments[0] && sqlTemplate(call.arguments[0], context);
  if (!template) return;
  if (!ts.isNoSubstitutionTemplateLiteral(template.template)) {
    collector.find(
      template,
      "drizzle-d1/schema-sql",
      "The query of this view is put together from parts: see that it is SQLite's SQL.",
    );
    return;
  }
  const { text } = template.template;
  const { statements, problems } = translateStatement(text, translation);
  const manual = problems.find(({ level }) => level === "manual");
  const [sql] = statements;
  if (manual || sql === undefined) {
    const why = manual ? describeProblem(manual) : "it gives no statement";
    collector.find(template, "drizzle-d1/schema-sql", `The query of this view has no form on D1: ${why}.`);
  } else if (sql.trim() !== text.trim()) {
    collector.replaceNode(template.template, `\`${escaped(sql)}\``, "drizzle-d1/sql");
  }
}
