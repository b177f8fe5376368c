import type { ts } from "ts-morph";
import type { Edit, Finding } from "../../engine/plan.js";
import type { Analysis } from "../analysis.js";

/** An expression whose value becomes a promise: where the cascade starts. */
export interface AsyncSeed {
  readonly expression: ts.Expression;
  /** What follows the awaited value: `.results` makes `(await …).results` of it. */
  readonly unwrap?: string;
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
   * `because`. They become async like functions that hold a seed; where one can't, its seeds are refused like others and
   * the function is in `refusedFunctions`.
   */
  readonly asyncFunctions?: ReadonlyMap<ts.SignatureDeclaration, string>;
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

export declare function planAwaitCascade(
  analysis: Analysis,
  seeds: readonly AsyncSeed[],
  options: CascadeOptions,
): Cascade;
