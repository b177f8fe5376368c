import { ts } from "ts-morph";
import { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import type { BlobContext } from "./blob-context.js";
import type { FileUses } from "./uses.js";

/**
 * The specifiers of `export { put } from "@vercel/blob"` whose every use in the program was converted. What nobody uses
 * stays: it may be used from elsewhere.
 */
export function unusedExports(
  files: readonly FileUses[],
  converted: ReadonlySet<ts.Node>,
  context: BlobContext,
): ReadonlySet<ts.Node> {
  const unused = new Set<ts.Node>();
  const index = new ReferenceIndex(context.analysis);
  const { checker } = context;
  for (const statement of files.flatMap(({ imports }) => imports)) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      continue;
    for (const element of statement.exportClause.elements) {
      const symbol = checker.getSymbolAtLocation(element.name);
      const target = symbol && index.resolved(symbol);
      const uses = index.named(element.name.text).filter((name) => {
        const own = ts.isIdentifier(name) && !isOnlyName(name) && checker.getSymbolAtLocation(name);
        return own && target !== undefined && index.resolved(own).declarations?.[0] === target.declarations?.[0];
      });
      if (uses.length > 0 && uses.every((use) => converted.has(use))) unused.add(element);
    }
  }
  return unused;
}

function isOnlyName({ parent }: ts.Identifier): boolean {
  return ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isBindingElement(parent);
}
