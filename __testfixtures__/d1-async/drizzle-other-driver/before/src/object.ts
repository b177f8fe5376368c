import { type DrizzleSqliteDODatabase, drizzle } from "drizzle-orm/durable-sqlite";
import { items } from "./schema";

export class Counter {
  private readonly db: DrizzleSqliteDODatabase;

  constructor(storage: Parameters<typeof drizzle>[0]) {
    this.db = drizzle(storage);
  }

  all() {
    return this.db.select().from(items).all();
  }

  fill(): void {
    this.db.transaction((tx) => {
      tx.insert(items).values({ name: "a" }).run();
    });
  }
}
