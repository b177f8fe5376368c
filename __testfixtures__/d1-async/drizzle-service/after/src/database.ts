import { env } from "cloudflare:workers";
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";
import * as schema from "./schema";

export type Blog = DrizzleD1Database<typeof schema>;

const sqlite = env.DB;

export const db: Blog = drizzle(sqlite, { schema });
