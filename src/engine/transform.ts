import type { ts } from "ts-morph";
import type { BindingKind } from "../config.js";
import type { MigrationModel } from "./migration-history.js";
import type { CodeName, Plan } from "./plan.js";
import type { Precondition } from "./precondition.js";
import type { SourceTree } from "./source-tree.js";

/**
 * What a code is about. `safe` and `review` are codes of edits, `manual` and `note` codes of findings: a `manual` one
 * has to be dealt with by a person, a `note` is only said.
 */
export interface Code {
  readonly level: "safe" | "review" | "manual" | "note";
  /** One line, for tables. */
  readonly short: string;
  /** What it means and what to do, in a few sentences of Markdown, with code where code helps. */
  readonly help: string;
  /** The limit of the platform that such a finding tells of. A scan lists it. */
  readonly limit?: PlatformLimit;
  /** The feature of PostgreSQL that a project does without where there is such a finding. A scan lists it. */
  readonly postgresFeature?: string;
}

/** The limits of the platform that a scan speaks of; what each is stands in src/project/limits.ts. */
export type PlatformLimit =
  "kv-ttl" | "pbkdf2-iterations" | "d1-parameters" | "d1-columns" | "d1-statement" | "node-api";

export type CodeTable = Readonly<Record<CodeName, Code>>;

/** One option of a transform, as yargs takes it. */
export interface OptionSpec {
  readonly type: "string" | "boolean" | "number";
  readonly describe: string;
  readonly default?: string | boolean | number;
  readonly choices?: readonly string[];
  /**
   * A file or folder: given relative to the working directory (in a config file, to that file), and handed to the
   * transform relative to the root of the tree. It need not exist; one outside of the root is an error of the call.
   */
  readonly path?: true;
  /** The option names a binding of this kind: `bindings` of a config file gives it too. */
  readonly binding?: BindingKind;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

interface OptionTypes {
  string: string;
  boolean: boolean;
  number: number;
}

/** The values of the options, typed by their specs. An option with a default is always there. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends { readonly default: unknown }
    ? OptionTypes[Specs[Name]["type"]]
    : OptionTypes[Specs[Name]["type"]] | undefined;
};

/** What a `scope: "file"` transform sees: one parsed file. */
export interface FileContext<Options> {
  readonly path: string;
  readonly sourceFile: ts.SourceFile;
  readonly tree: SourceTree;
  readonly options: Options;
}

/** What a `scope: "project"` transform sees: the tree, and which of its files contain a trigger. */
export interface ProjectContext<Options> {
  /** Files that contain a trigger, sorted. */
  readonly candidates: readonly string[];
  readonly tree: SourceTree;
  readonly options: Options;
}

/** What a `scope: "sql"` transform sees: the SQL files that it is asked to look at. */
export interface SqlContext<Options> {
  /**
   * The `.sql` files that are open for editing and contain a trigger, sorted, without the transform's own output. They
   * have not been read: `tree.read` gives `undefined` for one that is not UTF-8, and the run then names it as an error.
   */
  readonly files: readonly string[];
  /**
   * The files and folders that the user named one by one, in that order, relative to the root. Empty where nothing was
   * named, or only globs or the root itself, and in runs that are not about SQL alone (a preset, a scan).
   */
  readonly named: readonly string[];
  readonly tree: SourceTree;
  readonly options: Options;
}

interface TransformBase<Specs extends OptionSpecs> {
  /** The word on the command line, e.g. `d1-async`. */
  readonly name: string;
  readonly summary: string;
  /** Plain substrings. A file with none of them is never parsed. Of scope `sql`, none means every file. */
  readonly triggers: readonly string[];
  readonly options: Specs;
  readonly codes: CodeTable;
  /**
   * What it converts, as an import or the code names it: `ioredis`, `bun:sqlite`, `drizzle-orm/pg-core`, `Deno.serve`.
   * A scan says of these that a transform takes them up.
   */
  readonly converts?: readonly string[];
}

export interface FileTransform<Specs extends OptionSpecs = OptionSpecs> extends TransformBase<Specs> {
  readonly scope: "file";
  plan(context: FileContext<OptionValues<Specs>>): Plan | Promise<Plan>;
}

export interface ProjectTransform<Specs extends OptionSpecs = OptionSpecs> extends TransformBase<Specs> {
  readonly scope: "project";
  plan(context: ProjectContext<OptionValues<Specs>>): Plan | Promise<Plan>;
}

/** Rewrites SQL files, or writes others from them. It is not run where no SQL file is open for editing. */
export interface SqlTransform<Specs extends OptionSpecs = OptionSpecs> extends TransformBase<Specs> {
  readonly scope: "sql";
  plan(context: SqlContext<OptionValues<Specs>>): Plan | Promise<Plan>;
  /** Whether a file is one that the transform writes (see `NewFile.owned`), and so none to look at. */
  isOutput?(path: string, options: OptionValues<Specs>): boolean;
  /** With it the command line can compare the databases that the migrations make, and move rows. */
  readonly migrations?: MigrationModel<SqlContext<OptionValues<Specs>>, OptionValues<Specs>>;
}

export type Transform = FileTransform | ProjectTransform | SqlTransform;

/** One transform of a run, with the options that a preset gives it. Those of the call go before them. */
export interface Step {
  readonly transform: Transform;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a name stands for: one transform, or a preset, which also has its say on how it is planned. */
export interface NamedRun {
  readonly steps: readonly Step[];
  /** Whether the projects of the Workers are completed, as `PlanOptions.setUp` says. */
  readonly setUp?: boolean;
  readonly requires?: Precondition;
}

/** The kinds of files that transforms look at. */
export type FileKind = "source" | "sql";

/** The kinds of files that some transforms look at: TypeScript and JavaScript, SQL, or both. */
export function fileKindsOf(transforms: readonly Pick<Transform, "scope">[]): readonly FileKind[] {
  const kinds = transforms.map(({ scope }): FileKind => (scope === "sql" ? "sql" : "source"));
  return [...new Set(kinds)].sort();
}

/**
 * Declares a transform. Does nothing but type it, so that a transform's module is data until `plan` is called. Heavy
 * modules (TypeScript, the SQL parser) belong behind an `await import()` in `plan`.
 */
export function defineTransform<const Specs extends OptionSpecs>(
  transform: FileTransform<Specs> | ProjectTransform<Specs> | SqlTransform<Specs>,
): Transform {
  return transform;
}
