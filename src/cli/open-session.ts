import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Session } from "../engine/session.js";
import type { FileKind } from "../engine/transform.js";
import type { Config } from "./config-file.js";
import type { OptionValues } from "./options.js";

/**
 * Opens the session that a command line asks for. What it says itself goes before what the config file says.
 *
 * @param kinds what the paths may name
 * @param overlay texts in the place of those on the disk, by absolute path
 * @throws UsageError for a path that does not exist or lies outside of the project.
 */
export async function openSession(
  values: Pick<OptionValues, "cwd" | "include" | "exclude" | "project"> & {
    readonly paths?: readonly string[] | undefined;
  },
  config: Config,
  kinds: readonly FileKind[],
  overlay?: ReadonlyMap<string, string>,
): Promise<Session> {
  // Loaded late: `--help` and `list` need no engine.
  const { createSession } = await import("../engine/session.js");
  const { cwd, paths = [], project, include = config.include, exclude = config.exclude } = values;
  return createSession({
    paths,
    kinds,
    ...(overlay && { overlay }),
    ...(cwd !== undefined && { cwd }),
    ...(project !== undefined && { project }),
    ...(include && { include }),
    ...(exclude && { exclude }),
  });
}

/** The working directory relative to the root of the session, with forward slashes. */
export function workingDirectory(root: string, cwd: string): string {
  return relative(root, realpathSync(cwd)).replaceAll(sep, "/");
}
