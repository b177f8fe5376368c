import { drizzle } from "drizzle-orm/d1";
import { items } from "./schema";
import { env } from "cloudflare:workers";

const db = drizzle(env.DB);

export async function fill(names) {
  await (async (tx) => {
    const statements = [];
    for (const name of names) statements.push(tx.insert(items).values({ name }));
    if (statements.length > 0) await tx.batch(statements);
  })(db);
}
