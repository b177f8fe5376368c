import { drizzle } from "drizzle-orm/d1";
import { drizzle as proxy } from "drizzle-orm/d1";

const config = { connection: process.env.DATABASE_URL!, casing: "snake_case" as const };

// @ts-expect-error drizzle-d1/construction: `drizzle()` whose arguments could not be read
export const spread = drizzle({ ...config });
// @ts-expect-error drizzle-d1/construction: `drizzle()` whose arguments could not be read
export const held = drizzle(config);
// @ts-expect-error drizzle-d1/construction: `drizzle()` whose arguments could not be read
export const remote = proxy(async (sql, params) => {
  const response = await fetch("https://example.com/query", { method: "POST", body: JSON.stringify({ sql, params }) });
  return (await response.json()) as { rows: unknown[] };
});
