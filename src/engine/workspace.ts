import { constants, isAscii, isUtf8 } from "node:buffer";
import { type Dirent, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { parse as parseJsonc, printParseErrorCode, type ParseError } from "jsonc-parser";
import { globSync, isDynamicPattern } from "tinyglobby";
import { gitFiles, gitRoot } from "./git.js";
import { pathKinds, statsOf } from "./path-kinds.js";
import type { FileError } from "./run-result.js";
import {
  isComponentFile,
  isDeclarationFile,
  isGenerated,
  isInstalledOrBuilt,
  isSettingsFile,
  isSourceFile,
  isSqlFile,
} from "./source-kinds.js";
import type { SourceTree } from "./source-tree.js";
import type { FileKind } from "./transform.js";
import { UsageError } from "./usage-error.js";

export interface WorkspaceOptions {
  /** Where relative paths and globs start. */
  readonly cwd: string;
  /** Files, folders or globs that may be edited. Empty: everything below `cwd`. */
  readonly paths?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** The kinds of files that may be edited. Default: all. */
  readonly kinds?: readonly FileKind[];
  /** A tsconfig, or the folder of one. */
  readonly project?: string;
}

/** The source tree over the disk. Every file is read at most once, and only when somebody asks for it. */
export interface Workspace extends SourceTree {
  /** Whether the root is the top of a git checkout. */
  readonly inGit: boolean;
  /**
   * The bytes of a file, each as one character; not kept. `undefined` where there is none, where it cannot be read (see
   * `errors`), and where it is longer than a string can be.
   */
  readBytes(path: string): string | undefined;
  /**
   * The files and folders that were named one by one, in that order, relative to the root. None where nothing was named,
   * or only globs or the root, or where the paths are about more than one kind of files.
   */
  readonly named: readonly string[];
  /** An absolute path relative to the root, or `undefined` if it lies outside. */
  pathOf(absolutePath: string): string | undefined;
  /**
   * What a path of the user's, relative to the working directory, is relative to the root. It need not exist.
   *
   * @throws UsageError if it is the root itself or lies outside of it.
   */
  readonly pathBelowRoot: (path: string) => string;
  /** Source and SQL files that turned out not to be readable, or not UTF-8, so far. */
  errors(): readonly FileError[];
}

/**
 * Opens the tree of the user's files. The root is the top of the git checkout of `cwd`, else `cwd` itself.
 *
 * @throws UsageError for a path that does not exist, lies outside of the root, or names no source file, and for a
 *   tsconfig that cannot be read.
 */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const cwd = existingFolder(options.cwd);
  const gitTop = gitRoot(cwd);
  const root = gitTop === undefined ? cwd : realpathSync(gitTop);
  const { kindOf, isFileItself } = pathKinds(root);
  const { sourceFiles, declarationFiles, componentFiles, settingsFiles, sqlFiles } = listFiles(
    root,
    gitTop !== undefined,
    isFileItself,
  );
  const absolute = (path: string) => (isAbsolute(path) ? path : join(root, path));

  const known = new Set([...sourceFiles, ...sqlFiles]);
  const failures = new Map<string, string>();
  const texts = new Map<string, string | undefined>();
  const generated = new Map<string, boolean>();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  function bytesOf(path: string): Buffer | undefined {
    try {
      return readFileSync(absolute(path));
    } catch (error) {
      if (known.has(path)) failures.set(path, `cannot be read (${errorCode(error)})`);
      return undefined;
    }
  }

  function readBytes(path: string): string | undefined {
    const bytes = bytesOf(path);
    if (!bytes) return undefined;
    if (isTooLong(bytes)) {
      if (known.has(path)) failures.set(path, tooLong);
      return undefined;
    }
    const text = bytes.toString("latin1");
    // Who reads all files need not read them again to know which are generated.
    if (isUtf8(bytes)) {
      generated.set(path, isGeneratedText(path, isAscii(bytes) ? text : bytes.toString("utf8")));
    }
    return text;
  }

  function read(path: string): string | undefined {
    if (texts.has(path)) return texts.get(path);
    const bytes = known.has(path) || kindOf(path) === "file" ? bytesOf(path) : undefined;
    let text: string | undefined;
    try {
      text = bytes && decoder.decode(bytes);
    } catch {
      if (known.has(path)) failures.set(path, bytes && isTooLong(bytes) ? tooLong : noText(bytes));
    }
    texts.set(path, text);
    return text;
  }

  // Nobody writes SQL migrations with a bundler, and those that a tool wrote are the user's from then on.
  const isGeneratedText = (path: string, text: string) => !isSqlFile(path) && isGenerated(text);
  function isGeneratedFile(path: string): boolean {
    let answer = generated.get(path);
    if (answer === undefined) {
      answer = isGeneratedText(path, read(path) ?? "");
      generated.set(path, answer);
    }
    return answer;
  }

  const wanted = options.kinds ?? ["source", "sql"];
  const files = [...(wanted.includes("source") ? sourceFiles : []), ...(wanted.includes("sql") ? sqlFiles : [])];
  const editable = selectFiles(files, { ...options, kinds: wanted, cwd, root, isGeneratedFile });
  return {
    root: forwardSlashes(root),
    inGit: gitTop !== undefined,
    sourceFiles,
    declarationFiles,
    componentFiles,
    settingsFiles,
    sqlFiles,
    named: (wanted.length === 1 ? (options.paths ?? []) : []).flatMap((path) => {
      const real = realPathOf(resolve(cwd, path));
      const inTree = real === undefined ? "" : (relativeTo(root, real) ?? "");
      return inTree === "" ? [] : [inTree];
    }),
    ...(options.project !== undefined && { tsconfig: namedConfig(cwd, root, options.project) }),
    readBytes,
    read,
    pathOf: (path) => relativeTo(root, path),
    pathBelowRoot: (path) => {
      const inTree = relativeTo(root, realPathOfNew(resolve(cwd, path)));
      if (inTree === undefined) throw new UsageError(`${path} lies outside of ${root}`);
      if (inTree === "") throw new UsageError(`${path} is ${root} itself: name a file or folder in it`);
      return inTree;
    },
    fileExists: (path) => kindOf(path) === "file",
    directoryExists: (path) => kindOf(path) === "folder",
    directories: (path) => (kindOf(path) === "folder" ? foldersIn(absolute(path)) : []),
    realPath: (path) => {
      const real = realPathOf(absolute(path));
      return real === undefined ? path : (relativeTo(root, real) ?? forwardSlashes(real));
    },
    isEditable: (path) => editable.has(path) && !isGeneratedFile(path),
    errors: () => [...failures].map(([path, reason]) => ({ path, reason })),
  };
}

const tooLong = "is too large to be read";

function isTooLong(bytes: Uint8Array): boolean {
  return bytes.length > constants.MAX_STRING_LENGTH;
}

/** What a file is that is not UTF-8, where its first bytes tell. */
function noText(bytes: Uint8Array | undefined): string {
  const start = Buffer.from(bytes?.subarray(0, 5) ?? []).toString("latin1");
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(start)) return "is UTF-16; save it as UTF-8";
  if (start.startsWith("\u001f\u008b")) return "is compressed with gzip; decompress it";
  if (start === "PGDMP") return "is an archive of pg_dump; make SQL of it with `pg_restore --file=dump.sql`";
  return "is not valid UTF-8";
}

function existingFolder(path: string): string {
  const real = realPathOf(path);
  if (real === undefined || !isFolder(real)) throw new UsageError(`${path} is not a folder`);
  return real;
}

function listFiles(root: string, inGit: boolean, isFileItself: (path: string) => boolean) {
  const files = inGit ? gitFiles(root) : walk(root);
  const kinds = [isSourceFile, isDeclarationFile, isComponentFile, isSettingsFile, isSqlFile];
  const found = files
    .filter((path) => kinds.some((isOfKind) => isOfKind(path)))
    .filter((path) => !isInstalledOrBuilt(path, inGit ? "to git" : "by walking"))
    // What is listed behind a symbolic link stands in the list itself, or is ignored. What git lists may be deleted.
    .filter(isFileItself)
    .sort();
  return {
    sourceFiles: found.filter(isSourceFile),
    declarationFiles: found.filter(isDeclarationFile),
    componentFiles: found.filter(isComponentFile),
    settingsFiles: found.filter(isSettingsFile),
    sqlFiles: found.filter(isSqlFile),
  };
}

function walk(root: string): string[] {
  const sources = "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,svelte,vue,astro,sql,SQL}";
  const workflows = [".github/workflows/*.{yml,yaml}", ".gitlab-ci.{yml,yaml}", ".circleci/config.{yml,yaml}"];
  const settings = ["**/*compose*.{yml,yaml}", "**/{vercel,turbo}.{json,jsonc}"];
  return globSync([sources, ...workflows, ...settings], {
    cwd: root,
    ignore: ["**/node_modules/**"],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
}

interface Selection extends WorkspaceOptions {
  readonly root: string;
  readonly kinds: readonly FileKind[];
  isGeneratedFile(path: string): boolean;
}

/** Which of the files the paths, --include and --exclude leave open for editing. */
function selectFiles(files: readonly string[], selection: Selection): ReadonlySet<string> {
  const { paths = [], include = [], exclude = [] } = selection;
  const known = new Set(files);
  const selected = new Set((paths.length === 0 ? ["."] : paths).flatMap((path) => named(path, known, selection)));
  if (include.length > 0) {
    const included = matching(include, selection);
    for (const path of selected) if (!included.has(path)) selected.delete(path);
  }
  if (exclude.length > 0) for (const path of matching(exclude, selection)) selected.delete(path);
  return selected;
}

/** What a file of these kinds is called, and why another file is none. */
function namesOf(kinds: readonly FileKind[]): { readonly none: string; readonly a: string; readonly other: string } {
  if (!kinds.includes("sql")) return { none: "no source file", a: "a source file", other: "not TypeScript/JavaScript" };
  if (!kinds.includes("source")) return { none: "no SQL file", a: "an SQL file", other: "not .sql" };
  return { none: "no source file", a: "a source file", other: "neither TypeScript/JavaScript nor SQL" };
}

/** The files that one path of the command line names. */
function named(path: string, known: ReadonlySet<string>, selection: Selection): string[] {
  const { cwd, root } = selection;
  const names = namesOf(selection.kinds);
  const stats = statsOf(resolve(cwd, path));
  if (!stats) {
    if (!isDynamicPattern(path)) throw new UsageError(`${path} does not exist`);
    const found = [...matching([path], selection)].filter((match) => known.has(match));
    if (found.length === 0) throw new UsageError(`${path} matches ${names.none}`);
    return found;
  }
  const real = relativeTo(root, realpathSync(resolve(cwd, path)));
  if (real === undefined) throw new UsageError(`${path} lies outside of ${root}`);
  if (stats.isDirectory()) return real === "" ? [...known] : [...known].filter((file) => file.startsWith(`${real}/`));
  if (!known.has(real)) {
    throw new UsageError(`${path} is not ${names.a} to edit: ignored by git, installed, built, or ${names.other}`);
  }
  if (selection.isGeneratedFile(real)) throw new UsageError(`${path} is generated: change what generates it`);
  return [real];
}

/** Files that match one of the globs, relative to the root. A folder stands for all that is in it. */
function matching(globs: readonly string[], { cwd, root }: Selection): Set<string> {
  const matches = globSync([...globs], {
    cwd,
    absolute: true,
    dot: true,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**", "**/.git/**"],
  });
  return new Set(matches.flatMap((match) => relativeTo(root, realPathOf(match) ?? match) ?? []));
}

/** The tsconfig named by --project, relative to the root where it lies below it. */
function namedConfig(cwd: string, root: string, project: string): string {
  const named = resolve(cwd, project);
  const file = isFolder(named) ? join(named, "tsconfig.json") : named;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${project} cannot be read (${errorCode(error)})`);
  }
  const errors: ParseError[] = [];
  parseJsonc(text.replace(/^\uFEFF/, ""), errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first)
    throw new UsageError(`${project} is not valid: ${printParseErrorCode(first.error)} at offset ${first.offset}`);
  const real = realpathSync(file);
  return relativeTo(root, real) ?? forwardSlashes(real);
}

function foldersIn(path: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(path, entry.name))))
    .map((entry) => entry.name)
    .sort();
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The real path of what may not be there yet: that of the nearest folder above which is, and the rest. */
function realPathOfNew(path: string): string {
  const real = realPathOf(path);
  const parent = dirname(path);
  return real ?? (parent === path ? path : join(realPathOfNew(parent), basename(path)));
}

/** A path relative to the root with forward slashes, or `undefined` if it lies outside. */
function relativeTo(root: string, path: string): string | undefined {
  const result = relative(root, path);
  return result === ".." || result.startsWith(`..${sep}`) || isAbsolute(result) ? undefined : forwardSlashes(result);
}

function forwardSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** `EACCES` and the like. */
function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
}
