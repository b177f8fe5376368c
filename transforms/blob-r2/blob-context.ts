import { ts } from "ts-morph";
import { envAccessFor, envNameIn } from "../../src/cloudflare/env-access.js";
import type { ProjectAnalysis } from "../../src/typescript/program.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { freeName, quoteOf } from "../../src/typescript/file-style.js";
import { nearestProjectConfig } from "../../src/cloudflare/tsconfig.js";
import type { codes } from "./codes.js";
import type { HelperFunction } from "./generated-module-text.js";
import { type LibraryVersion, versionFor } from "./library-version.js";

export type BlobCode = keyof typeof codes;

/** What the conversion of a run shares. */
export class BlobContext {
  /** Helpers by the file that calls them: what they are called there. */
  readonly helpers = new Map<ts.SourceFile, Map<HelperFunction, string>>();
  /** Files that reach for the bucket. */
  readonly buckets = new Set<ts.SourceFile>();
  /** Fields of results that are read and converted: `blob.url`. */
  readonly reads = new Map<ts.Node, string>();
  /** Those of them that only name an object, e.g. for `del`: the key is enough. */
  readonly keyReads = new Set<ts.Node>();
  /** Types and errors of the library that a file names through a namespace, which the generated module gives now. */
  readonly moved = new Map<ts.SourceFile, Set<string>>();
  /** The first place that needs a public address. */
  firstUrl: ts.Node | undefined;

  constructor(
    readonly analysis: ProjectAnalysis,
    readonly collector: EditCollector,
    readonly binding: string,
    readonly serveRoute: string | undefined,
  ) {}

  get checker(): ts.TypeChecker {
    return this.analysis.checker;
  }

  versionFor(node: ts.Node): LibraryVersion {
    return versionFor(this.#pathOf(node), this.analysis.tree);
  }

  /** `env.BUCKET`, or what it is in a Next.js project. */
  bucket(node: ts.Node): string {
    const file = node.getSourceFile();
    this.buckets.add(file);
    const isNext = envAccessFor(this.#pathOf(node), this.analysis) === "opennext";
    return `${isNext ? "getCloudflareContext().env" : envNameIn(file)}.${this.binding}`;
  }

  /** The name of a helper in the file of a node, which then imports it. */
  helper(name: HelperFunction, node: ts.Node): string {
    const file = node.getSourceFile();
    const known = this.helpers.get(file) ?? new Map<HelperFunction, string>();
    this.helpers.set(file, known);
    const local = known.get(name) ?? importedHelper(name, file) ?? freeName(name, file);
    known.set(name, local);
    if (["publicUrl", "downloadUrl", "blobOf", "headOf", "listOf", "foldedListOf", "getOf"].includes(name))
      this.firstUrl ??= node;
    return local;
  }

  /** A string literal as the file of a node writes them. */
  quoted(text: string, node: ts.Node): string {
    const quote = quoteOf(node.getSourceFile());
    return `${quote}${text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)}${quote}`;
  }

  /** Undoes what work has asked of its file where it gives nothing: a call that stays needs no helper and no bucket. */
  attempt<Result>(work: () => Result | undefined): Result | undefined {
    const helpers = new Map([...this.helpers].map(([file, names]) => [file, new Map(names)]));
    const buckets = new Set(this.buckets);
    const keyReads = new Set(this.keyReads);
    const { firstUrl } = this;
    const result = work();
    if (result !== undefined) return result;
    restore(this.helpers, helpers);
    restore(this.buckets, buckets);
    restore(this.keyReads, keyReads);
    this.firstUrl = firstUrl;
    return undefined;
  }

  /** Whether Blobs and streams are those of the DOM, which the types of Workers do not take. */
  hasDomTypes(node: ts.Node): boolean {
    return nearestProjectConfig(this.analysis.tree, this.#pathOf(node))?.includesDom === true;
  }

  find(node: ts.Node, code: BlobCode, message: string): void {
    this.collector.find(node, code, message);
  }

  #pathOf(node: ts.Node): string {
    return this.analysis.pathOf(node.getSourceFile());
  }
}

/** What a helper is called in a file that an earlier run has converted a part of. */
function importedHelper(name: HelperFunction, file: ts.SourceFile): string | undefined {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !/\br2-blob(?:\.[jt]s)?["']$/.test(statement.moduleSpecifier.getText()))
      continue;
    const bindings = statement.importClause?.namedBindings;
    const elements = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
    const found = elements.find((element) => (element.propertyName ?? element.name).text === name);
    if (found) return found.name.text;
  }
  return undefined;
}

function restore<Entry>(target: { clear(): void } & Iterable<Entry>, saved: Iterable<Entry>): void {
  target.clear();
  for (const entry of saved) {
    if (target instanceof Map) target.set(...(entry as [unknown, unknown]));
    else if (target instanceof Set) target.add(entry);
  }
}
