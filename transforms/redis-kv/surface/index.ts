import { ioredisSurface } from "./ioredis.js";
import { nodeRedisSurface } from "./node-redis.js";
import type { Surface } from "./surface.js";
import { upstashSurface } from "./upstash.js";
import { vercelKvSurface } from "./vercel-kv.js";

/** The clients, in the order of the documentation. */
export const surfaces: readonly Surface[] = [ioredisSurface, nodeRedisSurface, upstashSurface, vercelKvSurface];

/** Names of all members of the clients, in every spelling. Saves asking the checker about every property of a project. */
export const memberNames: ReadonlySet<string> = new Set([
  // Of Node's EventEmitter, which two of the clients are.
  ...["on", "once", "off", "addListener", "removeListener", "removeAllListeners", "setMaxListeners"],
  ...surfaces.flatMap(({ library, members }) =>
    Object.keys(members).flatMap((name) =>
      library.startsWith("redis") ? [name, name.toUpperCase(), snakeCase(name)] : [name],
    ),
  ),
]);

/** node-redis has `GEORADIUS_RO` beside `geoRadiusRo`. */
function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}
