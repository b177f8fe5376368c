import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import * as schema from "./schema";

const client = new Database("app.sqlite");
client.pragma("foreign_keys = ON");
client.exec(`CREATE TABLE IF NOT EXISTS wallet (
  id INTEGER PRIMARY KEY, owner TEXT NOT NULL UNIQUE, balance INTEGER NOT NULL,
  CONSTRAINT "limit" CHECK (balance <= 100)
);`);

export const db = drizzle({ client, schema, logger: false });
export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];
export type Executor = typeof db | Transaction;
