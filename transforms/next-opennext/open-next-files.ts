import { ts } from "ts-morph";
import { openNextPackage } from "../../src/cloudflare/open-next.js";
import { workerName } from "../../src/cloudflare/new-wrangler-config.js";
import type { Binding, NewFile } from "../../src/engine/plan.js";
import { joinPath } from "../../src/engine/tree-paths.js";
import { type AppContext, findText, hasNode, visitAll } from "./app-context.js";
import type { CacheNeeds } from "./cache-needs.js";
import { importsOf } from "./imported-names.js";
import type { NextConfigFacts } from "./next-config.js";

const overrides = `${openNextPackage.name}/overrides`;

/** The caches that an open-next.config names: what each is called, and the module that it comes from. */
const caches = {
  staticAssets: [
    "incrementalCache",
    "staticAssetsIncrementalCache",
    "incremental-cache/static-assets-incremental-cache",
  ],
  r2: ["incrementalCache", "r2IncrementalCache", "incremental-cache/r2-incremental-cache"],
  memoryQueue: ["queue", "memoryQueue", "queue/memory-queue"],
  d1Tags: ["tagCache", "d1NextTagCache", "tag-cache/d1-next-tag-cache"],
} as const;

/** What an app gets beside its own files. */
export interface OpenNextFiles {
  readonly newFiles: NewFile[];
  readonly bindings: Binding[];
}

/** open-next.config.ts with the caches that the app needs, and their bindings; public/_headers. */
export function planOpenNextFiles(context: AppContext, needs: CacheNeeds, facts: NextConfigFacts): OpenNextFiles {
  const files: OpenNextFiles = { newFiles: [], bindings: [] };
  planOpenNextConfig(context, needs, files);
  planHeaders(context, facts, files);
  return files;
}

function planOpenNextConfig(context: AppContext, needs: CacheNeeds, { newFiles, bindings }: OpenNextFiles): void {
  const { app, tree } = context;
  const path = joinPath(app.folder, "open-next.config.ts");
  const standing = tree.read(path);
  if (standing !== undefined) {
    const call = needs.stored === undefined ? undefined : configWithoutCache(context.parse(path));
    if (call) {
      const message = `${needs.stored ?? ""} asks for a cache that this file does not name.`;
      context.collector.find(call, "next-opennext/cache-missing", message);
    }
    return;
  }
  if (needs.stored === undefined) {
    newFiles.push({ path, text: configText([caches.staticAssets], true), code: "next-opennext/open-next-config" });
    return;
  }
  const used = [caches.r2, caches.memoryQueue, ...(needs.invalidated === undefined ? [] : [caches.d1Tags])];
  newFiles.push({ path, text: configText(used, false), code: "next-opennext/incremental-cache" });
  const worker = workerName(tree, app.folder);
  const usedBy = joinPath(app.folder, "package.json");
  bindings.push({ kind: "r2", name: "NEXT_INC_CACHE_R2_BUCKET", bucketName: `${worker}-opennext-cache`, usedBy });
  if (needs.invalidated !== undefined) {
    bindings.push({ kind: "d1", name: "NEXT_TAG_CACHE_D1", databaseName: `${worker}-opennext-tags`, usedBy });
  }
}

/** The `defineCloudflareConfig({ … })` of a file that names no cache which can be written to. */
function configWithoutCache(file: ts.SourceFile): ts.Node | undefined {
  const calls: ts.Node[] = [];
  visitAll(file, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    if (node.expression.text === "defineCloudflareConfig") calls.push(node.expression);
  });
  const names = hasNode(
    file,
    (node) =>
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      ts.isIdentifier(node.name) &&
      node.name.text === "incrementalCache",
  );
  const isReadOnly = importsOf(file, (module) => module.endsWith("/static-assets-incremental-cache")).length > 0;
  return names && !isReadOnly ? undefined : calls[0];
}

function configText(
  used: readonly (readonly [key: string, name: string, module: string])[],
  intercepts: boolean,
): string {
  return [
    `import { defineCloudflareConfig } from "${openNextPackage.name}";`,
    ...used.map(([, name, module]) => `import ${name} from "${overrides}/${module}";`),
    "",
    "export default defineCloudflareConfig({",
    ...used.map(([key, name]) => `  ${key}: ${name},`),
    ...(intercepts ? ["  enableCacheInterception: true,"] : []),
    "});",
    "",
  ].join("\n");
}

function planHeaders(context: AppContext, { basePath }: NextConfigFacts, { newFiles }: OpenNextFiles): void {
  const { app, tree } = context;
  const path = joinPath(app.folder, "public/_headers");
  const standing = tree.read(path);
  if (standing?.includes("/_next/static/") === true) return;
  if (standing !== undefined) {
    findText(context, path, "", "next-opennext/headers-file", "There is no rule for `/_next/static/*`.");
    return;
  }
  const text = `${basePath}/_next/static/*\n  Cache-Control: public,max-age=31536000,immutable\n`;
  newFiles.push({ path, text, code: "next-opennext/static-headers" });
}
