import type { SourceTree } from "../../engine/source-tree.js";
import { joinPath } from "../../engine/tree-paths.js";
import { isCustomWorker, isDeclaredByOpenNext, isOpenNextMain } from "../open-next.js";
import { splitByteOrderMark } from "../planned-config.js";
import { wranglerFormats } from "../wrangler-config.js";
import { isRecord } from "../../record.js";

/** What a wrangler config says that commands and scripts depend on. */
export interface WorkerConfig {
  readonly folder: string;
  /** The config file. */
  readonly path: string;
  /** The entry, relative to the root of the tree; undefined where none is named. */
  readonly main: string | undefined;
  /** Whether OpenNext builds the entry. */
  readonly isOpenNext: boolean;
  /** D1 bindings, and the folder of their migrations relative to the config. */
  readonly databases: readonly { readonly binding: string; readonly migrationsDir: string }[];
  /** Whether wrangler has to create something at the first deploy. */
  readonly hasResources: boolean;
}

/** Reads the wrangler config of a folder; undefined where there is none that parses. */
export function readWorkerConfig(tree: SourceTree, folder: string): WorkerConfig | undefined {
  for (const [name, format] of Object.entries(wranglerFormats)) {
    const path = joinPath(folder, name);
    const text = tree.read(path);
    if (text === undefined) continue;
    const value = format.parse(splitByteOrderMark(text).content);
    return value && configOf(tree, folder, path, value);
  }
  return undefined;
}

function configOf(
  tree: SourceTree,
  folder: string,
  path: string,
  value: Readonly<Record<string, unknown>>,
): WorkerConfig {
  const main = typeof value.main === "string" ? joinPath(folder, value.main) : undefined;
  const list = (key: string) => (Array.isArray(value[key]) ? value[key].filter(isRecord) : []);
  return {
    folder,
    path,
    main,
    isOpenNext: isOpenNextMain(value.main) || isCustomWorker(tree.read(main ?? "") ?? ""),
    databases: list("d1_databases").flatMap(({ binding, migrations_dir }) =>
      // OpenNext makes the table of its own database.
      typeof binding === "string" && !isDeclaredByOpenNext(binding)
        ? [{ binding, migrationsDir: typeof migrations_dir === "string" ? migrations_dir : "migrations" }]
        : [],
    ),
    hasResources: ["d1_databases", "kv_namespaces", "r2_buckets"].some((key) => list(key).length > 0),
  };
}
