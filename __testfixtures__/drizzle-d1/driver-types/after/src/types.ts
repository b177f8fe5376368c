import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { DrizzleD1Database as Local, D1Transaction } from "drizzle-orm/d1";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type * as driver from "drizzle-orm/d1";
import type * as schema from "./schema";

type Schema = typeof schema;

export type AppDatabase = DrizzleD1Database<Schema> | DrizzleD1Database<Schema>;
export type Transaction = D1Transaction<Schema, ExtractTablesWithRelations<Schema>>;
export type Other = driver.DrizzleD1Database<Schema>;
export type Inline = import("drizzle-orm/d1").DrizzleD1Database<Schema>;
export type Renamed = Local<Schema>;
export type { DrizzleD1Database as PostgresJsDatabase } from "drizzle-orm/d1";
