import type { ts } from "ts-morph";
import type { ContextGetters } from "../../src/cloudflare/next-context.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { BindingAccess } from "./binding-access.js";
import type { ObjectFiles } from "./durable-object/object-files.js";
import type { HelperFiles } from "./kv-commands-module.js";
import type { LibraryName } from "./library.js";
import type { FileUses } from "./uses.js";

/** What edits are written with, once it is known which calls go where. */
export interface Emission {
  readonly analysis: Analysis;
  readonly collector: EditCollector;
  readonly files: readonly FileUses[];
  readonly access: BindingAccess;
  readonly helpers: HelperFiles;
  readonly objects: ObjectFiles;
  /** Constants of Next.js modules that become functions. */
  readonly getters: ContextGetters;
  /** Whether a library's client becomes the binding in a file. */
  readonly isWhole: (use: { readonly library: LibraryName }, file: ts.SourceFile) => boolean;
}
