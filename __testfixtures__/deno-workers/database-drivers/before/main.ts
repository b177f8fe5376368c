import { neon } from "@neondatabase/serverless";
import { orders } from "./orders.ts";

const sql = neon(Deno.env.get("DATABASE_URL")!);

Deno.serve(async () => Response.json({ now: await sql`SELECT now()`, orders: await orders() }));
