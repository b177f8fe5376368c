import { neon } from "@neondatabase/serverless";
import { orders } from "./orders.ts";

const sql = neon(process.env.DATABASE_URL!);

export default { fetch: async () => Response.json({ now: await sql`SELECT now()`, orders: await orders() }) };
