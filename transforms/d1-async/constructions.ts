import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { Bindings } from "./bindings.js";
import { envAccessFor, envNameIn } from "../../src/cloudflare/env-access.js";
import type { ContextGetters } from "../../src/cloudflare/next-context.js";
import { runsAtLoad } from "../../src/typescript/runs-at-load.js";
import type { Construction } from "./uses.js";

/** `new Database(path)` → `env.DB`. */
export function convertConstruction(
  construction: Construction,
  bindings: Bindings,
  getters: ContextGetters,
  analysis: Analysis,
  collector: EditCollector,
): void {
  const { node } = construction;
  if (getters.holds(node)) {
    const name = bindings.of(construction)?.name ?? "DB";
    collector.replaceNode(node, `() => getCloudflareContext().env.${name}`, "d1-async/context-getter");
  } else {
    const text = bindingAccess(construction, bindings, analysis, collector);
    if (text === undefined) return;
    // `(await import("bun:sqlite")).Database` is part of the expression and goes with it.
    collector.replaceNode(node, text, "d1-async/binding");
  }
  const options = node.arguments?.[1];
  if (options && setsMeaning(options)) {
    collector.find(
      options,
      "d1-async/database-options",
      `The options \`${options.getText().replace(/\s+/g, " ")}\` have no counterpart on a binding.`,
    );
  }
}

/** Options that change what the database does, and that a binding does not have. */
const meaningful: ReadonlySet<string> = new Set(["readonly", "readOnly", "safeIntegers", "readBigInts"]);

function setsMeaning(options: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(options) &&
    options.properties.some(
      (property) =>
        ts.isPropertyAssignment(property) &&
        ts.isIdentifier(property.name) &&
        meaningful.has(property.name.text) &&
        property.initializer.kind === ts.SyntaxKind.TrueKeyword,
    )
  );
}

/** `env.DB`, or what it is in a Next.js project; with a finding where it cannot be had. */
export function bindingAccess(
  construction: Construction,
  bindings: Bindings,
  analysis: Analysis,
  collector: EditCollector,
): string | undefined {
  const { node } = construction;
  const binding = bindings.of(construction);
  if (!binding) return undefined;
  const file = node.getSourceFile();
  if (envAccessFor(analysis.pathOf(file), analysis) !== "opennext") return `${envNameIn(file)}.${binding.name}`;
  if (runsAtLoad(node)) {
    collector.find(
      node,
      "d1-async/context-at-module-scope",
      "getCloudflareContext() works only inside a request; this runs when the module loads.",
    );
  }
  return `getCloudflareContext().env.${binding.name}`;
}
