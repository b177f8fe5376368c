import { Database } from "bun:sqlite";
import { drizzle as open } from "drizzle-orm/bun-sqlite";
import * as schema from "./schema";

export const direct = open(new Database("data/app.db"), { schema });
export const client = open({ client: new Database("data/app.db"), casing: "snake_case" });

export function connect(sqlite: Database) {
  const only = open({ client: sqlite });
  const last = open({ schema, client: sqlite });
  const lines = open({
    client: sqlite, // the handle
    schema,
    logger: true,
  });
  return [only, last, lines] as const;
}

export async function lazily() {
  const { drizzle } = await import("drizzle-orm/bun-sqlite");
  return drizzle("data/app.db", { schema });
}
