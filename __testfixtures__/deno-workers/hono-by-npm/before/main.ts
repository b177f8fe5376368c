import { Hono } from "hono";
import { poweredBy } from "npm:hono@^4.6.0/powered-by";
import { items } from "@/items.ts";

const app = new Hono();
app.use(poweredBy());
app.get("/", (c) => c.text("shop"));
app.route("/items", items);

Deno.serve({ port: 8000 }, app.fetch);
