import type { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { FileImports } from "../../src/typescript/file-imports/file-imports.js";
import type { ProjectAnalysis } from "../../src/typescript/program.js";
import { RuntimeContext } from "../../src/typescript/server/runtime-context.js";
import type { codes } from "./codes.js";
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

  constructor(
    analysis: ProjectAnalysis,
    collector: EditCollector,
    readonly modules: ProjectModules,
    /** Module specifiers of imports whose names are imported anew from elsewhere. */
    readonly replaced = new Set<ts.Node>(),
  ) {
    super(analysis, collector, (specifier) => replaced.has(specifier));
    this.files = new FileImports(analysis, {}, (file, wanted) => this.import(file, wanted));
  }

  /** Notes that the Worker needs a package. */
  need(name: string, range: string, node: ts.Node, dev = false): void {
    this.packages.push({ name, range, dev, node, usedBy: this.analysis.pathOf(node.getSourceFile()) });
  }
}
