import { openNextDependency, openNextMain } from "../../src/cloudflare/open-next.js";
import { workerFolder } from "../../src/cloudflare/wrangler-config.js";
import type { Binding, DependencyChange, NewFile, Plan, WorkerEntry } from "../../src/engine/plan.js";
import type { ProjectContext } from "../../src/engine/transform.js";
import { joinPath } from "../../src/engine/tree-paths.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import { type AppContext, findText, parser } from "./app-context.js";
import { findCacheNeeds } from "./cache-needs.js";
import { codes } from "./codes.js";
import { nextAppsOf } from "./next-app.js";
import { planDevBindings, readNextConfig } from "./next-config.js";
import { planNextOnPages } from "./next-on-pages.js";
import { findVersions } from "./next-version.js";
import { findMissingModules } from "./node-modules.js";
import { planOpenNextFiles } from "./open-next-files.js";
import { findNodeMiddleware, findRouteSettings } from "./route-settings.js";
import { findVercelJson } from "./vercel-json.js";
import { planVercelPackages } from "./vercel-packages.js";

/** Plans each Next.js app that a candidate lies in. Looks at syntax only. */
export function plan({ candidates, tree }: Pick<ProjectContext<unknown>, "candidates" | "tree">): Plan {
  const parse = parser(tree);
  const collector = new EditCollector(codes, (file) => file.fileName);
  const newFiles: NewFile[] = [];
  const bindings: Binding[] = [];
  const workers: WorkerEntry[] = [];
  const dependencies: DependencyChange[] = [];
  const notes: string[] = [];
  for (const app of nextAppsOf(candidates, tree)) {
    const files = app.files.filter((path) => tree.isEditable(path));
    if (files.length === 0) continue;
    const isConfigOpen = app.config === undefined || tree.isEditable(app.config);
    const context: AppContext = { app: { ...app, files }, tree, collector, parse };
    const facts = readNextConfig(context);
    if (facts.isStaticExport) {
      if (facts.output)
        collector.find(facts.output, "next-opennext/static-export", "The app is exported as static files.");
      continue;
    }
    if (facts.isStandalone && facts.output) {
      collector.find(facts.output, "next-opennext/standalone-output", "OpenNext makes the standalone output itself.");
    }
    const config = joinPath(app.folder, openNextMain);
    if (workerFolder(tree, config) !== app.folder) {
      const message = `The nearest wrangler config is in \`${workerFolder(tree, config) || "."}\`.`;
      findText(context, joinPath(app.folder, "package.json"), '"next"', "next-opennext/config-above", message);
      continue;
    }
    workers.push({ path: config });
    dependencies.push(openNextDependency(joinPath(app.folder, "package.json")));
    dependencies.push(...planNextOnPages(context), ...planVercelPackages(context));
    const needs = findCacheNeeds(context);
    const planned = planOpenNextFiles(context, needs, facts);
    newFiles.push(...planned.newFiles, ...(isConfigOpen ? planDevBindings(context) : []));
    bindings.push(...planned.bindings);
    if (planned.bindings.length > 0 && needs.stored !== undefined) {
      notes.push(`The cache of Next.js goes to R2 (NEXT_INC_CACHE_R2_BUCKET): ${needs.stored}.`);
    }
    findVersions(context, findNodeMiddleware(context));
    findRouteSettings(context, facts);
    findMissingModules(context);
    findVercelJson(context);
  }
  return { edits: collector.edits, findings: collector.findings, newFiles, bindings, workers, dependencies, notes };
}
