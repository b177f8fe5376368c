/**
 * The usual way to follow a change across files: a ts-morph project with all files, and findReferences on the methods
 * and functions that call bun:sqlite. One level only: callers of callers, which a cascade needs, are left out.
 */
import { Project, SyntaxKind } from "ts-morph";

const project = new Project({ tsConfigFilePath: process.argv[2] ?? "tsconfig.json" });
const calls = new Set(["get", "all", "run", "values", "iterate", "exec", "transaction"]);
/** @type {Set<import("ts-morph").MethodDeclaration | import("ts-morph").FunctionDeclaration>} */
const seeds = new Set();
for (const file of project.getSourceFiles()) {
  if (!file.getImportDeclaration("bun:sqlite")) continue;
  for (const access of file.getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)) {
    if (!calls.has(access.getName())) continue;
    const owner = access.getFirstAncestor(
      (node) => node.isKind(SyntaxKind.MethodDeclaration) || node.isKind(SyntaxKind.FunctionDeclaration),
    );
    if (owner) seeds.add(owner);
  }
}
let references = 0;
for (const seed of seeds) references += seed.findReferencesAsNodes().length;
console.log(`${references} references of ${seeds.size} seeds`);
