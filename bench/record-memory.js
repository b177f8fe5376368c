/** Preloaded into every node process of a measured command: leaves the process's peak memory in a file when it ends. */
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.BENCH_MEMORY_FILE;
if (file !== undefined && isMainThread) {
  // maxRSS is in kibibytes on every platform.
  process.on("exit", () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`));
}
