/**
 * The user's files as transforms and models see them: text by path, with the edits of earlier transforms already in it.
 * Only the engine implements this over a disk; tests implement it over a Map.
 *
 * Paths are relative to `root`, with forward slashes and without a leading `./`.
 */
export interface SourceTree {
  /** Absolute path of the root: the top of the git checkout, else the working directory. Forward slashes. */
  readonly root: string;
  /**
   * TypeScript and JavaScript sources that belong to the user, sorted: known to git (or found by walking), no
   * declaration files, nothing generated, ignored, built or installed.
   */
  readonly sourceFiles: readonly string[];
  /** The user's own declaration files (`.d.ts`, `.d.mts`, `.d.cts`), sorted: read for their ambient types, never edited. */
  readonly declarationFiles: readonly string[];
  /** Components with a script part that TypeScript does not see (`.svelte`, `.vue`, `.astro`), sorted. Never edited. */
  readonly componentFiles: readonly string[];
  /** Files that set variables for the program (CI workflows, compose files, vercel.json, turbo.json), sorted. Never edited. */
  readonly settingsFiles: readonly string[];
  /** SQL files (`.sql`) that belong to the user, sorted: known to git (or found by walking), not built or installed. */
  readonly sqlFiles: readonly string[];
  /**
   * The text of any file below the root, also of installed ones (`node_modules/hono/dist/types/index.d.ts`), or of an
   * absolute path. `undefined` where there is none. Texts of source files come from the overlay first. A byte order
   * mark is kept.
   */
  read(path: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  /** Names of the folders directly inside a folder (for type roots and workspaces). Empty where there is none. */
  directories(path: string): readonly string[];
  /** The real path behind symbolic links (workspace packages in node_modules), relative where it is below the root. */
  realPath(path: string): string;
  /** Whether this run may change the file: named by the paths on the command line, not excluded. */
  isEditable(path: string): boolean;
  /** The tsconfig that was named with --project, if any. */
  readonly tsconfig?: string;
}
