import { lineEndOf } from "../../engine/line-end.js";
import type { SourceTree } from "../../engine/source-tree.js";
import { foldersUpward, joinPath } from "../../engine/tree-paths.js";
import type { PlannedConfig } from "../planned-config.js";
import type { WorkerConfig } from "./worker-config.js";

/** Ignores what wrangler and OpenNext write, and the local secrets, in the nearest .gitignore or a new one. */
export function planGitIgnore(tree: SourceTree, { folder, isOpenNext }: WorkerConfig, planned: PlannedConfig): void {
  const files = foldersUpward(folder)
    .map((candidate) => joinPath(candidate, ".gitignore"))
    .filter((path) => tree.fileExists(path));
  const patterns = new Set(files.flatMap((path) => (tree.read(path) ?? "").split(/\r?\n/).map(bare)));
  const wanted = [".wrangler/", ".dev.vars", ...(isOpenNext ? [".open-next/"] : [])];
  const missing = wanted.filter((pattern) => !patterns.has(bare(pattern)) && !patterns.has(`${bare(pattern)}*`));
  if (missing.length === 0) return;
  const [nearest] = files;
  if (nearest === undefined) {
    const text = ["node_modules/", ...missing].map((line) => `${line}\n`).join("");
    planned.newFiles.push({ path: joinPath(folder, ".gitignore"), text, code: "cloudflare/git-ignore" });
    return;
  }
  const text = tree.read(nearest) ?? "";
  const eol = lineEndOf(text);
  const opening = text === "" || text.endsWith("\n") ? "" : eol;
  planned.edits.push({
    kind: "replace",
    path: nearest,
    start: text.length,
    end: text.length,
    text: opening + missing.map((line) => line + eol).join(""),
    code: "cloudflare/git-ignore",
    confidence: "safe",
    because: [],
  });
}

/** A pattern without what does not change which names it is about. */
function bare(pattern: string): string {
  return pattern
    .trim()
    .replace(/^(?:\*\*)?\//, "")
    .replace(/\/(?:\*\*?)?$/, "");
}
