import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/**
 * Runs a command to its end.
 *
 * @param environment over that of this process
 * @returns what it printed
 * @throws Error with what it printed, where it fails
 */
export async function runToEnd(
  executable: string,
  parameters: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<string> {
  const env = { ...process.env, ...environment };
  try {
    const { stdout } = await promisify(execFile)(executable, [...parameters], {
      cwd,
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const shown = parameters.map((parameter) => path.basename(parameter)).join(" ");
    throw new Error(`${shown} failed:\n${`${stdout}\n${stderr}`.slice(-4000)}`, { cause: error });
  }
}
