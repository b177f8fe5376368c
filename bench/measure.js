import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * @typedef {object} Measurement
 * @property {number} seconds Wall time, with the start of the process.
 * @property {number} megabytes Peak resident memory in MB (10⁶ bytes): the peaks of all its node processes, added up.
 * @property {number | null} status Exit status, `null` after a signal.
 * @property {string} stdout
 * @property {string} stderr
 */

const preload = new URL("record-memory.js", import.meta.url).href;

/**
 * Runs a node program as a process of its own.
 * @param {readonly string[]} command Arguments of node.
 * @param {string} cwd
 * @returns {Promise<Measurement>}
 */
export async function measure(command, cwd) {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  const memoryFile = path.join(folder, "memory");
  try {
    const start = performance.now();
    const child = spawn(process.execPath, command, {
      cwd,
      env: { ...process.env, NODE_OPTIONS: `--import=${preload}`, BENCH_MEMORY_FILE: memoryFile },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr, status] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      /** @type {Promise<number | null>} */ (
        new Promise((resolve, reject) => child.once("error", reject).once("close", resolve))
      ),
    ]);
    const seconds = (performance.now() - start) / 1000;
    const peaks = readFileSync(memoryFile, "utf8").trim().split("\n").map(Number);
    return {
      seconds,
      megabytes: peaks.reduce((sum, kibibytes) => sum + kibibytes * 1024, 0) / 1e6,
      status,
      stdout,
      stderr,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {import("node:stream").Readable} stream */
async function textOf(stream) {
  let text = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
