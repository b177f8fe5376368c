import type { ts } from "ts-morph";
import type { Edit, Finding } from "../../engine/plan.js";
import type { Analysis } from "../analysis.js";
import { Emission } from "./emit.js";
import { Worklist } from "./worklist.js";

/** An expression whose value becomes a promise: where the cascade starts. */
export interface AsyncSeed {
  readonly expression: ts.Expression;
  /** What follows the awaited value: `.results` makes `(await …).results` of it. */
  readonly unwrap?: string;
  /** The expression in whose place the seed ends up, where the transform takes away what is around it: an assertion. */
  readonly extent?: ts.Expression;
  /** For `because`, e.g. `stmt.get()`. */
  readonly label: string;
}

export interface CascadeOptions {
  /** Name of the transform: the prefix of the codes. */
  readonly transform: string;
  /** Group that all edits of the cascade belong to. */
  readonly group: string;
  /**
   * Calls that the transform replaces by one of their arguments: `db.transaction(fn)` → `fn`. The cascade sees the
   * argument in the place of the call.
   */
  readonly replacedBy?: ReadonlyMap<ts.Expression, ts.Expression>;
  /**
   * Functions that wait in text which the transform itself writes into them (`await db.batch(…)`), with the label for
   * `because`. They become async as if they held a seed.
   */
  readonly asyncFunctions?: ReadonlyMap<ts.SignatureDeclaration, string>;
  /** The name that a type of the source library has after the migration: `Database` → `D1Database`. */
  readonly migratedType?: (type: ts.Type) => string | undefined;
}

export interface Cascade {
  /** `await`, `async`, `Promise<…>` and the callbacks' rewrites; not the seeds' own rewrites. */
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
  /** Seeds in a place that cannot wait. The transform leaves them as they are. */
  readonly refused: ReadonlySet<ts.Expression>;
  /** Functions of `asyncFunctions` that cannot become async. */
  readonly refusedFunctions: ReadonlySet<ts.Node>;
  /** Declarations whose calls now give a promise. Importers of their files belong in the cone. */
  readonly changed: ReadonlySet<ts.Node>;
}

/**
 * Follows the seeds to everything that has to wait because of them, to the fixpoint and across files.
 *
 * Pure: the analysis is only asked. Edits come in groups of one range with the innermost first, as `applyEdits` takes
 * them, and do not depend on the order of the seeds.
 */
export function planAwaitCascade(
  analysis: Analysis,
  seeds: readonly AsyncSeed[],
  { transform, group, replacedBy, asyncFunctions = new Map(), migratedType = () => undefined }: CascadeOptions,
): Cascade {
  const { strictNullChecks, strict = false } = analysis.program.getCompilerOptions();
  const defaults = { checker: analysis.checker, strictNullChecks: strictNullChecks ?? strict, migratedType };
  const work = new Worklist(analysis, transform, defaults, replacedBy);
  work.run(inFileOrder(analysis, seeds), asyncFunctions);
  return {
    edits: new Emission(analysis, work, transform, group, defaults).edits(),
    findings: work.findings,
    refused: work.refused,
    refusedFunctions: work.refusedFunctions,
    changed: work.changed,
  };
}

function inFileOrder(analysis: Analysis, seeds: readonly AsyncSeed[]): AsyncSeed[] {
  const path = (seed: AsyncSeed) => analysis.pathOf(seed.expression.getSourceFile());
  return [...seeds].sort((a, b) => {
    if (path(a) !== path(b)) return path(a) < path(b) ? -1 : 1;
    return a.expression.getStart() - b.expression.getStart();
  });
}
