import { total } from "./basket.ts";

const handler = (request: Request) => {
  const prices = new URL(request.url).searchParams.getAll("price").map(Number);
  return Response.json({ total: total(prices), currency: process.env.CURRENCY ?? "EUR" });
};

export default { fetch: handler };
