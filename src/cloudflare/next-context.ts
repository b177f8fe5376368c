import { ts } from "ts-morph";
import type { CodeName, Edit } from "../engine/plan.js";
import type { Analysis } from "../typescript/analysis.js";
import { ReferenceIndex } from "../typescript/cascade/references.js";
import type { EditCollector } from "../typescript/edit-collector.js";
import { runsAtLoad } from "../typescript/runs-at-load.js";
import { envAccessFor } from "./env-access.js";

/** The codes of a transform for what the getters do. */
export interface GetterCodes {
  /** Of the edits. */
  readonly getter: CodeName;
  /** Of the finding for a use that runs when its module loads. */
  readonly atModuleScope: CodeName;
}

/** `export const db = new Database("x.db")` at the top level of a module. */
interface Getter {
  readonly declaration: ts.VariableDeclaration;
  /** Every place that uses its value or its type. */
  readonly uses: readonly ts.Identifier[];
}

/**
 * Clients of Next.js modules that become functions. `getCloudflareContext()` works only while a request is handled, so
 * the constant becomes `() => getCloudflareContext().env.DB`, and every use of it in the program a call.
 */
export class ContextGetters {
  readonly #getters = new Map<ts.Node, Getter>();
  readonly #checker: ts.TypeChecker;

  readonly #codes: GetterCodes;

  /** @param constructions expressions that a binding takes the place of */
  constructor(constructions: readonly ts.Node[], analysis: Analysis, codes: GetterCodes) {
    this.#checker = analysis.checker;
    this.#codes = codes;
    const declarations = constructions
      .filter((node) => envAccessFor(analysis.pathOf(node.getSourceFile()), analysis) === "opennext")
      .map(moduleConstantOf)
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
      if (declaration.type) collector.wrapNode(declaration.type, "() => ", "", this.#codes.getter);
      for (const use of uses) if (!isReplaced(use)) emitUse(use, this.#codes, collector);
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

function emitUse(use: ts.Identifier, { getter: code, atModuleScope }: GetterCodes, collector: EditCollector): void {
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
      atModuleScope,
      "getCloudflareContext() works only inside a request; this runs when the module loads.",
    );
  }
}
