import { getNodeValue } from "jsonc-parser";
import type { SourceTree } from "../engine/source-tree.js";
import { joinPath } from "../engine/tree-paths.js";
import { findJsonNode, parseJsonObject } from "./json-text.js";
import type { PlannedConfig } from "./planned-config.js";
import { isRecord } from "../record.js";

const build = "opennextjs-cloudflare build";

/** What a script for Pages becomes, by what it does; the first that fits. */
const replacements: readonly (readonly [does: RegExp, becomes: string])[] = [
  [/\bwrangler pages (?:deploy|publish)\b/, `${build} && opennextjs-cloudflare deploy`],
  [/\bwrangler pages dev\b/, `${build} && opennextjs-cloudflare preview`],
  [/^(?:(?:npx|bunx|pnpm exec|pnpm dlx|yarn dlx|yarn) )?(?:@cloudflare\/)?next-on-pages(?: --?[\w-]+)*$/, build],
];

/** Lets the scripts that built and deployed with next-on-pages, for Pages, do the same with OpenNext. */
export function planPagesScripts(tree: SourceTree, folder: string, planned: PlannedConfig): void {
  const path = joinPath(folder, "package.json");
  const text = tree.read(path) ?? "";
  const root = parseJsonObject(text.replace(/^\uFEFF/, ""));
  const manifest: unknown = root && getNodeValue(root);
  if (!isRecord(manifest) || !isRecord(manifest.scripts)) return;
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  for (const [name, command] of Object.entries(manifest.scripts)) {
    if (typeof command !== "string" || !/\bnext-on-pages\b|\bwrangler pages\b/.test(command)) continue;
    const node = findJsonNode(text.slice(mark), ["scripts", name]);
    if (!node) continue;
    const range = { start: mark + node.offset, end: mark + node.offset + node.length };
    const becomes = replacements.find(([does]) => does.test(command))?.[1];
    if (becomes === undefined) {
      const message = `The script \`${name}\` builds for Pages: ${command}`;
      planned.findings.push({ code: "cloudflare/pages-script", path, ...range, message });
      continue;
    }
    const edit = { kind: "replace", path, ...range, text: JSON.stringify(becomes), because: [] } as const;
    planned.edits.push({ ...edit, code: "cloudflare/package-scripts", confidence: "safe" });
  }
}
