declare module "@opennextjs/cloudflare" {
  export function getCloudflareContext(): { env: CloudflareEnv };
}
