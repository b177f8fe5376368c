import { ts } from "ts-morph";
import type { SourceTree } from "../../src/engine/source-tree.js";
import type { Finding } from "../../src/engine/plan.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { NextCode } from "./codes.js";
import type { NextApp } from "./next-app.js";

/** One app, and where what is planned for it goes. */
export interface AppContext {
  readonly app: NextApp;
  readonly tree: SourceTree;
  readonly collector: EditCollector;
  /** A file of the app as syntax; parsed once. */
  readonly parse: (path: string) => ts.SourceFile;
}

export function parser(tree: SourceTree): AppContext["parse"] {
  const parsed = new Map<string, ts.SourceFile>();
  return (path) => {
    const file = parsed.get(path) ?? ts.createSourceFile(path, tree.read(path) ?? "", ts.ScriptTarget.Latest, true);
    parsed.set(path, file);
    return file;
  };
}

/** A finding in a file that is no source, at the first place of a text in it, else at its start. */
export function findText(
  { tree, collector }: AppContext,
  path: string,
  text: string,
  code: NextCode,
  message: string,
): void {
  const at = Math.max(0, tree.read(path)?.indexOf(text) ?? 0);
  const finding: Finding = { code, path, start: at, end: at, message };
  collector.findings.push(finding);
}

/** Calls the function for every node of a file. */
export function visitAll(file: ts.SourceFile, see: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    see(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** Whether a file has a node that answers to the test. */
export function hasNode(file: ts.SourceFile, test: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): boolean => test(node) || (ts.forEachChild(node, visit) ?? false);
  return visit(file);
}
