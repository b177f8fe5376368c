import { ts } from "ts-morph";
import type { Analysis } from "../analysis.js";

/** Test frameworks whose functions are known by name, also where their types are not installed. */
const frameworks: ReadonlySet<string> = new Set([
  "vitest",
  "bun:test",
  "@jest/globals",
  "node:test",
  "mocha",
  "@playwright/test",
  "jasmine",
]);

/** What a function of a test framework does with its callback. */
const roles: ReadonlyMap<string, "test" | "suite" | "expect"> = new Map([
  ...["it", "test", "specify", "bench", "xit", "xtest", "fit"].map((name) => [name, "test"] as const),
  ...["beforeEach", "afterEach", "beforeAll", "afterAll", "before", "after", "setup", "teardown", "onTestFinished"].map(
    (name) => [name, "test"] as const,
  ),
  ...["describe", "suite", "xdescribe", "fdescribe"].map((name) => [name, "suite"] as const),
  ["expect", "expect"] as const,
]);

export interface TestCall {
  readonly role: "test" | "suite" | "expect";
  /** The module it was imported from; undefined for a global. */
  readonly framework: string | undefined;
}

/** `it(…)`, `test.skip.each([…])(…)`, `describe(…)`, `expect(…)`, proven by an import or, as a global, by a test file. */
export function testCallOf(analysis: Analysis, call: ts.CallExpression): TestCall | undefined {
  let root: ts.Expression = call.expression;
  for (;;) {
    if (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root)) root = root.expression;
    else if (ts.isTaggedTemplateExpression(root)) root = root.tag;
    else break;
  }
  if (!ts.isIdentifier(root)) return undefined;
  const declaration = analysis.checker.getSymbolAtLocation(root)?.declarations?.[0];
  const framework = declaration && importedFrom(declaration);
  const importedName = (declaration && importedNameOf(declaration)) ?? root.text;
  const role = roles.get(importedName);
  if (!role) return undefined;
  // `it(…)` and `it.skip(…)`, but not `expect(x).toBe(…)`.
  if (role === "expect" && call.expression !== root) return undefined;
  if (framework !== undefined) return frameworks.has(framework) ? { role, framework } : undefined;
  const isGlobal = !declaration || !analysis.isUserFile(declaration.getSourceFile());
  return isGlobal && isTestFile(analysis.pathOf(call.getSourceFile())) ? { role, framework: undefined } : undefined;
}

function importOf(declaration: ts.Declaration): ts.ImportDeclaration | undefined {
  const found = ts.findAncestor(declaration, ts.isImportDeclaration);
  return found;
}

/** The module that an imported name comes from. */
export function importedFrom(declaration: ts.Declaration): string | undefined {
  const specifier = importOf(declaration)?.moduleSpecifier;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

function importedNameOf(declaration: ts.Declaration): string | undefined {
  if (ts.isImportSpecifier(declaration)) return (declaration.propertyName ?? declaration.name).text;
  // `import test from "node:test"`
  return ts.isImportClause(declaration) ? "test" : undefined;
}

function isTestFile(path: string): boolean {
  return /(?:^|\/)(?:__tests__|tests?|spec)\/|[._-](?:test|spec)\.[mc]?[jt]sx?$|(?:^|\/)test\.[mc]?[jt]sx?$/.test(path);
}

/** The matcher call behind `expect(…)`, e.g. the whole of `expect(f).not.toThrow("x")`, and what stands in between. */
export function matcherOf(
  expectCall: ts.CallExpression,
): { readonly call: ts.CallExpression; readonly name: string; readonly modifiers: readonly string[] } | undefined {
  const names: string[] = [];
  let node: ts.Node = expectCall;
  while (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) {
    node = node.parent;
    names.push((node as ts.PropertyAccessExpression).name.text);
  }
  const name = names.pop();
  if (name === undefined || !ts.isCallExpression(node.parent) || node.parent.expression !== node) return undefined;
  return { call: node.parent, name, modifiers: names };
}
