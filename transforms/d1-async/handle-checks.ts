import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { entityOfType } from "./library.js";
import type { FileUses } from "./uses.js";

/**
 * `x instanceof Database`: a D1 binding has no class to ask for. Where the value is else a string, a number or nothing,
 * being an object tells it as well.
 */
export function convertHandleChecks(files: readonly FileUses[], { checker }: Analysis, collector: EditCollector): void {
  for (const { values } of files) {
    for (const { node, entity } of values) {
      if (entity !== "database" && entity !== "statement") continue;
      const named = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
      const test = named.parent;
      if (!ts.isBinaryExpression(test)) continue;
      const type = checker.getTypeAtLocation(test.left);
      const parts = type.isUnion() ? type.types : [type];
      const others = parts.filter((part) => entityOfType(part, checker) === undefined);
      const primitive =
        ts.TypeFlags.StringLike |
        ts.TypeFlags.NumberLike |
        ts.TypeFlags.BooleanLike |
        ts.TypeFlags.Undefined |
        ts.TypeFlags.Null;
      if (!others.every((part) => (part.flags & primitive) !== 0)) {
        collector.find(
          test,
          "d1-async/unsupported-member",
          "A D1 binding has no class that `instanceof` could ask for.",
        );
        continue;
      }
      const value = test.left.getText();
      const maybeNull = others.some((part) => part.flags & ts.TypeFlags.Null);
      const text = maybeNull ? `typeof ${value} === "object" && ${value} !== null` : `typeof ${value} === "object"`;
      collector.replaceNode(test, text, "d1-async/handle-check");
    }
  }
}
