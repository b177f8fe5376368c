import { env } from "cloudflare:workers";

interface Item {
  name: string;
  count?: number;
}

const db = env.DB;

const insertOrder = db.prepare('INSERT INTO orders (customer) VALUES (?)');

const createOrder = async (customer: string, items: Item[]) => {
  const statements: D1PreparedStatement[] = [];
  statements.push(insertOrder.bind(customer));
  for (const item of items) {
    if (item.name === "") continue;
    statements.push(db.prepare('INSERT INTO items (order_id, name, count) VALUES ((SELECT seq FROM sqlite_sequence WHERE name = \'Orders\'), ?, ?)').bind(item.name, item.count ?? null));
  }
  statements.push(db.prepare("INSERT INTO totals (order_id, lines) VALUES ((SELECT seq FROM sqlite_sequence WHERE name = 'Orders'), ?)").bind(items.length));
  const results = await db.batch(statements);
  const order = results[0];
  const orderId = order.meta.last_row_id;
  return { id: Number(orderId), items: items.length };
};

const createPair = async (customer: string, first: string, second: string) => {
  await db.batch([
    insertOrder.bind(customer),
    db.prepare('INSERT INTO items (order_id, name, count) VALUES (last_insert_rowid(), ?, ?)').bind(first, 1),
    db.prepare('INSERT INTO items (order_id, name, count) VALUES ((SELECT seq FROM sqlite_sequence WHERE name = \'Orders\'), ?, ?)').bind(second, 1),
  ]);
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const customer = searchParams.get("customer") ?? "nobody";
    if (request.method === "GET") {
      return Response.json((await db.prepare("SELECT o.customer, i.name, i.count FROM orders o JOIN items i ON i.order_id = o.id ORDER BY i.id").all()).results);
    }
    try {
      if (pathname === "/pair") {
        await createPair(customer, "left", "right");
        return new Response("created", { status: 201 });
      }
      return Response.json(await createOrder(customer, (await request.json()) as Item[]), { status: 201 });
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
