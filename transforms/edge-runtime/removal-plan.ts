import { ts } from "ts-morph";
import type { Edit } from "../../src/engine/plan.js";
import { codes, type EdgeRuntimeEditCode } from "./codes.js";
import { isWithin, type References, type TopLevelDeclaration } from "./references.js";
import { removalsOf, type Removable } from "./removal.js";
import { hasNoEffect } from "./static-value.js";

interface Reason {
  readonly code: EdgeRuntimeEditCode;
  readonly because: readonly string[];
}

/** Collects what is to be removed from a file. What holds nothing any more is removed instead of its content. */
export class RemovalPlan {
  readonly #reasons = new Map<Removable, Reason>();

  get nodes(): ReadonlySet<Removable> {
    return new Set(this.#reasons.keys());
  }

  remove(node: Removable, code: EdgeRuntimeEditCode, because: readonly string[] = []): void {
    this.#reasons.set(node, { code, because });
    const list = listAround(node);
    if (!list?.content.every((element) => this.#reasons.has(element))) return;
    // The reason that came first speaks for the whole.
    const reason = [...this.#reasons].find(([element]) => list.content.includes(element))?.[1] ?? { code, because };
    for (const element of list.content) this.#reasons.delete(element);
    this.remove(list.holder, reason.code, reason.because);
  }

  /** Removes the imports and constants that only removed code refers to, and then those that only these refer to. */
  removeUnused(references: References): void {
    for (;;) {
      const { nodes } = this;
      const unused = references
        .from(nodes)
        .filter((declaration) => !isWithin(declaration, nodes))
        .filter((declaration) => references.to(declaration).every((identifier) => isWithin(identifier, nodes)))
        .map(removableOf)
        .filter((node) => node !== undefined);
      if (unused.length === 0) return;
      for (const node of unused) this.remove(node, "edge-runtime/unused-after-removal");
    }
  }

  edits(path: string, sourceFile: ts.SourceFile): Edit[] {
    const leavesUnused = [...this.#reasons.values()].some(({ code }) => code === "edge-runtime/unused-after-removal");
    return removalsOf(sourceFile, this.nodes).flatMap(({ nodes, spans }) => {
      const reasons = nodes.map((node) => this.#reasons.get(node)).filter((reason) => reason !== undefined);
      const reason = reasons.find(({ code }) => codes[code].level === "review") ?? reasons[0];
      if (!reason) return [];
      // What is unused only without the export must not go while the export stays.
      const scope = leavesUnused ? path : spans.length > 1 ? `${path}:${nodes[0]?.pos ?? 0}` : undefined;
      return spans.map(
        (span) =>
          ({
            kind: "replace",
            path,
            ...span,
            ...reason,
            confidence: codes[reason.code].level,
            ...(scope === undefined ? {} : { group: `edge-runtime:${scope}` }),
          }) as const,
      );
    });
  }
}

/** The list that a node stands in, and what goes when all of the list goes. */
function listAround(node: Removable): { content: readonly Removable[]; holder: Removable } | undefined {
  const { parent } = node;
  if (ts.isVariableDeclarationList(parent) && ts.isVariableStatement(parent.parent)) {
    return { content: parent.declarations, holder: parent.parent };
  }
  if (ts.isNamedExports(parent)) return { content: parent.elements, holder: parent.parent };
  if (ts.isNamedImports(parent)) return { content: parent.elements, holder: parent };
  if (ts.isNamedImports(node) && !node.parent.name && ts.isImportDeclaration(node.parent.parent)) {
    return { content: [node], holder: node.parent.parent };
  }
  return undefined;
}

/** What to remove for an unused declaration; `undefined` where it has to stay. */
function removableOf(declaration: TopLevelDeclaration): Removable | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    const statement = declaration.parent.parent;
    const isExported = ts.isVariableStatement(statement) && statement.modifiers !== undefined;
    return !isExported && declaration.initializer && hasNoEffect(declaration.initializer) ? declaration : undefined;
  }
  if (ts.isImportSpecifier(declaration)) return declaration;
  const clause = ts.isNamespaceImport(declaration) ? declaration.parent : declaration;
  // `import a, { b }`: taking the default import out is not worth its own rule.
  const isWhole = ts.isNamespaceImport(declaration) ? !clause.name : !clause.namedBindings;
  const { parent } = clause;
  return isWhole && ts.isImportDeclaration(parent) ? parent : undefined;
}
