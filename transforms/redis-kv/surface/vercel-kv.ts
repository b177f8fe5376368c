import { type Surface, members } from "./surface.js";
import { upstashSurface } from "./upstash.js";

/** @vercel/kv 3: the client of Upstash, and iterators. */
export const vercelKvSurface = {
  library: "@vercel/kv",
  members: { ...upstashSurface.members, ...members("scanIterator hscanIterator sscanIterator zscanIterator") },
} as const satisfies Surface;
