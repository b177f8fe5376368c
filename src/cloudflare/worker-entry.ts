import type { SourceTree } from "../engine/source-tree.js";
import { joinPath } from "../engine/tree-paths.js";
import { isRecord } from "../record.js";

/** Commands that run a source file, as opposed to those that build, check or watch one. */
const runtimes: ReadonlySet<string> = new Set([
  "bun",
  "bunx",
  "deno",
  "node",
  "nodemon",
  "ts-node",
  "ts-node-dev",
  "tsx",
]);

/**
 * The module that a package serves requests from, relative to its folder: the source file that its scripts run, else
 * one that package.json names, or with a usual name, whose text serves. `undefined` for a library, whose `main` is what
 * others import. Only a source file that exists; never a built one.
 */
export function findWorkerEntry(
  tree: SourceTree,
  folder: string,
  manifest: Readonly<Record<string, unknown>>,
): string | undefined {
  const known = new Set(tree.sourceFiles);
  const isSource = (candidate: string) => known.has(joinPath(folder, candidate));
  const scripts = isRecord(manifest.scripts) ? [manifest.scripts.dev, manifest.scripts.start] : [];
  const run = scripts
    .flatMap((script) => (typeof script === "string" ? script.split(/&&|\|\||[;&|]/) : []))
    .flatMap(filesRunBy)
    .find(isSource);
  if (run !== undefined) return run;
  const usual = ["index", "server", "main", "worker", "app"].flatMap((name) => [`src/${name}.ts`, `src/${name}.tsx`]);
  return [manifest.module, manifest.main, ...usual, "index.ts", "src/index.js", "index.js"]
    .filter((candidate) => typeof candidate === "string")
    .map(withoutDot)
    .find((candidate) => isSource(candidate) && serves(tree.read(joinPath(folder, candidate)) ?? ""));
}

/** The files among the words of a command that runs one: `bun --hot src/index.ts`, but not `tsup src/index.ts`. */
function filesRunBy(command: string): string[] {
  const words = command.trim().split(/\s+/);
  const unquoted = words.map((word) => word.replace(/^\\?["']|\\?["']$/g, ""));
  const start = unquoted.findIndex((word) => runtimes.has(word));
  const builds = unquoted.slice(start + 1).some((word) => word === "build" || word === "--build" || word === "test");
  return start < 0 || builds ? [] : unquoted.slice(start + 1).map(withoutDot);
}

function withoutDot(path: string): string {
  return path.replace(/^\.\//, "");
}

/** Whether a module has a default export, as the entry of a Worker must; whatever it exports. */
export function exportsDefault(text: string): boolean {
  const code = withoutComments(text);
  return /\bexport\s+default\b|\bexport\s*\{[^}]*\bdefault\b[^}]*\}|\bexport\s*=/.test(code);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

/** Whether a module answers requests: it starts a server, or its default export has a `fetch` or is a web framework's. */
function serves(text: string): boolean {
  const code = withoutComments(text);
  if (/\bserve\s*(?:<[^>]*>\s*)?\(|\.listen\s*\(|\bcreateServer\s*\(|\baddEventListener\s*\(\s*["']fetch/.test(code))
    return true;
  if (/\bexport\s*\{[^}]*\bdefault\b[^}]*\}\s*from/.test(code)) return true;
  const hasDefault = /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/.test(code);
  return hasDefault && /\bfetch\b|from\s*["'](?:hono|elysia|itty-router|h3)\b/.test(code);
}
