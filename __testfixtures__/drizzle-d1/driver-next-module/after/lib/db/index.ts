import "server-only";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";

// The binding exists only while a request is handled, so each query asks for it.
const d1: Pick<D1Database, "prepare" | "batch"> = {
  prepare: (query) => getCloudflareContext().env.DB.prepare(query),
  batch: (statements) => getCloudflareContext().env.DB.batch(statements),
};

/** What the pages query. */
export const db = drizzle(d1 as D1Database, { schema });
