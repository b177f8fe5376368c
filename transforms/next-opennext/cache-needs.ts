import { ts } from "ts-morph";
import { isTestFile } from "../../src/typescript/test-files.js";
import { type AppContext, visitAll } from "./app-context.js";
import { routeRole } from "./next-app.js";

/** What an app asks of the cache of Next.js at run time, each with the first place that does. */
export interface CacheNeeds {
  /** Data or pages that are kept, or rendered anew. */
  readonly stored: string | undefined;
  /** Tags or paths that are invalidated. */
  readonly invalidated: string | undefined;
}

/** Functions of `next/cache`. */
const storing = new Set(["unstable_cache", "cacheLife", "unstable_cacheLife", "cacheTag", "unstable_cacheTag"]);
const invalidating = new Set([
  "revalidateTag", "revalidatePath", "updateTag", "unstable_expireTag", "unstable_expirePath",
]); // prettier-ignore

export function findCacheNeeds(context: AppContext): CacheNeeds {
  const { app, tree, parse } = context;
  let stored: string | undefined;
  let invalidated: string | undefined;
  for (const path of app.files) {
    if (path === app.config || isTestFile(path)) continue;
    const file = parse(path);
    const role = routeRole(path, tree);
    const isRoute = role === "app" || role === "page";
    visitAll(file, (node) => {
      const label = (text: string): string => {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
        return `${path}:${String(line + 1)} ${text}`;
      };
      if (ts.isImportSpecifier(node) && moduleOf(node) === "next/cache") {
        const name = (node.propertyName ?? node.name).text;
        if (storing.has(name)) stored ??= label(name);
        if (invalidating.has(name)) invalidated ??= label(name);
      } else if (ts.isVariableDeclaration(node) && isRoute && isTopLevel(node) && isNamed(node.name, "revalidate")) {
        if (node.initializer && !isZero(node.initializer)) stored ??= label("revalidate");
      } else if (ts.isPropertyAssignment(node)) {
        const says = isCaching(node, role === "page");
        if (says !== undefined) stored ??= label(says);
      } else if (ts.isStringLiteral(node) && /^use cache\b/.test(node.text) && ts.isExpressionStatement(node.parent)) {
        stored ??= label('"use cache"');
      }
    });
  }
  return { stored: stored ?? invalidated, invalidated };
}

/** `fetch(url, { next: { revalidate: 60 } })`, `{ cache: "force-cache" }`, and what `getStaticProps` returns. */
function isCaching({ name, initializer, parent }: ts.PropertyAssignment, isPage: boolean): string | undefined {
  if (isNamed(name, "revalidate") && !isZero(initializer)) {
    const isOfFetch = ts.isPropertyAssignment(parent.parent) && isNamed(parent.parent.name, "next");
    if (isOfFetch || (isPage && initializer.kind !== ts.SyntaxKind.FalseKeyword)) return "revalidate";
  }
  const isForced = isNamed(name, "cache") && ts.isStringLiteral(initializer) && initializer.text === "force-cache";
  return isForced ? "force-cache" : undefined;
}

function isNamed(name: ts.Node, text: string): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === text;
}

function isZero(expression: ts.Expression): boolean {
  return ts.isNumericLiteral(expression) && expression.text === "0";
}

function isTopLevel(node: ts.VariableDeclaration): boolean {
  return ts.isVariableStatement(node.parent.parent) && ts.isSourceFile(node.parent.parent.parent);
}

function moduleOf(node: ts.ImportSpecifier): string | undefined {
  const { moduleSpecifier } = node.parent.parent.parent;
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
}
