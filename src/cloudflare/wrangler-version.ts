import type { DependencyChange } from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";
import { joinPath, nearestFolderWith } from "../engine/tree-paths.js";
import { openNextPeers } from "./open-next.js";
import { declaredRange } from "./package-json.js";
import type { PlannedConfig } from "./planned-config.js";

const wrangler = { name: "wrangler", range: "^4.86.0" };

/** Minor versions of wrangler 4: the first that provisions bindings without ids, and the first that OpenNext takes. */
const firstMinor = { provisioning: 45, openNext: Number(/\.(\d+)/.exec(openNextPeers.wrangler)?.[1]) };

/** Adds wrangler to the package of a Worker that has none, and finds one that is too old. */
export function planWrangler(
  tree: SourceTree,
  folder: string,
  isOpenNext: boolean,
  planned: PlannedConfig,
): DependencyChange[] {
  const range = declaredRange(tree, folder, wrangler.name);
  if (range === undefined) {
    const wanted = isOpenNext ? { ...wrangler, range: openNextPeers.wrangler } : wrangler;
    return [{ kind: "add", ...wanted, dev: true, usedBy: joinPath(folder, "wrangler.jsonc") }];
  }
  const [major, minor] = (/(\d+)(?:\.(\d+))?/.exec(range)?.slice(1) ?? []).map(Number);
  const first = isOpenNext ? firstMinor.openNext : firstMinor.provisioning;
  if (major !== undefined && (major < 4 || (/^[~=\d]/.test(range) && major === 4 && (minor ?? first) < first))) {
    const path = joinPath(nearestFolderWith(tree, folder, ["package.json"]) ?? "", "package.json");
    const start = Math.max(0, tree.read(path)?.indexOf('"wrangler"') ?? 0);
    const message = isOpenNext
      ? `OpenNext needs wrangler ${openNextPeers.wrangler}; this is ${range}.`
      : `wrangler ${range} cannot provision a binding that has no id.`;
    planned.findings.push({ code: "cloudflare/wrangler-too-old", path, start, end: start, message });
  }
  return [];
}
