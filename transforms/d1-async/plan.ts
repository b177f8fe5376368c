import { ts } from "ts-morph";
import type { Plan } from "../../src/engine/plan.js";
import type { OptionValues, ProjectContext } from "../../src/engine/transform.js";
import { type AsyncSeed, planAwaitCascade } from "../../src/typescript/cascade/index.js";
import { coneOf } from "../../src/typescript/cone.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { Bindings, planBindings } from "./bindings.js";
import { codes } from "./codes.js";
import { commentTopic } from "./comment-topic.js";
import { findComponentCallers } from "./component-callers.js";
import { convertConstruction } from "./constructions.js";
import { collectSchema, constantSql } from "./database-schema.js";
import { DrizzlePlan } from "./drizzle-plan.js";
import { addedDependencies, removedDependencies } from "./dependencies.js";
import { convertErrorChecks } from "./error-checks.js";
import { convertHandleChecks } from "./handle-checks.js";
import { findForeignKeys } from "./foreign-keys.js";
import { planHandleEscapes } from "./handle-escapes.js";
import { cleanImports } from "./imports.js";
import { findIndirectChanges } from "./indirect-changes.js";
import { convertTypeUse } from "./library-types.js";
import { planMigrations } from "./migrations.js";
import { ContextGetters } from "./next-context.js";
import { NumberedParameters } from "./numbered-parameters.js";
import type { options as optionSpecs } from "./options.js";
import { convertRead, planOtherCall } from "./other-members.js";
import { findLongLists } from "./parameter-limit.js";
import { planQueryCall } from "./query-calls.js";
import type { Conversion, QueryContext } from "./query-context.js";
import { SchemaSetup, type SetupRemoval } from "./schema-setup.js";
import { SqlSources } from "./sql-source.js";
import { findTestDatabases } from "./test-databases.js";
import { isTestFile } from "./test-files.js";
import { type TransactionPlan, planTransaction, planTransactionVariant } from "./transactions.js";
import { findUnprovenReceivers } from "./unproven-receivers.js";
import { type FileUses, type LibraryCall, collectUses } from "./uses.js";

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
  const context: QueryContext = {
    collector,
    checker,
    sources,
    named: new NumberedParameters(),
    schema: collectSchema(texts),
    getters: new ContextGetters(files, analysis),
  };
  const calls = new Map<ts.Node, LibraryCall>(all.flatMap((file) => file.calls).map((use) => [use.call, use]));
  const bindings = new Bindings(files, analysis, options.binding, collector);

  const setup = new SchemaSetup(all, checker);
  const removals = new Map<FileUses, readonly SetupRemoval[]>(
    files.map((uses) => [uses, setup.removalsIn(uses, !isTestFile(analysis.pathOf(uses.file)))]),
  );
  const removed = new Set<ts.Node>([...removals.values()].flat().flatMap((removal) => removal.statements));
  const isRemoved = (node: ts.Node) => ts.findAncestor(node, (ancestor) => removed.has(ancestor)) !== undefined;

  const conversions: Conversion[] = [];
  const replacedBy = new Map<ts.Expression, ts.Expression>();
  const asyncFunctions = new Map<ts.SignatureDeclaration, string>();
  const inBatch = new Set<ts.Node>();
  const transactions: { readonly transaction: TransactionPlan; readonly body: ts.Node | undefined }[] = [];
  const usesDatabase = databaseReach([...calls.values()].map(({ call }) => call).concat(drizzle.calls), checker);
  for (const use of files.flatMap((file) => file.calls)) {
    if (use.member.entity !== "database" || use.member.name !== "transaction" || isRemoved(use.call)) continue;
    const transaction = planTransaction(use, calls, usesDatabase, context);
    if (transaction.kind === "batch" && transaction.replaced) {
      const seed = { expression: transaction.replaced, label: "batch()" };
      conversions.push({
        call: use.call,
        seed,
        emit: () => {
          transaction.emit();
        },
      });
      for (const call of [use.call, ...transaction.calls]) inBatch.add(call);
      continue;
    }
    transactions.push({ transaction, body: transaction.body });
    if (transaction.body) replacedBy.set(use.call, transaction.body);
    if (transaction.kind === "batch") {
      asyncFunctions.set(transaction.body, "batch()");
      for (const call of transaction.calls) inBatch.add(call);
    } else {
      collector.find(use.call, "d1-async/interactive-transaction", `Not atomic on D1: ${transaction.why}.`);
    }
  }

  for (const use of files.flatMap((file) => file.calls)) {
    const { call, member } = use;
    if (isRemoved(call) || inBatch.has(call) || replacedBy.has(call)) continue;
    const conversion =
      member.entity === "transaction"
        ? planTransactionVariant(use, context)
        : (planQueryCall(use, context) ?? planOtherCall(use, context));
    if (conversion) conversions.push(conversion);
  }

  const orm = drizzle.plan(context, usesDatabase);
  conversions.push(...orm.conversions);
  for (const node of orm.asyncFunctions) asyncFunctions.set(node, "transaction()");
  const seeds = conversions.flatMap((conversion): AsyncSeed[] => (conversion.seed ? [conversion.seed] : []));
  seeds.push(...orm.seeds);
  const cascade = planAwaitCascade(analysis, seeds, { transform: "d1-async", group, replacedBy, asyncFunctions });

  for (const conversion of conversions) {
    if (!conversion.seed || !cascade.refused.has(conversion.seed.expression)) conversion.emit();
  }
  for (const { transaction, body } of transactions)
    if (!body || !cascade.refusedFunctions.has(body)) transaction.emit();
  drizzle.emit(cascade, bindings);
  for (const fileRemovals of removals.values()) {
    for (const removal of fileRemovals) {
      const code = removal.schema.length > 0 ? "d1-async/schema-to-migration" : "d1-async/pragma";
      for (const statement of removal.statements) collector.remove(statement, code);
      const conditional = removal.schema.filter((statement) => statement.conditional);
      for (const call of new Set(conditional.map((statement) => statement.call))) {
        collector.find(
          call,
          "d1-async/conditional-schema",
          "This ran only where the database needed it; the migration has what a fresh database needs.",
        );
      }
    }
  }
  for (const uses of files) {
    for (const read of uses.reads) if (!isRemoved(read.node)) convertRead(read, context);
    for (const type of uses.types) convertTypeUse(type, collector);
    for (const construction of uses.constructions) {
      if (construction.library !== "drizzle")
        convertConstruction(construction, bindings, context.getters, analysis, collector);
    }
  }
  findForeignKeys(files, texts, collector);
  findIndirectChanges(files, texts, sources, checker, collector);
  findLongLists(files, sources, checker, collector);
  findTestDatabases(files, analysis, collector);
  convertErrorChecks(files, analysis, collector);
  convertHandleChecks(files, analysis, collector);
  planHandleEscapes(files, analysis, collector);
  findUnprovenReceivers(analysis, collector);
  const migrations = planMigrations(
    [...removals].flatMap(([, fileRemovals]) => fileRemovals.flatMap((removal) => removal.schema)),
    bindings,
    analysis,
  );
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

/**
 * The cone of the files to be edited. Files outside of the paths count where they share a program with those: where one
 * imports the other, directly or not. A second app in the same repository is none of this run's business.
 */
function startsOf(candidates: readonly string[], tree: SourceTree, graph: ModuleGraph): string[] {
  const inside = candidates.filter((path) => tree.isEditable(path));
  const reached = new Set(coneOf(inside, graph));
  const outside = candidates.filter(
    (path) =>
      !reached.has(path) && !tree.isEditable(path) && coneOf([path], graph).some((user) => tree.isEditable(user)),
  );
  return coneOf([...inside, ...outside], graph);
}

function findOutside({ calls, constructions }: FileUses, collector: EditCollector): void {
  const uses = [...constructions.map(({ node }) => node), ...calls.map(({ call }) => call)].sort(
    (a, b) => a.pos - b.pos,
  );
  const first = uses[0];
  if (!first) return;
  const more = uses.length > 1 ? `, the first of ${String(uses.length)}` : "";
  collector.find(
    first,
    "d1-async/outside-paths",
    `The file is not among the paths of this run; it uses the library here${more}.`,
  );
}

/** Whether a call leads, directly or through others, to code that uses the database. */
function databaseReach(
  calls: readonly ts.CallExpression[],
  checker: ts.TypeChecker,
): (call: ts.CallExpression) => boolean {
  const touching = new Set<ts.Node>(calls);
  for (const call of calls) {
    for (let node: ts.Node = call.parent; !ts.isSourceFile(node); node = node.parent) {
      if (ts.isFunctionLike(node)) touching.add(node);
    }
  }
  const known = new Map<ts.Node, boolean>();
  const reaches = (call: ts.CallExpression): boolean => {
    if (touching.has(call)) return true;
    const declaration = checker.getResolvedSignature(call)?.declaration;
    return declaration !== undefined && declarationReaches(declaration);
  };
  const declarationReaches = (declaration: ts.Node): boolean => {
    if (touching.has(declaration)) return true;
    const before = known.get(declaration);
    if (before !== undefined) return before;
    known.set(declaration, false);
    const visit = (node: ts.Node): boolean =>
      (ts.isCallExpression(node) && reaches(node)) ||
      (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
    const body = (declaration as { body?: ts.Node }).body;
    const result = body !== undefined && !declaration.getSourceFile().isDeclarationFile && visit(body);
    known.set(declaration, result);
    return result;
  };
  return reaches;
}
