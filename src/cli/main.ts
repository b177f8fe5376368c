import { UsageError } from "../engine/usage-error.js";
import { InterruptedError } from "../engine/write.js";
import { runCommandLine } from "./command-line.js";
import { exitStatus } from "./exit-status.js";

// A reader that has seen enough (`… | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// There is no handler for SIGINT here: before anything is written the process may die of it at once, which shells report
// as 130, and a handler would have to wait for TypeScript to come back. While files are written the engine listens.
try {
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
  process.exitCode = error instanceof InterruptedError ? exitStatus.interrupted : exitStatus.failed;
  process.stderr.write(`cf-codemod: ${describe(error)}\n`);
}

function describe(error: unknown): string {
  if (error instanceof UsageError || error instanceof InterruptedError) return error.message;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `internal error, nothing was written. Please report it:\n${details}`;
}
