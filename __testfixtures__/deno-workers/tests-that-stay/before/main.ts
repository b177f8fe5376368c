import { total } from "./basket.ts";

Deno.serve((request) => {
  const prices = new URL(request.url).searchParams.getAll("price").map(Number);
  return Response.json({ total: total(prices), currency: Deno.env.get("CURRENCY") ?? "EUR" });
});
