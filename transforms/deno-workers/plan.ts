import type { Plan } from "../../src/engine/plan.js";
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
import { convertType } from "./api/types.js";
import { codes } from "./codes.js";
import { DenoContext } from "./deno-context.js";
import { denoNamesIn } from "./deno-names.js";
import { finishImports } from "./imports.js";
import { convertStores } from "./kv/convert-kv.js";
import { convertModuleImports, convertReExports } from "./modules/convert-imports.js";
import { findLeftOvers } from "./modules/left-overs.js";
import { ProjectModules } from "./modules/project-modules.js";
import { convertReferences } from "./modules/references.js";
import type { DenoOptions } from "./options.js";
import { finishPlan } from "./project/finished-plan.js";
import { findDeclarations, findOutside, isRemote, noteJsr, noteOthers } from "./project/other-files.js";
import type { ConvertedServer } from "./server/convert-server.js";
import { convertListeners, listenersOf } from "./server/oak-listen.js";
import { convertServers } from "./server/convert-servers.js";
import { convertDefaultHandler, exportsHandler } from "./server/default-handler.js";
import { moveExported } from "./server/web-sockets.js";
import { convertTests } from "./test-runners/convert-tests.js";

/** Plans over the modules of Workers, those with a server and what they import, and over the tests. */
export function plan({ candidates, tree, options }: ProjectContext<DenoOptions>): Plan {
  const graph = ModuleGraph.of(tree);
  const configs = new DenoConfigs(tree);
  const known = [...candidates, ...convertedEntries(tree, configs)];
  const analysis = createAnalysis(tree, withImports(startsOf([...new Set(known)], tree, graph), graph));
  const files = new Map(analysis.sourceFiles.map((file) => [analysis.pathOf(file), file]));
  const collector = new EditCollector(codes, (file) => analysis.pathOf(file));
  const modules = new ProjectModules(
    configs,
    graph,
    (path) => files.get(path),
    (file) => analysis.pathOf(file),
  );
  const context = new DenoContext(analysis, collector, modules, options);
  const references = new ReferenceIndex(analysis);
  const pathOf = ({ file }: FileUses) => analysis.pathOf(file);
  const every = analysis.sourceFiles.map((file) =>
    collectUses(file, denoNamesIn(analysis.pathOf(file), modules), analysis.checker, (other) =>
      analysis.isUserFile(other),
    ),
  );
  const all = every.filter((uses) => !isTestFile(pathOf(uses)));
  const usesDeno = (uses: FileUses) =>
    uses.uses.length > 0 || uses.unclear.length > 0 || isRemote(uses, modules, pathOf(uses));
  const isDeno = (uses: FileUses) => usesDeno(uses) || configs.above(directoryOf(pathOf(uses))).length > 0;
  if (!every.some(isDeno)) return { edits: [], findings: [] };
  const worker = workerModules(all, analysis, graph, {
    mayBePart: isDeno,
    exportsIt: ({ file }) => exportsHandler(file, context),
    isEntry: (file) => listenersOf(file, context).length > 0,
  }).modules;
  const editable = worker.filter((uses) => tree.isEditable(pathOf(uses)));
  for (const uses of worker) if (!editable.includes(uses)) findOutside(uses, context);
  const servers = convertUses(editable, references, context);
  const tests = convertTests(
    every.filter((uses) => isTestFile(pathOf(uses)) && tree.isEditable(pathOf(uses))),
    usesDeno,
    context,
  );
  const converted = [...editable.map(({ file }) => file), ...tests.files];
  for (const file of converted) convertModuleImports(file, context);
  for (const file of converted) convertReExports(file, context);
  const isStartUp = startUpTest(servers.flatMap(({ startUp }) => (startUp ? [startUp.body] : [])));
  for (const { file } of editable) findLeftOvers(file, isStartUp, context);
  for (const file of converted) {
    convertReferences(file, context);
    finishImports(file, context);
  }
  findDeclarations(context);
  noteOthers(all, worker, context);
  noteJsr(context);
  return finishPlan(editable, tests, context);
}

/** Converts what the Worker's modules use of Deno. */
function convertUses(
  editable: readonly FileUses[],
  references: ReferenceIndex,
  context: DenoContext,
): readonly ConvertedServer[] {
  const uses = editable.flatMap((each) => each.uses);
  // First what ends the program, since its variables go with the server's.
  for (const use of uses) if (use.name.endsWith("SignalListener")) convertUse(use, context);
  for (const { file } of editable) removeListenerFunctions(file, context);
  const servers = convertServers(editable, references, context);
  for (const each of editable) {
    if (!context.entries.has(context.analysis.pathOf(each.file)) && !each.uses.some(({ name }) => name === "serve"))
      convertDefaultHandler(each.file, references, context);
  }
  for (const { file } of editable) convertListeners(file, context);
  const isLeft = ({ node, name, isType }: (typeof uses)[number]) =>
    !context.isGone(node) && (name !== "serve" || isType) && !name.endsWith("SignalListener");
  convertStores(
    uses.filter((use) => use.name === "openKv" && !use.isType && isLeft(use)).map(({ node }) => node),
    context,
  );
  // Values first: types follow what these became.
  for (const use of uses) if (!use.isType && isLeft(use)) convertUse(use, context);
  for (const use of uses) if (use.isType && isLeft(use)) convertType(use, context);
  for (const node of editable.flatMap(({ unclear }) => unclear))
    context.find(node, "deno-workers/call-form", "Deno is used here in a way that names nothing of it.");
  for (const { write } of servers) write();
  moveExported(context);
  return servers;
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
