import { ts } from "ts-morph";
import { packageDependsOn } from "./package-json.js";
import { directoryOf } from "../engine/tree-paths.js";
import type { Analysis } from "../typescript/analysis.js";
import { freeName } from "../typescript/file-style.js";
import type { NewImport } from "../typescript/new-import.js";

/** How a file reaches the bindings of the Worker. */
export type EnvAccess = "cloudflare:workers" | "opennext";

/** Next.js resolves no `cloudflare:` module when it builds; there the bindings come from OpenNext's context. */
export function envAccessFor(path: string, analysis: Analysis): EnvAccess {
  return packageDependsOn(analysis.tree, directoryOf(path), "next") ? "opennext" : "cloudflare:workers";
}

/** The import that gives a file its access to the bindings. */
export function accessImportOf(file: ts.SourceFile, analysis: Analysis): NewImport {
  if (envAccessFor(analysis.pathOf(file), analysis) === "opennext") {
    return { name: "getCloudflareContext", module: "@opennextjs/cloudflare" };
  }
  const name = envNameIn(file);
  return { name: "env", module: "cloudflare:workers", ...(name === "env" ? {} : { as: name }) };
}

/** What the `env` of `cloudflare:workers` is called in a file, which may have something else of that name. */
export function envNameIn(file: ts.SourceFile): string {
  const known = envNames.get(file);
  if (known !== undefined) return known;
  const name = declaresEnv(file) ? freeName("workersEnv", file) : "env";
  envNames.set(file, name);
  return name;
}

const envNames = new WeakMap<ts.SourceFile, string>();

function declaresEnv(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) {
    const { moduleSpecifier } = node;
    if (ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === "cloudflare:workers") return false;
  }
  const name =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isImportClause(node) ||
    ts.isImportSpecifier(node) ||
    ts.isNamespaceImport(node)
      ? node.name
      : undefined;
  if (name && ts.isIdentifier(name) && name.text === "env") return true;
  return ts.forEachChild(node, (child) => declaresEnv(child) || undefined) ?? false;
}
