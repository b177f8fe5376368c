import { randomUUID } from "node:crypto";
import type { Stats } from "node:fs";
import * as nodeFileSystem from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { uncommittedFiles } from "./git.js";
import type { FileChange } from "./run-result.js";
import { UsageError } from "./usage-error.js";

/** The process was asked to stop while files were written. Everything is as it was before. The exit status is 130. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";

  constructor() {
    super("interrupted; nothing was changed");
  }
}

/** What writing needs of `node:fs/promises`. */
export type FileSystem = Pick<
  typeof nodeFileSystem,
  | "chmod"
  | "chown"
  | "copyFile"
  | "link"
  | "lstat"
  | "mkdir"
  | "open"
  | "readFile"
  | "realpath"
  | "rename"
  | "rm"
  | "rmdir"
  | "stat"
>;

export interface WriteOptions {
  /** Absolute path of the root that the changes' paths are relative to. */
  readonly root: string;
  /** Whether the root is the top of a git checkout. */
  readonly inGit: boolean;
  /** Write although files are uncommitted, untracked or outside git. */
  readonly force: boolean;
  readonly fileSystem?: FileSystem;
}

/** A change on its way to the disk. */
interface StagedFile {
  /** Real path of what is written. */
  readonly target: string;
  /** The new content, beside the target. */
  readonly temporary: string;
  /** The old content, beside the target; `undefined` for a new file. */
  readonly backup: string | undefined;
  readonly after: Buffer;
  readonly stats: Stats | undefined;
}

/** Takes one step back. */
type UndoStep = () => Promise<unknown>;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Writes all changes, or none. New contents are first written beside their files, then all are renamed into place; if
 * anything fails on the way, what was renamed is put back.
 *
 * @throws UsageError if a file could not be got back from git (unless forced), is read-only, or is no longer what the
 *   changes were planned on. Nothing has been written then.
 * @throws InterruptedError after SIGINT, SIGTERM or SIGHUP.
 */
export async function writeChanges(changes: readonly FileChange[], options: WriteOptions): Promise<void> {
  if (changes.length === 0) return;
  const { root, fileSystem = nodeFileSystem } = options;
  if (!options.force) guardUncommitted(changes, options);
  const staged: StagedFile[] = [];
  for (const change of changes) staged.push(await prepare(change, root, fileSystem));

  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new InterruptedError());
  for (const signal of signals) process.on(signal, interrupt);
  const undo: UndoStep[] = [];
  try {
    for (const file of staged) {
      await createFolders(dirname(file.target), undo, fileSystem);
      await writeBeside(file, undo, fileSystem);
      interruption.signal.throwIfAborted();
    }
    for (const { target, temporary, backup } of staged) {
      await fileSystem.rename(temporary, target);
      undo.push(() => (backup === undefined ? fileSystem.rm(target) : fileSystem.rename(backup, target)));
      // Lets a signal come through that arrived while the file was renamed.
      await new Promise((proceed) => setImmediate(proceed));
      interruption.signal.throwIfAborted();
    }
  } catch (error) {
    await rollBack(undo, error);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
  for (const { backup } of staged) if (backup !== undefined) await fileSystem.rm(backup, { force: true });
}

function guardUncommitted(changes: readonly FileChange[], { root, inGit }: WriteOptions): void {
  if (!inGit) {
    throw new UsageError(`${root} is not in a git checkout, so a change could not be undone; pass --force to go on`);
  }
  const existing = changes.filter(({ before }) => before !== undefined).map(({ path }) => path);
  const uncommitted = uncommittedFiles(root, existing);
  if (uncommitted.length === 0) return;
  const [subject, verb] = uncommitted.length === 1 ? ["", "is"] : [`${uncommitted.length} files: `, "are"];
  throw new UsageError(
    `${subject}${uncommitted.join(", ")} ${verb} not committed; commit or stash, or pass --force to go on`,
  );
}

/** Checks that a change still fits what is on the disk, and that it can be written there. */
async function prepare({ path, before, after }: FileChange, root: string, fileSystem: FileSystem): Promise<StagedFile> {
  const place = join(root, path);
  let target = place;
  let stats: Stats | undefined;
  if (before === undefined) {
    if (await exists(place, fileSystem)) throw new UsageError(`${path} was to be created, but it exists; run again`);
  } else {
    try {
      target = await fileSystem.realpath(place);
      stats = await fileSystem.stat(target);
    } catch (error) {
      throw new UsageError(`${path} cannot be written (${errorCode(error)})`);
    }
    if (isOutside(root, target)) throw new UsageError(`${path} leads out of ${root}`);
    if (!(await fileSystem.readFile(target)).equals(Buffer.from(before))) {
      throw new UsageError(`${path} has changed since the run began; run again`);
    }
    if (!isWritable(stats)) throw new UsageError(`${path} is read-only`);
  }
  const folder = await nearestFolder(dirname(target), fileSystem);
  if (isOutside(root, await fileSystem.realpath(folder))) throw new UsageError(`${path} leads out of ${root}`);
  if (!isWritable(await fileSystem.stat(folder)))
    throw new UsageError(`${path} cannot be written: its folder is read-only`);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  return {
    target,
    temporary: `${beside}.tmp`,
    backup: stats && `${beside}.old`,
    after: Buffer.from(after),
    stats,
  };
}

function isOutside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** Whether any write permission is left. Asked of the mode, so that it also stops the superuser. */
function isWritable({ mode }: Stats): boolean {
  return (mode & 0o222) !== 0;
}

async function exists(path: string, fileSystem: FileSystem): Promise<boolean> {
  try {
    await fileSystem.lstat(path);
    return true;
  } catch {
    return false;
  }
}

async function nearestFolder(path: string, fileSystem: FileSystem): Promise<string> {
  let folder = path;
  while (!(await exists(folder, fileSystem)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function createFolders(folder: string, undo: UndoStep[], fileSystem: FileSystem): Promise<void> {
  const missing: string[] = [];
  for (let path = folder; !(await exists(path, fileSystem)) && dirname(path) !== path; path = dirname(path)) {
    missing.unshift(path);
  }
  for (const path of missing) {
    await fileSystem.mkdir(path);
    undo.push(() => fileSystem.rmdir(path));
  }
}

/** Puts the new content, and for an existing file also the old one, beside the target. */
async function writeBeside(file: StagedFile, undo: UndoStep[], fileSystem: FileSystem): Promise<void> {
  const { target, temporary, backup, after, stats } = file;
  undo.push(() => fileSystem.rm(temporary, { force: true }));
  const handle = await fileSystem.open(temporary, "wx");
  try {
    await handle.writeFile(after);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (!stats || backup === undefined) return;
  const isOurs = stats.uid === process.getuid?.() && stats.gid === process.getgid?.();
  // A file of somebody else stays theirs where we may say so. First the owner: a change of it clears mode bits.
  if (!isOurs) await fileSystem.chown(temporary, stats.uid, stats.gid).catch(() => undefined);
  await fileSystem.chmod(temporary, stats.mode & 0o7777);
  undo.push(() => fileSystem.rm(backup, { force: true }));
  // A second name keeps the very file; some file systems have no such names.
  await fileSystem.link(target, backup).catch(() => fileSystem.copyFile(target, backup));
}

/** Takes back the steps, last first. Stops at one that fails: the old contents still lie beside their files then. */
async function rollBack(undo: readonly UndoStep[], error: unknown): Promise<never> {
  for (const step of undo.toReversed()) {
    try {
      await step();
    } catch (failure) {
      const message = "a file could not be put back after a failure; the old contents are in the .old files beside";
      throw new AggregateError([error, failure], message, { cause: failure });
    }
  }
  if (error instanceof InterruptedError) throw error;
  throw new UsageError(`nothing was written: ${error instanceof Error ? error.message : String(error)}`);
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
}
