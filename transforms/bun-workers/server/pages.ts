import { ts } from "ts-morph";
import type { WorkerAssets } from "../../../src/engine/plan.js";
import { directoryOf, joinPath, relativePath } from "../../../src/engine/tree-paths.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { BunContext } from "../bun-context.js";

/** Where the built pages go: a folder of their own, since everything in it is public. */
const outputFolder = "dist/client";

/** A route that answers with a page of Bun's bundler: `"/": index`, with `import index from "./index.html"`. */
export interface Page {
  /** The module with the server. */
  readonly server: string;
  readonly route: string;
  /** The HTML file, relative to the root of the tree. */
  readonly html: string;
  /** The paths of the table's other routes. */
  readonly otherRoutes: readonly string[];
}

/** The page of a route; undefined where it answers with something else. */
export function pageOf(
  route: ts.ObjectLiteralElementLike,
  { analysis, checker }: BunContext,
): Omit<Page, "otherRoutes"> | undefined {
  const value = ts.isPropertyAssignment(route) ? withoutOuterExpressions(route.initializer) : undefined;
  if (!value || !ts.isIdentifier(value)) return undefined;
  const declaration = checker.getSymbolAtLocation(value)?.declarations?.[0];
  const statement = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  if (!statement || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined;
  const { text } = statement.moduleSpecifier;
  if (!/^\.{1,2}\/.*\.html$/.test(text) || !route.name) return undefined;
  const server = analysis.pathOf(route.getSourceFile());
  const html = joinPath(directoryOf(server), text);
  return { server, html, route: routePath(route.name) };
}

export function routePath(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) || ts.isIdentifier(name) ? name.text : name.getText();
}

/** Why static assets do not answer as the routes do, if so: they go by the names of files. */
export function pagesRefusal(pages: readonly Omit<Page, "otherRoutes">[]): string | undefined {
  const [first] = pages;
  for (const { route, html } of pages) {
    const name =
      html
        .split("/")
        .at(-1)
        ?.replace(/\.html$/, "") ?? "";
    const own = name === "index" ? ["/", "/*"] : [`/${name}`];
    if (!own.includes(route)) return `\`${route}\` is no path at which static assets serve \`${name}.html\``;
    if (first && directoryOf(html) !== directoryOf(first.html)) return "the pages are in several folders";
  }
  return undefined;
}

/**
 * The static assets of a Worker, and the command that builds them.
 *
 * @param folder of the wrangler config
 */
export function assetsOf(pages: readonly Page[], folder: string): WorkerAssets | undefined {
  if (pages.length === 0) return undefined;
  const files = [...new Set(pages.map(({ html }) => `./${relativePath(folder, html)}`))].sort();
  const isSinglePage = pages.some(({ route }) => route === "/*");
  const first = [...new Set(pages.flatMap(({ otherRoutes }) => otherRoutes))]
    .map((path) => path.replaceAll(/:[^/]+/g, "*"))
    .sort();
  return {
    directory: `./${outputFolder}`,
    // Paths of chunks have to hold from any path of the app.
    buildCommand: `bun build ${files.join(" ")} --outdir=./${outputFolder} --public-path=/`,
    ...(isSinglePage && { notFoundHandling: "single-page-application" }),
    ...(isSinglePage && first.length > 0 && { runWorkerFirst: first }),
  };
}
