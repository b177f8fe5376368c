import { env } from "cloudflare:workers";
import { Shipping } from "./shipping";

const db = env.DB;

const insertOrder = db.prepare("INSERT INTO orders (customer) VALUES (?)");
const insertPayment = db.prepare("INSERT INTO payment (order_id, cents) VALUES (?, ?)");
const markPaid = db.prepare("UPDATE orders SET paid = 1 WHERE id = ?");
const insertJournal = db.prepare("INSERT INTO journal (about, text) VALUES (last_insert_rowid(), 'order of ' || ?1)");

// The id goes into the next INSERT and is returned.
const createOrder = async (customer: string, cents: number) => {
  const results = await db.batch([
    insertOrder.bind(customer),
    db.prepare("INSERT INTO payment (order_id, cents) VALUES (last_insert_rowid(), ?)").bind(cents),
  ]);
  const { meta: { last_row_id: lastInsertRowid } } = results[0];
  return lastInsertRowid;
};

// UPDATE and DELETE leave last_insert_rowid() alone.
const createPaid = async (customer: string, cents: number) => {
  const results = await db.batch([
    db.prepare("INSERT INTO orders (customer) VALUES (?)").bind(customer),
    db.prepare("DELETE FROM journal WHERE about = last_insert_rowid()"),
    db.prepare("UPDATE orders SET paid = 1 WHERE id = last_insert_rowid()"),
    db.prepare("INSERT INTO payment (order_id, cents) VALUES (last_insert_rowid(), ?)").bind(cents),
  ]);
  const result = results[0];
  const orderId = Number(result.meta.last_row_id);
  return { orderId, written: result.meta.changes };
};

// Names: the value goes from the object, the others are numbered anew.
const createNoted = async (customer: string) => {
  const statements: D1PreparedStatement[] = [];
  statements.push(insertOrder.bind(customer));
  if (customer !== "nobody") statements.push(insertJournal.bind(customer));
  if (statements.length > 0) await db.batch(statements);
};

const addPayment = async (order: number, cents: number) => {
  const results = await db.batch([
    markPaid.bind(order),
    insertPayment.bind(order, cents),
  ]);
  return Number(results[1].meta.last_row_id);
};

// It asks for the id itself.
const createCheap = async (customer: string) => {
  await db.batch([
    insertOrder.bind(customer),
    db.prepare("INSERT INTO payment (order_id, cents) VALUES (last_insert_rowid(), 1)"),
  ]);
};

async function createNow(customer: string, cents: number): Promise<void> {
  await db.batch([
    insertOrder.bind(customer),
    db.prepare("INSERT INTO payment (order_id, cents) VALUES (last_insert_rowid(), ?)").bind(cents),
  ]);
}

const shipping = new Shipping(db);

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action, name = "", amount = "0"] = new URL(request.url).pathname.split("/");
    const cents = Number(amount);
    try {
      switch (action) {
        case "create":
          return Response.json(await createOrder(name, cents));
        case "paid":
          return Response.json(await createPaid(name, cents));
        case "noted":
          await createNoted(name);
          return new Response("noted");
        case "pay":
          return Response.json(await addPayment(Number(name), cents));
        case "cheap":
          await createCheap(name);
          return new Response("cheap");
        case "now":
          await createNow(name, cents);
          return new Response("now");
        case "ship":
          return Response.json(await shipping.ship(name, amount === "0" ? undefined : amount));
        default:
          return Response.json((await db.prepare("SELECT id, customer, paid FROM orders ORDER BY id").all()).results);
      }
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
