import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.exec(`
  CREATE TABLE IF NOT EXISTS product (
    sku TEXT PRIMARY KEY,
    stock INTEGER NOT NULL CHECK (stock >= 0)
  );
`);

interface Product {
  sku: string;
  stock: number;
}

const register = (sku: string): Product | null =>
  db.query<Product, [string]>("INSERT INTO product (sku, stock) VALUES (?, 0) ON CONFLICT DO NOTHING RETURNING *").get(sku);

function deliver(sku: string, amount: number): Product {
  return db
    .query<Product, [string, number]>(
      `INSERT INTO product (sku, stock) VALUES (?1, ?2)
       ON CONFLICT (sku) DO UPDATE SET stock = stock + excluded.stock
       RETURNING sku, stock`,
    )
    .get(sku, amount)!;
}

function sell(sku: string, amount: number) {
  const left = db
    .query<{ stock: number }, [number, string]>("UPDATE product SET stock = stock - ? WHERE sku = ? RETURNING stock")
    .get(amount, sku);
  if (left === null) throw new Error(`no product ${sku}`);
  return left.stock;
}

function clear() {
  return db.query<Product, []>("DELETE FROM product WHERE stock = 0 RETURNING sku").all();
}

export default {
  fetch(request: Request): Response {
    const [, action, sku = "", amount = "0"] = new URL(request.url).pathname.split("/");
    try {
      if (action === "register") return Response.json({ created: register(sku) });
      if (action === "deliver") return Response.json(deliver(sku, Number(amount)));
      if (action === "sell") return Response.json({ left: sell(sku, Number(amount)) });
      return Response.json(clear());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return new Response(message.includes("CHECK") ? "not enough" : "failed", { status: 400 });
    }
  },
};
