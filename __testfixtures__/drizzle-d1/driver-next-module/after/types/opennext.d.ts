declare module "@opennextjs/cloudflare" {
  export function getCloudflareContext(): { env: { DB: import("@cloudflare/workers-types").D1Database } };
}
