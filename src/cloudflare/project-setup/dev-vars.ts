import type { SourceTree } from "../../engine/source-tree.js";
import { isInFolder, joinPath } from "../../engine/tree-paths.js";
import { type EnvironmentReads, readsOfEnvironment } from "../../typescript/environment-reads.js";
import { ModuleGraph } from "../../typescript/module-graph.js";
import { isTestFile } from "../../typescript/test-files.js";
import type { PlannedConfig } from "../planned-config.js";
import type { WorkerConfig } from "./worker-config.js";

/** What a Worker reads of its environment. */
export interface EnvironmentVariables {
  /** Sorted. Those whose name says that they are secret. */
  readonly secrets: readonly string[];
  /** Sorted. The others that have to be set. */
  readonly plain: readonly string[];
  /** What a sample file says of variables, by name. */
  readonly samples: ReadonlyMap<string, string>;
}

/** Names that nobody gives to what may be read by everyone. */
const secretName =
  /SECRET|TOKEN|PASSW(?:OR)?D|PRIVATE|CREDENTIAL|SALT|(?:^|_)(?:API_?)?KEYS?(?:_|$)|APIKEY|DSN$|(?:DATABASE|POSTGRES|REDIS|MONGO\w*|DB)_UR[LI]$|WEBHOOK_URL$/;

/** Read when the app is built, and put into the code for the browser. */
const builtIn = /^(?:NEXT_PUBLIC|VITE|PUBLIC)_/;

const sampleFiles = [".env.example", ".env.sample", ".env.template", "example.env"];

/**
 * Writes a `.dev.vars.example` with the environment variables that a Worker's code reads. `.dev.vars` is where wrangler
 * takes local values from (developers.cloudflare.com/workers/configuration/secrets/).
 */
export async function planDevVars(
  tree: SourceTree,
  worker: WorkerConfig,
  planned: PlannedConfig,
): Promise<EnvironmentVariables> {
  const environment = await readsOfEnvironment(tree, filesOf(tree, worker));
  const reads = environment.reads.filter(({ name }) => !builtIn.test(name));
  const names = [...new Set(reads.map(({ name }) => name))].sort();
  const fallbacks = new Map(reads.flatMap(({ name, fallback }) => (fallback === undefined ? [] : [[name, fallback]])));
  noteWholeUses(environment, worker, planned);
  const path = joinPath(worker.folder, ".dev.vars.example");
  const samples = sampleValues(tree, worker.folder);
  if (names.length > 0 && !tree.fileExists(path) && !tree.fileExists(joinPath(worker.folder, ".dev.vars"))) {
    const lines = names.map((name) => {
      const fallback = fallbacks.get(name);
      return fallback === undefined
        ? `${name}=${JSON.stringify(samples.get(name) ?? "")}\n`
        : `# ${name}=${JSON.stringify(fallback)}\n`;
    });
    planned.newFiles.push({ path, text: lines.join(""), code: "cloudflare/dev-vars" });
  }
  const required = names.filter((name) => !fallbacks.has(name));
  return {
    secrets: required.filter((name) => secretName.test(name)),
    plain: required.filter((name) => !secretName.test(name)),
    samples,
  };
}

function noteWholeUses({ whole }: EnvironmentReads, { folder }: WorkerConfig, planned: PlannedConfig): void {
  const [first] = whole;
  if (!first) return;
  const path = joinPath(folder, ".dev.vars.example");
  const more = whole.length > 1 ? ` and at ${String(whole.length - 1)} other places` : "";
  planned.notes.push(
    `${path} may lack variables: the whole environment is passed on at ${first.path}:${String(first.line)}${more}.`,
  );
}

/** The files that run in the Worker: what its entry reaches, or where that is built, all but tests. */
function filesOf(tree: SourceTree, { main, folder }: WorkerConfig): readonly string[] {
  if (main !== undefined && tree.sourceFiles.includes(main)) {
    const graph = ModuleGraph.of(tree);
    const reached = new Set([main]);
    for (const path of reached) for (const target of graph.importsOf(path)) reached.add(target);
    return [...reached].sort();
  }
  return tree.sourceFiles.filter((path) => isInFolder(path, folder) && !isTestFile(path) && !isToolConfig(path));
}

function isToolConfig(path: string): boolean {
  return /(?:^|\/)[^/]+\.config\.[cm]?[jt]s$|(?:^|\/)scripts\//.test(path);
}

/** Values of a sample file, which are there to be read by everyone. Never those of `.env` itself. */
function sampleValues(tree: SourceTree, folder: string): ReadonlyMap<string, string> {
  const file = sampleFiles.map((name) => joinPath(folder, name)).find((path) => tree.fileExists(path));
  const lines = (file === undefined ? "" : (tree.read(file) ?? "")).split(/\r?\n/);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^\s*(?:export\s+)?(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      if (name === undefined || value === undefined) return [];
      const quoted = /^(["'])(.*)\1/.exec(value)?.[2];
      return [[name, quoted ?? value.replace(/\s+#.*$/, "")]];
    }),
  );
}
