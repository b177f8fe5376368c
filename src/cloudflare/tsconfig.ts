import { getNodeValue } from "jsonc-parser";
import type { SourceTree } from "../engine/source-tree.js";
import { parseJsonObject } from "./json-text.js";
import { directoryOf, foldersUpward, joinPath, nearestFolderWith } from "../engine/tree-paths.js";
import { splitByteOrderMark } from "./planned-config.js";
import { isRecord } from "../record.js";

/** What a tsconfig says about which files it covers, inherited settings included. */
export interface ProjectConfig {
  readonly path: string;
  readonly folder: string;
  /** Patterns relative to the folder of the config that has them. */
  readonly include: Patterns | undefined;
  readonly files: Patterns | undefined;
  /** Whether `lib` has the DOM's types, as it has by default. `undefined` where a base config is not installed. */
  readonly includesDom: boolean | undefined;
  /** `undefined` where a base config is not installed. */
  readonly skipLibCheck: boolean | undefined;
  readonly types: readonly string[];
}

interface Patterns {
  /** The config that holds the list: `path` itself, or one that it extends. */
  readonly definedIn: string;
  readonly list: readonly string[];
}

/**
 * The nearest tsconfig.json at or above a file. Where it only refers to others (a "solution"), the one of those that
 * covers the file.
 */
export function nearestProjectConfig(tree: SourceTree, path: string): ProjectConfig | undefined {
  const folder = nearestFolderWith(tree, directoryOf(path), ["tsconfig.json"]);
  if (folder === undefined) return undefined;
  const config = readProjectConfig(tree, joinPath(folder, "tsconfig.json"), 0);
  if (!config || covers(config, path)) return config;
  const references = readObject(tree, config.path)?.references;
  for (const reference of Array.isArray(references) ? references : []) {
    if (!isRecord(reference) || typeof reference.path !== "string") continue;
    const target = joinPath(folder, reference.path);
    const referenced = readProjectConfig(
      tree,
      target.endsWith(".json") ? target : joinPath(target, "tsconfig.json"),
      0,
    );
    if (referenced && covers(referenced, path)) return referenced;
  }
  return config;
}

/** Whether the config's `include` and `files` cover a TypeScript file. `exclude` is not asked. */
export function covers(config: ProjectConfig, path: string): boolean {
  if (!config.include && !config.files) return path.startsWith(config.folder === "" ? "" : `${config.folder}/`);
  const inFiles = config.files?.list.some(
    (file) => joinPath(directoryOf(config.files?.definedIn ?? ""), file) === path,
  );
  const inInclude = config.include?.list.some((pattern) =>
    patternExpression(joinPath(directoryOf(config.include?.definedIn ?? ""), pattern)).test(path),
  );
  return Boolean(inFiles) || Boolean(inInclude);
}

function readObject(tree: SourceTree, path: string): Readonly<Record<string, unknown>> | undefined {
  const root = parseJsonObject(splitByteOrderMark(tree.read(path) ?? "").content);
  const value: unknown = root && getNodeValue(root);
  return isRecord(value) ? value : undefined;
}

function readProjectConfig(tree: SourceTree, path: string, depth: number): ProjectConfig | undefined {
  const value = readObject(tree, path);
  if (!value || depth > 10) return undefined;
  const names = [value.extends].flat().filter((name) => typeof name === "string");
  const bases = names.map((name) => readBase(tree, directoryOf(path), name, depth));
  const last = <Key extends keyof ProjectConfig>(key: Key): ProjectConfig[Key] | undefined =>
    bases.findLast((base) => base?.[key] !== undefined)?.[key];
  const byDefault = (value: boolean) => (bases.includes(undefined) ? undefined : value);
  const options = isRecord(value.compilerOptions) ? value.compilerOptions : {};
  return {
    path,
    folder: directoryOf(path),
    include: patterns(path, value.include) ?? last("include"),
    files: patterns(path, value.files) ?? last("files"),
    includesDom:
      strings(options.lib)?.some((name) => /^dom(?:\.|$)/i.test(name)) ?? last("includesDom") ?? byDefault(true),
    skipLibCheck:
      typeof options.skipLibCheck === "boolean" ? options.skipLibCheck : (last("skipLibCheck") ?? byDefault(false)),
    types: strings(options.types) ?? last("types") ?? [],
  };
}

/** The config that `extends` names: a path, or a package in one of the `node_modules` above. */
function readBase(tree: SourceTree, folder: string, name: string, depth: number): ProjectConfig | undefined {
  const paths = name.startsWith(".")
    ? [joinPath(folder, name)]
    : foldersUpward(folder).map((candidate) => joinPath(candidate, `node_modules/${name}`));
  return paths
    .flatMap((path) => [path, `${path}.json`, `${path}/tsconfig.json`])
    .filter((path) => path.endsWith(".json") && tree.fileExists(path))
    .map((path) => readProjectConfig(tree, path, depth + 1))
    .find((config) => config !== undefined);
}

function patterns(definedIn: string, value: unknown): Patterns | undefined {
  const list = strings(value);
  return list && { definedIn, list };
}

function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((element) => typeof element === "string") : undefined;
}

// TypeScript's globs: `*`, `?`, `**/`; a last part without a wildcard or extension means the whole folder.
function patternExpression(pattern: string): RegExp {
  const last = pattern.slice(pattern.lastIndexOf("/") + 1);
  const whole = /[*?.]/.test(last) ? pattern : `${pattern}${pattern === "" ? "" : "/"}**/*`;
  const source = whole
    .split("/")
    .map((part, index, parts) => {
      const isLast = index === parts.length - 1;
      if (part === "**") return isLast ? ".*" : "(?:[^/]+/)*";
      const expression = part
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", "[^/]*")
        .replaceAll("?", "[^/]");
      return isLast ? expression : `${expression}/`;
    })
    .join("");
  return new RegExp(`^${source}$`);
}
