import { env } from "cloudflare:workers";

const db = env.DB;

interface Product {
  sku: string;
  stock: number;
}

const register = async (sku: string): Promise<Product | null> =>
  db.prepare("INSERT INTO product (sku, stock) VALUES (?, 0) ON CONFLICT DO NOTHING RETURNING *").bind(sku).first<Product>();

async function deliver(sku: string, amount: number): Promise<Product> {
  return (await db
    .prepare(
      `INSERT INTO product (sku, stock) VALUES (?1, ?2)
       ON CONFLICT (sku) DO UPDATE SET stock = stock + excluded.stock
       RETURNING sku, stock`,
    )
    .bind(sku, amount).first<Product>())!;
}

async function sell(sku: string, amount: number) {
  const left = await db
    .prepare("UPDATE product SET stock = stock - ? WHERE sku = ? RETURNING stock")
    .bind(amount, sku).first<{ stock: number }>();
  if (left === null) throw new Error(`no product ${sku}`);
  return left.stock;
}

async function clear() {
  return (await db.prepare("DELETE FROM product WHERE stock = 0 RETURNING sku").all<Product>()).results;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action, sku = "", amount = "0"] = new URL(request.url).pathname.split("/");
    try {
      if (action === "register") return Response.json({ created: await register(sku) });
      if (action === "deliver") return Response.json(await deliver(sku, Number(amount)));
      if (action === "sell") return Response.json({ left: await sell(sku, Number(amount)) });
      return Response.json(await clear());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return new Response(message.includes("CHECK") ? "not enough" : "failed", { status: 400 });
    }
  },
};
