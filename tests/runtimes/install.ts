import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/**
 * What the side before the migration runs on. `better-sqlite3` and `node:sqlite` are both Node; so is `postgres`, which
 * has the clients of PostgreSQL, and a PostgreSQL behind a socket for them. `redis` is a server. `next` has Next.js, and
 * OpenNext and wrangler for the side after.
 */
export type RuntimeName = "bun" | "deno" | "node" | "better-sqlite3" | "node:sqlite" | "postgres" | "redis" | "next";

/** A runtime that can be started. */
export interface Runtime {
  readonly name: RuntimeName;
  /** Absolute path of the executable. */
  readonly executable: string;
  /** Absolute path of a `node_modules` folder with what the runtime's programs import and cannot bundle. */
  readonly modules?: string;
  /** Absolute path of a folder with shared libraries that the executable needs. */
  readonly libraries?: string;
}

export interface MissingRuntime {
  readonly name: RuntimeName;
  /** One line: why it is not there. */
  readonly missing: string;
}

export const repositoryRoot = fileURLToPath(new URL("../..", import.meta.url));
const cache = path.join(repositoryRoot, ".cache", "runtimes");
const installs = new Map<RuntimeName, Promise<Runtime | MissingRuntime>>();

/**
 * Finds a runtime, and installs it into `.cache/runtimes` when it is not among the development dependencies. A runtime
 * that cannot be had (no network, an unsupported system) is told, not thrown.
 */
export function provideRuntime(name: RuntimeName): Promise<Runtime | MissingRuntime> {
  const known = installs.get(name);
  if (known) return known;
  const install = provide(name).catch((error: unknown): MissingRuntime => ({ name, missing: firstLine(error) }));
  installs.set(name, install);
  return install;
}

async function provide(name: RuntimeName): Promise<Runtime> {
  switch (name) {
    case "bun":
      return { name, executable: bunExecutable() };
    case "deno": {
      const modules = await install(["deno@2.9"], "deno-2.9");
      return { name, executable: await denoExecutable(modules) };
    }
    case "node":
      return { name, executable: process.execPath };
    case "better-sqlite3": {
      // A native module fits one ABI only, so each major version of Node has its own copy.
      const modules = await install(["better-sqlite3@12"], `better-sqlite3-12-abi${process.versions.modules}`);
      return { name, executable: process.execPath, modules };
    }
    case "postgres": {
      const modules = await install(["pg@8", "postgres@3", "@electric-sql/pglite-socket@0"], "postgres-clients-8-3");
      return { name, executable: process.execPath, modules };
    }
    case "node:sqlite": {
      if (hasNodeSqlite()) return { name, executable: process.execPath };
      const platform = process.platform === "win32" ? "win" : process.platform;
      const packageName = `node-${platform}-${process.arch}`;
      const modules = await install([`${packageName}@24`], `${packageName}-24`);
      return { name, executable: path.join(modules, packageName, "bin", "node") };
    }
    case "redis":
      return provideRedis();
    case "next": {
      const modules = await install(nextPackages, "next-16.4.6-opennext-1.20.13-ai-5");
      return { name, executable: process.execPath, modules };
    }
  }
}

/** What the apps of `__testfixtures__/presets` import, before and after. Exact where another version builds otherwise. */
const nextPackages = [
  "next@16.4.6",
  "react@19",
  "react-dom@19",
  "@types/react@19",
  "@types/node@20",
  "typescript@5",
  "@opennextjs/cloudflare@1.20.13",
  "wrangler@4.164.0",
  "@cloudflare/workers-types@5",
  "@vercel/blob@2",
  "@upstash/redis@1",
  "drizzle-orm@0.44",
  "postgres@3",
  "ai@5",
  "zod@4",
];

/** The Redis server of the system, else that of Debian's packages, unpacked and not installed. */
async function provideRedis(): Promise<Runtime> {
  const installed = (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, "redis-server"))
    .find((file) => existsSync(file));
  if (installed !== undefined) return { name: "redis", executable: installed };
  const run = promisify(execFile);
  const packages = ["redis-server", "redis-tools", "libjemalloc2", "liblzf1", "libatomic1"];
  const folder = await installOnce("redis-server-debian", async (temporary) => {
    await run("apt-get", ["download", ...packages], { cwd: temporary });
    for (const file of readdirSync(temporary).filter((name) => name.endsWith(".deb")))
      await run("dpkg-deb", ["-x", file, "."], { cwd: temporary });
  });
  const architecture = process.arch === "arm64" ? "aarch64" : "x86_64";
  return {
    name: "redis",
    executable: path.join(folder, "usr", "bin", "redis-server"),
    libraries: path.join(folder, "usr", "lib", `${architecture}-linux-gnu`),
  };
}

/** The program itself, which the package's own script would fetch by a detour through Node at every start. */
async function denoExecutable(modules: string): Promise<string> {
  const name = process.platform === "win32" ? "deno.exe" : "deno";
  const platforms = path.join(modules, "@deno");
  const found = readdirSync(platforms)
    .map((folder) => path.join(platforms, folder, name))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error(`deno has no program for ${process.platform} ${process.arch}`);
  await chmod(found, 0o755);
  return found;
}

function bunExecutable(): string {
  const packageFile = createRequire(import.meta.url).resolve("bun/package.json");
  return path.join(path.dirname(packageFile), "bin", "bun.exe");
}

/** `node:sqlite` needs no flag from 22.13 on. */
function hasNodeSqlite(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

/**
 * Installs packages into a folder of its own.
 *
 * @returns the absolute path of the `node_modules` folder.
 */
async function install(packages: readonly string[], folderName: string): Promise<string> {
  const folder = await installOnce(folderName, async (temporary) => {
    await writeFile(path.join(temporary, "package.json"), '{ "private": true }\n');
    const parameters = ["install", "--no-audit", "--no-fund", "--no-package-lock", ...packages];
    await promisify(execFile)("npm", parameters, { cwd: temporary, shell: process.platform === "win32" });
  });
  return path.join(folder, "node_modules");
}

/**
 * Fills a folder of the cache, unless it is there. It happens in a temporary folder that is renamed when it is complete,
 * so that two test runs at the same time, or one that is interrupted, leave nothing half-installed.
 *
 * @returns the absolute path of the folder.
 */
async function installOnce(folderName: string, fill: (temporary: string) => Promise<void>): Promise<string> {
  const folder = path.join(cache, folderName);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const temporary = await mkdtemp(path.join(cache, ".installing-"));
    try {
      await fill(temporary);
      await rename(temporary, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  return folder;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0] ?? text;
}
