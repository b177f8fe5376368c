import { readdirSync } from "node:fs";
import path from "node:path";

const skipped = new Set(["node_modules", ".git", "dist", "build", ".next"]);

/**
 * The TypeScript and JavaScript files below a folder.
 * @param {string} folder
 * @returns {string[]}
 */
export function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const entryPath = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourceFiles(entryPath);
    return entry.isFile() && /(?<!\.d)\.[cm]?[jt]sx?$/.test(entry.name) ? [entryPath] : [];
  });
}
