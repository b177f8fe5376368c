import { env } from "cloudflare:workers";

const db = env.DB;

const insertOrder = db.prepare("INSERT INTO orders (customer) VALUES (?)");
const insertItem = db.prepare("INSERT INTO item (order_id, name) VALUES (?, ?)");

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it needs the id of its row in `orders` after another INSERT, when `last_insert_rowid()` has changed.
export const twoItems = async (customer: string) => {
  const { meta: { last_row_id: lastInsertRowid } } = await insertOrder.bind(customer).run();
  await insertItem.bind(lastInsertRowid, "first").run();
  await insertItem.bind(lastInsertRowid, "second").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the row id of an INSERT that may insert nothing.
export const orIgnore = async (customer: string) => {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT OR IGNORE INTO orders (customer) VALUES (?)").bind(customer).run();
  await insertItem.bind(lastInsertRowid, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the row id of an INSERT that may insert nothing.
export const upsert = async (customer: string) => {
  const result = await db.prepare("INSERT INTO orders (customer) VALUES (?) ON CONFLICT (customer) DO NOTHING").bind(customer).run();
  await insertItem.bind(result.meta.last_row_id, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the row id of an INSERT that may insert nothing.
export const fromQuery = async (customer: string) => {
  const result = await db.prepare("INSERT INTO orders (customer) SELECT ? WHERE 0").bind(customer).run();
  await insertItem.bind(result.meta.last_row_id, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the row id of what is no INSERT.
export const ofUpdate = async (customer: string) => {
  const result = await db.prepare("UPDATE orders SET customer = ? WHERE id = 1").bind(customer).run();
  await insertItem.bind(result.meta.last_row_id, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the row id of an INSERT, and `code` is a table without rowid.
export const withoutRowid = async (code: string) => {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO code (code) VALUES (?)").bind(code).run();
  await insertItem.bind(lastInsertRowid, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the row id of an INSERT, and `watched` has a trigger.
export const withTrigger = async (name: string) => {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO watched (name) VALUES (?)").bind(name).run();
  await insertItem.bind(lastInsertRowid, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the row id of an INSERT, and `once` may ignore a new row.
export const mayIgnore = async (name: string) => {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO once (name) VALUES (?)").bind(name).run();
  await insertItem.bind(lastInsertRowid, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it needs the id of its row in `numbered` after another INSERT, when `last_insert_rowid()` has changed.
export const givenKey = async (id: number) => {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO numbered (id, name) VALUES (?, 'mine')").bind(id).run();
  await insertItem.bind(lastInsertRowid, "first").run();
  await insertItem.bind(lastInsertRowid, "second").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it computes with the result of `run()` before its last write.
export const arithmetic = async (customer: string) => {
  const { meta: { last_row_id: lastInsertRowid } } = await insertOrder.bind(customer).run();
  await insertItem.bind(Number(lastInsertRowid) + 1, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it computes with the result of `run()` before its last write.
export const text = async (customer: string) => {
  const result = await insertOrder.bind(customer).run();
  await insertItem.bind(1, `of ${result.meta.last_row_id}`).run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it computes with the result of `run()` before its last write.
export const asked = async (customer: string) => {
  const { meta: { last_row_id: lastInsertRowid, changes } } = await insertOrder.bind(customer).run();
  if (changes > 0) await insertItem.bind(lastInsertRowid, "first").run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it needs the id of its row in `orders` after another INSERT, when `last_insert_rowid()` has changed.
export const inCallback = async (customer: string, names: string[]) => {
  const { meta: { last_row_id: lastInsertRowid } } = await insertOrder.bind(customer).run();
  for (const name of names) await insertItem.bind(lastInsertRowid, name).run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses a row id in a statement that may insert several rows.
export const severalRows = async (customer: string) => {
  const { meta: { last_row_id: id } } = await insertOrder.bind(customer).run();
  await db.prepare("INSERT INTO item (order_id, name) VALUES (?1, 'a'), (?1, 'b')").bind(id).run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it computes with the result of `run()` before its last write.
export const dynamic = async (customer: string, table: string) => {
  const { meta: { last_row_id: id } } = await insertOrder.bind(customer).run();
  await db.prepare(`INSERT INTO ${table} (order_id) VALUES (?)`).bind(id).run();
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it goes on with the result of `run()` in a way that may fail.
export const refusedBehind = async (customer: string) => {
  const { meta: { last_row_id: lastInsertRowid, changes } } = await insertOrder.bind(customer).run();
  if (changes === 0) throw new Error("nothing was inserted");
  return lastInsertRowid;
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it goes on with the result of `run()` in a way that may fail.
export const checkedBehind = async (customer: string, check: (id: number) => boolean) => {
  const id = Number((await insertOrder.bind(customer).run()).meta.last_row_id);
  return check(id);
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the result of `run()`.
export const inCondition = async (customer: string) => {
  return customer === "" ? 0 : (await insertOrder.bind(customer).run()).meta.last_row_id;
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the result of a `run()` behind others that may not run.
export const behindLoop = async (customers: string[]) => {
  for (const customer of customers) await insertItem.bind(0, customer).run();
  return (await insertOrder.bind("last").run()).meta.last_row_id;
};

// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses the result of `run()`.
export const changing = async (customer: string) => {
  let id = (await insertOrder.bind(customer).run()).meta.last_row_id;
  if (customer === "first") id = 1;
  await insertItem.bind(id, "first").run();
};
