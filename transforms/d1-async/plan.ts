import { ts } from "ts-morph";
import type { Plan } from "../../src/engine/plan.js";
import { RowIdTables } from "../../src/sql/row-ids.js";
import type { OptionValues, ProjectContext } from "../../src/engine/transform.js";
import { type AsyncSeed, planAwaitCascade } from "../../src/typescript/cascade/index.js";
import { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import { coneOf } from "../../src/typescript/cone.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { Bindings, planBindings } from "./bindings.js";
import { findCheckThenWrite } from "./check-then-write.js";
import { codes } from "./codes.js";
import { commentTopic } from "./comment-topic.js";
import { findComponentCallers } from "./component-callers.js";
import { convertConstruction } from "./constructions.js";
import { collectSchema, constantSql } from "./database-schema.js";
import { DrizzlePlan } from "./drizzle-plan.js";
import { databaseReach } from "./database-reach.js";
import { addedDependencies, removedDependencies } from "./dependencies.js";
import { convertErrorChecks } from "./error-checks.js";
import { convertHandleChecks } from "./handle-checks.js";
import { findForeignKeys } from "./foreign-keys.js";
import { planHandleEscapes } from "./handle-escapes.js";
import { cleanImports } from "./imports.js";
import { findIndirectChanges } from "./indirect-changes.js";
import { convertTypeUse, migratedTypeOf } from "./library-types.js";
import { findLastChange } from "./last-change.js";
import { planMigrations } from "./migrations.js";
import { ContextGetters } from "../../src/cloudflare/next-context.js";
import { NamedKeys } from "./named-keys.js";
import { NumberedParameters } from "./numbered-parameters.js";
import type { options as optionSpecs } from "./options.js";
import { Openings } from "./openings.js";
import { convertRead, planOtherCall } from "./other-members.js";
import { findLongLists } from "./parameter-limit.js";
import { planQueryCall } from "./query-calls.js";
import type { QueryContext } from "./query-context.js";
import { startsOf } from "../../src/typescript/run-scope.js";
import { findOutside } from "./run-scope.js";
import { SetupRemovals } from "./setup-removals.js";
import { SqlSources } from "./sql-source.js";
import { findTestDatabases } from "./test-databases.js";
import { TransactionPlans } from "./transaction-plans.js";
import { planTransactionVariant } from "./transactions.js";
import { findUnprovenReceivers } from "./unproven-receivers.js";
import { findUnresolvedImports } from "./unresolved-imports.js";
import { type LibraryCall, collectUses } from "./uses.js";

/** All edits of one run depend on each other: a handle that is converted is converted wherever it goes. */
const group = "d1-async";

/**
 * Plans over the cone of the candidates. What changes may be declared outside of it (the interface that a class over the
 * database implements), with users that no candidate leads to: then the plan is made again over the wider cone.
 */
export function plan(context: D1Context): Plan {
  const { candidates, tree } = context;
  const graph = ModuleGraph.of(tree);
  let cone = startsOf(candidates, tree, graph);
  for (;;) {
    const { plan: planned, changedFiles } = planOver(cone, context);
    const wider = coneOf([...cone, ...changedFiles], graph);
    if (wider.length === cone.length) return planned;
    cone = wider;
  }
}

type D1Context = ProjectContext<OptionValues<typeof optionSpecs>>;

function planOver(
  cone: readonly string[],
  { tree, options }: D1Context,
): { readonly plan: Plan; readonly changedFiles: readonly string[] } {
  const analysis = createAnalysis(tree, cone);
  const { checker } = analysis;
  const collector = new EditCollector(codes, (file) => analysis.pathOf(file), group, commentTopic);
  const drizzle = new DrizzlePlan(analysis, collector);
  const all = drizzle.withOpenings(collectUses(analysis));
  const files = all.filter(({ file }) => tree.isEditable(analysis.pathOf(file)));
  for (const outside of all) if (!files.includes(outside)) findOutside(outside, collector);
  drizzle.findOutside();

  const sources = new SqlSources(all, checker);
  const texts = constantSql(all, sources, checker);
  const references = new ReferenceIndex(analysis);
  const openings = new Openings(files, analysis, references);
  const bindings = new Bindings(files, openings, analysis, options.binding, collector);
  // First what goes or changes as a whole, so that no call inside of it is converted by itself.
  const setup = new SetupRemovals(files, all, bindings, analysis, references);
  const context: QueryContext = {
    collector,
    checker,
    references,
    sources,
    named: new NumberedParameters(),
    namedKeys: new NamedKeys(all, checker),
    schema: collectSchema(texts),
    rowIds: new RowIdTables(texts),
    checksIndices: analysis.program.getCompilerOptions().noUncheckedIndexedAccess === true,
    getters: new ContextGetters(
      files.flatMap(({ constructions }) => constructions.map(({ node }) => node)),
      analysis,
      { getter: "d1-async/context-getter", atModuleScope: "d1-async/context-at-module-scope" },
    ),
    schemaThatStays: setup.stays,
  };
  const calls = new Map<ts.Node, LibraryCall>(all.flatMap((file) => file.calls).map((use) => [use.call, use]));
  const usesDatabase = databaseReach([...calls.values()].map(({ call }) => call).concat(drizzle.calls), checker);
  const transactions = new TransactionPlans(files, calls, setup, usesDatabase, context);

  const conversions = [...transactions.conversions];
  for (const use of files.flatMap((file) => file.calls)) {
    const { call, member } = use;
    if (setup.holds(call) || transactions.holds(call)) continue;
    const conversion =
      member.entity === "transaction"
        ? planTransactionVariant(use, context)
        : (planQueryCall(use, context) ?? planOtherCall(use, context));
    if (conversion) conversions.push(conversion);
  }

  const orm = drizzle.plan(context, usesDatabase);
  conversions.push(...orm.conversions);
  const { replacedBy } = transactions;
  const asyncFunctions = new Map(transactions.asyncFunctions);
  for (const node of orm.asyncFunctions) asyncFunctions.set(node, "transaction()");
  const seeds = conversions.flatMap((conversion): AsyncSeed[] => (conversion.seed ? [conversion.seed] : []));
  seeds.push(...orm.seeds);
  const migratedType = (type: ts.Type) => migratedTypeOf(type, checker);
  const cascade = planAwaitCascade(analysis, seeds, {
    transform: "d1-async",
    group,
    replacedBy,
    asyncFunctions,
    migratedType,
  });

  // Only now is it known which places can wait: nothing was written before.
  for (const conversion of conversions) {
    if (!conversion.seed || !cascade.refused.has(conversion.seed.expression)) conversion.emit();
  }
  transactions.emit(cascade);
  drizzle.emit(cascade, bindings);
  setup.emit(collector);
  for (const uses of files) {
    for (const read of uses.reads) {
      if (!setup.holds(read.node) && !transactions.holdsRead(read.node)) convertRead(read, context);
    }
    for (const type of uses.types) convertTypeUse(type, collector);
    for (const construction of uses.constructions) {
      if (construction.library !== "drizzle")
        convertConstruction(construction, bindings, context.getters, analysis, collector);
    }
  }
  findForeignKeys(files, texts, collector);
  findIndirectChanges(files, texts, sources, checker, collector);
  const isPartOfMore = ({ call }: LibraryCall) => setup.holds(call) || transactions.holds(call);
  findLastChange(files, sources, isPartOfMore, collector);
  findCheckThenWrite(files, sources, checker, isPartOfMore, collector);
  findLongLists(files, sources, checker, collector);
  findTestDatabases(openings, analysis, collector);
  convertErrorChecks(files, analysis, collector);
  convertHandleChecks(files, analysis, collector);
  planHandleEscapes(files, analysis, collector);
  findUnprovenReceivers(analysis, collector);
  findUnresolvedImports(analysis, cascade.changed, collector);
  const migrations = planMigrations(setup.schemas, bindings, analysis);
  // Last what depends on the text that is left: getters' calls, imports.
  context.getters.emit([...collector.edits, ...cascade.edits], analysis, collector);
  const edits = [...collector.edits, ...cascade.edits];
  cleanImports(files, edits, analysis, collector);
  drizzle.convertTypes();
  drizzle.addImports();
  const folders = drizzle.migrationFolders(migrations.folders, bindings);

  const touched = new Set(files.map(({ file }) => analysis.pathOf(file)));
  for (const declaration of cascade.changed) touched.add(analysis.pathOf(declaration.getSourceFile()));
  const findings = [...collector.findings, ...cascade.findings, ...findComponentCallers(touched, analysis)];
  const allEdits = [...collector.edits, ...cascade.edits];
  const planned: Plan = {
    edits: allEdits,
    findings,
    newFiles: migrations.newFiles,
    bindings: planBindings(bindings, analysis, folders),
    dependencies: [...addedDependencies(files, analysis), ...removedDependencies(files, allEdits, findings, analysis)],
    notes: analysis.stubbed
      .filter(isLibraryStub)
      .map((module) => `types of "${module}" are not installed: our stub stood in for them`),
  };
  const changedFiles = new Set([...cascade.changed].map((node) => node.getSourceFile()));
  return {
    plan: planned,
    changedFiles: [...changedFiles].filter((file) => analysis.isUserFile(file)).map((file) => analysis.pathOf(file)),
  };
}

/** The types of the target come with the changes themselves. */
function isLibraryStub(module: string): boolean {
  return module !== "cloudflare:workers" && module !== "@opennextjs/cloudflare";
}
