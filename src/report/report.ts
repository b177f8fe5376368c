import type { RunResult } from "../engine/run-result.js";
import type { CodeTable } from "../engine/transform.js";
import type { VerifiedHistory } from "./verification.js";

/** The colours that reports use. A subset of what `util.styleText` knows. */
export type Colour = "bold" | "cyan" | "dim" | "green" | "red" | "yellow";

/** Colours a text, or gives it back as it is where there is no colour. */
export type Paint = (colour: Colour, text: string) => string;

/** What a report needs to know beside the result. */
export interface ReportContext {
  /** Version of cf-codemod. */
  readonly version: string;
  /** Whether the changes are on disk: false for `--dry-run` and `--check`. */
  readonly written: boolean;
  /** The codes of all transforms of the run, and those of the engine. */
  readonly codes: CodeTable;
  /** The working directory, relative to the root of the source tree. Paths for people are shown from here. */
  readonly workingDirectory: string;
  /** Every place, not only the first of each kind, and the chains that led to the edits. */
  readonly verbose: boolean;
  readonly paint: Paint;
  /** What `--verify` found. */
  readonly verifications?: readonly VerifiedHistory[];
}

/** A report is a pure function: the same result gives the same bytes. It ends with a line end, or is empty. */
export type Report = (result: RunResult, context: ReportContext) => string;
