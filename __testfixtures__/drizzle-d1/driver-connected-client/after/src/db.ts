import { drizzle } from "drizzle-orm/d1";
import pg from "pg";
import * as schema from "./schema";
import { env } from "cloudflare:workers";

const { Client } = pg;

export const db = drizzle(env.DB, { schema });
