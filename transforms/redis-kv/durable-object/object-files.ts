import { ts } from "ts-morph";
import { envAccessFor } from "../../../src/cloudflare/env-access.js";
import { findWorkerEntry } from "../../../src/cloudflare/worker-entry.js";
import { readPackageJson } from "../../../src/cloudflare/package-json.js";
import { customWorkerFile, customWorkerText, openNextMain } from "../../../src/cloudflare/open-next.js";
import { readWorkerConfig } from "../../../src/cloudflare/project-setup/worker-config.js";
import { generatedModulePath } from "../../../src/cloudflare/generated-module-path.js";
import { workerFolder } from "../../../src/cloudflare/wrangler-config.js";
import type { Binding, DependencyChange, NewFile, WorkerEntry } from "../../../src/engine/plan.js";
import type { SourceTree } from "../../../src/engine/source-tree.js";
import { directoryOf, joinPath, relativePath } from "../../../src/engine/tree-paths.js";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { quoteOf, usesSemicolons } from "../../../src/typescript/file-style.js";
import type { NewImport } from "../../../src/typescript/new-import.js";
import { lineEndOf } from "../../../src/engine/line-end.js";
import { bindingName, className, objectAccessFileText, objectClassFileText, objectFileText } from "./object-file.js";
import type { ObjectName } from "./transactions.js";
import { openNextFor } from "../binding-access.js";
import { importSpecifier } from "../kv-commands-module.js";

/** The entries that the wrangler configs of files name: the class is exported from them, though they know of no Redis. */
export function entriesOf(paths: readonly string[], tree: SourceTree): string[] {
  const homes = new Set(paths.map((path) => workerFolder(tree, path)));
  return [...homes]
    .flatMap((home) => readWorkerConfig(tree, home)?.main ?? [])
    .filter((main) => tree.sourceFiles.includes(main));
}

/** The generated Durable Objects, one for each Worker: the module, its imports, its export from the entry, its binding. */
export class ObjectFiles {
  readonly #analysis: Analysis;
  readonly #users = new Map<ts.SourceFile, Set<ObjectName>>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  use(file: ts.SourceFile, ...names: ObjectName[]): void {
    this.#users.set(file, new Set([...(this.#users.get(file) ?? []), ...names]));
  }

  importsFor(file: ts.SourceFile): NewImport[] {
    const path = this.#analysis.pathOf(file);
    const module = importSpecifier(this.#accessFor(path), path, file);
    return [...(this.#users.get(file) ?? [])]
      .sort()
      .map((name) => ({ name, module, ...(name === "RedisCommand" && { isType: true }) }));
  }

  /** Exports the classes from the entries. */
  emitExports(collector: EditCollector): void {
    for (const [home, user] of this.#homes()) this.#exportFrom(home, user, collector);
  }

  newFiles(): NewFile[] {
    const modules = [...this.#homes()].flatMap(([, user]): NewFile[] => {
      const path = this.#moduleFor(user);
      const names = [...this.#users.values()].flatMap((used) => [...used]);
      // A subscriber of an earlier run stays.
      const hadChannels = this.#analysis.tree.read(path)?.includes("webSocketMessage") ?? false;
      const hasChannels = hadChannels || names.includes("RedisSubscriber");
      const file = { code: "redis-kv/object-file", owned: true } as const;
      if (this.#accessFor(user) === path) return [{ ...file, path, text: objectFileText(hasChannels) }];
      const access = objectAccessFileText(
        `./${relativePath(directoryOf(path), path).replace(/\.ts$/, "")}`,
        hasChannels,
      );
      return [
        { ...file, path, text: objectClassFileText(hasChannels) },
        { ...file, path: this.#accessFor(user), text: access },
      ];
    });
    return [...modules, ...this.#customWorkers()];
  }

  /** The entries that are made for the exports. */
  workers(): WorkerEntry[] {
    return this.#customWorkers().map(({ path }) => ({ path }));
  }

  /** OpenNext builds the entry of a Next.js app, so a module around it has the exports. */
  #customWorkers(): NewFile[] {
    return [...this.#homes()].flatMap(([home, user]) => {
      if (!this.#needsCustomWorker(home, user)) return [];
      const path = joinPath(home, customWorkerFile);
      const module = this.#moduleFor(user).replace(/\.ts$/, "");
      const specifier = `./${relativePath(home, module)}`;
      const text = customWorkerText([`export { ${className} } from "${specifier}";`]);
      return [{ path, text, code: "redis-kv/custom-worker" }];
    });
  }

  #needsCustomWorker(home: string, user: string): boolean {
    const { tree } = this.#analysis;
    const main = readWorkerConfig(tree, home)?.main;
    const isBuilt = main === undefined || main === joinPath(home, openNextMain);
    return (
      isBuilt && envAccessFor(user, this.#analysis) === "opennext" && !tree.fileExists(joinPath(home, customWorkerFile))
    );
  }

  bindings(): Binding[] {
    return [...this.#homes()].map(([, usedBy]) => ({
      kind: "durable-object",
      name: bindingName,
      className,
      module: this.#moduleFor(usedBy),
      usedBy,
    }));
  }

  dependencies(): DependencyChange[] {
    return [...this.#homes().values()].flatMap((usedBy) => openNextFor(usedBy, this.#analysis));
  }

  #homes(): ReadonlyMap<string, string> {
    const homes = new Map<string, string>();
    for (const path of [...this.#users.keys()].map((file) => this.#analysis.pathOf(file)).sort()) {
      const home = workerFolder(this.#analysis.tree, path);
      if (!homes.has(home)) homes.set(home, path);
    }
    return homes;
  }

  #moduleFor(path: string): string {
    const { tree } = this.#analysis;
    return generatedModulePath("redis-object", workerFolder(tree, path), tree).replace(/js$/, "ts");
  }

  /** The module that files import. In a Next.js app not that of the class, which its build could not load. */
  #accessFor(path: string): string {
    const module = this.#moduleFor(path);
    return envAccessFor(path, this.#analysis) === "opennext" ? module.replace(/\.ts$/, "-access.ts") : module;
  }

  /** The entry of a Worker has to export the classes of its Durable Objects. */
  #exportFrom(home: string, user: string, collector: EditCollector): void {
    const { tree } = this.#analysis;
    if (this.#needsCustomWorker(home, user)) return;
    const entry = findWorkerEntry(tree, home, readPackageJson(tree, home));
    const found = entry === undefined ? undefined : joinPath(home, entry);
    const path = readWorkerConfig(tree, home)?.main ?? found;
    const file = this.#analysis.sourceFiles.find((candidate) => this.#analysis.pathOf(candidate) === path);
    const specifier =
      `./${relativePath(directoryOf(path ?? home), this.#moduleFor(user)).replace(/\.ts$/, "")}`.replace(
        "./../",
        "../",
      );
    if (!file || !tree.isEditable(path ?? "")) {
      const place = [...this.#users.keys()].find((candidate) => this.#analysis.pathOf(candidate) === user);
      const message = `The Worker's entry has to say \`export { ${className} } from "${specifier}";\`.`;
      if (place) collector.find(place.statements[0] ?? place, "redis-kv/object-export", message);
      return;
    }
    if (file.text.includes(className)) return;
    const quote = quoteOf(file);
    const statement = `export { ${className} } from ${quote}${importSpecifier(this.#moduleFor(user), path ?? "", file)}${quote}${usesSemicolons(file) ? ";" : ""}`;
    const end = file.statements.at(-1)?.end ?? file.end;
    const eol = lineEndOf(file.text);
    collector.insert(file, end, `${eol}${eol}${statement}`, "redis-kv/object-export-added");
  }
}
