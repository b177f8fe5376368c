import { ts } from "ts-morph";
import { findNodeModules, findTimer, importedModules } from "../../../src/typescript/server/refused-in-workers.js";
import type { DenoContext } from "../deno-context.js";

const pathMembers: ReadonlySet<string> = new Set(["dirname", "filename", "url", "main", "resolve"]);

/** Names what a module of the Worker uses besides Deno's names, and a Worker does not have. */
export function findLeftOvers(file: ts.SourceFile, isStartUp: (node: ts.Node) => boolean, context: DenoContext): void {
  findNodeModules(file, "deno-workers/node-module", context);
  for (const specifier of importedModules(file)) {
    if (!/^(?:@deno\/astro-adapter|@astrojs\/deno)$/.test(specifier.text)) continue;
    const message = `\`${specifier.text}\` builds for Deno; \`@astrojs/cloudflare\` builds for Workers.`;
    context.find(specifier.parent, "deno-workers/listen", message);
  }
  const visit = (node: ts.Node): void => {
    if (context.gone.has(node)) return;
    if (ts.isCallExpression(node)) findTimer(node, isStartUp, "deno-workers/timer", context);
    if (ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression) && pathMembers.has(node.name.text))
      context.find(node, "deno-workers/module-path", `\`${node.getText()}\` is undefined in a Worker.`);
    if (ts.isPropertyAssignment(node)) findIterations(node, context);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** `{ name: "PBKDF2", iterations: 600_000 }` */
function findIterations(property: ts.PropertyAssignment, context: DenoContext): void {
  const { name, initializer, parent } = property;
  if (!ts.isIdentifier(name) || name.text !== "iterations") return;
  const isPbkdf2 = parent.properties.some(
    (other) =>
      ts.isPropertyAssignment(other) &&
      ts.isStringLiteralLike(other.initializer) &&
      other.initializer.text.toUpperCase() === "PBKDF2",
  );
  if (!isPbkdf2) return;
  const type = context.checker.getTypeAtLocation(initializer);
  const value = type.isNumberLiteral() ? type.value : undefined;
  if (value !== undefined && value <= 100_000) return;
  const message =
    value === undefined
      ? "How many iterations PBKDF2 makes here is not known."
      : `PBKDF2 makes ${String(value)} iterations here.`;
  context.find(initializer, "deno-workers/pbkdf2-iterations", message);
}
