/** What a file is, told by its path. */

const source = /\.[cm]?[jt]sx?$/;
const declaration = /\.d\.(?:[^/.]+\.)?[cm]?ts$/;

/** Folders that tools write and nobody edits. */
const installedOrBuilt = /(?:^|\/)(?:node_modules|\.git|\.next|\.open-next|\.wrangler|coverage)\//;

/** Names that build output goes by, and now and then a folder of sources (`src/build/`). */
const maybeBuilt = /(?:^|\/)(?:dist|build|out)\//;

/** Whether a path is that of a TypeScript or JavaScript source: no declaration file, not minified. */
export function isSourceFile(path: string): boolean {
  return source.test(path) && !declaration.test(path) && !/\.min\.[cm]?js$/.test(path);
}

export function isDeclarationFile(path: string): boolean {
  return declaration.test(path);
}

/** Whether a path is that of a component whose script TypeScript does not see. */
export function isComponentFile(path: string): boolean {
  return /\.(?:svelte|vue|astro)$/.test(path);
}

/** Whether a path is that of a file that sets variables for a program: CI workflows, compose files, vercel.json, turbo.json. */
export function isSettingsFile(path: string): boolean {
  return /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml|vercel\.json|turbo\.jsonc?)$/.test(
    path,
  );
}

export function isSqlFile(path: string): boolean {
  return /\.sql$/i.test(path);
}

/**
 * Whether a path lies in a folder of installed or built files. A `dist`, `build` or `out` folder that git knows is
 * build output as far as its JavaScript and SQL go (a bundled GitHub Action); TypeScript there was written by somebody.
 */
export function isInstalledOrBuilt(path: string, known: "to git" | "by walking"): boolean {
  if (installedOrBuilt.test(path)) return true;
  return maybeBuilt.test(path) && (known === "by walking" || declaration.test(path) || !/\.[cm]?tsx?$/.test(path));
}

/** People do not write lines of this mean length, in UTF-16 units; minifiers and bundlers do. */
const minifiedLine = 500;

/** What esbuild and webpack begin a bundle with, or an output in the other module format. */
const bundlePrelude =
  /\bObject\.getOwnPropertyDescriptor[;,]\s*(?:var\s+)?[\w$]+\s*=\s*Object\.getOwnPropertyNames\b|\b__webpack_require__\b/;

/**
 * Whether a tool wrote a file: a comment in its first lines says so (`@generated`, or as Go's tools say it), it begins
 * as bundlers let their output begin, or it is minified.
 */
export function isGenerated(text: string): boolean {
  if (text.length > 20_000 && text.length / text.split("\n").length > minifiedLine) return true;
  if (bundlePrelude.test(text.slice(0, 2000))) return true;
  const comment = /^\s*(?:\/\/|\/?\*).*(?:@generated\b(?!\/)|\bgenerated\b.*\bDO NOT EDIT\b)/;
  return text
    .slice(0, 2000)
    .split("\n", 6)
    .some((line) => comment.test(line));
}
