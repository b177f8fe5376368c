import { Database } from "bun:sqlite";

interface Item {
  name: string;
  count?: number;
}

const db = new Database("app.sqlite");
db.exec("PRAGMA foreign_keys = ON");
db.exec(`
  CREATE TABLE IF NOT EXISTS Orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id INTEGER NOT NULL REFERENCES Orders (id),
    name TEXT NOT NULL,
    count INTEGER CHECK (count > 0)
  );
  CREATE TABLE IF NOT EXISTS totals (order_id INTEGER PRIMARY KEY, lines INTEGER NOT NULL);
`);

const insertOrder = db.prepare('INSERT INTO orders (customer) VALUES (?)');
const insertItem = db.prepare('INSERT INTO items (order_id, name, count) VALUES (?, ?, ?)');

const createOrder = db.transaction((customer: string, items: Item[]) => {
  const order = insertOrder.run(customer);
  const orderId = order.lastInsertRowid;
  for (const item of items) {
    if (item.name === "") continue;
    insertItem.run(orderId, item.name, item.count);
  }
  db.run("INSERT INTO totals (order_id, lines) VALUES (?, ?)", [orderId, items.length]);
  return { id: Number(orderId), items: items.length };
});

const createPair = db.transaction((customer: string, first: string, second: string) => {
  const { lastInsertRowid: id } = insertOrder.run(customer);
  insertItem.run(id, first, 1);
  insertItem.run(id, second, 1);
});

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const customer = searchParams.get("customer") ?? "nobody";
    if (request.method === "GET") {
      return Response.json(db.query("SELECT o.customer, i.name, i.count FROM orders o JOIN items i ON i.order_id = o.id ORDER BY i.id").all());
    }
    try {
      if (pathname === "/pair") {
        createPair(customer, "left", "right");
        return new Response("created", { status: 201 });
      }
      return Response.json(createOrder(customer, (await request.json()) as Item[]), { status: 201 });
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
