import { ts } from "ts-morph";
import { directoryOf, joinPath } from "../../../src/engine/tree-paths.js";
import type { NewFile } from "../../../src/engine/plan.js";
import { isJavaScript, withoutTypes } from "../../../src/typescript/javascript.js";
import type { BunContext } from "../bun-context.js";
import { routesText } from "./routes-text.js";

const moduleName = "bun-routes";

/** Lets a server's module import the router, and returns what it is called there. */
export function importServeHandler(file: ts.SourceFile, context: BunContext): string {
  context.routed.add(file);
  return context.import(file, { name: "serveHandler", module: `./${moduleName}${extensionIn(file)}` });
}

/** The routers, each beside the module that imports it. */
export function routesModules({ routed, analysis }: BunContext): NewFile[] {
  const paths = new Set(
    [...routed].map((file) =>
      joinPath(directoryOf(analysis.pathOf(file)), `${moduleName}.${isJavaScript(file) ? "js" : "ts"}`),
    ),
  );
  return [...paths]
    .filter((path) => !analysis.tree.fileExists(path))
    .map((path) => ({
      path,
      text: path.endsWith(".js") ? withoutTypes(routesText) : routesText,
      code: "bun-workers/routes" as const,
    }));
}

/** As the file's other imports of neighbours end: in nothing, `.js` or `.ts`. */
export function extensionIn(file: ts.SourceFile): string {
  const neighbour = file.statements
    .flatMap((statement) =>
      ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
        ? [statement.moduleSpecifier.text]
        : [],
    )
    .find((specifier) => specifier.startsWith("."));
  const written = /\.[jt]sx?$/.exec(neighbour ?? "")?.[0];
  if (isJavaScript(file)) return ".js";
  return written === undefined ? "" : written.replace("x", "");
}
