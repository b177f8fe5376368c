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
declare module "@vercel/functions" {
  export function waitUntil(promise: Promise<unknown>): void;
  export function geolocation(request: Request): { city?: string };
}
declare module "@vercel/og" {
  export class ImageResponse extends Response {}
}
declare module "next/og" {
  export class ImageResponse extends Response {}
}
declare module "@vercel/edge-config" {
  export function get(key: string): Promise<unknown>;
}
declare module "@vercel/analytics/next" {
  export function Analytics(): null;
}
declare module "@vercel/speed-insights/next" {
  export function SpeedInsights(): null;
}
