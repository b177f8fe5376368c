import { ts } from "ts-morph";
import { envAccessFor } from "../../../src/cloudflare/env-access.js";
import { workerFolder } from "../../../src/cloudflare/wrangler-config.js";
import type { Binding, DependencyChange, NewFile, Plan } from "../../../src/engine/plan.js";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { lineEndOf } from "../../../src/engine/line-end.js";
import { usesSemicolons } from "../../../src/typescript/file-style.js";
import { addImport } from "../../../src/typescript/new-import.js";
import { openNextFor } from "../binding-access.js";
import { givesBoolean } from "../caveat-commands.js";
import { isStateOfConnection } from "../connections.js";
import type { Conversion, Refusal } from "../conversion.js";
import { type Escape, findEscapes } from "../escapes.js";
import { withoutTypes } from "../../../src/typescript/javascript.js";
import { HelperFiles, importSpecifier } from "../kv-commands-module.js";
import type { Keys } from "../keys.js";
import type { LibraryName } from "../library.js";
import type { PlannedPipeline } from "../pipelines.js";
import { findUnprovenReceivers } from "../unproven-receivers.js";
import type { FileUses, LibraryCall } from "../uses.js";
import { type AdapterContent, adapterFileText, adapters, helpersOf } from "./adapter-file.js";
import { decideFlagged } from "./flagged-calls.js";

interface Given {
  readonly analysis: Analysis;
  readonly collector: EditCollector;
  readonly keys: Keys;
  /** All files that use a client, and those of them that may be edited. */
  readonly all: readonly FileUses[];
  readonly files: readonly FileUses[];
  readonly escapes: readonly Escape[];
  readonly refused: readonly Refusal[];
  readonly single: readonly Conversion[];
  readonly pipelines: readonly PlannedPipeline[];
  readonly elsewhere: readonly Refusal[];
  readonly connections: readonly LibraryCall[];
  readonly options: { readonly flag: string; readonly binding: string; readonly "durable-objects": boolean };
}

/**
 * Plans a migration behind a flag: each client is made through an adapter with its own interface, which asks KV while
 * the flag is set. Calls stay as they are.
 */
export function planFlagged(given: Given): Plan {
  const { analysis, collector, all, files, escapes, options } = given;
  const pathOf = (file: ts.SourceFile) => analysis.pathOf(file);
  const { answered, left } = decideFlagged({ ...given, kept: librariesKept(given) }, given.keys);
  const helpers = new HelperFiles(analysis);
  const newFiles: NewFile[] = [];
  const bindings: Binding[] = [];
  const dependencies: DependencyChange[] = [];
  for (const library of Object.keys(adapters) as LibraryName[]) {
    const own = answered.filter(({ use }) => use.type.library === library);
    if (own.length === 0) continue;
    const hasOthers = left.some(({ use }) => use.type.library === library);
    const adapterOf = (file: ts.SourceFile) => helpers.pathFor(adapters[library].file, pathOf(file));
    const users = files.filter((uses) => placesOf(uses, library).length > 0);
    for (const uses of users) {
      const module = importSpecifier(adapterOf(uses.file), pathOf(uses.file), uses.file);
      wrapClients(uses, library, module, collector);
    }
    const homes = new Map(users.map(({ file }) => [workerFolder(analysis.tree, pathOf(file)), file]));
    for (const [, file] of homes) {
      const path = adapterOf(file);
      const access = envAccessFor(path, analysis);
      const content: AdapterContent = {
        library,
        ...options,
        access,
        members: membersOf(own, analysis.checker),
        connection: hasOthers ? [] : connectionOf(given, library),
        hasOthers,
      };
      const typed = adapterFileText(content, helpers.useFrom(path, helpersOf(content)));
      const text = path.endsWith(".ts") ? typed : withoutTypes(typed);
      newFiles.push({ path, text, code: "redis-kv/helper-file", owned: true });
      bindings.push({ kind: "kv", name: options.binding, usedBy: path });
      dependencies.push(...openNextFor(path, analysis));
    }
  }
  for (const { use, code, message } of left) collector.find(use.call, code, message);
  findEscapes(escapes, analysis, collector);
  findUnprovenReceivers(analysis, all, collector);
  return {
    edits: collector.edits,
    findings: collector.findings,
    newFiles: [...helpers.newFiles(), ...newFiles],
    bindings,
    dependencies,
    ...(options["durable-objects"] && {
      notes: ["--durable-objects does nothing beside --flag: adapters ask KV only"],
    }),
  };
}

/** Libraries whose client does not only have its commands called, with the reason. */
function librariesKept({ all, files, escapes }: Given): ReadonlyMap<LibraryName, string> {
  const kept = new Map<LibraryName, string>();
  for (const uses of all) {
    for (const read of uses.reads)
      if (!isStateOfConnection(read)) kept.set(read.library, "a member of the client is taken and not called");
    for (const { library } of uses.checks) kept.set(library, "the class of the client is asked for");
    for (const { libraries } of uses.several)
      for (const library of libraries) kept.set(library, "the client may be one of another library");
    for (const { node, library } of uses.types)
      if (ts.isExpressionWithTypeArguments(node)) kept.set(library, "the class of the client is extended");
    if (files.includes(uses)) continue;
    for (const { library } of uses.constructions) kept.set(library, "it is made in a file outside of the paths");
  }
  for (const { client } of escapes) if (client) kept.set(client, "the client is also given to a package");
  return kept;
}

function placesOf({ constructions, singletons }: FileUses, library: LibraryName): readonly ts.Expression[] {
  return [
    ...constructions.filter((use) => use.library === library).map(({ core }) => core),
    ...singletons.filter((use) => use.library === library).map(({ node }) => node),
  ];
}

/** Makes the clients of a file through the adapter, whose module is given; those that are made so already stay. */
function wrapClients(uses: FileUses, library: LibraryName, module: string, collector: EditCollector): void {
  const code = "redis-kv/flag-adapter";
  const name = adapters[library].function;
  const isWrapped = (node: ts.Node) =>
    ts.findAncestor(node, (outer) => ts.isCallExpression(outer) && outer.expression.getText() === name) !== undefined;
  const { file } = uses;
  const places = placesOf(uses, library);
  const open = places.filter((place) => !isWrapped(place));
  const cores = uses.constructions.filter((use) => use.library === library && open.includes(use.core));
  const imported = places.some(isWrapped) ? [] : importsOfClient(file, open);
  if (cores.length + imported.length === 0) return;
  for (const { core } of cores) collector.wrapNode(core, `${name}(() => `, ")", code);
  addImport(file, { name, module }, collector, code);
  const last = file.statements.findLast((statement) => ts.isImportDeclaration(statement));
  const eol = lineEndOf(file.text);
  for (const { local, write } of imported) {
    const client = `${local}Client`;
    write(client, collector);
    const statement = `const ${local} = ${name}(() => ${client})${usesSemicolons(file) ? ";" : ""}`;
    if (last) collector.insert(file, last.end, `${eol}${eol}${statement}`, code);
  }
}

interface ImportedClient {
  readonly local: string;
  /** Gives the import another name. */
  readonly write: (name: string, collector: EditCollector) => void;
}

/** `import { kv } from "@vercel/kv"`: where the ready-made client of a file comes from. */
function importsOfClient(file: ts.SourceFile, uses: readonly ts.Expression[]): ImportedClient[] {
  const used = new Set(uses.flatMap((use) => (ts.isIdentifier(use) ? [use.text] : [])));
  const code = "redis-kv/flag-adapter";
  return file.statements.flatMap((statement): ImportedClient[] => {
    if (!ts.isImportDeclaration(statement) || !/^["']@vercel\/kv["']$/.test(statement.moduleSpecifier.getText()))
      return [];
    const clause = statement.importClause;
    const named = clause?.namedBindings;
    const elements = named && ts.isNamedImports(named) ? named.elements : [];
    return [
      ...(clause?.name ? [{ name: clause.name, as: "" }] : []),
      ...elements.map(({ name, propertyName }) => ({ name, as: propertyName ? "" : `${name.text} as ` })),
    ]
      .filter(({ name }) => used.has(name.text))
      .map(({ name, as }) => ({
        local: name.text,
        write: (text, collector) => {
          collector.replaceNode(name, `${as}${text}`, code);
        },
      }));
  });
}

function membersOf(calls: readonly Conversion[], checker: ts.TypeChecker): AdapterContent["members"] {
  const members = new Map<string, AdapterContent["members"][number]>();
  for (const { use } of calls) {
    const name = use.access.name.text;
    const isBoolean = givesBoolean(use, checker) || (members.get(name)?.givesBoolean ?? false);
    members.set(name, { name, command: use.command, givesBoolean: isBoolean });
  }
  return [...members.values()];
}

/** Members of the connection that the project uses, also where they are chained to a construction. */
function connectionOf({ connections, files }: Given, library: LibraryName): string[] {
  const called = connections.filter(({ type }) => type.library === library).map(({ access }) => access.name.text);
  const read = files.flatMap(({ reads }) =>
    reads.flatMap((use) => (use.library === library && isStateOfConnection(use) && use.name ? [use.name] : [])),
  );
  const chained = files.flatMap(({ constructions }) =>
    constructions.filter((use) => use.library === library).flatMap(({ node, core }) => namesBetween(core, node)),
  );
  return [...new Set([...called, ...read, ...chained])].sort();
}

function namesBetween(core: ts.Node, outer: ts.Node): string[] {
  const names: string[] = [];
  for (let node = core; node !== outer; node = node.parent)
    if (ts.isPropertyAccessExpression(node.parent)) names.push(node.parent.name.text);
  return names;
}
