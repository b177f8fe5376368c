import { getCloudflareContext } from "@opennextjs/cloudflare";

export const redis = () => getCloudflareContext().env.KV;
