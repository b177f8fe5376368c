import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Loads a package that cf-codemod does not bring along: from where cf-codemod is installed, else from the project, also
 * where it is only a dependency of another package there (`miniflare` of `wrangler`).
 *
 * @param through packages of the project that may have it
 * @returns `undefined` where it is not installed
 * @throws whatever the package throws while it loads
 */
export async function loadOptionalPackage(
  name: string,
  projectRoot: string,
  through: readonly string[] = [],
): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  for (const resolve of [requireOf(projectRoot), ...through.map((parent) => requireThrough(projectRoot, parent))]) {
    const file = resolveWith(resolve, name);
    if (file !== undefined) return import(pathToFileURL(file).href);
  }
  return undefined;
}

function requireOf(folder: string): NodeJS.Require {
  return createRequire(path.join(folder, "package.json"));
}

function requireThrough(folder: string, parent: string): NodeJS.Require | undefined {
  const file = resolveWith(requireOf(folder), `${parent}/package.json`);
  return file === undefined ? undefined : createRequire(file);
}

function resolveWith(require: NodeJS.Require | undefined, name: string): string | undefined {
  try {
    return require?.resolve(name);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
}
