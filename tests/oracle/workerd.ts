import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Plugin, build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";
import { d1Through, d1Worker } from "../runtimes/d1-worker.js";
import { repositoryRoot } from "../runtimes/install.js";
import { dumpDatabase, type DatabaseDump } from "./database-dump.js";
import { exchange, type Observation } from "./exchange.js";
import { nodeModules } from "./node-modules.js";
import type { Scenario } from "./scenario.js";
import { readWorkerProject, type WorkerProject } from "./worker-project.js";

const pendingOperations = fileURLToPath(new URL("pending-operations.ts", import.meta.url));

/** Where the Worker that reads the databases listens; all other addresses are the application's. */
const databaseHost = "databases.invalid";

/** Runs Workers on a local workerd, one after the other, with D1, KV and R2 that start empty. */
export class Workerd {
  #miniflare: Miniflare | undefined;
  #runs = 0;

  /**
   * Runs a scenario against the Worker in a folder, after its D1 migrations.
   *
   * @param variables besides those of its config
   * @param modules a folder of packages besides those of this repository
   * @throws Error if it cannot be bundled or does not start.
   */
  async observe(
    folder: string,
    scenario: Scenario,
    variables: Readonly<Record<string, string>> = {},
    modules?: string,
  ): Promise<Observation> {
    const entry = scenario.afterEntry ?? scenario.entry;
    const config = readWorkerProject(folder, entry);
    const project = {
      ...config,
      vars: { ...config.vars, ...filledIn(config.exampleVariables, scenario), ...variables },
    };
    const miniflare = await this.#start(await bundle(folder, entry, project.moduleTypes, modules), project);
    const bindings = project.d1.map(({ name, migrations }) => ({
      name,
      migrations,
      database: d1Through((request) => miniflare.dispatchFetch(`http://${databaseHost}/`, request), name),
    }));
    for (const { database, migrations } of bindings) {
      // D1 refuses a text that ends in a comment, hence the closing statement.
      for (const migration of migrations) await database.prepare(`${migration}\nSELECT 1;`).run();
    }
    const { origin } = await miniflare.ready;
    const exchanges = await exchange(
      scenario,
      (url, request) => miniflare.dispatchFetch(`http://localhost${url}`, request),
      origin,
    );
    const databases: Record<string, DatabaseDump> = {};
    for (const { name, database } of bindings) {
      databases[name] = await dumpDatabase((sql) => database.prepare(sql).all());
    }
    return { exchanges, databases };
  }

  async dispose(): Promise<void> {
    await this.#miniflare?.dispose();
    this.#miniflare = undefined;
  }

  async #start(bundled: Bundle, project: WorkerProject): Promise<Miniflare> {
    // Storage goes by the id, so that each run has its own.
    const run = String(this.#runs++);
    const ids = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `${name}-${run}`]));
    const d1Databases = ids(project.d1.map(({ name }) => name));
    const application = {
      name: "application",
      modules: [{ type: "ESModule" as const, path: "worker.mjs", contents: bundled.script }, ...bundled.files],
      compatibilityDate: project.compatibilityDate,
      compatibilityFlags: [...project.compatibilityFlags],
      bindings: { ...project.vars },
      d1Databases,
      kvNamespaces: ids(project.kv),
      r2Buckets: ids(project.r2),
      durableObjects: Object.fromEntries(
        Object.entries(project.durableObjects).map(([name, className]) => [
          name,
          { className, useSQLite: true, unsafeUniqueKey: `${name}-${run}` },
        ]),
      ),
    };
    const databases = {
      name: "databases",
      modules: true as const,
      script: d1Worker,
      compatibilityDate: project.compatibilityDate,
      d1Databases,
      routes: [`${databaseHost}/*`],
    };
    const options = {
      workers: [application, databases],
      log: new Log(LogLevel.NONE),
      // The exceptions of a case's handler are part of what is compared, not of the test's output.
      handleRuntimeStdio: () => undefined,
    };
    if (this.#miniflare) {
      await this.#miniflare.setOptions(options);
    } else {
      this.#miniflare = new Miniflare(options);
      await this.#miniflare.ready;
    }
    return this.#miniflare;
  }
}

/** What a person writes into `.dev.vars`: the values of the side before, for the names of the example. */
function filledIn(names: readonly string[], { environment = {} }: Scenario): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => names.includes(name)));
}

/** A Worker as wrangler uploads it: the code, and the files that it imports as text or bytes. */
interface Bundle {
  readonly script: string;
  readonly files: readonly { readonly type: "Text" | "Data"; readonly path: string; readonly contents: Uint8Array }[];
}

/** Bundles a Worker with the observer of pending operations around it. */
async function bundle(
  folder: string,
  entry: string,
  moduleTypes: WorkerProject["moduleTypes"],
  modules: string | undefined,
): Promise<Bundle> {
  const files = new Map<string, Bundle["files"][number]>();
  const fileModules: Plugin = {
    name: "file-modules",
    setup({ onResolve }) {
      const endings = [...moduleTypes.keys()].join("|");
      onResolve({ filter: new RegExp(`^\\.{1,2}/.*\\.(?:${endings})$`) }, ({ path: specifier, resolveDir }) => {
        const file = path.join(resolveDir, specifier);
        const type = moduleTypes.get(path.extname(file).slice(1)) ?? "Text";
        const name = `./${String(files.size)}-${path.basename(file)}`;
        const known = files.get(file) ?? { type, path: name.slice(2), contents: readFileSync(file) };
        files.set(file, known);
        return { path: `./${known.path}`, external: true };
      });
    },
  };
  const result = await build({
    plugins: [fileModules, nodeModules],
    stdin: {
      contents: [
        `import { observe } from ${JSON.stringify(pendingOperations)};`,
        `import application from ${JSON.stringify(`./${entry}`)};`,
        `export * from ${JSON.stringify(`./${entry}`)};`,
        "export default observe(application);",
      ].join("\n"),
      resolveDir: folder,
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*"],
    nodePaths: [path.join(repositoryRoot, "node_modules"), ...(modules === undefined ? [] : [modules])],
    logLevel: "silent",
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error(`esbuild gave no output for ${entry}`);
  return { script: output.text, files: [...files.values()] };
}
