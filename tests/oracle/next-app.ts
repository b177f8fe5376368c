import { spawn } from "node:child_process";
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Runtime } from "../runtimes/install.js";
import { exchange, type Observation, type ReceivedResponse, type Send } from "./exchange.js";
import { freePort } from "./free-port.js";
import type { Runtimes } from "./run-scenario.js";
import { runToEnd } from "./run-to-end.js";
import type { Scenario } from "./scenario.js";
import { startServices } from "./services.js";
import { readWorkerProject } from "./worker-project.js";

/** How long a server may take to answer for the first time, in milliseconds. */
const patience = 120_000;

/** Builds an app of Next.js once, and runs a scenario against `next start` twice. */
export async function expectationOfNext(
  folder: string,
  scenario: Scenario,
  runtimes: Runtimes,
): Promise<readonly [Observation, Observation]> {
  const { before } = runtimes;
  const project = copyProject(folder, before);
  try {
    const next = path.join(project, "node_modules", "next", "dist", "bin", "next");
    await runToEnd(before.executable, [next, "build"], project, { ...quiet, ...scenario.environment });
    const observe = async () => {
      const services = await startServices(scenario.services, folder, runtimes);
      const environment = { ...quiet, ...scenario.environment, ...services.environment };
      const start = (port: number) => [next, "start", "--port", String(port)];
      return observeServer(before.executable, start, project, environment, scenario).finally(() => services.stop());
    };
    return [await observe(), await observe()];
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/**
 * Builds an app with OpenNext, deploys it without sending anything (`wrangler deploy --dry-run`), and runs a scenario
 * against workerd, which wrangler starts with its local bindings.
 */
export async function observeOpenNext(
  folder: string,
  scenario: Scenario,
  { before, newNode = before }: Runtimes,
): Promise<Observation> {
  const project = copyProject(folder, before);
  try {
    const variables = Object.entries(scenario.environment ?? {});
    writeFileSync(path.join(project, ".dev.vars"), variables.map(([name, value]) => `${name}="${value}"\n`).join(""));
    const modules = path.join(project, "node_modules");
    const openNext = path.join(modules, "@opennextjs", "cloudflare", "dist", "cli", "index.js");
    const wrangler = path.join(modules, "wrangler", "bin", "wrangler.js");
    // What the adapter starts in turn finds its Node by the path.
    const environment = {
      ...quiet,
      PATH: [path.dirname(newNode.executable), process.env.PATH].join(path.delimiter),
    };
    const run = (...parameters: string[]) => runToEnd(newNode.executable, parameters, project, environment);
    await run(openNext, "build");
    await run(wrangler, "deploy", "--dry-run", "--outdir", ".dry-run");
    for (const { name, directory, migrations } of readWorkerProject(folder, "wrangler.jsonc").d1) {
      const target = path.join(project, directory);
      mkdirSync(target, { recursive: true });
      migrations.forEach((text, index) =>
        writeFileSync(path.join(target, `${String(index).padStart(4, "0")}.sql`), text),
      );
      await run(wrangler, "d1", "migrations", "apply", name, "--local");
    }
    const start = (port: number) => [openNext, "preview", "--port", String(port), "--inspector-port", "0"];
    return await observeServer(newNode.executable, start, project, environment, scenario);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** A copy of a project with the packages as if they had been installed: bundlers follow no links out of a project. */
function copyProject(folder: string, { modules }: Runtime): string {
  if (modules === undefined) throw new Error("Next.js is not installed");
  const project = mkdtempSync(path.join(path.dirname(modules), "project-"));
  cpSync(folder, project, { recursive: true });
  linkTree(modules, path.join(project, "node_modules"));
  // Tells the bundler where the project ends, and the adapter which package manager it has.
  writeFileSync(path.join(project, "package-lock.json"), "{}\n");
  return project;
}

/** The same files under other names: 30,000 of them take a second. */
function linkTree(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

const quiet = { CI: "1", NEXT_TELEMETRY_DISABLED: "1", WRANGLER_SEND_METRICS: "false", NODE_ENV: undefined };

async function observeServer(
  executable: string,
  parameters: (port: number) => readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
  scenario: Scenario,
): Promise<Observation> {
  const port = await freePort();
  // A group of its own: the adapter starts wrangler, which starts workerd.
  const child = spawn(executable, parameters(port), {
    cwd,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const read = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const base = `http://127.0.0.1:${String(port)}`;
  const send: Send = async (url, request) =>
    withoutAssets(await fetch(base + url, { ...request, signal: AbortSignal.timeout(60_000) }));
  try {
    const end = Date.now() + patience;
    while (!(await answers(base))) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`The app did not start:\n${output.slice(-4000)}`);
      await setTimeout(200);
    }
    return { exchanges: await exchange(scenario, send, base), databases: {} };
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    await exited;
  }
}

async function answers(base: string): Promise<boolean> {
  try {
    const response = await fetch(`${base}/favicon.ico`, { signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** What two builds name differently: files with hashes, and the data of the page for the browser. The text stays. */
async function withoutAssets(response: Response): Promise<ReceivedResponse> {
  const { status, headers } = response;
  if (headers.get("content-type")?.startsWith("text/html") !== true) return response;
  const text = (await response.text())
    .replace(/<script\b[^>]*>[^]*?<\/script>/g, "")
    .replace(/<(?:link|meta)\b[^>]*>|<!--[^]*?-->| data-dpl-id="[^"]*"/g, "");
  return { status, headers, arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer) };
}
