import type { Stub } from "./stub.js";

/**
 * The target in Next.js projects: the context that OpenNext gives to a request. `CloudflareEnv` is open, so that the
 * bindings that a migration adds can be declared beside it. https://opennext.js.org/cloudflare/bindings
 */
export const opennextCloudflare = {
  provides: ["@opennextjs/cloudflare"],
  text: `
interface CloudflareEnv {}

declare module "@opennextjs/cloudflare" {
  export interface CloudflareContext {
    env: CloudflareEnv;
    cf: unknown;
    ctx: { waitUntil(promise: Promise<unknown>): void };
  }
  export function getCloudflareContext(options: { async: true }): Promise<CloudflareContext>;
  export function getCloudflareContext(options?: { async: false }): CloudflareContext;
  export function initOpenNextCloudflareForDev(options?: object): Promise<void>;
}
`,
} as const satisfies Stub;
