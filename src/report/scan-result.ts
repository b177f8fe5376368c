import type { RunResult } from "../engine/run-result.js";
import type { Transform } from "../engine/transform.js";
import type { Advice } from "../project/advice.js";
import type { Stack } from "../project/stack.js";

/** What one transform would do here if it were run by itself. */
export interface ScanEntry {
  readonly transform: Transform;
  /** How many files it would look at. */
  readonly candidates: number;
  /** Nothing where nothing was planned. */
  readonly result?: RunResult;
}

/** What a preset would do as a whole: its transforms one after the other. */
export interface ScanPreset {
  readonly name: string;
  readonly transforms: readonly string[];
  readonly result?: RunResult;
}

/** How large a Worker is, as wrangler bundles it. */
export interface WorkerSize {
  /** Its wrangler config. */
  readonly config: string;
  /** Uncompressed, without source maps; nothing where it could not be bundled. */
  readonly bytes?: number;
  /** Why it could not be bundled. */
  readonly reason?: string;
}

/** All that a scan found. */
export interface ScanResult {
  /** Source and SQL files. */
  readonly filesRead: number;
  /** Whether the transforms and presets were planned; where the project is `too large` they are only if that is asked for. */
  readonly planned: "yes" | "no" | "too large";
  readonly stack: Stack;
  readonly transforms: readonly ScanEntry[];
  /** Those that have something to do here. */
  readonly presets: readonly ScanPreset[];
  readonly advice: Advice;
  readonly workers?: readonly WorkerSize[];
}

/** The uncompressed size that a Worker may have. https://developers.cloudflare.com/workers/platform/limits/ */
export const workerSizeLimit = 64 * 1024 * 1024;

/** What a report says where a project is too large to be planned without being asked. */
export const uncountedText =
  "Edits are not counted, since that takes minutes in a project of this size: cf-codemod scan --full";
