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
