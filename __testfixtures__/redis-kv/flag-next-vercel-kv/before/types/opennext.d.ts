declare module "@opennextjs/cloudflare" {
  export function getCloudflareContext(): { env: { KV: import("@cloudflare/workers-types").KVNamespace } };
}
