import { drizzle } from "npm:drizzle-orm@0.33.0/d1";
import { env } from "cloudflare:workers";
import * as schema from "./schema.ts";

export const db = drizzle(env.DB, { schema });
