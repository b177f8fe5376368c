import { ts } from "ts-morph";
import { mapType } from "../../../src/sql/types.js";
import type { SchemaContext } from "./schema-context.js";

/** `customType({ dataType: () => "bytea" })`: the type that D1 stores it as. */
export function convertCustomType(definition: ts.CallExpression, context: SchemaContext): void {
  const { collector, columns } = context;
  const place = columns.customTypeName(definition);
  const type = columns.customType(definition);
  if (!place || !type) {
    collector.find(
      definition,
      "drizzle-d1/schema-unresolved",
      "The type that this custom type has in the database is not known without running the code.",
    );
    return;
  }
  const mapping = mapType(type, context.choices, context.catalog);
  if (mapping.caution?.level === "manual") collector.find(place, "drizzle-d1/column-type", mapping.caution.text);
  const name = mapping.storage.toLowerCase();
  const isLiteral = ts.isStringLiteral(place);
  if (isLiteral && place.text.toLowerCase() === name) return;
  const quote = isLiteral ? place.getText().charAt(0) : '"';
  const collation = mapping.collate ? ` COLLATE ${mapping.collate}` : "";
  collector.replaceNode(
    place,
    `${quote}${name}${collation}${quote}`,
    mapping.caution ? "drizzle-d1/column-review" : "drizzle-d1/column",
  );
  reportDriverSql(definition, context);
}

/** What the values become on the way to PostgreSQL may be SQL of PostgreSQL. */
function reportDriverSql(definition: ts.CallExpression, { collector, exports }: SchemaContext): void {
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && exports.isCore(node.tag, "sql")) {
      collector.find(
        node,
        "drizzle-d1/schema-sql",
        "SQL of PostgreSQL around the values of a custom type: write it for SQLite.",
      );
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(definition);
}
