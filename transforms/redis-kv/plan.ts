import { ts } from "ts-morph";
import { ContextGetters } from "../../src/cloudflare/next-context.js";
import { envFilesFor, findOldSettings } from "../../src/cloudflare/old-settings.js";
import type { Finding, Plan } from "../../src/engine/plan.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import type { OptionValues, ProjectContext } from "../../src/engine/transform.js";
import { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { startsOf } from "../../src/typescript/run-scope.js";
import { BindingAccess } from "./binding-access.js";
import { codes } from "./codes.js";
import { commentTopic } from "./comment-topic.js";
import { Components, librariesOf } from "./components.js";
import { findConnectionSettings, settingsOf } from "./connections.js";
import type { CommandContext } from "./conversion.js";
import { removedDependencies } from "./dependencies.js";
import type { Emission } from "./emission.js";
import { emitCalls } from "./emitted-calls.js";
import { emitClients } from "./emitted-clients.js";
import { collectEscapes, findEscapes } from "./escapes.js";
import { HelperFiles } from "./kv-commands-module.js";
import { cleanImports, cleanOtherFiles, notesOnStubs } from "./imports.js";
import { Keys } from "./keys.js";
import type { LibraryName } from "./library.js";
import type { options as optionSpecs } from "./options.js";
import { entriesOf, ObjectFiles } from "./durable-object/object-files.js";
import { objectMethod } from "./durable-object/object-calls.js";
import { findSubscribers, withoutSubscribers } from "./durable-object/subscribers.js";
import { decideAll } from "./decision.js";
import { planCalls } from "./planned-calls.js";
import { planFlagged } from "./flag/flagged-plan.js";
import { refineRefusals } from "./refinements.js";
import { blockByOtherUses, findOutside, findStaying, findUnfollowedImports, staysElsewhere } from "./remaining-uses.js";
import { isResultIgnored } from "./results.js";
import { findUnprovenReceivers } from "./unproven-receivers.js";
import { type FileUses, collectUses } from "./uses.js";
import { storedValues } from "./stored-values.js";

/** The client and what follows from it change together. */
const group = "redis-kv";

export function plan({ candidates, tree, options }: ProjectContext<OptionValues<typeof optionSpecs>>): Plan {
  const graph = ModuleGraph.of(tree);
  const entries = options["durable-objects"] ? entriesOf(candidates, tree) : [];
  const analysis = createAnalysis(tree, [...new Set([...startsOf(candidates, tree, graph), ...entries])]);
  const { checker } = analysis;
  const pathOf = (file: ts.SourceFile) => analysis.pathOf(file);
  const collector = new EditCollector(codes, (file) => analysis.pathOf(file), group, commentTopic);
  const found = collectUses(analysis);
  const isEditable = ({ file }: FileUses) => tree.isEditable(analysis.pathOf(file));
  const keys = new Keys(checker, new ReferenceIndex(analysis));
  const withChannels = { ...contextOf(found, keys, checker), hasChannels: true };
  const subscribers =
    options["durable-objects"] && options.flag === ""
      ? findSubscribers(
          found.filter(isEditable),
          found.filter((uses) => !isEditable(uses)),
          analysis,
          (use) => objectMethod(use, withChannels, "client") !== undefined,
        )
      : undefined;
  const all = subscribers ? found.map((uses) => withoutSubscribers(uses, subscribers)) : found;
  const files = all.filter(isEditable);
  const escapes = collectEscapes(analysis);
  const escaping = escapes.flatMap(({ node, client }) =>
    client ? [{ path: analysis.pathOf(node.getSourceFile()), library: client }] : [],
  );
  const components = new Components(all, escaping, analysis, graph);
  for (const { path, library } of escaping) components.block(library, path);
  for (const outside of all.filter((uses) => !isEditable(uses)))
    findOutside(outside, components, analysis.pathOf(outside.file), collector);

  const context = { ...contextOf(all, keys, checker), hasChannels: subscribers !== undefined };

  const calls = planCalls(files, escapes, context, options);
  const { planned, pipelines: plannedPipelines, connections, onObject, objectPipelines } = calls;
  const refused = refineRefusals(
    planned.filter((plan) => plan.kind === "refusal"),
    context,
  );
  const single = planned.filter((plan) => plan.kind === "conversion");
  const elsewhere = staysElsewhere(all, files, keys);
  if (options.flag !== "") {
    const pipelines = plannedPipelines;
    const given = { analysis, collector, keys, all, files, escapes, refused, single, pipelines, elsewhere };
    return planFlagged({ ...given, connections, options });
  }
  const decision = decideAll(
    { refused, single, pipelines: plannedPipelines, elsewhere, onObject, objectPipelines },
    keys,
  );
  const { refusals, moved, movedPipelines } = decision;
  for (const { use } of refusals) components.block(use.type.library, analysis.pathOf(use.call.getSourceFile()));
  blockByOtherUses(files, components, pathOf, collector);

  // Only now is it known which clients go.
  const access = new BindingAccess(analysis, options.binding, collector);
  const helpers = new HelperFiles(analysis);
  const isWhole = (use: { readonly library: LibraryName }, file: ts.SourceFile) =>
    components.isWhole(use.library, analysis.pathOf(file));
  const openings = files.flatMap(({ file, constructions }) => constructions.filter((use) => isWhole(use, file)));
  const getters = new ContextGetters(
    openings.map(({ node, keptIn }) => keptIn?.whole ?? node),
    analysis,
    { getter: "redis-kv/context-getter", atModuleScope: "redis-kv/context-at-module-scope" },
  );
  const objects = new ObjectFiles(analysis);
  const emission: Emission = { analysis, collector, files, access, helpers, objects, getters, isWhole };
  const emitted = emitCalls(decision, subscribers, emission);
  const receivers = new Set<ts.Node>([
    ...moved.map(({ use }) => use.access.expression),
    ...[...decision.pipelines, ...movedPipelines].map(({ pipeline }) => pipeline.start.access.expression),
  ]);
  const usesObject = moved.length + movedPipelines.length > 0 || subscribers !== undefined;
  emitClients({ receivers, connections, usesObject }, emission);
  findStaying(files, components, emitted.length > 0, pathOf, collector);
  const wholeFiles = files.filter(({ file, ...uses }) =>
    [...librariesOf({ file, ...uses })].every((library) => isWhole({ library }, file)),
  );
  findConnectionSettings(wholeFiles, collector);
  findUnfollowedImports(files, collector);
  findEscapes(escapes, analysis, collector);
  findUnprovenReceivers(analysis, found, collector);

  getters.emit(collector.edits, analysis, collector);
  const written = collector.edits;
  const wanted = {
    access,
    others: (file: ts.SourceFile) => [...helpers.importsFor(file), ...objects.importsFor(file)],
  };
  for (const uses of files) cleanImports(uses, wholeFiles.includes(uses), written, wanted, analysis, collector);
  cleanOtherFiles(files, written, wanted, analysis, collector);
  objects.emitExports(collector);
  const { edits } = collector;
  const isGone = refusals.length === 0 && emitted.length > 0 && wholeFiles.length === files.length;
  const settings = isGone
    ? findSettings(
        files.map(({ file }) => pathOf(file)),
        settingsOf(files),
        tree,
      )
    : [];
  return {
    edits,
    findings: [...collector.findings, ...settings],
    newFiles: [...helpers.newFiles(), ...objects.newFiles()],
    bindings: [...access.bindings(helpers.paths), ...objects.bindings()],
    workers: objects.workers(),
    dependencies: [...access.dependencies(), ...objects.dependencies(), ...removedDependencies(files, edits, analysis)],
    notes: notesOnStubs(all, analysis),
  };
}

/** The address of a server that nothing asks any more, outside of the code. */
function findSettings(paths: readonly string[], names: ReadonlySet<string>, tree: SourceTree): Finding[] {
  return [
    ...findOldSettings(tree, names, "redis-kv/setting-in-file"),
    ...findOldSettings(tree, names, "redis-kv/setting-in-env-file", envFilesFor(paths, tree)),
  ];
}

function contextOf(all: readonly FileUses[], keys: Keys, checker: ts.TypeChecker): Omit<CommandContext, "hasChannels"> {
  return {
    checker,
    keys,
    calls: new Set(all.flatMap((uses) => uses.calls.map(({ call }) => call))),
    isIgnored: (call) => isResultIgnored(call, checker),
    holdsJson: storedValues(all, keys, checker),
  };
}
