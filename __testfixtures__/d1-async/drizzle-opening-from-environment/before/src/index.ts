import { drizzle } from "drizzle-orm/better-sqlite3";

declare const process: { env: Record<string, string | undefined> };
declare const settings: any;
declare const options: { connection: string };

export const db = drizzle(process.env.DATABASE_PATH!);
export const memory = drizzle();
export const unknown = drizzle(settings.database);
export const elsewhere = drizzle(options);
export const spread = drizzle({ ...options });
