import { getCloudflareContext as context } from "@opennextjs/cloudflare";

export const GET = () => Response.json({ context }, { headers: context().env });
