import { drizzle } from "drizzle-orm/bun-sqlite";
import { items } from "./schema";

const db = drizzle("app.db");

export function fill(names) {
  db.transaction((tx) => {
    for (const name of names) tx.insert(items).values({ name }).run();
  });
}
