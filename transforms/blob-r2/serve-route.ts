import { envAccessFor } from "../../src/cloudflare/env-access.js";
import type { NewFile } from "../../src/engine/plan.js";
import { directoryOf, isInFolder, joinPath, nearestFolderWith, relativePath } from "../../src/engine/tree-paths.js";
import type { BlobContext } from "./blob-context.js";
import { helpersPath } from "./generated-module.js";

/** `/files/` → `/files` */
export function routePath(route: string): string {
  return `/${route.split("/").filter(Boolean).join("/")}`;
}

/**
 * The route that serves the objects: in a Next.js project with an `app` folder a route handler of its own. Elsewhere the
 * Worker's `fetch` has to call `serveBlob`, which a finding says.
 */
export function serveRouteFiles(context: BlobContext): NewFile[] {
  const { analysis, binding, buckets, serveRoute } = context;
  const { tree } = analysis;
  if (serveRoute === undefined) return [];
  const files = new Map<string, NewFile>();
  const told = new Set<string>();
  for (const file of buckets) {
    const path = analysis.pathOf(file);
    const folder = nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
    const app = ["src/app", "app"]
      .map((name) => joinPath(folder, name))
      .find((name) => tree.sourceFiles.some((source) => isInFolder(source, name)));
    if (envAccessFor(path, analysis) === "opennext" && app !== undefined) {
      const helpers = helpersPath(path, tree);
      const isTyped = helpers.endsWith(".ts");
      const routeFolder = joinPath(app, `${serveRoute}/[...key]`);
      const route = joinPath(routeFolder, `route.${isTyped ? "ts" : "js"}`);
      if (tree.fileExists(route)) continue;
      const module = `${relativePath(routeFolder, directoryOf(helpers))}/${/([^/]+)\.[jt]s$/.exec(helpers)?.[1] ?? ""}`;
      files.set(route, { path: route, text: routeText(module, binding, isTyped), code: "blob-r2/route" });
    } else if (!told.has(folder)) {
      told.add(folder);
      const message = `Requests under ${serveRoute}/ are for \`serveBlob\` of the generated module; nothing calls it yet.`;
      context.find(file.statements[0] ?? file, "blob-r2/serve-route", message);
    }
  }
  return [...files.values()];
}

function routeText(module: string, binding: string, isTyped: boolean): string {
  return `import { getCloudflareContext } from "@opennextjs/cloudflare";
import { serveBlob } from "${module}";

/** Serves the objects of the bucket to everybody: add a check where some are private. */
export function GET(request${isTyped ? ": Request" : ""}) {
  return serveBlob(request, getCloudflareContext().env.${binding});
}

export const HEAD = GET;
`;
}
