import type { RunResult } from "../engine/run-result.js";
import type { Transform } from "../engine/transform.js";

/** What one transform would do here if it were run by itself. */
export interface ScanEntry {
  readonly transform: Transform;
  readonly result: RunResult;
}
