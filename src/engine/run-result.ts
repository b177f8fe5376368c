import type { NextStep } from "./next-step.js";
import type { Binding, CodeName, Edit } from "./plan.js";
import type { Code } from "./transform.js";

/** What became of one file. */
export interface FileChange {
  readonly path: string;
  /** `undefined` for a new file. */
  readonly before: string | undefined;
  readonly after: string;
  /** Edits against `before`, ordered by position. With several transforms in one run, against what each one saw. */
  readonly edits: readonly Edit[];
}

/** A finding with all that a report needs to show it. */
export interface ReportedFinding {
  readonly code: CodeName;
  readonly level: Code["level"];
  readonly path: string;
  /** 1-based, in the file as it was before the run. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Where the place ends (exclusive), counted alike. */
  readonly endLine: number;
  readonly endColumn: number;
  /** The line that the place begins on, as it was before the run: what is left of a place when lines around it move. */
  readonly lineText: string;
  readonly message: string;
  readonly help: string;
  readonly because: readonly string[];
}

/** A file that could not be processed. The others still are; the run ends with exit status 2. */
export interface FileError {
  readonly path: string;
  readonly reason: string;
}

export interface TypeErrorReport {
  readonly path: string;
  /** 1-based, in the file as it is after the run. */
  readonly line: number;
  /** `TS2339` and the like. */
  readonly code: string;
  readonly message: string;
}

/** The three checks of every run. */
export interface Proof {
  /** Every written TypeScript, JavaScript, JSON and SQL file parses, SQL as SQLite does. */
  readonly parse: boolean;
  /** Where not all do: the paths of those that do not. */
  readonly unparsed?: readonly string[];
  readonly types:
    | { readonly status: "skipped"; readonly reason: string }
    | {
        readonly status: "checked";
        /** Errors that the code did not have before and that no finding announces. Should be none. */
        readonly newErrors: readonly TypeErrorReport[];
        /**
         * New errors on lines that a manual finding names; each got a `@ts-expect-error` comment naming the code. In a
         * file that the run may not edit, those of a file that has a manual finding.
         */
        readonly announced: readonly TypeErrorReport[];
      };
  /** How many edits a second run would make. Should be 0. */
  readonly secondRunEdits: number;
}

export interface RunResult {
  readonly transforms: readonly { readonly name: string; readonly options: Readonly<Record<string, unknown>> }[];
  /** Files known of the kinds that the transforms look at, and those among them that they were given to look at. */
  readonly filesKnown: number;
  readonly filesWithTrigger: number;
  /** Sorted by path. Files whose text did not change are not here. */
  readonly changes: readonly FileChange[];
  /** Sorted by path, then position. */
  readonly findings: readonly ReportedFinding[];
  readonly bindings: readonly Binding[];
  readonly errors: readonly FileError[];
  readonly notes: readonly string[];
  /** In the order in which they are done. Empty where nothing changed. */
  readonly nextSteps: readonly NextStep[];
  /** Edits that `--safe` or `--only` left out, by code. */
  readonly leftOut: Readonly<Record<CodeName, number>>;
  readonly proof: Proof;
}
