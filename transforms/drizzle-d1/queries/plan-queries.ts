import type { DrizzleContext } from "../drizzle-context.js";
import type { SchemaModel } from "../schema/plan-schema.js";

/** Queries, transactions, raw SQL, and what becomes of their results. */
export function planQueries(_context: DrizzleContext, _schema: SchemaModel): void {}
