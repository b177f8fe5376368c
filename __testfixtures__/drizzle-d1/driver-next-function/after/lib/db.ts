import { drizzle } from "drizzle-orm/d1";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import * as schema from "./schema";

export function getDb() {
  return drizzle(getCloudflareContext().env.DB, { schema });
}

// The binding exists only while a request is handled, so each query asks for it.
const d1: Pick<D1Database, "prepare" | "batch"> = {
  prepare: (query) => getCloudflareContext().env.DB.prepare(query),
  batch: (statements) => getCloudflareContext().env.DB.batch(statements),
};

export function openAtLoad() {
  return drizzle(d1 as D1Database, { schema });
}
