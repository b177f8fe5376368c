import { buy, purchases } from "./orders";
import { Prices } from "./prices";

const prices = new Prices();

export default {
  async fetch(request: Request): Promise<Response> {
    const sku = new URL(request.url).pathname.slice(1);
    if (request.method === "PUT") {
      const { amount } = (await request.json()) as { amount: number | null };
      await prices.set(sku, amount);
      return new Response(null, { status: 204 });
    }
    if (request.method === "POST") {
      const price = await prices.of(sku);
      if (price === undefined) return new Response("no price", { status: 404 });
      return Response.json({ id: await buy(sku, price) }, { status: 201 });
    }
    return Response.json(await purchases());
  },
};
