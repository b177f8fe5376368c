import { posix } from "node:path";
import type { PartKind } from "../project/packages.js";
import type { RuntimeName, Seen } from "../project/runtime.js";
import { count } from "./count.js";

/** The first place, and how many more there are. Without lines it is about files. */
export function whereSeen(seen: readonly Seen[], workingDirectory = ""): string {
  const [first, ...others] = seen;
  if (!first) return "";
  const path = posix.relative(workingDirectory, first.path);
  const place = first.line === undefined ? path : `${path}:${String(first.line)}`;
  return others.length === 0 ? place : `${place} and ${count(others.length, "more place")}`;
}

/** A size for people, in units of 1024. */
export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

export const runtimeLabels = {
  bun: "Bun",
  deno: "Deno",
  node: "Node",
  workers: "Workers",
} as const satisfies Record<RuntimeName, string>;

export const partLabels = {
  framework: "framework",
  database: "database",
  cache: "cache",
  storage: "object storage",
  queue: "queue",
  scheduler: "scheduler",
  vectors: "vector store",
  email: "e-mail",
  auth: "authentication",
  realtime: "connections",
  browser: "browser",
  images: "images",
  ai: "models",
} as const satisfies Record<PartKind, string>;
