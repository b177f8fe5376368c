import { drizzle } from "drizzle-orm/node-postgres";
import { drizzle as proxy } from "drizzle-orm/pg-proxy";

const config = { connection: process.env.DATABASE_URL!, casing: "snake_case" as const };

export const spread = drizzle({ ...config });
export const held = drizzle(config);
export const remote = proxy(async (sql, params) => {
  const response = await fetch("https://example.com/query", { method: "POST", body: JSON.stringify({ sql, params }) });
  return (await response.json()) as { rows: unknown[] };
});
