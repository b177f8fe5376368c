import { spawn, execFile, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { repositoryRoot, type Runtime } from "../runtimes/install.js";
import type { DatabaseDump } from "./database-dump.js";
import { exchange, type Observation, type Send } from "./exchange.js";
import { linkPackages } from "./link-packages.js";
import type { Runtimes } from "./run-scenario.js";
import { databasesOf, type Scenario } from "./scenario.js";
import { startServices } from "./services.js";

const runtimesFolder = fileURLToPath(new URL("../runtimes", import.meta.url));

/**
 * Runs a scenario against a program on the runtime that it was written for: in a copy of its folder, with databases
 * that do not exist yet.
 *
 * @throws Error if the program does not start, with what it printed.
 */
export async function observeBefore(folder: string, scenario: Scenario, runtimes: Runtimes): Promise<Observation> {
  const directory = mkdtempSync(path.join(tmpdir(), "cf-codemod-before-"));
  const services = await startServices(scenario.services, folder, runtimes);
  try {
    cpSync(folder, directory, { recursive: true });
    const files = Object.entries(databasesOf(scenario)).map(([binding, file]): [string, string] => [
      binding,
      path.join(directory, file),
    ]);
    for (const [, file] of files) mkdirSync(path.dirname(file), { recursive: true });
    linkModules(directory, runtimes);
    const server = await serve(directory, scenario, runtimes.before, {
      ...(files[0] && { DATABASE_PATH: files[0][1] }),
      ...services.environment,
    });
    const base = `http://127.0.0.1:${String(server.port)}`;
    const send: Send = (url, request) => fetch(base + url, { ...request, signal: AbortSignal.timeout(10_000) });
    const exchanges = await exchange(scenario, send, base).finally(() => server.stop());
    const databases: Record<string, DatabaseDump> = {};
    for (const [binding, file] of files) databases[binding] = await dump(file, runtimes.bun);
    return { exchanges, databases };
  } finally {
    await services.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

async function serve(
  directory: string,
  scenario: Scenario,
  runtime: Runtime,
  environment: Readonly<Record<string, string>>,
): Promise<Server> {
  const command =
    runtime.name === "bun"
      ? serveOnBun(scenario.entry)
      : runtime.name === "deno"
        ? serveOnDeno(directory, scenario.entry)
        : await serveOnNode(directory, scenario.entry, runtime.modules);
  const child = spawn(runtime.executable, command, {
    cwd: directory,
    env: {
      ...process.env,
      ...scenario.environment,
      ...environment,
      ...(runtime.name === "deno" && asksForMain(directory, scenario.entry) && { SERVED_BY_ITSELF: "1" }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  try {
    return { port: await portOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Packages for Bun and Deno: those of this repository, and the clients of PostgreSQL where it is a service. */
function linkModules(directory: string, { before, postgres }: Runtimes): void {
  const isOwn = existsSync(path.join(directory, "node_modules"));
  if ((before.name !== "bun" && before.name !== "deno") || isOwn) return;
  const clients = postgres?.modules === undefined ? [] : [postgres.modules];
  linkPackages(directory, [path.join(repositoryRoot, "node_modules"), ...clients]);
}

function serveOnBun(entry: string): string[] {
  return ["run", "--no-install", path.join(runtimesFolder, "serve-on-bun.ts"), entry];
}

/** Without a network: packages of npm are those of this repository, and nothing is looked up. */
function serveOnDeno(directory: string, entry: string): string[] {
  const harness = path.join(runtimesFolder, "serve-on-deno.ts");
  const config = ["deno.json", "deno.jsonc"].find((name) => existsSync(path.join(directory, name)));
  return [
    "run",
    "--allow-all",
    "--no-check",
    "--no-remote",
    "--no-lock",
    "--node-modules-dir=manual",
    "--unstable-sloppy-imports",
    "--unstable-cron",
    ...(config === undefined ? ["--no-config"] : [`--config=${config}`]),
    ...(asksForMain(directory, entry) ? [`--preload=${harness}`, entry] : [harness, entry]),
  ];
}

function asksForMain(directory: string, entry: string): boolean {
  return readFileSync(path.join(directory, entry), "utf8").includes("import.meta.main");
}

/** Node runs no TypeScript that uses more than types, so everything is bundled but native modules. */
async function serveOnNode(directory: string, entry: string, modules: string | undefined): Promise<string[]> {
  if (modules !== undefined) symlinkSync(modules, path.join(directory, "node_modules"), "junction");
  const outdir = path.join(directory, ".bundle");
  await build({
    entryPoints: { serve: path.join(runtimesFolder, "serve-on-node.ts"), application: path.join(directory, entry) },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["better-sqlite3", "pg-native"],
    nodePaths: [path.join(repositoryRoot, "node_modules"), ...(modules === undefined ? [] : [modules])],
    // CommonJS inside of a bundle that is a module.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "silent",
  });
  return [path.join(outdir, "serve.mjs"), path.join(outdir, "application.mjs")];
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /^serving on port (\d+)$/m.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("close", () => reject(new Error(`The program before the migration did not start:\n${output}`)));
  });
}

async function dump(file: string, bun: Runtime): Promise<DatabaseDump> {
  if (!existsSync(file)) throw new Error(`The program before the migration wrote no database ${path.basename(file)}`);
  const parameters = ["run", "--no-install", path.join(runtimesFolder, "dump-on-bun.ts"), file];
  const { stdout } = await promisify(execFile)(bun.executable, parameters, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as DatabaseDump;
}
