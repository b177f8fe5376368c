import type { NeonDatabase } from "drizzle-orm/neon-serverless";
import type { NodePgDatabase, NodePgDatabase as Local, NodePgTransaction } from "drizzle-orm/node-postgres";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type * as driver from "drizzle-orm/postgres-js";
import type * as schema from "./schema";

type Schema = typeof schema;

export type AppDatabase = NodePgDatabase<Schema> | NeonDatabase<Schema>;
export type Transaction = NodePgTransaction<Schema, ExtractTablesWithRelations<Schema>>;
export type Other = driver.PostgresJsDatabase<Schema>;
export type Inline = import("drizzle-orm/pglite").PgliteDatabase<Schema>;
export type Renamed = Local<Schema>;
export type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
