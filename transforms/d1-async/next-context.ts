import { ts } from "ts-morph";
import type { Edit } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { runsAtLoad } from "../../src/typescript/runs-at-load.js";
import { envAccessFor } from "../../src/cloudflare/env-access.js";
import type { FileUses } from "./uses.js";

const code = "d1-async/context-getter";

/** `export const db = new Database("x.db")` at the top level of a module. */
interface Getter {
  readonly declaration: ts.VariableDeclaration;
  /** Every place that uses its value or its type. */
  readonly uses: readonly ts.Identifier[];
}

/**
 * Databases of Next.js modules that become functions. `getCloudflareContext()` works only while a request is handled, so
 * the constant becomes `() => getCloudflareContext().env.DB`, and every use of it in the program a call.
 */
export class ContextGetters {
  readonly #getters = new Map<ts.Node, Getter>();
  readonly #checker: ts.TypeChecker;

  constructor(files: readonly FileUses[], analysis: Analysis) {
    this.#checker = analysis.checker;
    const declarations = files
      .filter(({ file }) => envAccessFor(analysis.pathOf(file), analysis) === "opennext")
      .flatMap(({ constructions }) => constructions.map(({ node }) => moduleConstantOf(node)))
      .filter((declaration) => declaration !== undefined);
    if (declarations.length === 0) return;
    const references = new ReferenceIndex(analysis);
    for (const declaration of declarations) {
      const uses = usesOf(declaration, references, analysis);
      if (uses) this.#getters.set(declaration, { declaration, uses });
    }
  }

  /** Whether the construction is the value of a constant that becomes a function. */
  holds(construction: ts.Node): boolean {
    return this.#getters.has(construction.parent);
  }

  /** What follows the name of a handle where its text is written anew. */
  callOf(handle: ts.Expression): "()" | "" {
    const symbol = this.#checker.getSymbolAtLocation(handle);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return target?.valueDeclaration && this.#getters.has(target.valueDeclaration) ? "()" : "";
  }

  /** @param edits what else is written: a use inside of a replaced text is gone, or was written anew */
  emit(edits: readonly Edit[], analysis: Analysis, collector: EditCollector): void {
    const isReplaced = (node: ts.Node): boolean => {
      const path = analysis.pathOf(node.getSourceFile());
      const start = node.getStart();
      return edits.some(
        (edit) => edit.kind === "replace" && edit.path === path && edit.start <= start && node.end <= edit.end,
      );
    };
    for (const { declaration, uses } of this.#getters.values()) {
      if (declaration.type) collector.wrapNode(declaration.type, "() => ", "", code);
      for (const use of uses) if (!isReplaced(use)) emitUse(use, collector);
    }
  }
}

function moduleConstantOf(construction: ts.Node): ts.VariableDeclaration | undefined {
  const declaration = construction.parent;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer !== construction) return undefined;
  const list = declaration.parent;
  const isConstant = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
  const isAtTop = ts.isVariableStatement(list.parent) && ts.isSourceFile(list.parent.parent);
  return isConstant && isAtTop && ts.isIdentifier(declaration.name) ? declaration : undefined;
}

/** The uses of a constant; undefined where there is one that cannot be made a call. */
function usesOf(
  declaration: ts.VariableDeclaration,
  references: ReferenceIndex,
  analysis: Analysis,
): readonly ts.Identifier[] | undefined {
  const uses: ts.Identifier[] = [];
  for (const name of references.to(new Set([declaration]))) {
    if (!ts.isIdentifier(name)) return undefined;
    if (isOnlyName(name)) continue;
    const isEditable = analysis.tree.isEditable(analysis.pathOf(name.getSourceFile()));
    const canBeCalled = isEditable && !ts.isBindingElement(name.parent);
    if (!canBeCalled) return undefined;
    uses.push(name);
  }
  return uses;
}

/** Imports and exports hand the function on under its name. */
function isOnlyName({ parent }: ts.Identifier): boolean {
  return (
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isExportAssignment(parent)
  );
}

function emitUse(use: ts.Identifier, collector: EditCollector): void {
  const { parent } = use;
  const query = ts.findAncestor(parent, (node) => (ts.isEntityName(node) ? false : ts.isTypeQueryNode(node) || "quit"));
  if (query) {
    collector.wrapNode(query, "ReturnType<", ">", code);
    return;
  }
  if (ts.isShorthandPropertyAssignment(parent)) collector.wrapNode(use, "", `: ${use.text}()`, code);
  else collector.wrapNode(use, "", "()", code);
  if (runsAtLoad(use)) {
    collector.find(
      use,
      "d1-async/context-at-module-scope",
      "getCloudflareContext() works only inside a request; this runs when the module loads.",
    );
  }
}
