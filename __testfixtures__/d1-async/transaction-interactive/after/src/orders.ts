import { env } from "cloudflare:workers";

const db = env.DB;

export async function buy(product: number, customer: number): Promise<number> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it reads with `get()` before it writes.
  return (async () => {
    const row = await db.prepare("SELECT stock FROM products WHERE id = ?").bind(product).first<{ stock: number }>();
    if (!row || row.stock === 0) throw new Error("sold out");
    await db.prepare("UPDATE products SET stock = stock - 1 WHERE id = ?").bind(product).run();
    return Number((await db.prepare("INSERT INTO orders (product, customer) VALUES (?, ?)").bind(product, customer).run()).meta.last_row_id);
  })();
}

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it needs the id of its row in `orders` after another INSERT, when `last_insert_rowid()` has changed.
export const order = async (customer: number, products: number[]) => {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO orders (customer) VALUES (?)").bind(customer).run();
  for (const product of products) {
    await db.prepare("INSERT INTO items (parent, product) VALUES (?, ?)").bind(lastInsertRowid, product).run();
  }
};

async function log(message: string): Promise<void> {
  await db.prepare("INSERT INTO log (message) VALUES (?)").bind(message).run();
}

const cancelAll = async () => {
  await db.prepare("DELETE FROM orders").run();
  await log("all orders are cancelled");
};

export async function cancel(): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: the transaction's function is not written in place.
  await cancelAll();
}

export async function both(customer: number): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it calls `log`, which uses the database itself.
  const outer = async () => {
    await order(customer, [1, 2]);
    await log("ordered");
  };
  await outer();
}

export async function byHand(id: number): Promise<void> {
  await db.prepare("BEGIN").run();
  try {
    await db.prepare("DELETE FROM orders WHERE id = ?").bind(id).run();
    await db.prepare("COMMIT").run();
  } catch (error) {
    await db.prepare("ROLLBACK").run();
    throw error;
  }
}
