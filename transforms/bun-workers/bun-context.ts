import type { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { ProjectAnalysis } from "../../src/typescript/program.js";
import { RuntimeContext } from "../../src/typescript/server/runtime-context.js";
import { isBun } from "./bun-names.js";
import type { codes } from "./codes.js";

export type BunCode = keyof typeof codes;

/** What the conversion of a run shares. */
export class BunContext extends RuntimeContext<BunCode> {
  /** Modules that need the generated router. */
  readonly routed = new Set<ts.SourceFile>();

  constructor(analysis: ProjectAnalysis, collector: EditCollector) {
    super(analysis, collector, isBun);
  }
}
