import { getCloudflareContext } from "@opennextjs/cloudflare";

export const db: () => D1Database = () => getCloudflareContext().env.DB;

export type Handle = ReturnType<typeof db>;

export default db;
