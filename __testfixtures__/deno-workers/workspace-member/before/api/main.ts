import { Hono } from "hono";
import { price } from "@/shared/price.ts";

const app = new Hono();
app.get("/", (c) => c.json({ price: price(2) }));

Deno.serve({ port: Number(Deno.env.get("PORT")) }, app.fetch);
