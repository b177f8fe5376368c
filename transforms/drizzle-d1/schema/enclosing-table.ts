import { ts } from "ts-morph";
import type { SchemaContext } from "./schema-context.js";
import type { SchemaTable } from "./table-model.js";

/** The table whose call a node stands in. */
export function enclosingTable(node: ts.Node, { exports, tables }: SchemaContext): SchemaTable | undefined {
  for (let place: ts.Node = node; !ts.isSourceFile(place); place = place.parent) {
    if (ts.isCallExpression(place) && place !== node && exports.isTableFunction(place.expression))
      return tables.table(place);
  }
  return undefined;
}
