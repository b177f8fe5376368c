import { ts } from "ts-morph";
import { ContextGetters } from "../../src/cloudflare/next-context.js";
import type { Plan } from "../../src/engine/plan.js";
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
import { findConnectionSettings, removeConnections } from "./connections.js";
import { type CommandContext, type Conversion, labelOf, refuse } from "./conversion.js";
import { removedDependencies } from "./dependencies.js";
import { collectEscapes, findEscapes } from "./escapes.js";
import { HelperFiles } from "./kv-commands-module.js";
import { type WantedImports, cleanImports } from "./imports.js";
import type { Decision } from "./key-conflicts.js";
import { statementsThatKeep, unusedHolder } from "./kept-clients.js";
import { Keys } from "./keys.js";
import { convertTypeUse } from "./library-types.js";
import type { options as optionSpecs } from "./options.js";
import { ObjectFiles } from "./durable-object/object-files.js";
import { objectMethod } from "./durable-object/object-calls.js";
import { emitSubscribers, findSubscribers, withoutSubscribers } from "./durable-object/subscribers.js";
import { decideAll } from "./decision.js";
import { planCalls } from "./planned-calls.js";
import { planFlagged } from "./flag/flagged-plan.js";
import { convertReExport } from "./re-exports.js";
import { refineRefusals } from "./refinements.js";
import { blockByOtherUses, findOutside, findStaying, findUnfollowedImports, staysElsewhere } from "./remaining-uses.js";
import { isResultIgnored } from "./results.js";
import { findUnprovenReceivers } from "./unproven-receivers.js";
import { type FileUses, type LibraryCall, type LibraryImport, collectUses, noUses } from "./uses.js";
import { storedValues } from "./stored-values.js";

/** The client and what follows from it change together. */
const group = "redis-kv";

export function plan({ candidates, tree, options }: ProjectContext<OptionValues<typeof optionSpecs>>): Plan {
  const graph = ModuleGraph.of(tree);
  const analysis = createAnalysis(tree, startsOf(candidates, tree, graph));
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
  const isWhole = (use: { readonly library: LibraryCall["type"]["library"] }, file: ts.SourceFile) =>
    components.isWhole(use.library, analysis.pathOf(file));
  const openings = files.flatMap(({ file, constructions }) => constructions.filter((use) => isWhole(use, file)));
  const getters = new ContextGetters(
    openings.map(({ node, keptIn }) => keptIn?.whole ?? node),
    analysis,
    { getter: "redis-kv/context-getter", atModuleScope: "redis-kv/context-at-module-scope" },
  );
  const emitted: Conversion[] = [];
  const receiverOf = ({ call, type }: LibraryCall) =>
    isWhole(type, call.getSourceFile()) ? undefined : access.textAt(call);
  for (const conversion of decision.conversions) {
    const { access: member, call, type } = conversion.use;
    if (!isWhole(type, call.getSourceFile()) && member.questionDotToken) {
      const message = `\`${labelOf(conversion.use)}\` is called only where there is a client, which stays.`;
      refusals.push(refuse(conversion.use, "redis-kv/optional-client", message, conversion.keys));
    } else if (member.questionDotToken && conversion.helpers.some((name) => name.startsWith("kv"))) {
      const message = `\`${labelOf(conversion.use)}\` is called only where there is a client.`;
      refusals.push(refuse(conversion.use, "redis-kv/optional-client", message, conversion.keys));
    } else {
      conversion.emit(receiverOf(conversion.use), collector);
      emitted.push(conversion);
    }
  }
  for (const pipeline of decision.pipelines) {
    const { start } = pipeline.pipeline;
    const expression = start.access.expression;
    const isKept = isWhole(start.type, start.call.getSourceFile());
    const isSingleton = files.some(({ singletons }) => singletons.some(({ node }) => node === expression));
    const client =
      isKept && !isSingleton ? `${expression.getText()}${getters.callOf(expression)}` : access.textAt(start.call);
    pipeline.emit(client, collector);
    emitted.push(...pipeline.members);
  }
  const objects = new ObjectFiles(analysis);
  for (const conversion of moved) {
    if (conversion.use.access.questionDotToken) {
      const message = `\`${labelOf(conversion.use)}\` is called only where there is a client.`;
      refusals.push(refuse(conversion.use, "redis-kv/optional-client", message, conversion.keys));
      continue;
    }
    conversion.emit(undefined, collector);
    objects.use(conversion.use.call.getSourceFile(), "redisObject");
    emitted.push(conversion);
  }
  if (subscribers) {
    emitSubscribers(subscribers, collector);
    for (const node of [...subscribers.made, ...subscribers.types])
      objects.use(node.getSourceFile(), "RedisSubscriber");
  }
  for (const pipeline of movedPipelines) {
    pipeline.emit(undefined, collector);
    objects.use(pipeline.pipeline.start.call.getSourceFile(), ...pipeline.objectNames);
    emitted.push(...pipeline.members);
  }
  for (const { use, helpers: needed, note } of emitted) {
    helpers.use(use.call.getSourceFile(), needed);
    if (note) collector.find(use.call, note.code, note.message);
  }
  for (const { use, code, message } of refusals) collector.find(use.call, code, message);
  for (const { conversion, because } of firstOfFiles(decision.unproven)) {
    const message = `The key of \`${labelOf(conversion.use)}\` could not be followed; \`${labelOf(because.use)}\`, which does not look into KV, may have the same.`;
    collector.find(conversion.use.call, "redis-kv/key-unproven", message);
  }

  /** What the calls that go to the object, and the pipelines, are written anew with. */
  const receivers = new Set<ts.Node>([
    ...moved.map(({ use }) => use.access.expression),
    ...[...decision.pipelines, ...movedPipelines].map(({ pipeline }) => pipeline.start.access.expression),
  ]);
  for (const uses of files) {
    const { file } = uses;
    const whole = (use: { readonly library: LibraryCall["type"]["library"] }) => isWhole(use, file);
    const gone = new Set<ts.Node>();
    for (const construction of uses.constructions.filter(whole)) {
      const { node, keptIn } = construction;
      const unused =
        moved.length + movedPipelines.length > 0 || subscribers
          ? unusedHolder(node, collector.edits, { checker, pathOf })
          : undefined;
      if (unused) {
        collector.remove(unused, "redis-kv/connection");
        continue;
      }
      const getter = [node, keptIn?.whole].find((place) => place && getters.holds(place));
      collector.replaceNode(getter ?? node, getter ? access.getterAt(node) : access.textAt(node), "redis-kv/binding");
      if (!keptIn || getter !== keptIn.whole) continue;
      for (const statement of statementsThatKeep(construction, checker)) {
        gone.add(statement);
        collector.remove(statement, "redis-kv/connection");
      }
    }
    for (const { node } of uses.singletons.filter(whole))
      if (!receivers.has(node)) emitSingleton(node, access, collector);
    for (const type of uses.types.filter(whole))
      if (!ts.findAncestor(type.node, (node) => gone.has(node))) convertTypeUse(type, collector);
    if ([...librariesOf(uses)].every((library) => whole({ library })))
      for (const statement of file.statements) convertReExport(statement, analysis, collector);
    const ownConnections = connections.filter(({ call, type }) => call.getSourceFile() === file && whole(type));
    if ([...librariesOf(uses)].every((library) => whole({ library })))
      removeConnections(uses, ownConnections, analysis, collector);
  }
  findStaying(files, components, emitted.length > 0, pathOf, collector);
  const wholeFiles = files.filter(({ file, ...uses }) =>
    [...librariesOf({ file, ...uses })].every((library) => isWhole({ library }, file)),
  );
  findConnectionSettings(wholeFiles, collector);
  findUnfollowedImports(files, collector);
  findEscapes(escapes, analysis, collector);
  findUnprovenReceivers(analysis, collector);

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
  return {
    edits,
    findings: collector.findings,
    newFiles: [...helpers.newFiles(), ...objects.newFiles()],
    bindings: [...access.bindings(helpers.paths), ...objects.bindings()],
    dependencies: [...access.dependencies(), ...objects.dependencies(), ...removedDependencies(files, edits, analysis)],
    notes: analysis.stubbed
      .filter((module) => all.some(({ imports }) => imports.some(({ node }) => moduleOf(node) === module)))
      .map((module) => `types of "${module}" are not installed: our stub stood in for them`),
  };
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

/** The module that an import names. */
function moduleOf(node: LibraryImport["node"]): string | undefined {
  const specifier = ts.isCallExpression(node)
    ? node.arguments[0]
    : ts.isImportEqualsDeclaration(node)
      ? ts.isExternalModuleReference(node.moduleReference) && node.moduleReference.expression
      : node.moduleSpecifier;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

type Access = BindingAccess;

/** Importers of a getter have no use of the library themselves. */
function cleanOtherFiles(
  files: readonly FileUses[],
  edits: EditCollector["edits"],
  wanted: WantedImports,
  analysis: ReturnType<typeof createAnalysis>,
  collector: EditCollector,
): void {
  const known = new Set(files.map(({ file }) => file));
  for (const file of analysis.sourceFiles) {
    if (known.has(file) || (wanted.access.importFor(file) ?? wanted.others(file)[0]) === undefined) continue;
    cleanImports(noUses(file), false, edits, wanted, analysis, collector);
  }
}

function emitSingleton(node: ts.Expression, access: Access, collector: EditCollector): void {
  const text = access.textAt(node);
  if (ts.isShorthandPropertyAssignment(node.parent))
    collector.replaceNode(node, `${ts.isIdentifier(node) ? node.text : "kv"}: ${text}`, "redis-kv/binding");
  else if (!ts.isTypeQueryNode(node.parent)) collector.replaceNode(node, text, "redis-kv/binding");
}

function firstOfFiles(unproven: Decision["unproven"]): Decision["unproven"] {
  const seen = new Set<ts.SourceFile>();
  return unproven.filter(({ conversion }) => {
    const file = conversion.use.call.getSourceFile();
    const isFirst = !seen.has(file);
    seen.add(file);
    return isFirst;
  });
}
