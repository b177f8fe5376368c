import { env } from "cloudflare:workers";
import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";

const client = env.DB;

export const db = drizzle(client, { schema, logger: false });
export type Transaction = typeof db;
export type Executor = typeof db | Transaction;
