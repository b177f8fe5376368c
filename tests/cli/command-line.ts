import { spawnSync } from "node:child_process";
import { inject } from "vitest";

export interface Outcome {
  /** `null` if a signal ended the process. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to an environment without any wish about colours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of node itself. */
  readonly nodeOptions?: readonly string[];
}

/** The process's environment without what would change colours. */
export function environment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, ...added };
}

/** Runs the built executable with its output in pipes. */
export function cfCodemod(words: readonly string[], { cwd, env, nodeOptions = [] }: RunOptions = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, inject("executable"), ...words], {
    ...(cwd !== undefined && { cwd }),
    env: environment(env),
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Runs a line of shell, in which `$CLI` is the executable. */
export function shell(line: string, cwd: string): Outcome {
  const env = environment({ CLI: inject("executable") });
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr };
}
