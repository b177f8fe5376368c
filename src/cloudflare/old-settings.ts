import type { Finding } from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";

/**
 * Finds where a project's CI workflows, compose files, vercel.json and turbo.json name variables that nothing reads any
 * more. One finding a file; values are not repeated.
 */
export function findOldSettings(tree: SourceTree, names: Iterable<string>, code: Finding["code"]): Finding[] {
  const wanted = [...new Set(names)].sort();
  return tree.settingsFiles.flatMap((path): Finding[] => {
    const text = tree.read(path) ?? "";
    const found = wanted.flatMap((name) => {
      const place = new RegExp(`(?<![\\w-])${name.replace(/\W/g, "\\$&")}(?![\\w-])`).exec(text)?.index;
      return place === undefined ? [] : [{ name, place }];
    });
    const start = Math.min(...found.map(({ place }) => place));
    if (found.length === 0) return [];
    const message = `${found.map(({ name }) => `\`${name}\``).join(", ")}: set here, and read by nothing any more.`;
    return [{ code, path, start, end: start, message }];
  });
}
