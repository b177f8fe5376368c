import { Database } from "bun:sqlite";
import { Shipping } from "./shipping";

const db = new Database("app.sqlite");
db.exec("PRAGMA foreign_keys = ON");
db.run("CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, paid INTEGER NOT NULL DEFAULT 0)");
db.run("CREATE TABLE IF NOT EXISTS payment (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), cents INTEGER NOT NULL CHECK (cents > 0))");
db.run("CREATE TABLE IF NOT EXISTS journal (id INTEGER PRIMARY KEY, about TEXT, text TEXT NOT NULL)");
db.run("CREATE TABLE IF NOT EXISTS shipment (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), street TEXT, city TEXT)");

const insertOrder = db.prepare("INSERT INTO orders (customer) VALUES (?)");
const insertPayment = db.prepare("INSERT INTO payment (order_id, cents) VALUES (?, ?)");
const markPaid = db.prepare("UPDATE orders SET paid = 1 WHERE id = ?");
const insertJournal = db.prepare("INSERT INTO journal (about, text) VALUES ($about, 'order of ' || $customer)");

// The id goes into the next INSERT and is returned.
const createOrder = db.transaction((customer: string, cents: number) => {
  const { lastInsertRowid } = insertOrder.run(customer);
  insertPayment.run(lastInsertRowid, cents);
  return lastInsertRowid;
});

// UPDATE and DELETE leave last_insert_rowid() alone.
const createPaid = db.transaction((customer: string, cents: number) => {
  const result = db.query("INSERT INTO orders (customer) VALUES (?)").run(customer);
  const orderId = Number(result.lastInsertRowid);
  db.run("DELETE FROM journal WHERE about = ?", [orderId]);
  markPaid.run(orderId);
  insertPayment.run(orderId, cents);
  return { orderId, written: result.changes };
});

// Names: the value goes from the object, the others are numbered anew.
const createNoted = db.transaction((customer: string) => {
  const id = insertOrder.run(customer).lastInsertRowid as number;
  if (customer !== "nobody") insertJournal.run({ $customer: customer, $about: id });
});

const addPayment = db.transaction((order: number, cents: number) => {
  markPaid.run(order);
  return Number(insertPayment.run(order, cents).lastInsertRowid);
});

// It asks for the id itself.
const createCheap = db.transaction((customer: string) => {
  insertOrder.run(customer);
  db.run("INSERT INTO payment (order_id, cents) VALUES (last_insert_rowid(), 1)");
});

function createNow(customer: string, cents: number): void {
  db.transaction(() => {
    const { lastInsertRowid: order } = insertOrder.run(customer);
    insertPayment.run(order, cents);
  })();
}

const shipping = new Shipping(db);

export default {
  fetch(request: Request): Response {
    const [, action, name = "", amount = "0"] = new URL(request.url).pathname.split("/");
    const cents = Number(amount);
    try {
      switch (action) {
        case "create":
          return Response.json(createOrder(name, cents));
        case "paid":
          return Response.json(createPaid(name, cents));
        case "noted":
          createNoted(name);
          return new Response("noted");
        case "pay":
          return Response.json(addPayment(Number(name), cents));
        case "cheap":
          createCheap(name);
          return new Response("cheap");
        case "now":
          createNow(name, cents);
          return new Response("now");
        case "ship":
          return Response.json(shipping.ship(name, amount === "0" ? undefined : amount));
        default:
          return Response.json(db.query("SELECT id, customer, paid FROM orders ORDER BY id").all());
      }
    } catch {
      return new Response("refused", { status: 409 });
    }
  },
};
