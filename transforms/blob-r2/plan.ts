import { ts } from "ts-morph";
import type { Binding, NewFile, Plan } from "../../src/engine/plan.js";
import type { OptionValues, ProjectContext } from "../../src/engine/transform.js";
import { EditCollector } from "../../src/typescript/edit-collector.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { createAnalysis } from "../../src/typescript/program.js";
import { startsOf } from "../../src/typescript/run-scope.js";
import { workerFolder } from "../../src/cloudflare/wrangler-config.js";
import { BlobContext } from "./blob-context.js";
import { clientCode, convertCall, plannedCalls } from "./calls.js";
import { codes } from "./codes.js";
import { dependencyChanges } from "./dependencies.js";
import { helperErrors, helperTypes } from "./generated-module-text.js";
import { findMissingHelpers, newHelperFiles } from "./generated-module.js";
import { convertImports } from "./imports.js";
import { findLeftOvers, findS3Clients, findTokensInEnvFiles } from "./left-overs.js";
import type { options as optionSpecs } from "./options.js";
import { unusedExports } from "./re-exports.js";
import { convertReads } from "./result-uses.js";
import { routePath, serveRouteFiles } from "./serve-route.js";
import { findOldSettings } from "../../src/cloudflare/old-settings.js";
import { isStoreModule, planTwoStores } from "./two-stores/plan-two-stores.js";
import { type FileUses, collectUses } from "./uses.js";

type BlobOptions = OptionValues<typeof optionSpecs>;

/** Plans over the files that have to do with the library, and all that import them. */
export function plan({ candidates, tree, options }: ProjectContext<BlobOptions>): Plan {
  const graph = ModuleGraph.of(tree);
  const analysis = createAnalysis(tree, startsOf(candidates, tree, graph));
  const collector = new EditCollector(codes, (file) => analysis.pathOf(file), "blob-r2");
  const route = options["serve-route"];
  const context = new BlobContext(
    analysis,
    collector,
    options.binding,
    route === undefined ? undefined : routePath(route),
  );
  const { flag } = options;
  const isEditable = (file: ts.SourceFile) => tree.isEditable(analysis.pathOf(file));
  const found = collectUses(analysis);
  const all = found.filter(({ file }) => !isStoreModule(analysis.pathOf(file)));
  const files = all.filter(({ file }) => isEditable(file));
  for (const outside of all) if (!files.includes(outside)) findOutside(outside, context);

  const newFiles = flag === undefined ? convert(all, files, context) : planBoth(files, flag, context);
  if (flag === undefined) {
    for (const { file, imports } of found) {
      if (imports[0] && !all.some((uses) => uses.file === file))
        context.find(imports[0], "blob-r2/flag-left", "This module of an earlier run still goes to both stores.");
    }
  }
  if (context.firstUrl) {
    const [urlCode, message] =
      route === undefined
        ? (["blob-r2/public-url", "Addresses of objects begin with R2_PUBLIC_URL, which has to be set."] as const)
        : (["blob-r2/site-url", "Addresses of objects are paths of the site while R2_PUBLIC_URL is not set."] as const);
    context.find(context.firstUrl, urlCode, message);
  }
  for (const file of analysis.sourceFiles) if (isEditable(file)) findLeftOvers(file, flag !== undefined, context);
  const paths = files.map(({ file }) => analysis.pathOf(file));
  const tokens = flag === undefined ? findTokensInEnvFiles(paths, context) : [];
  const settings =
    flag === undefined && files.length > 0
      ? findOldSettings(analysis.tree, ["BLOB_READ_WRITE_TOKEN"], "blob-r2/token-in-settings")
      : [];
  const findings = [...collector.findings, ...tokens, ...settings, ...findS3Clients(paths, context)];
  return {
    edits: collector.edits,
    findings,
    newFiles,
    bindings: bindingsOf(context),
    dependencies: dependencyChanges(files, flag !== undefined, context),
    notes: analysis.stubbed
      .filter((module) => module.startsWith("@vercel/blob"))
      .map((module) => `types of "${module}" are not installed: our stub stood in for them`),
  };
}

/** Converts the calls of files, and says what is left. */
function convert(all: readonly FileUses[], files: readonly FileUses[], context: BlobContext): NewFile[] {
  // What is done with the results has to be known before the first call is written.
  const planned = files.flatMap(({ calls }) => plannedCalls(calls, context));
  const converted = new Set<ts.Node>();
  for (const call of planned) {
    if (convertCall(call, context)) converted.add(call.name);
    else for (const read of readsOf(call.call, context)) context.reads.delete(read);
  }
  convertReads(context);
  for (const uses of files) for (const node of convertNamespaced(uses, context)) converted.add(node);
  for (const uses of files) {
    findNames(uses, context);
    findShared(uses, context);
  }

  const exportedAgain = unusedExports(all, converted, context);
  const needHelpers = files
    .filter((uses) => convertImports(uses, converted, exportedAgain, context))
    .map(({ file }) => file);
  findMissingHelpers(needHelpers, context);
  return [...newHelperFiles(needHelpers, context), ...serveRouteFiles(context)];
}

/** Leaves the calls, and lets a generated module choose the store. */
function planBoth(files: readonly FileUses[], flag: string, context: BlobContext): NewFile[] {
  const modules = planTwoStores(files, flag, context);
  return [...modules, ...newHelperFiles(context.buckets, context), ...serveRouteFiles(context)];
}

/** One bucket a Worker. */
function bindingsOf({ analysis, binding, buckets }: BlobContext): Binding[] {
  const byWorker = new Map<string, Binding>();
  for (const file of buckets) {
    const usedBy = analysis.pathOf(file);
    const worker = workerFolder(analysis.tree, usedBy);
    if (!byWorker.has(worker)) byWorker.set(worker, { kind: "r2", name: binding, usedBy });
  }
  return [...byWorker.values()];
}

/** The reads that belong to the result of a call which stays as it is. */
function readsOf(call: ts.CallExpression, context: BlobContext): ts.Node[] {
  return [...context.reads.keys()].filter((node) => {
    const { expression } = node as ts.PropertyAccessExpression;
    if (!ts.isIdentifier(expression)) return expression.pos <= call.pos && call.end <= expression.end;
    const declaration = context.checker.getSymbolAtLocation(expression)?.valueDeclaration;
    return declaration !== undefined && declaration.pos <= call.pos && call.end <= declaration.end;
  });
}

/** `blob.PutBlobResult` → `PutBlobResult`, of the generated module. Returns the names of namespaces that went. */
function convertNamespaced({ file, names }: FileUses, context: BlobContext): ts.Node[] {
  return names.flatMap(({ node, entity, namespace }) => {
    if (!namespace || !(helperTypes.has(entity.name) || helperErrors.has(entity.name))) return [];
    const moved = context.moved.get(file) ?? new Set<string>();
    context.moved.set(file, moved.add(entity.name));
    context.collector.replaceNode(node.parent, entity.name, "blob-r2/import");
    return [namespace];
  });
}

/** Finds what names the library besides calls: functions that are handed on, errors and types without a counterpart. */
function findNames({ calls, names }: FileUses, context: BlobContext): void {
  const hasClientCall = calls.some(({ entity }) => entity.part === "@vercel/blob/client");
  for (const { node, entity, role } of names) {
    const { name, part } = entity;
    if (part === "@vercel/blob" && (helperTypes.has(name) || helperErrors.has(name))) continue;
    if (role === "class") {
      context.find(node, "blob-r2/error-class", `\`${name}\` is never thrown by R2.`);
    } else if (role === "type") {
      if (part === "@vercel/blob" || !hasClientCall)
        context.find(node, "blob-r2/type-left", `The type \`${name}\` has no counterpart.`);
    } else {
      const code = part === "@vercel/blob" ? "blob-r2/function-value" : clientCode(name);
      context.find(node, code, `\`${name}\` is handed on here: what it is called with could not be followed.`);
    }
  }
}

/** A module that uploads from the browser cannot hold the bucket as well. */
function findShared({ file, calls }: FileUses, context: BlobContext): void {
  const upload = calls.find(
    ({ entity }) => entity.part === "@vercel/blob/client" && clientCode(entity.name) === "blob-r2/client-upload",
  );
  if (!upload || !context.buckets.has(file)) return;
  context.find(
    upload.call,
    "blob-r2/shared-with-browser",
    "This runs in the browser, and the file reaches for the bucket elsewhere.",
  );
}

function findOutside({ file, calls, imports }: FileUses, context: BlobContext): void {
  const first = calls[0]?.call ?? imports[0];
  if (first)
    context.find(
      first,
      "blob-r2/outside-paths",
      `${context.analysis.pathOf(file)} is not among the paths of this run.`,
    );
}
