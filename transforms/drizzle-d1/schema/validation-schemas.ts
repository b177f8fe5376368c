import { ts } from "ts-morph";
import { codecOf } from "./codec-columns.js";
import type { SchemaContext } from "./schema-context.js";
import type { SchemaTable } from "./table-model.js";

/** Functions of drizzle-zod, drizzle-valibot, drizzle-typebox and drizzle-arktype, which have the same names in all of them. */
const makers: ReadonlySet<string> = new Set(["createInsertSchema", "createSelectSchema", "createUpdateSchema"]);

/**
 * `createInsertSchema(users)`: the schema is made from the columns of sqlite-core from now on, and asks less of values where
 * drizzle has no column of that kind for SQLite. Source: drizzle-zod/src/column.ts.
 */
export function checkValidationSchema(call: ts.CallExpression, context: SchemaContext): void {
  const [argument] = call.arguments;
  const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  if (!argument || !ts.isIdentifier(callee) || !makers.has(callee.text)) return;
  const table = context.tables.tableOf(argument);
  if (!table) return;
  const weaker = weakerColumns(table, context);
  if (weaker.length === 0) return;
  const message = `The schema no longer asks for what these columns did: ${weaker.join(", ")}.`;
  context.collector.find(call, "drizzle-d1/validation-schema", message);
}

function weakerColumns({ columns }: SchemaTable, context: SchemaContext): string[] {
  return [...columns].flatMap(([key, { root, type }]) => {
    if (root.kind !== "builder") return [];
    if (type.dimensions > 0) return [`\`${key}\` (any JSON)`];
    if (root.builderName === "uuid") return [`\`${key}\` (any text, not only a UUID)`];
    return codecOf(root, context) ? [`\`${key}\` (anything)`] : [];
  });
}
