import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { optionValues } from "../engine/option-values.js";
import type { Transform } from "../engine/transform.js";
import { UsageError } from "../engine/usage-error.js";
import { suggestion } from "./nearest.js";

/** What a config file says, checked. */
export interface Config {
  /** Values of the transforms' own options, by name of the transform; paths are absolute. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Globs, relative to the working directory of the run. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

const fileNames = ["json", "jsonc", "js", "mjs"].map((extension) => `cf-codemod.config.${extension}`);
const keys = ["options", "include", "exclude"] as const;

/**
 * Reads the config file that was named, else the nearest one between `cwd` and the top of its git checkout. A `.js` or
 * `.mjs` file is run, and its default export taken.
 *
 * @throws UsageError if it cannot be read, or says something that nothing here knows.
 */
export async function readConfig(
  cwd: string,
  named: string | undefined,
  transforms: readonly Transform[],
): Promise<Config> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (path === undefined) return { options: {} };
  const value = /\.jsonc?$/u.test(path) ? await readJson(path) : await readModule(path);
  return checkConfig(value, { path, cwd, transforms });
}

function findConfig(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const [first, second] = fileNames.map((name) => join(folder, name)).filter((path) => existsSync(path));
    if (first !== undefined && second !== undefined) {
      throw new UsageError(`There are two config files, ${first} and ${second}. Keep one, or name it with --config.`);
    }
    if (first !== undefined) return first;
    if (existsSync(join(folder, ".git")) || folder === dirname(folder)) return undefined;
  }
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw configError(path, messageOf(error));
  }
  const { parse, printParseErrorCode } = await import("jsonc-parser");
  const errors: import("jsonc-parser").ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/u, ""), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const line = text.slice(0, first.offset).split("\n").length;
    throw configError(path, `line ${String(line)}: ${printParseErrorCode(first.error)}`);
  }
  return value;
}

async function readModule(path: string): Promise<unknown> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw configError(path, "no such file");
  let module: Readonly<Record<string, unknown>>;
  try {
    module = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw configError(path, messageOf(error));
  }
  if (!("default" in module)) throw configError(path, "it has no default export");
  return module.default;
}

interface ConfigPlace {
  readonly path: string;
  readonly cwd: string;
  readonly transforms: readonly Transform[];
}

function checkConfig(value: unknown, { path, cwd, transforms }: ConfigPlace): Config {
  if (!isRecord(value)) throw configError(path, "it has to be an object");
  const unknown = Object.keys(value).find((key) => !keys.some((known) => known === key));
  if (unknown !== undefined) throw configError(path, `unknown key "${unknown}".${suggestion(unknown, keys)}`);

  const globs = (key: "include" | "exclude") => {
    const list = value[key];
    if (list === undefined) return {};
    if (!Array.isArray(list) || !list.every((glob) => typeof glob === "string")) {
      throw configError(path, `"${key}" has to be a list of globs`);
    }
    return { [key]: list.map((glob) => globFrom(dirname(path), glob, cwd)) };
  };
  return { options: checkOptions(value.options ?? {}, path, transforms), ...globs("include"), ...globs("exclude") };
}

function checkOptions(value: unknown, path: string, transforms: readonly Transform[]): Config["options"] {
  if (!isRecord(value)) throw configError(path, `"options" has to be an object, with one key a transform`);
  const names = transforms.map((transform) => transform.name);
  return Object.fromEntries(
    Object.entries(value).map(([name, options]) => {
      const transform = transforms.find((candidate) => candidate.name === name);
      if (!transform) throw configError(path, `unknown transform "${name}" in "options".${suggestion(name, names)}`);
      if (!isRecord(options)) throw configError(path, `"options.${name}" has to be an object`);
      try {
        // Paths count from this file, globs and all.
        const values = optionValues(transform, options, (file) => resolve(dirname(path), file));
        return [name, Object.fromEntries(Object.keys(options).map((option) => [option, values[option]]))];
      } catch (error) {
        throw configError(path, messageOf(error));
      }
    }),
  );
}

/** A glob of the config file's folder as one of the working directory. */
function globFrom(folder: string, glob: string, cwd: string): string {
  const way = relative(cwd, folder).replaceAll(sep, "/");
  // Folder names may hold what globs give a meaning to: app/[slug], (group).
  return way === "" ? glob : `${way.replaceAll(/[()[\]{}!*?@+\\]/gu, "\\$&")}/${glob}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function configError(path: string, problem: string): UsageError {
  return new UsageError(`${path}: ${problem}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
