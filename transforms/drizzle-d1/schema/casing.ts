import { ts } from "ts-morph";
import { drizzleModule } from "./drizzle-module.js";
import type { DrizzleExports } from "./drizzle-exports.js";
import { nameOf } from "./schema-values.js";
import type { Casing } from "./table-model.js";

/** How the project turns keys into names of columns: `casing` of `drizzle(…)` or of `defineConfig(…)`. */
export function casingOf(files: readonly ts.SourceFile[], exports: DrizzleExports): Casing {
  for (const file of files) {
    if (!file.text.includes("casing") || !/drizzle-(?:orm|kit)/.test(file.text)) continue;
    let found: Casing;
    const visit = (node: ts.Node): void => {
      const isCasing = ts.isPropertyAssignment(node) && nameOf(node.name) === "casing";
      if (isCasing && ts.isStringLiteralLike(node.initializer)) {
        const { text } = node.initializer;
        if ((text === "snake_case" || text === "camelCase") && isOfDrizzle(node, exports)) found = text;
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    if (found) return found;
  }
  return undefined;
}

/** Whether an object is given to something of drizzle, or is the configuration of drizzle-kit. */
function isOfDrizzle(node: ts.Node, exports: DrizzleExports): boolean {
  const call = ts.findAncestor(node, ts.isCallExpression);
  if (!call) return /drizzle[^/]*\.config/.test(node.getSourceFile().fileName);
  return (
    exports.of(call.expression) !== undefined ||
    isKit(call, exports) ||
    /drizzle[^/]*\.config/.test(node.getSourceFile().fileName)
  );
}

function isKit(call: ts.CallExpression, { checker }: DrizzleExports): boolean {
  const declaration = checker.getSymbolAtLocation(call.expression)?.declarations?.[0];
  if (!declaration || !ts.isImportSpecifier(declaration)) return false;
  const { moduleSpecifier } = declaration.parent.parent.parent;
  return (
    ts.isStringLiteral(moduleSpecifier) &&
    (moduleSpecifier.text === "drizzle-kit" || drizzleModule(moduleSpecifier.text) !== undefined)
  );
}
