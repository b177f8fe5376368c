import type { Binding } from "../engine/plan.js";
import type { JsonValue } from "./json-text.js";

interface BindingConfig {
  /** Key of the array in the wrangler config. */
  readonly key: string;
  /** Global type in workers-types. */
  readonly type: string;
  readonly label: string;
}

/** What each kind of binding is called. Keys and required fields as in wrangler's config-schema.json. */
export const bindingConfigs = {
  d1: { key: "d1_databases", type: "D1Database", label: "D1 database" },
  kv: { key: "kv_namespaces", type: "KVNamespace", label: "KV namespace" },
  r2: { key: "r2_buckets", type: "R2Bucket", label: "R2 bucket" },
} as const satisfies Readonly<Record<Binding["kind"], BindingConfig>>;

/** The binding's entry in the wrangler config, without ids: wrangler provisions the resource at deploy. */
export function bindingEntry(binding: Binding): Readonly<Record<string, JsonValue>> {
  return {
    binding: binding.name,
    ...(binding.kind === "d1" && binding.databaseName !== undefined && { database_name: binding.databaseName }),
    ...(binding.kind === "d1" && binding.migrationsDir !== undefined && { migrations_dir: binding.migrationsDir }),
  };
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

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
