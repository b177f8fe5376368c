import { ts } from "ts-morph";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import type { SchemaEnum } from "./column-model.js";
import type { SchemaContext } from "./schema-context.js";

const code = "drizzle-d1/enum";

/** `pgEnum("role", ["admin"])` → `{ enumName: "role", enumValues: ["admin"] } as const` */
export function convertEnum({ call, isObject, labels }: SchemaEnum, context: SchemaContext): void {
  const { collector } = context;
  const file = call.getSourceFile();
  const [name, values] = call.arguments;
  if (!name || !values) return;
  const parent = call.parent;
  if (ts.isCallExpression(parent) && parent.expression === call) {
    collector.find(
      call,
      "drizzle-d1/schema-unresolved",
      "An enum that is used where it is declared: give it a name first.",
    );
    return;
  }
  const isTyped = !isJavaScript(file);
  const [before, after] = isObject ? ["Object.values(", ")"] : ["", ""];
  collector.replace(file, { start: call.getStart(), end: name.getStart() }, "{ enumName: ", code);
  collector.replace(file, { start: name.end, end: values.getStart() }, `, enumValues: ${before}`, code);
  collector.replace(file, { start: values.end, end: call.end }, `${after} }${isTyped ? " as const" : ""}`, code);
  if (labels === undefined) {
    collector.find(values, "drizzle-d1/enum-labels", "The labels of the enum are not known without running the code.");
  }
}
