import { ts } from "ts-morph";
import { findGlobalScope } from "../../../src/typescript/server/global-scope.js";
import { findNodeModules, findTimer, importedModules } from "../../../src/typescript/server/refused-in-workers.js";
import type { BunContext } from "../bun-context.js";

const pathMembers: ReadonlySet<string> = new Set(["dir", "dirname", "path", "filename", "file"]);

/** Names what a module of the Worker uses besides Bun's names, and a Worker does not have. */
export function findLeftOvers(file: ts.SourceFile, isStartUp: (node: ts.Node) => boolean, context: BunContext): void {
  findNodeModules(file, "bun-workers/node-module", context);
  for (const specifier of importedModules(file)) {
    if (/^hono\/bun$|^@hono\/node-server\//.test(specifier.text)) {
      const what = "`hono/cloudflare-workers` has `getConnInfo` and `upgradeWebSocket`, and static assets serve files";
      context.find(specifier.parent, "bun-workers/library", `\`${specifier.text}\` is for another runtime: ${what}.`);
    }
  }
  const visit = (node: ts.Node): void => {
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && !isRoute(node, context))
      findGlobalScope(node, "bun-workers/global-scope", context);
    if (ts.isCallExpression(node)) findTimer(node, isStartUp, "bun-workers/timer", context);
    if (
      ts.isPropertyAccessExpression(node) &&
      ts.isMetaProperty(node.expression) &&
      pathMembers.has(node.name.text) &&
      !context.isGone(node)
    ) {
      context.find(node, "bun-workers/module-path", `\`${node.getText()}\` is undefined in a Worker.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** A response in a table of routes becomes a function with its server, or stays with it. */
function isRoute(node: ts.Node, { deferred }: BunContext): boolean {
  return (
    ts.findAncestor(
      node,
      (parent) => deferred.has(parent) || (ts.isPropertyAssignment(parent) && parent.name.getText() === "routes"),
    ) !== undefined
  );
}
