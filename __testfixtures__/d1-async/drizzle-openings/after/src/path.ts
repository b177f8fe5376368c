import { drizzle } from "drizzle-orm/d1";
import { items } from "./schema";
import { env } from "cloudflare:workers";

const db = drizzle(env.DB);

export const all = () => db.select().from(items).all();
