import { ts } from "ts-morph";
import { joinPath } from "../../src/engine/tree-paths.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import { type AppContext, hasNode } from "./app-context.js";
import { importsOf } from "./imported-names.js";
import { routeRole } from "./next-app.js";
import type { NextConfigFacts } from "./next-config.js";

/** Notes on what routes ask for that means something else on Cloudflare. */
export function findRouteSettings(context: AppContext, facts: NextConfigFacts): void {
  const { app, tree, collector, parse } = context;
  let hasImages = facts.ownImages || imagesBound(context);
  for (const path of app.files.filter((file) => !isTestFile(file))) {
    const file = parse(path);
    const [image] = importsOf(file, (module) => module === "next/image");
    if (image && !hasImages) {
      hasImages = true;
      collector.find(image.specifier, "next-opennext/image-optimization", "Images are served as they are.");
    }
    if (routeRole(path, tree) === "module") continue;
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement) || !isExported(statement)) continue;
      for (const { name } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || name.text !== "maxDuration") continue;
        collector.find(name, "next-opennext/vercel-limits", "`maxDuration` is read by Vercel only.");
      }
    }
  }
}

function imagesBound({ app, tree }: AppContext): boolean {
  return ["wrangler.jsonc", "wrangler.json", "wrangler.toml"].some((name) =>
    /^\s*(?:"images"\s*:|\[images\])/m.test(tree.read(joinPath(app.folder, name)) ?? ""),
  );
}

/** The middleware that runs in Node's runtime, if the app has one. */
export function findNodeMiddleware({ app, tree, collector, parse }: AppContext): boolean {
  const names = ["proxy", "src/proxy", "middleware", "src/middleware"].flatMap((name) =>
    ["ts", "js", "tsx", "jsx", "mts", "mjs"].map((extension) => joinPath(app.folder, `${name}.${extension}`)),
  );
  for (const path of names.filter((name) => tree.sourceFiles.includes(name))) {
    const file = parse(path);
    const isProxy = /(?:^|\/)proxy\.\w+$/.test(path);
    if (!isProxy && !asksForNode(file)) continue;
    const message = isProxy ? "`proxy` always runs in Node's runtime." : "This middleware asks for Node's runtime.";
    collector.find(file.statements[0] ?? file, "next-opennext/node-middleware", message);
    return true;
  }
  return false;
}

/** `export const config = { runtime: "nodejs" }`, or `export const runtime = "nodejs"` */
function asksForNode(file: ts.SourceFile): boolean {
  return hasNode(file, (node) => {
    const isSetting = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
    if (!isSetting || !ts.isIdentifier(node.name) || node.name.text !== "runtime") return false;
    return (
      node.initializer !== undefined && ts.isStringLiteralLike(node.initializer) && node.initializer.text === "nodejs"
    );
  });
}

function isExported(statement: ts.VariableStatement): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
