import { Hono } from "hono";
import { prices } from "@/data/prices.ts";

export const items = new Hono();

items.get("/:name", (c) => {
  const price = prices[c.req.param("name")];
  return price === undefined ? c.json({ error: "unknown" }, 404) : c.json({ price });
});
