import postgres from "npm:postgres@3.4.7";
import { Client } from "https://deno.land/x/postgres@v0.17.0/mod.ts";

const sql = postgres(Deno.env.get("DATABASE_URL") ?? "");
await sql`drop table if exists members`;

const client = new Client(Deno.env.get("DATABASE_URL"));
await client.connect();
await client.queryArray("select 1");
