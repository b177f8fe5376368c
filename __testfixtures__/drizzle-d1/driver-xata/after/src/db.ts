import { drizzle } from "drizzle-orm/d1";
import { getXataClient } from "./xata";
import { teams } from "./schema";
import { env } from "cloudflare:workers";

const xata = getXataClient();

export const db = drizzle(env.DB, { schema: { teams } });
