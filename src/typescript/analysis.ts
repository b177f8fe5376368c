import type { ts } from "ts-morph";
import type { SourceTree } from "../engine/source-tree.js";

/** One TypeScript program over the cone, and the questions that transforms ask of it. */
export interface Analysis {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly tree: SourceTree;
  /** The user's files in the cone, sorted by path. Their contents may be edited (if the tree says so). */
  readonly sourceFiles: readonly ts.SourceFile[];
  /** Path relative to the root of the tree. */
  pathOf(file: ts.SourceFile): string;
  /** Whether the file is one of the user's sources (not installed, not a stub, not a lib). */
  isUserFile(file: ts.SourceFile): boolean;
}
