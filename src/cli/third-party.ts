import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Transform } from "../engine/transform.js";
import { readModule } from "./read-module.js";

/**
 * Loads the transforms that a config names: a path from its folder, or a package that is installed for it.
 *
 * @param folder absolute, of the config file
 * @throws Error where there is no such module, or what it exports is no transform
 */
export async function loadTransforms(specifier: string, folder: string): Promise<readonly Transform[]> {
  const isPath = /^\.{0,2}\//u.test(specifier);
  const path = isPath ? resolve(folder, specifier) : packageEntry(specifier, folder);
  if (!existsSync(path)) throw new Error(`there is no ${specifier}`);
  const exported = await readModule(path);
  return (Array.isArray(exported) ? exported : [exported]).map((value, index) => {
    const problem = transformProblem(value);
    if (problem === undefined) return value as Transform;
    const which = Array.isArray(exported) ? `item ${String(index)} of its default export` : "its default export";
    throw new Error(`${specifier}: ${which} is no transform: ${problem}`);
  });
}

/** What a value lacks to be a transform. */
export function transformProblem(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "it is no object; see defineTransform";
  const transform = value as Readonly<Record<string, unknown>>;
  if (typeof transform.name !== "string" || !/^[a-z][a-z0-9-]*$/u.test(transform.name)) {
    return '"name" has to be lower-case letters, digits and dashes';
  }
  if (typeof transform.summary !== "string") return '"summary" has to be a text';
  if (!["file", "project", "sql"].includes(String(transform.scope))) return '"scope" has to be file, project or sql';
  if (!Array.isArray(transform.triggers)) return '"triggers" has to be a list of texts';
  if (typeof transform.options !== "object") return '"options" has to be an object';
  if (typeof transform.plan !== "function") return '"plan" has to be a function';
  if (typeof transform.codes !== "object" || transform.codes === null) return '"codes" has to be an object';
  const prefix = `${transform.name}/`;
  const foreign = Object.keys(transform.codes).find((code) => !code.startsWith(prefix));
  return foreign === undefined ? undefined : `the code ${foreign} does not begin with ${prefix}`;
}

/** The file that `import` of a package gives, as seen from a folder. */
function packageEntry(name: string, folder: string): string {
  const require = createRequire(join(folder, "config.js"));
  try {
    return require.resolve(name);
  } catch {
    // A package for `import` alone is hidden from `require`.
    return importEntry(name, folder);
  }
}

function importEntry(name: string, folder: string): string {
  const [scope = "", rest = ""] = name.split("/");
  const packageName = scope.startsWith("@") ? `${scope}/${rest}` : scope;
  for (let current = folder; ; current = dirname(current)) {
    const home = join(current, "node_modules", packageName);
    const manifest = join(home, "package.json");
    if (existsSync(manifest)) {
      const { exports, main } = JSON.parse(readFileSync(manifest, "utf8")) as { exports?: unknown; main?: string };
      const subpath = name === packageName ? "." : `.${name.slice(packageName.length)}`;
      return join(home, targetOf(exports, subpath) ?? main ?? "index.js");
    }
    if (current === dirname(current)) throw new Error(`the package ${packageName} is not installed`);
  }
}

/** The target of a subpath in `exports`, for `import`. Patterns with `*` are not followed. */
function targetOf(exports: unknown, subpath: string): string | undefined {
  if (typeof exports === "string") return subpath === "." ? exports : undefined;
  if (typeof exports !== "object" || exports === null) return undefined;
  const entries = exports as Readonly<Record<string, unknown>>;
  if (subpath in entries) return targetOf(entries[subpath], ".");
  for (const condition of ["import", "node", "default"]) {
    if (condition in entries && subpath === ".") return targetOf(entries[condition], ".");
  }
  return undefined;
}
