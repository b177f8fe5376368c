import { ts } from "ts-morph";
import { planTestMocks } from "../../src/cloudflare/test-mocks.js";
import type { Plan } from "../../src/engine/plan.js";
import type { ProjectContext } from "../../src/engine/transform.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { startsOf } from "../../src/typescript/run-scope.js";
import { bindStoredFetch } from "../../src/typescript/server/bound-fetch.js";
import { defaultExportOf } from "../../src/typescript/server/default-export.js";
import { runsAtStart } from "../../src/typescript/server/start-up-calls.js";
import { type FileUses, collectUses } from "../../src/typescript/server/runtime-uses.js";
import type { StartUp } from "../../src/typescript/server/start-up.js";
import { workerModules } from "../../src/typescript/server/worker-modules.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import { convertUse } from "./api/convert-uses.js";
import { convertPasswords } from "./api/passwords.js";
import { BunContext } from "./bun-context.js";
import { bunNames } from "./bun-names.js";
import { codes } from "./codes.js";
import { addedDependencies, removedDependencies } from "./dependencies.js";
import { mainEntries } from "./server/main-entries.js";
import { convertImports } from "./imports.js";
import { findLeftOvers } from "./module/left-overs.js";
import type { BunOptions } from "./options.js";
import { convertServer } from "./server/convert-server.js";
import { routesModules } from "./server/routes-module.js";
import { convertElysia } from "./server/elysia-server.js";
import { type ListeningServer, listeningServersOf } from "./server/listening-servers.js";
import { convertNodeServers, nodeServerTypes, nodeStartModules } from "./server/node-server.js";
import { convertSocketTypes, socketBindings, socketModules } from "./server/sockets.js";

/** A Worker holds what its modules import too, also what names nothing of Bun: a timer or a use of the disk is there. */
function withImports(paths: readonly string[], graph: ModuleGraph): readonly string[] {
  const reached = new Set(paths);
  for (const path of reached)
    if (!isTestFile(path)) for (const imported of graph.importsOf(path)) reached.add(imported);
  return [...reached].sort();
}

const nothing: Plan = { edits: [], findings: [] };

/** Plans over the modules of Workers: those with a server, and what they import. */
export function plan({ candidates, tree, options }: ProjectContext<BunOptions>): Plan {
  const graph = ModuleGraph.of(tree);
  const analysis = createAnalysis(tree, withImports(startsOf(candidates, tree, graph), graph));
  const collector = new EditCollector(codes, (file) => analysis.pathOf(file));
  const context = new BunContext(analysis, collector, options);
  const all = analysis.sourceFiles
    .filter((file) => !isTestFile(analysis.pathOf(file)))
    .map((file) => collectUses(file, bunNames, analysis.checker, (other) => analysis.isUserFile(other)));
  const listening = new Map(all.map(({ file }) => [file, listeningServersOf(file, analysis.checker)]));
  const listens = (file: ts.SourceFile) => (listening.get(file) ?? []).length > 0;
  const usesBun = all.some(({ uses, unclear }) => uses.length > 0 || unclear.length > 0);
  if (!usesBun && !all.some(({ file }) => listens(file) || defaultExportOf(file))) return nothing;
  const { modules, scripts, entries } = workerModules(all, analysis, graph, { isEntry: listens });
  const exportsHandler = (path: string) =>
    modules.some(({ file }) => analysis.pathOf(file) === path && defaultExportOf(file) !== undefined);
  const references = new ReferenceIndex(analysis);
  const startUps: StartUp[] = [];
  const editable = modules.filter(({ file }) => tree.isEditable(analysis.pathOf(file)));
  for (const uses of modules) if (!editable.includes(uses)) findOutside(uses, context);
  const values = editable.flatMap(({ uses }) => uses.filter(({ isType }) => !isType));
  for (const { node, name } of values) {
    if (name !== "serve") continue;
    const { parent } = node;
    if (ts.isCallExpression(parent) && parent.expression === node) {
      const startUp = convertServer(parent, references, context);
      if (startUp) startUps.push(startUp);
    } else context.find(node, "bun-workers/serve-form", "`serve` is not called here.");
  }
  const importedPaths = new Set(modules.flatMap(({ file }) => graph.importsOf(analysis.pathOf(file))));
  const apps: ListeningServer[] = [];
  for (const { file } of editable) {
    const servers = listening.get(file) ?? [];
    convertNodeServers(
      servers.filter(({ kind }) => kind !== "elysia"),
      references,
      context,
    );
    apps.push(...servers.filter(({ kind }) => kind === "elysia"));
  }
  convertElysia(
    apps,
    editable.map(({ file }) => file),
    (file) => importedPaths.has(analysis.pathOf(file)),
    context,
  );
  const types = editable.flatMap(({ uses }) => uses.filter(({ isType }) => isType));
  convertSocketTypes(types, context);
  const others = values.filter(({ name, node }) => name !== "serve" && !context.isGone(node));
  convertPasswords(
    others.filter(({ name }) => name === "password"),
    context,
  );
  for (const use of others) if (use.name !== "password" && !context.isGone(use.node)) convertUse(use, context);
  for (const node of editable.flatMap(({ unclear }) => unclear))
    context.find(node, "bun-workers/call-form", "Bun is used here in a way that names nothing of it.");
  for (const { node, name } of types)
    if (!context.converted.has(node) && !context.isReplaced(node))
      context.find(node, "bun-workers/type", `\`${name}\` is a type of Bun.`);
  const isStartUp = runsAtStart(
    editable.map(({ file }) => file),
    startUps.map(({ declaration }) => declaration),
    analysis,
  );
  // A module that only starts the program is none of the Worker's before.
  const starting = [...context.sockets.map(({ entry }) => entry), ...context.imports.keys()];
  for (const file of new Set([...editable.map((uses) => uses.file), ...starting])) {
    findLeftOvers(file, isStartUp, context);
    bindStoredFetch(file, "bun-workers/bound-fetch", context);
    convertImports(file, context);
  }
  // A handler that is a module's default export already is the Worker's entry as it is.
  if (context.entries.size === 0 && collector.edits.length > 0)
    for (const path of entries) if (!importedPaths.has(path) && exportsHandler(path)) context.entries.add(path);
  const workers = mainEntries(context);
  const mocks = planTestMocks(
    tree,
    tree.sourceFiles.filter((path) => isTestFile(path) && tree.isEditable(path)),
    reachesCloudflare(graph, context),
    { mock: "bun-workers/test-mock", byHand: "bun-workers/test-set-up" },
  );
  return {
    edits: collector.edits,
    findings: [...collector.findings, ...mocks.findings],
    newFiles: [
      ...mocks.newFiles,
      ...routesModules(context),
      ...socketModules(context),
      ...nodeServerTypes(context),
      ...nodeStartModules(context),
      ...context.files.declarationFiles("bun-workers/file-import"),
    ],
    bindings: socketBindings(context),
    moduleRules: context.files.rules,
    workers,
    dependencies: [...removedDependencies(editable, context), ...addedDependencies(context)],
    notes:
      scripts.length === 0
        ? []
        : [`bun-workers: no server imports these, so they stay with Bun: ${scripts.join(", ")}`],
  };
}

/** Whether a file leads to a module that imports one of Cloudflare, as the tree is or as this run leaves it. */
function reachesCloudflare(
  graph: ModuleGraph,
  { analysis, imports, sockets, nodeStarts }: BunContext,
): (path: string) => boolean {
  const { tree } = analysis;
  const own = new Set([...sockets.map(({ file }) => file), ...nodeStarts].map((file) => analysis.pathOf(file)));
  for (const [file, names] of imports)
    if (names.some(({ module }) => module.startsWith("cloudflare:"))) own.add(analysis.pathOf(file));
  return (path) => {
    const reached = new Set([path]);
    for (const each of reached) {
      if (own.has(each) || /["']cloudflare:(?:workers|node)["']/.test(tree.read(each) ?? "")) return true;
      for (const imported of graph.importsOf(each)) reached.add(imported);
    }
    return false;
  };
}

function findOutside({ file, uses: [first] }: FileUses, context: BunContext): void {
  if (first)
    context.find(
      first.node,
      "bun-workers/outside-paths",
      `${context.analysis.pathOf(file)} is not among the paths of this run.`,
    );
}
