import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export function getDb() {
  const client = postgres(process.env.POSTGRES_URL!, { max: 1 });
  return drizzle(client, { schema });
}

export function openAtLoad() {
  return drizzle(postgres(process.env.POSTGRES_URL!), { schema });
}
