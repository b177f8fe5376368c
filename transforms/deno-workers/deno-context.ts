import type { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { FileImports } from "../../src/typescript/file-imports/file-imports.js";
import type { ProjectAnalysis } from "../../src/typescript/program.js";
import { RuntimeContext } from "../../src/typescript/server/runtime-context.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import type { codes } from "./codes.js";
import type { DenoOptions } from "./options.js";
import type { CronJob } from "./server/cron-jobs.js";
import type { ProjectModules } from "./modules/project-modules.js";

export type DenoCode = keyof typeof codes;

/** A package that the Worker needs. */
export interface NeededPackage {
  readonly name: string;
  /** npm range; an alias such as `npm:@jsr/std__path@^1` for packages of JSR. */
  readonly range: string;
  readonly dev: boolean;
  /** The specifier that needs it. */
  readonly node: ts.Node | undefined;
  readonly usedBy: string;
}

/** What the conversion of a run shares. */
export class DenoContext extends RuntimeContext<DenoCode> {
  /** Packages, in the order in which they were met. */
  readonly packages: NeededPackage[] = [];
  /** Modules that import classes of errors, with the names of these. */
  readonly errorClasses = new Map<ts.SourceFile, Set<string>>();
  /** Jobs of `Deno.cron()` by the module that serves. */
  readonly cronJobs = new Map<ts.SourceFile, CronJob[]>();
  /** Specifiers that became names of packages of JSR. */
  readonly jsrSpecifiers: ts.Node[] = [];
  /** Names of libraries, as `module:name`, of which uses stay as they are. */
  readonly keptNames = new Set<string>();
  readonly files: FileImports;
  /** Entries, as paths, whose server can be moved to a Durable Object, with what they export by now. */
  readonly movable = new Map<string, ts.Expression | undefined>();
  /** Entries whose server answers in a Durable Object, since its connections share something. */
  readonly rooms = new Set<string>();
  /** Modules that open connections with the generated functions. */
  readonly connecting = new Set<ts.SourceFile>();
  /** Modules that keep values in KV, by the binding. */
  readonly keeping = new Set<ts.SourceFile>();
  /** Modules that upgrade requests to WebSockets with the generated function. */
  readonly upgrading = new Set<ts.SourceFile>();

  constructor(
    analysis: ProjectAnalysis,
    collector: EditCollector,
    readonly modules: ProjectModules,
    readonly options: DenoOptions,
    /** Module specifiers of imports whose names are imported anew from elsewhere. */
    readonly replaced = new Set<ts.Node>(),
  ) {
    super(analysis, collector, (specifier) => replaced.has(specifier));
    this.files = new FileImports(analysis, {}, (file, wanted) => this.import(file, wanted));
  }

  /** Notes that the Worker needs a package, or its tests do. */
  need(name: string, range: string, node: ts.Node): void {
    const usedBy = this.analysis.pathOf(node.getSourceFile());
    this.packages.push({ name, range, dev: isTestFile(usedBy), node, usedBy });
  }
}
