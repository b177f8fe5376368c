import { spawn } from "node:child_process";
import { once } from "node:events";
import { inject } from "vitest";
import { environment } from "./command-line.js";

/** Whether a command can be given a terminal here: with `script` of util-linux. */
export const hasPseudoTerminal = process.platform === "linux";

export interface Exchange {
  /** What has to be on the screen since the last key, before the next keys are sent. */
  readonly until: string | RegExp;
  readonly keys: string;
}

/** Runs the executable at a terminal of 100 columns, and answers as a person would. */
export async function atTerminal(
  words: string,
  { cwd, exchanges = [], env = {} }: { cwd: string; exchanges?: readonly Exchange[]; env?: Record<string, string> },
): Promise<{ status: number; screen: string }> {
  const {
    CI: _ci,
    GITHUB_ACTIONS: _actions,
    ...rest
  } = environment({ CLI: inject("executable"), TERM: "xterm", ...env });
  const line = `stty cols 100 rows 40; "${process.execPath}" "$CLI" ${words}`;
  const child = spawn("script", ["-qec", line, "/dev/null"], {
    cwd,
    env: { ...rest, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let screen = "";
  let seen = 0;
  let next = 0;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    screen += chunk;
    const exchange = exchanges[next];
    if (!exchange || screen.slice(seen).search(exchange.until) === -1) return;
    seen = screen.length;
    next += 1;
    // A prompt listens a moment after it is drawn.
    setTimeout(() => child.stdin.write(exchange.keys), 150);
  });
  const [status] = (await once(child, "close")) as [number];
  if (next < exchanges.length) throw new Error(`nobody asked ${String(exchanges[next]?.until)}:\n${screen}`);
  // eslint-disable-next-line no-control-regex -- What a terminal is told beside the text.
  return { status, screen: screen.replaceAll(/\u001b\[[\d;?]*[a-zA-Z]/gu, "") };
}
