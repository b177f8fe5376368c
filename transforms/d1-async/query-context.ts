import type { ts } from "ts-morph";
import type { AsyncSeed } from "../../src/typescript/cascade/index.js";
import type { RowIdTables } from "../../src/sql/row-ids.js";
import type { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { DatabaseSchema } from "./database-schema.js";
import type { ContextGetters } from "../../src/cloudflare/next-context.js";
import type { NamedKeys } from "./named-keys.js";
import type { NumberedParameters } from "./numbered-parameters.js";
import type { SqlSources } from "./sql-source.js";

/** What becomes of a call: perhaps a wait, and edits that are made once it is known that the place can wait. */
export interface Conversion {
  readonly call: ts.CallExpression;
  readonly seed?: AsyncSeed;
  emit(): void;
}

/** What the plans of single calls share. */
export interface QueryContext {
  readonly collector: EditCollector;
  readonly checker: ts.TypeChecker;
  readonly references: ReferenceIndex;
  readonly sources: SqlSources;
  readonly named: NumberedParameters;
  readonly namedKeys: NamedKeys;
  readonly schema: DatabaseSchema;
  readonly rowIds: RowIdTables;
  /** `noUncheckedIndexedAccess`: an element of an array may be undefined. */
  readonly checksIndices: boolean;
  readonly getters: ContextGetters;
  /** Set-up that is not in a migration because it would not apply there; with the reason. */
  readonly schemaThatStays: ReadonlyMap<ts.Node, string>;
}
