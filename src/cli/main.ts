import { inspect } from "node:util";
import { setFlagsFromString } from "node:v8";
import { UsageError } from "../engine/usage-error.js";
import { InterruptedError } from "../engine/write.js";
import { runCommandLine } from "./command-line.js";
import { exitStatus } from "./exit-status.js";

// A reader that has seen enough (`… | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// V8 optimizes functions of up to 61,440 bytes of bytecode in the background, and the process does not end before that is
// done. The SQL parser's are so large that this took as long as the translation of a thousand statements, and gained nothing.
setFlagsFromString("--max-optimized-bytecode-size=20000");

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
  // Files that could not be put back after a failed write come as an AggregateError, and the engine says so itself.
  const state = error instanceof AggregateError ? "" : ", nothing was written";
  return `internal error${state}. Please report it:\n${inspect(error)}`;
}
