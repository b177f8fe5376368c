import { readPackageJson } from "../../../src/cloudflare/package-json.js";
import { findWorkerEntry } from "../../../src/cloudflare/worker-entry.js";
import { workerFolder } from "../../../src/cloudflare/wrangler-config.js";
import type { WorkerEntry } from "../../../src/engine/plan.js";
import { joinPath } from "../../../src/engine/tree-paths.js";
import type { BunContext } from "../bun-context.js";
import { assetsOf } from "./pages.js";

/**
 * One entry for each Worker: the one that the scripts of package.json start, else the first. The others are named, since
 * a wrangler config has one.
 */
export function mainEntries({ entries, analysis, collector, pages }: BunContext): WorkerEntry[] {
  const { tree } = analysis;
  const homes = new Map<string, string[]>();
  for (const path of [...entries].sort()) {
    const home = workerFolder(tree, path);
    homes.set(home, [...(homes.get(home) ?? []), path]);
  }
  return [...homes].flatMap(([home, paths]) => {
    const started = findWorkerEntry(tree, home, readPackageJson(tree, home));
    const main = paths.find((path) => started !== undefined && path === joinPath(home, started)) ?? paths[0];
    for (const path of paths.filter((other) => other !== main)) {
      const message = `${main ?? ""} is the entry of the Worker: this server needs a wrangler config of its own, or becomes a route.`;
      collector.findings.push({ code: "bun-workers/second-server", path, start: 0, end: 0, message });
    }
    const assets = assetsOf(
      pages.filter(({ server }) => workerFolder(tree, server) === home),
      home,
    );
    return main === undefined ? [] : [{ path: main, ...(assets && { assets }) }];
  });
}
