import type { ts } from "ts-morph";
import type { Analysis } from "../analysis.js";
import type { ModuleGraph } from "../module-graph.js";
import { defaultExportOf } from "./default-export.js";
import type { FileUses } from "./runtime-uses.js";

/** Folders of programs that people run, and that are not deployed. */
const scriptFolders = /(?:^|\/)(?:scripts?|tools?|tasks|bench(?:marks?)?|examples?)\//;

interface EntryChoice {
  /** Whether a file belongs to the runtime's program at all. Default: it does. */
  readonly mayBePart?: (uses: FileUses) => boolean;
  /** Whether a file's default export is a handler. Default: it is one of a framework, or has `fetch`. */
  readonly exportsIt?: (uses: FileUses) => boolean;
  /** Whether a file serves in another way. Default: it does not. */
  readonly isEntry?: (file: ts.SourceFile) => boolean;
}

/**
 * Which files are parts of Workers: those with a server or a handler as default export, and all that they import. Where
 * there is none, every file counts as one, because the server may be somewhere that this run does not see.
 *
 * @returns also the paths of the entries, and of the other files that use the runtime
 */
export function workerModules(
  all: readonly FileUses[],
  analysis: Analysis,
  graph: ModuleGraph,
  { mayBePart = () => true, exportsIt = exportsHandler, isEntry = () => false }: EntryChoice = {},
): { readonly modules: readonly FileUses[]; readonly scripts: readonly string[]; readonly entries: readonly string[] } {
  const pathOf = ({ file }: FileUses) => analysis.pathOf(file);
  const entries = all.filter(
    (uses) =>
      !scriptFolders.test(pathOf(uses)) &&
      (uses.uses.some(({ name, isType }) => name === "serve" && !isType) ||
        (mayBePart(uses) && exportsIt(uses)) ||
        isEntry(uses.file)),
  );
  const reached = new Set(entries.map(pathOf));
  for (const path of reached) for (const imported of graph.importsOf(path)) reached.add(imported);
  const isPart = (uses: FileUses) =>
    entries.length === 0 ? !scriptFolders.test(pathOf(uses)) && mayBePart(uses) : reached.has(pathOf(uses));
  const usesRuntime = ({ uses, unclear }: FileUses) => uses.length > 0 || unclear.length > 0;
  return {
    modules: all.filter(isPart),
    entries: entries.map(pathOf),
    scripts: all.filter((uses) => !isPart(uses) && usesRuntime(uses)).map(pathOf),
  };
}

/** `export default app` of a framework, or an object with `fetch`. */
function exportsHandler({ file }: FileUses): boolean {
  const exported = defaultExportOf(file);
  return exported !== undefined && /\bfetch\b|from\s*["'](?:hono|elysia)/.test(file.text);
}
