import { type Catalog, emptyCatalog } from "../../../src/sql/postgres/catalog.js";
import type { DrizzleContext } from "../drizzle-context.js";

/** What the other parts need to know of the schema. */
export interface SchemaModel {
  /** The tables as the drizzle schema declares them, for the translation of `sql` templates. */
  readonly catalog: Catalog;
}

/** Converts the tables, columns, enums and types of `drizzle-orm/pg-core`. */
export function planSchema(_context: DrizzleContext): SchemaModel {
  return { catalog: emptyCatalog };
}
