declare module "@opennextjs/cloudflare" {
  export interface CloudflareContext {
    env: Record<string, string>;
    ctx: { waitUntil(promise: Promise<unknown>): void };
  }
  export function getCloudflareContext(): CloudflareContext;
  export function initOpenNextCloudflareForDev(): Promise<void>;
  export function defineCloudflareConfig(config?: object): object;
}
declare module "@opennextjs/cloudflare/overrides/*" {
  const override: object;
  export default override;
}
declare module "next" {
  export type NextConfig = Record<string, unknown>;
}
declare module "@cloudflare/next-on-pages" {
  interface Context {
    env: Record<string, string>;
    ctx: { waitUntil(promise: Promise<unknown>): void };
  }
  export function getRequestContext(): Context;
  export function getOptionalRequestContext(): Context | undefined;
}
declare module "@cloudflare/next-on-pages/next-dev" {
  export function setupDevPlatform(): Promise<void>;
}
