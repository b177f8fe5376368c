import { drizzle } from "drizzle-orm/d1";
import { env } from "cloudflare:workers";

declare const process: { env: Record<string, string | undefined> };
declare const settings: any;
declare const options: { connection: string };

export const db = drizzle(env.DB);
export const memory = drizzle(env.DB);
export const unknown = drizzle(settings.database);
// @ts-expect-error d1-async/drizzle-construction: drizzle() whose database could not be told
export const elsewhere = drizzle(options);
// @ts-expect-error d1-async/drizzle-construction: drizzle() whose database could not be told
export const spread = drizzle({ ...options });
