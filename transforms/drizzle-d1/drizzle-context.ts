import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { TypeChoices } from "../../src/sql/types.js";
import type { DrizzleOptions } from "./options.js";

/** What the parts of the transform share: one analysis, one collector of edits and findings. */
export interface DrizzleContext {
  readonly analysis: Analysis;
  readonly collector: EditCollector;
  readonly options: DrizzleOptions;
  readonly choices: TypeChoices;
}
