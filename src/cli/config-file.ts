import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Transform } from "../engine/transform.js";
import { UsageError } from "../engine/usage-error.js";
import { checkConfig, type CheckedConfig } from "./check-config.js";
import { readModule } from "./read-module.js";
import { loadTransforms, transformProblem } from "./third-party.js";

/** What the config files say, checked and put together. */
export type Config = CheckedConfig;

/** What counts where there is no config file. */
export const emptyConfig: Config = { options: {}, codes: [], transforms: [], presets: [] };

/** A config that may not be followed, because that would run code. */
export class UntrustedConfigError extends UsageError {}

const fileNames = ["json", "jsonc", "js", "mjs", "ts", "mts"].map((extension) => `cf-codemod.config.${extension}`);

/**
 * Reads the config file that was named, else the nearest one between `cwd` and the top of its git checkout, and those
 * that it extends. Modules are run, and their default exports taken.
 *
 * @param transforms those that the package has itself
 * @param mayRunCode whether modules may be run: configs, and transforms that a config names
 * @throws UntrustedConfigError where code would have to be run and may not
 * @throws UsageError if one cannot be read, or says something that nothing here knows.
 */
export async function readConfig(
  cwd: string,
  named: string | undefined,
  transforms: readonly Transform[],
  mayRunCode = true,
): Promise<Config> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  return path === undefined ? emptyConfig : read(path, { cwd, transforms, mayRunCode }, []);
}

/** Whether a run has a config file; finding none costs little. */
export function findConfig(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const [first, second] = fileNames.map((name) => join(folder, name)).filter((path) => existsSync(path));
    if (first !== undefined && second !== undefined) {
      throw new UsageError(`There are two config files, ${first} and ${second}. Keep one, or name it with --config.`);
    }
    if (first !== undefined) return first;
    if (existsSync(join(folder, ".git")) || folder === dirname(folder)) return undefined;
  }
}

interface ReadContext {
  readonly cwd: string;
  readonly transforms: readonly Transform[];
  readonly mayRunCode: boolean;
}

/** @param extending the files that led here, which none of them may extend again */
async function read(path: string, context: ReadContext, extending: readonly string[]): Promise<Config> {
  const { cwd, transforms, mayRunCode } = context;
  const isJson = /\.jsonc?$/u.test(path);
  if (extending.includes(path)) throw configError(path, '"extends" leads back to this file');
  if (!isJson && !mayRunCode) throw new UntrustedConfigError(`${path} is code, which was not run`);
  const value = isJson ? await readJson(path) : await runModule(path);
  const input = value as Readonly<Record<string, unknown>> | null;
  const bases: Config[] = [];
  for (const base of basesOf(path, input?.extends)) bases.push(await read(base, context, [...extending, path]));
  if (input?.transforms !== undefined && !mayRunCode) {
    throw new UntrustedConfigError(`${path} names transforms, which are code that was not run`);
  }
  const own = await ownTransforms(path, input?.transforms);
  const known = [...transforms, ...bases.flatMap((base) => base.transforms), ...own];
  refuseTwins(path, known);
  return merge([...bases, { ...checkConfig(value, { path, cwd, transforms: known }), transforms: own }]);
}

/** The files that `extends` names. */
function basesOf(path: string, value: unknown): string[] {
  const names = value === undefined ? [] : [value].flat();
  return names.map((name) => {
    if (typeof name !== "string") throw configError(path, '"extends" has to be a path, a package, or a list of them');
    if (/^\.{0,2}\//u.test(name)) return resolve(dirname(path), name);
    try {
      return createRequire(path).resolve(name);
    } catch {
      throw configError(path, `"extends": the package ${name} is not installed, or has no main file`);
    }
  });
}

async function ownTransforms(path: string, value: unknown): Promise<Transform[]> {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw configError(path, '"transforms" has to be a list');
  const loaded: Transform[] = [];
  for (const [index, entry] of (value as readonly unknown[]).entries()) {
    const key = `"transforms[${String(index)}]"`;
    if (typeof entry === "string") {
      try {
        loaded.push(...(await loadTransforms(entry, dirname(path))));
      } catch (error) {
        throw configError(path, `${key}: ${messageOf(error)}`);
      }
      continue;
    }
    const problem = transformProblem(entry);
    if (problem !== undefined) throw configError(path, `${key}: ${problem}`);
    loaded.push(entry as Transform);
  }
  return loaded;
}

/** Two transforms of one name could not be told apart on the command line. */
function refuseTwins(path: string, transforms: readonly Transform[]): void {
  const named = new Map<string, Transform>();
  for (const transform of transforms) {
    const other = named.get(transform.name);
    if (other && other !== transform) throw configError(path, `there are two transforms called ${transform.name}`);
    named.set(transform.name, transform);
  }
}

/** Later ones go before earlier ones, option by option. */
function merge(configs: readonly Config[]): Config {
  return configs.reduce((base, config) => {
    const names = new Set([...Object.keys(base.options), ...Object.keys(config.options)]);
    return {
      ...base,
      ...config,
      options: Object.fromEntries([...names].map((name) => [name, { ...base.options[name], ...config.options[name] }])),
      codes: [...new Set([...base.codes, ...config.codes])],
      transforms: [...new Set([...base.transforms, ...config.transforms])],
      presets: [...base.presets, ...config.presets],
    };
  });
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

async function runModule(path: string): Promise<unknown> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw configError(path, "no such file");
  try {
    return await readModule(path);
  } catch (error) {
    throw configError(path, messageOf(error));
  }
}

/** A fault of a config file, in one line. */
function configError(path: string, problem: string): UsageError {
  return new UsageError(`${path}: ${problem}`);
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
