import { env } from "cloudflare:workers";
import { drizzle as open } from "drizzle-orm/d1";
import * as schema from "./schema";

export const direct = open(env.DB, { schema });
export const client = open(env.DB, { casing: "snake_case" });

export function connect(sqlite: D1Database) {
  const only = open(sqlite);
  const last = open(sqlite, { schema });
  const lines = open(sqlite, { // the handle
    schema,
    logger: true,
  });
  return [only, last, lines] as const;
}

export async function lazily() {
  const { drizzle } = await import("drizzle-orm/d1");
  return drizzle(env.DB, { schema });
}
