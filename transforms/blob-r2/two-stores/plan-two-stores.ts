import { ts } from "ts-morph";
import { envAccessFor } from "../../../src/cloudflare/env-access.js";
import type { NewFile } from "../../../src/engine/plan.js";
import type { BlobContext } from "../blob-context.js";
import { bodyKindsOf, findStreams } from "../body.js";
import { plannedCalls, readOptionsOf } from "../calls.js";
import { extensionFor, modulePath, moduleSpecifier, textFor } from "../generated-module.js";
import { entityOf, partOfModule } from "../library.js";
import type { FileUses, LibraryCall } from "../uses.js";
import { type StoreFunction, isStoreFunction, storeText } from "./store-text.js";

/** Whether a file is the generated module: what it does with the library is meant. */
export function isStoreModule(path: string): boolean {
  return /(?:^|\/)blob-store\.[jt]s$/.test(path);
}

/**
 * Lets files import the library's functions from a generated module that goes to one of two stores. The calls stay as
 * they are.
 *
 * @param flag the environment variable that decides
 * @returns the generated modules
 */
export function planTwoStores(files: readonly FileUses[], flag: string, context: BlobContext): NewFile[] {
  const { analysis } = context;
  const users = new Map<string, { readonly user: FileUses; readonly functions: Set<StoreFunction> }>();
  for (const uses of files) {
    for (const { call, entity } of plannedCalls(uses.calls, context)) findLimits(call, entity.name, context);
    const functions = functionsOf(uses, context);
    if (functions.length === 0) continue;
    moveImports(uses, context);
    context.buckets.add(uses.file);
    context.firstUrl ??= uses.calls[0]?.call ?? uses.file.statements[0];
    const path = modulePath(analysis.pathOf(uses.file), "blob-store", analysis.tree);
    const known = users.get(path) ?? { user: uses, functions: new Set() };
    users.set(path, known);
    for (const name of functions) known.functions.add(name);
  }
  return [...users].flatMap(([path, { user, functions }]) => {
    const written = analysis.tree.read(path);
    if (written === undefined) return [newModule(path, user, functions, flag, context)];
    const missing = [...functions].filter((name) => !new RegExp(`export const ${name}\\b`).test(written)).sort();
    const [first] = user.file.statements;
    if (first && missing.length > 0) {
      const message = `The module of an earlier run does not export ${missing.join(", ")}.`;
      context.find(first, "blob-r2/helper-missing", message);
    }
    return [];
  });
}

/** The functions for both stores that a file names, also where it only hands them on. */
function functionsOf({ calls, names, imports }: FileUses, { checker }: BlobContext): StoreFunction[] {
  const exported = imports.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => entityOf(checker.getSymbolAtLocation(name), checker))
      : [],
  );
  return [...calls, ...names]
    .map(({ entity }) => entity)
    .concat(exported.filter((entity) => entity !== undefined))
    .flatMap(({ part, name }) => (part === "@vercel/blob" && isStoreFunction(name) ? [name] : []));
}

/** The generated module exports all that the library does, so that only the name of the module changes. */
function moveImports({ file, imports, loadings }: FileUses, context: BlobContext): void {
  const specifiers = imports.map((node) =>
    ts.isImportEqualsDeclaration(node)
      ? (node.moduleReference as ts.ExternalModuleReference).expression
      : node.moduleSpecifier,
  );
  for (const specifier of [...specifiers, ...loadings.map((call) => call.arguments[0])]) {
    if (!specifier || !ts.isStringLiteralLike(specifier) || partOfModule(specifier.text) !== "@vercel/blob") continue;
    const module = context.quoted(moduleSpecifier(file, "blob-store", context), specifier);
    context.collector.replaceNode(specifier, module, "blob-r2/flag-import");
  }
}

/** Finds what a call does that R2 cannot, where it is written out; the generated module refuses it when it runs. */
function findLimits(call: ts.CallExpression, name: LibraryCall["entity"]["name"], context: BlobContext): void {
  if (!isStoreFunction(name)) {
    context.find(call, "blob-r2/flag-left", `\`${name}()\` goes to the old store whatever the flag says.`);
    return;
  }
  const options =
    call.arguments[
      ["put", "copy", "rename", "uploadPart", "completeMultipartUpload"].includes(name) ? 2 : name === "list" ? 0 : 1
    ];
  if (options && isWrittenOut(options)) readOptionsOf(call, options, context, name === "del" ? ["ifMatch"] : []);
  const [, body] = call.arguments;
  if ((name === "put" || name === "uploadPart") && body) findStreams(body, bodyKindsOf(body, context.checker), context);
}

function isWrittenOut(options: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(options) &&
    options.properties.every((each) => ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each))
  );
}

function newModule(
  path: string,
  { file, imports }: FileUses,
  functions: ReadonlySet<StoreFunction>,
  flag: string,
  context: BlobContext,
): NewFile {
  const { analysis, binding, checker } = context;
  const isNext = envAccessFor(analysis.pathOf(file), analysis) === "opennext";
  const library = imports.map((node) => ("moduleSpecifier" in node ? node.moduleSpecifier : undefined)).find(Boolean);
  const symbol = library && checker.getSymbolAtLocation(library);
  const text = storeText({
    flag,
    functions,
    version: context.versionFor(file),
    access: isNext
      ? {
          statement: 'import { getCloudflareContext } from "@opennextjs/cloudflare";',
          bucket: `getCloudflareContext().env.${binding}`,
        }
      : { statement: 'import { env } from "cloudflare:workers";', bucket: `env.${binding}` },
    helpers: `./r2-blob${extensionFor(file, context, path)}`,
    hasPreconditions:
      symbol !== undefined &&
      checker.getExportsOfModule(symbol).some(({ name }) => name === "BlobPreconditionFailedError"),
  });
  return { path, text: textFor(path, text), code: "blob-r2/flag-store" };
}
