import type { ts } from "ts-morph";
import type { Catalog } from "../../../src/sql/postgres/catalog.js";
import type { TranslationContext } from "../../../src/sql/postgres/translation.js";
import type { DrizzleContext } from "../drizzle-context.js";
import type { ColumnReader } from "./column-model.js";
import type { DrizzleExports } from "./drizzle-exports.js";
import type { SchemaValues } from "./schema-values.js";
import type { TableReader } from "./table-model.js";

/** What the parts of the schema's conversion share. */
export interface SchemaContext extends DrizzleContext {
  readonly exports: DrizzleExports;
  readonly values: SchemaValues;
  readonly columns: ColumnReader;
  readonly tables: TableReader;
  readonly catalog: Catalog;
  readonly translation: TranslationContext;
  readonly checker: ts.TypeChecker;
}
