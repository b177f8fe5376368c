import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Stack } from "../project/stack.js";
import type { WorkerSize } from "../report/scan-result.js";

const configs = ["wrangler.jsonc", "wrangler.json", "wrangler.toml"];

/** How long a bundle may take, in milliseconds. */
const patience = 300_000;

/**
 * Bundles each Worker of a project with the project's own wrangler, into a folder that goes again, and measures it. Nothing
 * is deployed. Wrangler runs the build that the config names.
 *
 * @param root absolute path of the project
 */
export function workerSizes(root: string, { packages }: Stack, progress: (step: string) => void): WorkerSize[] {
  return packages.flatMap(({ folder }): WorkerSize[] => {
    const config = configs.map((name) => join(folder, name)).find((path) => existsSync(join(root, path)));
    if (config === undefined) return [];
    progress(`bundling ${config}`);
    const shown = config.replaceAll("\\", "/");
    const wrangler = ownWrangler(root, dirname(join(root, config)));
    if (wrangler === undefined) return [{ config: shown, reason: "wrangler is not installed in the project" }];
    return [{ config: shown, ...bundle(wrangler, join(root, config)) }];
  });
}

/** The wrangler that is installed for a folder: in it or above, up to the root. */
function ownWrangler(root: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, "node_modules/wrangler/bin/wrangler.js");
    if (existsSync(path)) return path;
    if (at === root || at === dirname(at)) return undefined;
  }
}

function bundle(wrangler: string, config: string): { bytes: number } | { reason: string } {
  const output = mkdtempSync(join(tmpdir(), "cf-codemod-bundle-"));
  try {
    const words = [wrangler, "deploy", "--dry-run", "--outdir", output, "--config", config];
    const { status, stderr, error } = spawnSync(process.execPath, words, {
      cwd: dirname(config),
      encoding: "utf8",
      timeout: patience,
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (error) return { reason: error.message };
    if (status !== 0) return { reason: firstError(stderr) || `wrangler ended with ${String(status)}` };
    return { bytes: sizeOf(output) };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !/(?:\.map|^README\.md)$/u.test(entry.name))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sizeOf(path) : statSync(path).size;
    })
    .reduce((sum, bytes) => sum + bytes, 0);
}

function firstError(output: string): string {
  // eslint-disable-next-line no-control-regex -- Wrangler colours its messages.
  const lines = output.replaceAll(/\u001b\[[\d;]*m/gu, "").split("\n");
  return (lines.find((line) => /error/iu.test(line)) ?? "").replace(/^.*?error\W*/iu, "").trim();
}
