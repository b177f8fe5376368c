import type { NextStep } from "./next-step.js";

/**
 * What a transform wants done, as plain data. A plan holds no functions and no AST nodes, so that it can be printed,
 * stored, sent to an editor or applied later.
 */

/** `<transform>/<kebab-case-reason>`, e.g. `d1-async/await`. Every code stands in its transform's table of codes. */
export type CodeName = `${string}/${string}`;

/** `safe`: the meaning is kept. `review`: it compiles and is probably right, but a person should look. */
export type Confidence = "safe" | "review";

interface EditBase {
  /** File, relative to the root of the source tree, with forward slashes. */
  readonly path: string;
  /** Start of the range in the original text, in UTF-16 units. */
  readonly start: number;
  /** End of the range (exclusive), in UTF-16 units. `start === end` inserts. */
  readonly end: number;
  readonly code: CodeName;
  readonly confidence: Confidence;
  /** The chain that led here, nearest first: `src/db.ts:12 stmt.get()`. Empty where the edit explains itself. */
  readonly because: readonly string[];
  /**
   * Edits of one group are applied together or not at all, because the code in between would not compile.
   * An edit without a group stands alone.
   */
  readonly group?: string;
}

/** Replaces the range by `text`. Nothing else may edit inside the range. */
export interface Replacement extends EditBase {
  readonly kind: "replace";
  readonly text: string;
}

/**
 * Puts text before and after the range and leaves its content to other edits: `await (` … `)`. A wrap around a whole
 * node with an empty `after` is the way to insert before that node, since wraps nest by range.
 */
export interface Wrap extends EditBase {
  readonly kind: "wrap";
  readonly before: string;
  readonly after: string;
}

export type Edit = Replacement | Wrap;

/** A part of a file's original text, in UTF-16 units. */
export interface FileRange {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A place that is left to a person. */
export interface Finding {
  readonly code: CodeName;
  readonly path: string;
  /** Range in the original text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** One sentence about this very place. What to do about its kind of place stands in the code's `help`. */
  readonly message: string;
  readonly because?: readonly string[];
  /** Further places that the value of this one reaches: new type errors there follow from it, and are announced by it. */
  readonly consequences?: readonly FileRange[];
}

/** A file that the transform adds. It is an error of the plan if another text already stands at the path. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** Of an owned file it is a code of edits: replacing what stands there is an edit of the whole file. */
  readonly code: CodeName;
  /**
   * The transform writes this file anew at every run, so another text that stands at the path is replaced. The file
   * need not be open for editing, but must not be one of the transform's own inputs.
   */
  readonly owned?: true;
}

/** What the Worker needs at run time. Ends in the wrangler config and the `Env` type. */
export type Binding =
  | {
      readonly kind: "d1";
      /** Name in `env`, e.g. `DB`. */
      readonly name: string;
      /** Name of the database, where the code tells one (its file name), e.g. `events`. */
      readonly databaseName?: string;
      /** Folder of the migration files, relative to the wrangler config. */
      readonly migrationsDir?: string;
      /** A file that uses the binding. The nearest package.json above it tells which Worker is meant. */
      readonly usedBy: string;
    }
  | { readonly kind: "kv"; readonly name: string; readonly usedBy: string }
  | {
      readonly kind: "r2";
      readonly name: string;
      /** Name of the bucket, where something else than wrangler has to know it. */
      readonly bucketName?: string;
      readonly usedBy: string;
    }
  | {
      /** A Durable Object with SQLite storage. */
      readonly kind: "durable-object";
      readonly name: string;
      /** The class, which the Worker's entry exports. */
      readonly className: string;
      /** The file that declares the class, relative to the root of the tree. */
      readonly module: string;
      readonly usedBy: string;
    };

/** A module that answers requests as a Worker, whether it has bindings or not. Ends in the wrangler config. */
export interface WorkerEntry {
  readonly path: string;
  /** When its `scheduled` is called: `triggers.crons` of the wrangler config. */
  readonly crons?: readonly string[];
  readonly assets?: WorkerAssets;
}

/** Files that are answered without the Worker. https://developers.cloudflare.com/workers/static-assets/ */
export interface WorkerAssets {
  /** Relative to the wrangler config. */
  readonly directory: string;
  /** What fills the directory, before wrangler bundles the Worker. */
  readonly buildCommand: string;
  readonly notFoundHandling?: "single-page-application";
  /** Patterns of paths that the Worker answers, whatever the assets have. */
  readonly runWorkerFirst?: readonly string[];
}

/** Files that a Worker imports as text or as bytes, and that wrangler does not take for that by itself. */
export interface ModuleRule {
  /** `Text` gives a string, `Data` an ArrayBuffer. */
  readonly type: "Text" | "Data";
  /** e.g. `**\/*.md` */
  readonly glob: string;
  /** A file that imports one. The nearest wrangler config or package.json above it tells which Worker is meant. */
  readonly usedBy: string;
}

/** A change to the dependencies of the package that holds `usedBy`. */
export type DependencyChange =
  | { readonly kind: "remove"; readonly name: string; readonly usedBy: string }
  | {
      readonly kind: "add";
      readonly name: string;
      /** npm range, e.g. `^4.20260426.0`. */
      readonly range: string;
      readonly dev: boolean;
      readonly usedBy: string;
    };

export interface Plan {
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
  readonly newFiles?: readonly NewFile[];
  readonly bindings?: readonly Binding[];
  readonly workers?: readonly WorkerEntry[];
  readonly moduleRules?: readonly ModuleRule[];
  readonly dependencies?: readonly DependencyChange[];
  /** Said once in the report, e.g. which stubs stood in for missing types. */
  readonly notes?: readonly string[];
  /** What a person does once the changes are written. */
  readonly nextSteps?: readonly NextStep[];
  /** Files that the transform cannot take as input, each with the reason. The run then ends with exit status 2. */
  readonly errors?: readonly { readonly path: string; readonly reason: string }[];
}
