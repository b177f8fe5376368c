import { Database } from "bun:sqlite";

const db = new Database("shop.sqlite");

export function buy(product: number, customer: number): number {
  return db.transaction(() => {
    const row = db.query("SELECT stock FROM products WHERE id = ?").get(product) as { stock: number } | null;
    if (!row || row.stock === 0) throw new Error("sold out");
    db.run("UPDATE products SET stock = stock - 1 WHERE id = ?", [product]);
    return Number(db.run("INSERT INTO orders (product, customer) VALUES (?, ?)", [product, customer]).lastInsertRowid);
  })();
}

export const order = db.transaction((customer: number, products: number[]) => {
  const { lastInsertRowid } = db.run("INSERT INTO orders (customer) VALUES (?)", [customer]);
  for (const product of products) {
    db.run("INSERT INTO items (parent, product) VALUES (?, ?)", [lastInsertRowid, product]);
  }
});

function log(message: string): void {
  db.run("INSERT INTO log (message) VALUES (?)", [message]);
}

const cancelAll = () => {
  db.run("DELETE FROM orders");
  log("all orders are cancelled");
};

export function cancel(): void {
  db.transaction(cancelAll)();
}

export function both(customer: number): void {
  const outer = db.transaction(() => {
    order(customer, [1, 2]);
    log("ordered");
  });
  outer.immediate();
}

export function byHand(id: number): void {
  db.run("BEGIN");
  try {
    db.run("DELETE FROM orders WHERE id = ?", [id]);
    db.run("COMMIT");
  } catch (error) {
    db.run("ROLLBACK");
    throw error;
  }
}
