import { ts } from "ts-morph";
import type { Finding } from "../../src/engine/plan.js";
import type { EdgeRuntimeFindingCode } from "./codes.js";
import { planFile } from "./file-plan.js";
import { moduleBehind, type Module } from "./module.js";
import { isWithin, References } from "./references.js";
import { roleOf } from "../../src/cloudflare/next-routes.js";

/** Names that a run may take out of a module. */
const removable = new Set(["runtime", "preferredRegion", "config"]);

/**
 * Finds what a file imports from a module that loses the export in this run, as the test of a route may do. Static
 * imports and re-exports only.
 *
 * @param removedNodes what goes from this file anyway
 */
export function findImportsOfRemoved(module: Module, removedNodes: ReadonlySet<ts.Node>): Finding[] {
  const { path, sourceFile } = module;
  return sourceFile.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier)) return [];
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
    return readsOf(bindings, () => removedExports(specifier.text, module), sourceFile)
      .filter(({ node }) => !isWithin(node, removedNodes))
      .map(({ node, name }) => ({
        code: "edge-runtime/import-of-removed" satisfies EdgeRuntimeFindingCode,
        path,
        start: node.getStart(sourceFile),
        end: node.end,
        message: `"${specifier.text}" no longer exports \`${name}\``,
      }));
  });
}

/** Where removed exports are read: `import { runtime }`, `export { runtime } from`, and `route.runtime`. */
function readsOf(
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
  removedFromModule: () => ReadonlySet<string>,
  sourceFile: ts.SourceFile,
): { readonly node: ts.Node; readonly name: string }[] {
  if (!bindings) return [];
  if (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)) {
    const reads = [...bindings.elements]
      .map((node) => ({ node, name: (node.propertyName ?? node.name).text }))
      .filter(({ name }) => removable.has(name));
    return reads.length === 0 ? [] : reads.filter(({ name }) => removedFromModule().has(name));
  }
  if (!ts.isNamespaceImport(bindings)) return [];
  const removed = removedFromModule();
  if (removed.size === 0) return [];
  return new References(sourceFile)
    .to(bindings)
    .flatMap(({ parent }) => (ts.isPropertyAccessExpression(parent) ? [{ node: parent, name: parent.name.text }] : []))
    .filter(({ name }) => removed.has(name));
}

function removedExports(specifier: string, importer: Module): ReadonlySet<string> {
  const module = moduleBehind(specifier, importer);
  const role = module && roleOf(module.path, module.tree);
  if (!module || role === undefined || role === "module" || !module.tree.isEditable(module.path)) return new Set();
  return planFile(module, role).removedExports;
}
