import type { Stub } from "./stub.js";

/**
 * The target in Next.js projects: the context that OpenNext gives to a request. `CloudflareEnv` is open, so that the
 * bindings that a migration adds can be declared beside it. https://opennext.js.org/cloudflare/bindings
 */
export const opennextCloudflare = {
  provides: [
    "@opennextjs/cloudflare",
    "@opennextjs/cloudflare/overrides/incremental-cache/static-assets-incremental-cache",
    "@opennextjs/cloudflare/overrides/incremental-cache/r2-incremental-cache",
    "@opennextjs/cloudflare/overrides/queue/memory-queue",
    "@opennextjs/cloudflare/overrides/tag-cache/d1-next-tag-cache",
  ],
  text: `
interface CloudflareEnv {}

declare module "@opennextjs/cloudflare" {
  export interface CloudflareContext<Cf = Record<string, unknown>, Ctx = { waitUntil(promise: Promise<unknown>): void }> {
    env: CloudflareEnv;
    cf: Cf | undefined;
    ctx: Ctx;
  }
  export function getCloudflareContext<Cf = Record<string, unknown>, Ctx = CloudflareContext["ctx"]>(
    options: { async: true },
  ): Promise<CloudflareContext<Cf, Ctx>>;
  export function getCloudflareContext<Cf = Record<string, unknown>, Ctx = CloudflareContext["ctx"]>(
    options?: { async: false },
  ): CloudflareContext<Cf, Ctx>;
  export function initOpenNextCloudflareForDev(options?: object): Promise<void>;
  export function defineCloudflareConfig(config?: {
    incrementalCache?: object;
    tagCache?: object;
    queue?: object;
    enableCacheInterception?: boolean;
  }): object;
}

declare module "@opennextjs/cloudflare/overrides/incremental-cache/static-assets-incremental-cache" {
  const cache: object;
  export default cache;
}

declare module "@opennextjs/cloudflare/overrides/incremental-cache/r2-incremental-cache" {
  const cache: object;
  export default cache;
}

declare module "@opennextjs/cloudflare/overrides/queue/memory-queue" {
  const queue: object;
  export default queue;
}

declare module "@opennextjs/cloudflare/overrides/tag-cache/d1-next-tag-cache" {
  const cache: object;
  export default cache;
}
`,
} as const satisfies Stub;
