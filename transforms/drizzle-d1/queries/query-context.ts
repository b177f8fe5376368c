import type { ts } from "ts-morph";
import type { Catalog } from "../../../src/sql/postgres/catalog.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import type { DrizzleContext } from "../drizzle-context.js";
import type { DrizzleExports } from "../schema/drizzle-exports.js";
import type { DrizzleValues } from "./drizzle-values.js";
import type { WantedImports } from "./wanted-imports.js";

/** What the parts of the queries share. */
export interface QueryContext extends DrizzleContext {
  readonly checker: ts.TypeChecker;
  readonly catalog: Catalog;
  readonly exports: DrizzleExports;
  readonly values: DrizzleValues;
  readonly imports: WantedImports;
  readonly references: ReferenceIndex;
  /** Nodes that several uses share, and that one of them has seen to. */
  readonly done: Set<ts.Node>;
  /** Relational queries that got callbacks although the installed drizzle-orm takes objects. */
  readonly objectQueries: ts.CallExpression[];
}
