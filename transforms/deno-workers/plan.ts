import { ts } from "ts-morph";
import type { DependencyChange, Plan } from "../../src/engine/plan.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import { directoryOf } from "../../src/engine/tree-paths.js";
import type { ProjectContext } from "../../src/engine/transform.js";
import { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import { DenoConfigs } from "../../src/typescript/deno-import-map.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { startsOf } from "../../src/typescript/run-scope.js";
import { startUpTest } from "../../src/typescript/server/refused-in-workers.js";
import { type FileUses, collectUses } from "../../src/typescript/server/runtime-uses.js";
import { workerModules } from "../../src/typescript/server/worker-modules.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import { convertUse, removeListenerFunctions } from "./api/convert-uses.js";
import { errorModules } from "./api/error-classes.js";
import { convertType } from "./api/types.js";
import { codes } from "./codes.js";
import { DenoContext } from "./deno-context.js";
import { denoNamesIn } from "./deno-names.js";
import { finishImports } from "./imports.js";
import { convertModuleImports, convertReExports } from "./modules/convert-imports.js";
import { findLeftOvers } from "./modules/left-overs.js";
import { ProjectModules } from "./modules/project-modules.js";
import { convertReferences } from "./modules/references.js";
import { dependencyChanges } from "./project/packages.js";
import { projectFiles } from "./project/project-files.js";
import { type ConvertedServer, convertServer } from "./server/convert-server.js";
import { convertDefaultHandler, exportsHandler } from "./server/default-handler.js";

/** Plans over the modules of Workers: those with a server, and what they import. */
export function plan({ candidates, tree }: ProjectContext<Readonly<Record<string, never>>>): Plan {
  const graph = ModuleGraph.of(tree);
  const configs = new DenoConfigs(tree);
  const known = [...candidates.filter((path) => !isTestFile(path)), ...convertedEntries(tree, configs)];
  const analysis = createAnalysis(tree, withImports(startsOf([...new Set(known)], tree, graph), graph));
  const files = new Map(analysis.sourceFiles.map((file) => [analysis.pathOf(file), file]));
  const collector = new EditCollector(codes, (file) => analysis.pathOf(file));
  const modules = new ProjectModules(
    configs,
    graph,
    (path) => files.get(path),
    (file) => analysis.pathOf(file),
  );
  const context = new DenoContext(analysis, collector, modules);
  const references = new ReferenceIndex(analysis);
  const all = analysis.sourceFiles
    .filter((file) => !isTestFile(analysis.pathOf(file)))
    .map((file) =>
      collectUses(file, denoNamesIn(analysis.pathOf(file), modules), analysis.checker, (other) =>
        analysis.isUserFile(other),
      ),
    );
  const isDeno = (uses: FileUses) =>
    uses.uses.length > 0 ||
    configs.above(directoryOf(analysis.pathOf(uses.file))).length > 0 ||
    isRemote(uses, modules, analysis.pathOf(uses.file));
  if (!all.some(isDeno)) return { edits: [], findings: [] };
  const worker = workerModules(all, analysis, graph, {
    mayBePart: isDeno,
    exportsIt: ({ file }) => exportsHandler(file, context),
  }).modules;
  const editable = worker.filter(({ file }) => tree.isEditable(analysis.pathOf(file)));
  for (const uses of worker) if (!editable.includes(uses)) findOutside(uses, context);
  // First what ends the program, since its variables go with the server's.
  for (const use of editable.flatMap(({ uses }) => uses))
    if (use.name.endsWith("SignalListener")) convertUse(use, context);
  for (const { file } of editable) removeListenerFunctions(file, context);
  const servers = convertServers(editable, references, context);
  for (const { file, uses } of editable) {
    if (!context.entries.has(analysis.pathOf(file)) && !uses.some(({ name }) => name === "serve"))
      convertDefaultHandler(file, references, context);
  }
  for (const use of editable.flatMap(({ uses }) => uses)) {
    if (context.isGone(use.node) || (use.name === "serve" && !use.isType) || use.name.endsWith("SignalListener"))
      continue;
    if (use.isType) convertType(use, context);
    else convertUse(use, context);
  }
  for (const node of editable.flatMap(({ unclear }) => unclear))
    context.find(node, "deno-workers/call-form", "Deno is used here in a way that names nothing of it.");
  for (const { write } of servers) write();
  for (const { file } of editable) convertModuleImports(file, context);
  for (const { file } of editable) convertReExports(file, context);
  const isStartUp = startUpTest(servers.flatMap(({ startUp }) => (startUp ? [startUp.body] : [])));
  for (const { file } of editable) {
    findLeftOvers(file, isStartUp, context);
    convertReferences(file, context);
    finishImports(file, context);
  }
  findDeclarations(context);
  noteOthers(all, worker, context);
  noteJsr(context);
  return finish(editable, context);
}

/** Modules of Deno projects that export a handler, and have no trigger left: a run before has converted them. */
function convertedEntries(tree: SourceTree, configs: DenoConfigs): string[] {
  return tree.sourceFiles.filter(
    (path) =>
      !isTestFile(path) &&
      configs.above(directoryOf(path)).length > 0 &&
      /\bexport\s+default\b[^]*\bfetch\b|\bfetch\b[^]*\bexport\s+default\b/.test(tree.read(path) ?? ""),
  );
}

/** The files, and all that they import. */
function withImports(cone: readonly string[], graph: ModuleGraph): string[] {
  const reached = new Set(cone);
  for (const path of reached) for (const imported of graph.importsOf(path)) reached.add(imported);
  return [...reached].sort();
}

function convertServers(
  files: readonly FileUses[],
  references: ReferenceIndex,
  context: DenoContext,
): ConvertedServer[] {
  const servers: ConvertedServer[] = [];
  for (const { node, name, isType } of files.flatMap(({ uses }) => uses)) {
    if (name !== "serve" || isType) continue;
    context.converted.add(node);
    const { parent } = node;
    if (ts.isCallExpression(parent) && parent.expression === node) {
      const server = convertServer(parent, references, context);
      if (server) servers.push(server);
    } else context.find(node, "deno-workers/serve-form", "`serve` is not called here.");
  }
  return servers;
}

/** Whether a file imports by `npm:`, `jsr:` or an address. */
function isRemote({ file }: FileUses, modules: ProjectModules, path: string): boolean {
  return file.statements.some((statement) => {
    const specifier =
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    return specifier && ts.isStringLiteral(specifier) && modules.targetOf(specifier.text, path).kind !== "other";
  });
}

function findOutside({ file, uses: [first] }: FileUses, context: DenoContext): void {
  if (first)
    context.find(
      first.node,
      "deno-workers/outside-paths",
      `${context.analysis.pathOf(file)} is not among the paths of this run.`,
    );
}

/** Declaration files are never edited, so what they want of Deno is named. */
function findDeclarations({ analysis, collector }: DenoContext): void {
  const { tree } = analysis;
  for (const path of tree.declarationFiles) {
    const match = /<reference\s+lib=["']deno\.[\w.]+["']|\bDeno\.\w+/.exec(tree.read(path) ?? "");
    if (!match) continue;
    const message = `\`${match[0]}\` is Deno's, and tsc does not know it.`;
    const end = match.index + match[0].length;
    collector.findings.push({ code: "deno-workers/declaration-file", path, start: match.index, end, message });
  }
}

/** Files that stay with Deno, each once. */
function noteOthers(all: readonly FileUses[], worker: readonly FileUses[], context: DenoContext): void {
  const { analysis, modules } = context;
  for (const uses of all) {
    const path = analysis.pathOf(uses.file);
    if (worker.includes(uses) || !analysis.tree.isEditable(path)) continue;
    const [first] = [...uses.uses.map(({ node }) => node), ...uses.unclear];
    if (!first && !isRemote(uses, modules, path)) continue;
    const [statement] = uses.file.statements;
    const node = first ?? statement;
    if (node) context.find(node, "deno-workers/not-in-worker", "No server imports this file, so it stays with Deno.");
  }
}

function noteJsr(context: DenoContext): void {
  const [first] = context.jsrSpecifiers;
  if (!first) return;
  const names = [
    ...new Set(context.packages.filter(({ range }) => range.startsWith("npm:@jsr/")).map(({ name }) => name)),
  ];
  context.find(
    first,
    "deno-workers/jsr-registry",
    `npm has to know JSR's registry: \`npx jsr add ${names.join(" ")}\`.`,
  );
}

function finish(editable: readonly FileUses[], context: DenoContext): Plan {
  const { collector, analysis } = context;
  const workers = [...context.entries].sort().map((path) => ({ path, ...cronsOf(path, context) }));
  const edited = new Set(collector.edits.map(({ path }) => path));
  const used = workers[0]?.path ?? editable.map(({ file }) => analysis.pathOf(file)).find((path) => edited.has(path));
  const dependencies = [...dependencyChanges(context), ...(used === undefined ? [] : jsxDependency(used, context))];
  const needsNodeTypes = collector.edits.some((edit) => edit.kind === "replace" && /\bprocess\.|node:/.test(edit.text));
  if (used === undefined || (edited.size === 0 && dependencies.length === 0))
    return { edits: collector.edits, findings: collector.findings, workers: edited.size === 0 ? [] : workers };
  const files = projectFiles(used, dependencies, needsNodeTypes || usesNode(editable), context);
  return {
    edits: collector.edits,
    findings: [...collector.findings, ...files.findings],
    newFiles: [
      ...errorModules(context),
      ...context.files.declarationFiles("deno-workers/file-import"),
      ...files.newFiles,
    ],
    workers,
    moduleRules: context.files.rules,
    dependencies: files.dependencies,
  };
}

/** The package that JSX is compiled to, which no module names. */
function jsxDependency(used: string, { modules }: DenoContext): DependencyChange[] {
  const [config] = modules.configs.above(directoryOf(used));
  const options = config?.content.compilerOptions as { readonly jsxImportSource?: unknown } | undefined;
  if (typeof options?.jsxImportSource !== "string") return [];
  const target = modules.targetOf(options.jsxImportSource, used);
  if (target.kind !== "npm") return [];
  return [{ kind: "add", name: target.name, range: target.range ?? "latest", dev: false, usedBy: used }];
}

/** When Cloudflare calls `scheduled` of a module. */
function cronsOf(path: string, { cronJobs, analysis }: DenoContext): { crons?: readonly string[] } {
  const jobs = [...cronJobs].find(([file]) => analysis.pathOf(file) === path)?.[1] ?? [];
  return jobs.length === 0 ? {} : { crons: jobs.map(({ schedule }) => schedule) };
}

/** Whether a module uses what Node's types declare. */
function usesNode(editable: readonly FileUses[]): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node)) return node.text === "process" || node.text === "Buffer";
    if (ts.isStringLiteral(node)) return node.text.startsWith("node:");
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return editable.some(({ file }) => visit(file));
}
