import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL UNIQUE)");
db.run("CREATE TABLE item (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, name TEXT)");
db.run("CREATE TABLE code (code TEXT PRIMARY KEY, order_id INTEGER) WITHOUT ROWID");
db.run("CREATE TABLE watched (id INTEGER PRIMARY KEY, name TEXT)");
db.run("CREATE TRIGGER watch AFTER INSERT ON watched BEGIN INSERT INTO item (order_id, name) VALUES (0, new.name); END");
db.run("CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)");
db.run("CREATE TABLE once (id INTEGER PRIMARY KEY, name TEXT UNIQUE ON CONFLICT IGNORE)");

const insertOrder = db.prepare("INSERT INTO orders (customer) VALUES (?)");
const insertItem = db.prepare("INSERT INTO item (order_id, name) VALUES (?, ?)");

export const twoItems = db.transaction((customer: string) => {
  const { lastInsertRowid } = insertOrder.run(customer);
  insertItem.run(lastInsertRowid, "first");
  insertItem.run(lastInsertRowid, "second");
});

export const orIgnore = db.transaction((customer: string) => {
  const { lastInsertRowid } = db.run("INSERT OR IGNORE INTO orders (customer) VALUES (?)", [customer]);
  insertItem.run(lastInsertRowid, "first");
});

export const upsert = db.transaction((customer: string) => {
  const result = db.run("INSERT INTO orders (customer) VALUES (?) ON CONFLICT (customer) DO NOTHING", [customer]);
  insertItem.run(result.lastInsertRowid, "first");
});

export const fromQuery = db.transaction((customer: string) => {
  const result = db.run("INSERT INTO orders (customer) SELECT ? WHERE 0", [customer]);
  insertItem.run(result.lastInsertRowid, "first");
});

export const ofUpdate = db.transaction((customer: string) => {
  const result = db.run("UPDATE orders SET customer = ? WHERE id = 1", [customer]);
  insertItem.run(result.lastInsertRowid, "first");
});

export const withoutRowid = db.transaction((code: string) => {
  const { lastInsertRowid } = db.run("INSERT INTO code (code) VALUES (?)", [code]);
  insertItem.run(lastInsertRowid, "first");
});

export const withTrigger = db.transaction((name: string) => {
  const { lastInsertRowid } = db.run("INSERT INTO watched (name) VALUES (?)", [name]);
  insertItem.run(lastInsertRowid, "first");
});

export const mayIgnore = db.transaction((name: string) => {
  const { lastInsertRowid } = db.run("INSERT INTO once (name) VALUES (?)", [name]);
  insertItem.run(lastInsertRowid, "first");
});

export const givenKey = db.transaction((id: number) => {
  const { lastInsertRowid } = db.run("INSERT INTO numbered (id, name) VALUES (?, 'mine')", [id]);
  insertItem.run(lastInsertRowid, "first");
  insertItem.run(lastInsertRowid, "second");
});

export const arithmetic = db.transaction((customer: string) => {
  const { lastInsertRowid } = insertOrder.run(customer);
  insertItem.run(Number(lastInsertRowid) + 1, "first");
});

export const text = db.transaction((customer: string) => {
  const result = insertOrder.run(customer);
  insertItem.run(1, `of ${result.lastInsertRowid}`);
});

export const asked = db.transaction((customer: string) => {
  const { lastInsertRowid, changes } = insertOrder.run(customer);
  if (changes > 0) insertItem.run(lastInsertRowid, "first");
});

export const inCallback = db.transaction((customer: string, names: string[]) => {
  const { lastInsertRowid } = insertOrder.run(customer);
  names.forEach((name) => insertItem.run(lastInsertRowid, name));
});

export const severalRows = db.transaction((customer: string) => {
  const { lastInsertRowid: id } = insertOrder.run(customer);
  db.run("INSERT INTO item (order_id, name) VALUES (?1, 'a'), (?1, 'b')", [id]);
});

export const dynamic = db.transaction((customer: string, table: string) => {
  const { lastInsertRowid: id } = insertOrder.run(customer);
  db.run(`INSERT INTO ${table} (order_id) VALUES (?)`, [id]);
});

export const refusedBehind = db.transaction((customer: string) => {
  const { lastInsertRowid, changes } = insertOrder.run(customer);
  if (changes === 0) throw new Error("nothing was inserted");
  return lastInsertRowid;
});

export const checkedBehind = db.transaction((customer: string, check: (id: number) => boolean) => {
  const id = Number(insertOrder.run(customer).lastInsertRowid);
  return check(id);
});

export const inCondition = db.transaction((customer: string) => {
  return customer === "" ? 0 : insertOrder.run(customer).lastInsertRowid;
});

export const behindLoop = db.transaction((customers: string[]) => {
  for (const customer of customers) insertItem.run(0, customer);
  return insertOrder.run("last").lastInsertRowid;
});

export const changing = db.transaction((customer: string) => {
  let id = insertOrder.run(customer).lastInsertRowid;
  if (customer === "first") id = 1;
  insertItem.run(id, "first");
});
