import type { Transform } from "../src/engine/transform.js";
import blobR2 from "./blob-r2/index.js";
import bunWorkers from "./bun-workers/index.js";
import d1Async from "./d1-async/index.js";
import denoWorkers from "./deno-workers/index.js";
import drizzleD1 from "./drizzle-d1/index.js";
import edgeRuntime from "./edge-runtime/index.js";
import nextOpennext from "./next-opennext/index.js";
import redisKv from "./redis-kv/index.js";
import sqlD1 from "./sql-d1/index.js";

/** The transforms, in the order of the help text. Each is light: what it plans with is loaded when it plans. */
export const transforms: readonly Transform[] = [
  d1Async,
  drizzleD1,
  sqlD1,
  redisKv,
  blobR2,
  bunWorkers,
  denoWorkers,
  edgeRuntime,
  nextOpennext,
];
