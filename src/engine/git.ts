import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { UsageError } from "./usage-error.js";

/** Runs git for reading only: no locks are taken, messages come in English, output is split at NUL bytes. */
function git(cwd: string, args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" },
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function records(output: string): string[] {
  return output.split("\0").filter((record) => record !== "");
}

/**
 * The top of the git checkout that holds a folder, or `undefined` where there is none, where it ignores the folder, or
 * where git is not installed.
 *
 * @throws UsageError if there is a checkout that git refuses to read (e.g. one that belongs to another user).
 */
export function gitRoot(cwd: string): string | undefined {
  try {
    const root = git(cwd, ["rev-parse", "--show-toplevel"]).replace(/\r?\n$/, "");
    return root !== realpathSync(cwd) && isIgnored(cwd) ? undefined : root;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: unknown };
    const message = typeof stderr === "string" ? stderr : "";
    if (code === "ENOENT" || message.includes("not a git repository")) return undefined;
    throw new UsageError(`git cannot read the checkout at ${cwd}: ${firstLine(message) || String(error)}`);
  }
}

function isIgnored(folder: string): boolean {
  try {
    git(folder, ["check-ignore", "--quiet", "."]);
    return true;
  } catch {
    return false;
  }
}

/** Files that git tracks or would track: all but the ignored ones. Relative to the root. May name deleted files. */
export function gitFiles(root: string): string[] {
  const output = git(root, ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
  return [...new Set(records(output))];
}

/**
 * Which of some existing files could not be got back from git: uncommitted, untracked or ignored ones. A file is safe
 * only if git says both that it is tracked and that it has no changes.
 *
 * @param paths relative to the root
 * @throws UsageError if git cannot tell.
 */
export function uncommittedFiles(root: string, paths: readonly string[]): string[] {
  try {
    const tracked = new Set(records(git(root, ["ls-files", "--cached", "-z"])));
    // "XY path": two letters of state and a space before the path.
    const status = git(root, ["status", "--porcelain=v1", "--untracked-files=no", "--no-renames", "-z"]);
    const changed = new Set(records(status).map((record) => record.slice(3)));
    return paths.filter((path) => !tracked.has(path) || changed.has(path));
  } catch (error) {
    const { stderr } = error as { stderr?: unknown };
    const reason = firstLine(typeof stderr === "string" ? stderr : "") || String(error);
    throw new UsageError(`git cannot tell whether the files are committed (${reason}); pass --force to go on without`);
  }
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
