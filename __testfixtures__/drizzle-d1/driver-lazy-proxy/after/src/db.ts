import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";
import { env } from "cloudflare:workers";
import * as schema from "./schema";

type Database = DrizzleD1Database<typeof schema>;

let instance: Database | undefined;

export function getDb(): Database {
  if (!instance) {
    instance = drizzle(env.DB, { schema });
  }
  return instance;
}

export const db = new Proxy({} as Database, {
  get(_target, property) {
    return Reflect.get(getDb(), property);
  },
});
