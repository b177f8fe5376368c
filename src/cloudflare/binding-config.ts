import type { Binding } from "../engine/plan.js";
import { relativePath } from "../engine/tree-paths.js";
import type { JsonValue } from "./json-text.js";
import { isRecord } from "../record.js";

interface BindingConfig {
  /** Key of the array in the wrangler config. */
  readonly key: string;
  /** Key of the table that the array is in, where it is not at the top. */
  readonly within?: string;
  /** Global type in workers-types. */
  readonly type: string;
  readonly label: string;
}

/** What each kind of binding is called. Keys and required fields as in wrangler's config-schema.json. */
export const bindingConfigs = {
  d1: { key: "d1_databases", type: "D1Database", label: "D1 database" },
  kv: { key: "kv_namespaces", type: "KVNamespace", label: "KV namespace" },
  r2: { key: "r2_buckets", type: "R2Bucket", label: "R2 bucket" },
  "durable-object": {
    key: "bindings",
    within: "durable_objects",
    type: "DurableObjectNamespace",
    label: "Durable Object",
  },
} as const satisfies Readonly<Record<Binding["kind"], BindingConfig>>;

/** The binding's entry in the wrangler config, without ids: wrangler provisions the resource at deploy. */
export function bindingEntry(binding: Binding): Readonly<Record<string, JsonValue>> {
  if (binding.kind === "durable-object") return { name: binding.name, class_name: binding.className };
  return {
    binding: binding.name,
    ...(binding.kind === "d1" && binding.databaseName !== undefined && { database_name: binding.databaseName }),
    ...(binding.kind === "r2" && binding.bucketName !== undefined && { bucket_name: binding.bucketName }),
    ...(binding.kind === "d1" && binding.migrationsDir !== undefined && { migrations_dir: binding.migrationsDir }),
  };
}

/** The key that stands at the top of a wrangler config for a kind of binding. */
export function topKey(kind: Binding["kind"]): string {
  const config: BindingConfig = bindingConfigs[kind];
  return config.within ?? config.key;
}

/**
 * The type of a binding in a declaration.
 *
 * @param folder of the declaration, relative to the root of the tree
 */
export function bindingType(binding: Binding, folder: string): string {
  const { type } = bindingConfigs[binding.kind];
  if (binding.kind !== "durable-object") return type;
  const path = relativePath(folder, binding.module.replace(/\.[cm]?[jt]s$/, ""));
  return `${type}<import("${path.startsWith(".") ? path : `./${path}`}").${binding.className}>`;
}

/** The migration that makes the classes of Durable Objects which a config does not have; undefined where it has all. */
export function classMigration(
  bindings: readonly Binding[],
  config: Readonly<Record<string, unknown>>,
): Readonly<Record<string, JsonValue>> | undefined {
  const migrations: readonly unknown[] = Array.isArray(config.migrations) ? config.migrations : [];
  const known = new Set(
    migrations.flatMap((migration) =>
      isRecord(migration) ? ["new_sqlite_classes", "new_classes"].flatMap((key) => migration[key]) : [],
    ),
  );
  const names = bindings.flatMap((binding) => (binding.kind === "durable-object" ? [binding.className] : []));
  const missing = [...new Set(names)].filter((name) => !known.has(name));
  if (missing.length === 0) return undefined;
  const tags = new Set(migrations.map((migration) => (isRecord(migration) ? migration.tag : undefined)));
  let number = migrations.length + 1;
  while (tags.has(`v${String(number)}`)) number++;
  return { tag: `v${String(number)}`, new_sqlite_classes: missing };
}

/** Names of `env` that a wrangler config gives out, and the key of the config that does. Named environments excluded. */
export function namesInUse(config: Readonly<Record<string, unknown>>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [key, value] of Object.entries(config)) {
    if (key === "env") continue;
    if (key === "vars" && isRecord(value)) for (const name of Object.keys(value)) names.set(name, key);
    collectNames(value, key, names);
  }
  return names;
}

/** Most entries say `binding`; Durable Objects, rate limits and mail say `name`. */
const keysWithName: ReadonlySet<string> = new Set(["durable_objects", "ratelimits", "send_email"]);

function collectNames(value: unknown, key: string, names: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const element of value) collectNames(element, key, names);
  } else if (isRecord(value)) {
    const name = value[keysWithName.has(key) ? "name" : "binding"];
    if (typeof name === "string") names.set(name, key);
    for (const member of Object.values(value)) collectNames(member, key, names);
  }
}
