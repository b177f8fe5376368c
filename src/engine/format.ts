import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { diffArrays } from "diff";
import type { CodeName, Edit } from "./plan.js";
import { isSqlFile } from "./source-kinds.js";
import type { TextHistory } from "./text-history.js";

const formatCode: CodeName = "format/prettier";

/** What we use of prettier 3 and 2; version 2 answers some calls without a promise. */
interface Prettier {
  format(text: string, options: Record<string, unknown>): string | Promise<string>;
  resolveConfig(path: string, options: { editorconfig: boolean }): Promise<Record<string, unknown> | null>;
  getFileInfo(
    path: string,
    options: { ignorePath: string; resolveConfig: boolean },
  ): { ignored: boolean; inferredParser: string | null } | Promise<{ ignored: boolean; inferredParser: string | null }>;
}

/**
 * Plans what the project's prettier makes of the changed files, as replacements of whole lines. Files that prettier
 * ignores or does not understand stay as they are, and so does SQL.
 *
 * @returns the edits, and notes about what could not be formatted
 */
export async function planFormatting(history: TextHistory): Promise<{ edits: Edit[]; notes: string[] }> {
  const { tree } = history;
  const edits: Edit[] = [];
  const notes: string[] = [];
  for (const { path, after } of history.changes()) {
    // Prettier has no SQL of its own, and what a plugin of it makes of migrations is not ours to order.
    if (isSqlFile(path)) continue;
    const file = join(tree.root, path);
    const prettier = await loadPrettier(file);
    if (!prettier) {
      notes.push(`--format: prettier is not installed for ${dirname(path)}`);
      continue;
    }
    try {
      const ignorePath = join(tree.root, ".prettierignore");
      const info = await prettier.getFileInfo(file, { ignorePath, resolveConfig: true });
      if (info.ignored || info.inferredParser === null) continue;
      const config = await prettier.resolveConfig(file, { editorconfig: true });
      const formatted = await prettier.format(after, { ...config, filepath: file });
      edits.push(...replacedLines(path, after, formatted));
    } catch (error) {
      notes.push(`--format: prettier failed on ${path}: ${String(error).split("\n", 1)[0] ?? ""}`);
    }
  }
  return { edits, notes: [...new Set(notes)] };
}

/** Prettier as the project of a file has it installed. */
async function loadPrettier(file: string): Promise<Prettier | undefined> {
  let location: string;
  try {
    location = createRequire(file).resolve("prettier");
  } catch {
    return undefined;
  }
  const loaded = (await import(pathToFileURL(location).href)) as Prettier & { readonly default?: Prettier };
  return loaded.default ?? loaded;
}

/** The differences of two texts as replacements of runs of lines. */
function replacedLines(path: string, before: string, after: string): Edit[] {
  const lines = (text: string) => text.split(/(?<=\n)/);
  const edits: Edit[] = [];
  let position = 0;
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed !== "" || added !== "") {
      const start = position - removed.length;
      const place = { path, start, end: position, code: formatCode, confidence: "safe", because: [] } as const;
      edits.push({ ...place, kind: "replace", text: added });
    }
    removed = "";
    added = "";
  };
  for (const change of diffArrays(lines(before), lines(after))) {
    const text = change.value.join("");
    if (change.added) {
      added += text;
      continue;
    }
    if (!change.removed) flush();
    position += text.length;
    if (change.removed) removed += text;
  }
  flush();
  return edits;
}
