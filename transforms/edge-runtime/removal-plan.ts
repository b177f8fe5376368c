import { ts } from "ts-morph";
import type { Edit } from "../../src/engine/plan.js";
import type { Removable } from "../../src/typescript/removal/removable.js";
import { removalsOf } from "../../src/typescript/removal/removals.js";
import { codes, type EdgeRuntimeEditCode } from "./codes.js";
import { isWithin, type References, type TopLevelDeclaration } from "./references.js";
import { hasNoEffect } from "./static-value.js";

/** What a comment speaks of that goes with what is removed. */
const topic = /\b(?:edge|runtime|ServerRuntime|regions?|preferredRegion)\b|@type\b/i;

interface Reason {
  readonly code: EdgeRuntimeEditCode;
  readonly because: readonly string[];
}

/** Collects what is to be removed from a file. */
export class RemovalPlan {
  readonly #reasons = new Map<Removable, Reason>();

  get nodes(): ReadonlySet<Removable> {
    return new Set(this.#reasons.keys());
  }

  remove(node: Removable, code: EdgeRuntimeEditCode, because: readonly string[] = []): void {
    this.#reasons.set(node, { code, because });
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
    return removalsOf(sourceFile, this.nodes, topic).flatMap(({ nodes, spans }) => {
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

/** What to remove for an unused declaration; `undefined` where it has to stay. */
function removableOf(declaration: TopLevelDeclaration): Removable | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    const statement = declaration.parent.parent;
    const isExported = ts.isVariableStatement(statement) && statement.modifiers !== undefined;
    return !isExported && declaration.initializer && hasNoEffect(declaration.initializer) ? declaration : undefined;
  }
  return declaration;
}
