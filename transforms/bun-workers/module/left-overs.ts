import { ts } from "ts-morph";
import { findGlobalScope } from "../../../src/typescript/server/global-scope.js";
import { findNodeModules, findTimer, importedModules } from "../../../src/typescript/server/refused-in-workers.js";
import type { BunCode, BunContext } from "../bun-context.js";

const pathMembers: ReadonlySet<string> = new Set(["dir", "dirname", "path", "filename", "file", "main"]);

/** Bun's modules besides "bun", with what takes their place. */
const bunModules: Readonly<Record<string, { readonly code: BunCode; readonly message: string }>> = {
  "bun:sqlite": {
    code: "bun-workers/database",
    message: "a Worker has D1, or SQLite in a Durable Object. d1-async converts it, and is run first",
  },
  "bun:ffi": { code: "bun-workers/runtime", message: "a Worker loads no native libraries; it runs WebAssembly" },
  "bun:jsc": { code: "bun-workers/runtime", message: "a Worker does not see into its engine" },
};

/** Names what a module of the Worker uses besides Bun's names, and a Worker does not have. */
export function findLeftOvers(file: ts.SourceFile, isStartUp: (node: ts.Node) => boolean, context: BunContext): void {
  findNodeModules(file, "bun-workers/node-module", context);
  for (const specifier of importedModules(file)) {
    if (/^hono\/bun$|^@hono\/node-server\//.test(specifier.text)) {
      const what = "`hono/cloudflare-workers` has `getConnInfo` and `upgradeWebSocket`, and static assets serve files";
      context.find(specifier.parent, "bun-workers/library", `\`${specifier.text}\` is for another runtime: ${what}.`);
    }
    const refused = Object.hasOwn(bunModules, specifier.text) ? bunModules[specifier.text] : undefined;
    if (refused) context.find(specifier.parent, refused.code, `\`${specifier.text}\`: ${refused.message}.`);
  }
  const visit = (node: ts.Node): void => {
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && !isRoute(node, context))
      findGlobalScope(node, "bun-workers/global-scope", context);
    if (ts.isCallExpression(node)) findTimer(node, isStartUp, "bun-workers/timer", context);
    if (
      ts.isPropertyAccessExpression(node) &&
      ts.isMetaProperty(node.expression) &&
      pathMembers.has(node.name.text) &&
      !context.isReplaced(node)
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
