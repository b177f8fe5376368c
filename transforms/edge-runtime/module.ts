import { ts } from "ts-morph";
import type { SourceTree } from "../../src/engine/source-tree.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";

/** One parsed file of the project. */
export interface Module {
  readonly path: string;
  readonly sourceFile: ts.SourceFile;
  readonly tree: SourceTree;
}

/** The user's module that a specifier means: relative, by `paths` of a tsconfig, or a package of the workspace. */
export function moduleBehind(specifier: string, { path: importer, tree }: Module): Module | undefined {
  const path = ModuleGraph.of(tree).resolve(specifier, importer);
  const text = path === undefined ? undefined : tree.read(path);
  if (path === undefined || text === undefined) return undefined;
  return { path, tree, sourceFile: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}
