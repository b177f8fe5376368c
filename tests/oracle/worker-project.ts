import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse, type ParseError } from "jsonc-parser";
import { migrationsOf } from "./migrations.js";

/** What the oracle needs of a Worker's wrangler config. */
export interface WorkerProject {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  /** Names that the project's `.dev.vars.example` asks for. */
  readonly exampleVariables: readonly string[];
  readonly d1: readonly D1Binding[];
  readonly kv: readonly string[];
  readonly r2: readonly string[];
  /** Classes of Durable Objects with SQLite storage, by binding. */
  readonly durableObjects: Readonly<Record<string, string>>;
  /** Endings of files that are modules of text or bytes. */
  readonly moduleTypes: ReadonlyMap<string, "Text" | "Data">;
}

export interface D1Binding {
  readonly name: string;
  /** Of the migration files, relative to the config. */
  readonly directory: string;
  /** Texts of the migration files, in order. */
  readonly migrations: readonly string[];
}

interface WranglerConfig {
  readonly compatibility_date?: string;
  readonly compatibility_flags?: readonly string[];
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly d1_databases?: readonly { readonly binding: string; readonly migrations_dir?: string }[];
  readonly kv_namespaces?: readonly { readonly binding: string }[];
  readonly r2_buckets?: readonly { readonly binding: string }[];
  readonly durable_objects?: { readonly bindings?: readonly { readonly name: string; readonly class_name: string }[] };
  readonly rules?: readonly { readonly type: string; readonly globs: readonly string[] }[];
  readonly migrations?: readonly { readonly new_sqlite_classes?: readonly string[] }[];
}

/**
 * Reads the nearest `wrangler.jsonc` (or `.json`) above a Worker's entry.
 *
 * @param folder the folder where the search ends, absolute.
 * @param entry relative to the folder.
 * @throws Error if there is none, or if it is not JSON with comments.
 */
export function readWorkerProject(folder: string, entry: string): WorkerProject {
  const file = findConfig(folder, entry);
  const errors: ParseError[] = [];
  const config = parse(readFileSync(file, "utf8"), errors, { allowTrailingComma: true }) as WranglerConfig;
  if (errors.length > 0) throw new Error(`${file} is not JSON with comments`);
  if (config.compatibility_date === undefined) throw new Error(`${file} has no compatibility_date`);
  return {
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags ?? [],
    vars: Object.fromEntries(Object.entries(config.vars ?? {}).map(([name, value]) => [name, String(value)])),
    exampleVariables: exampleVariables(path.dirname(file)),
    d1: (config.d1_databases ?? []).map(({ binding, migrations_dir = "migrations" }) => ({
      name: binding,
      directory: migrations_dir,
      migrations: migrationsOf(path.dirname(file), migrations_dir),
    })),
    kv: (config.kv_namespaces ?? []).map(({ binding }) => binding),
    r2: (config.r2_buckets ?? []).map(({ binding }) => binding),
    durableObjects: durableObjectsOf(config, file),
    moduleTypes: moduleTypesOf(config),
  };
}

function exampleVariables(folder: string): string[] {
  const file = path.join(folder, ".dev.vars.example");
  if (!existsSync(file)) return [];
  return [...readFileSync(file, "utf8").matchAll(/^(?:# )?(\w+)=/gm)].map(([, name = ""]) => name);
}

/** wrangler's own rules, and those of the config, as far as they go by the ending. */
function moduleTypesOf({ rules = [] }: WranglerConfig): ReadonlyMap<string, "Text" | "Data"> {
  const types = new Map<string, "Text" | "Data">([
    ...["txt", "html", "sql"].map((ending) => [ending, "Text"] as const),
    ["bin", "Data"],
  ]);
  for (const { type, globs } of rules)
    for (const glob of globs) {
      const ending = /^\*\*\/\*\.(\w+)$/.exec(glob)?.[1];
      if (ending === undefined || (type !== "Text" && type !== "Data"))
        throw new Error(`no such rule here: ${type} ${glob}`);
      types.set(ending, type);
    }
  return types;
}

/** @throws Error for a class that no migration makes: it could not be deployed. */
function durableObjectsOf({ durable_objects, migrations = [] }: WranglerConfig, file: string): Record<string, string> {
  const made = new Set(migrations.flatMap(({ new_sqlite_classes = [] }) => new_sqlite_classes));
  const bindings = durable_objects?.bindings ?? [];
  for (const { class_name } of bindings)
    if (!made.has(class_name)) throw new Error(`${file} has no migration that makes the class ${class_name}`);
  return Object.fromEntries(bindings.map(({ name, class_name }) => [name, class_name]));
}

function findConfig(folder: string, entry: string): string {
  for (let current = path.dirname(path.join(folder, entry)); ; current = path.dirname(current)) {
    for (const name of ["wrangler.jsonc", "wrangler.json"]) {
      const file = path.join(current, name);
      if (existsSync(file)) return file;
    }
    if (path.relative(folder, current).startsWith("..") || path.relative(folder, current) === "")
      throw new Error(`no wrangler.jsonc above ${entry} in ${folder}`);
  }
}
