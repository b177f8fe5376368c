import { applyEdits } from "../../src/engine/edits.js";
import { plan } from "../../transforms/d1-async/plan.js";
import { type Files, memoryTree } from "../cloudflare/memory-tree.js";

export interface Migration {
  /** Files that changed, as they are afterwards. */
  readonly changed: Files;
  /** `code path <text of the place>`, without the name of the transform. */
  readonly findings: readonly string[];
  /** Packages that package.json no longer needs. */
  readonly removed: readonly string[];
}

/** What d1-async makes of a few files. */
export function migrate(files: Files): Migration {
  const tree = memoryTree(files);
  const candidates = tree.sourceFiles.filter((path) => files[path]?.includes("sqlite"));
  const { edits, findings, dependencies = [] } = plan({ candidates, tree, options: { binding: "DB" } });
  const paths = [...new Set(edits.map((edit) => edit.path))].sort();
  return {
    removed: dependencies.flatMap(({ kind, name }) => (kind === "remove" ? [name] : [])),
    changed: Object.fromEntries(
      paths.map((path) => [
        path,
        applyEdits(
          files[path] ?? "",
          edits.filter((edit) => edit.path === path),
        ),
      ]),
    ),
    findings: findings.map(
      ({ code, path, start, end }) =>
        `${code.replace("d1-async/", "")} ${path} <${(files[path] ?? "").slice(start, end)}>`,
    ),
  };
}

/** What becomes of the lines behind the opening of a bun:sqlite database, in one file. */
export function migrateBun(code: string, before = ""): { readonly text: string; readonly findings: readonly string[] } {
  const opening = 'import { Database } from "bun:sqlite";\n';
  const { changed, findings } = migrate({
    "src/index.ts": `${opening}${before}const db = new Database("app.db");\n${code}`,
  });
  const text = changed["src/index.ts"] ?? "";
  return { text: text.slice(text.indexOf("const db = env.DB;\n") + "const db = env.DB;\n".length), findings };
}
