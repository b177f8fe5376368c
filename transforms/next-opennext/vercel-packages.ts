import { ts } from "ts-morph";
import { declaresDependency } from "../../src/cloudflare/package-json.js";
import type { DependencyChange } from "../../src/engine/plan.js";
import { isInFolder, joinPath } from "../../src/engine/tree-paths.js";
import { freeName } from "../../src/typescript/file-style.js";
import { addImport } from "../../src/typescript/new-import.js";
import { runsAtLoad } from "../../src/typescript/runs-at-load.js";
import type { AppContext } from "./app-context.js";
import type { NextCode } from "./codes.js";
import { importsOf, isTypeName, type ModuleImport, otherLoads, usesOf } from "./imported-names.js";

/** Packages that need Vercel's platform, and cannot be converted. */
const platformPackages = {
  "@vercel/analytics": ["next-opennext/vercel-analytics", "asks for a script that only Vercel serves"],
  "@vercel/speed-insights": ["next-opennext/vercel-analytics", "asks for a script that only Vercel serves"],
  "@vercel/edge-config": ["next-opennext/edge-config", "reads from a store of Vercel"],
} as const satisfies Readonly<Record<string, readonly [NextCode, string]>>;

/** Converts what the Worker has itself, and finds what only Vercel has. */
export function planVercelPackages(context: AppContext): DependencyChange[] {
  const { app, collector, parse } = context;
  const converted = new Set<string>();
  for (const path of app.files) {
    const file = parse(path);
    for (const [name, [code, what]] of Object.entries(platformPackages)) {
      const isIt = isPackage(name);
      const places = [...importsOf(file, isIt).map(({ specifier }) => specifier), ...otherLoads(file, isIt)];
      for (const place of places) collector.find(place, code, `\`${name}\` ${what}.`);
    }
    if (convertOgImages(file, context)) converted.add("@vercel/og");
    if (convertFunctions(file, context)) converted.add("@vercel/functions");
  }
  return [...converted]
    .filter((name) => declaresDependency(context.tree, app.folder, name) && !isStillUsed(name, context))
    .map((name) => ({ kind: "remove" as const, name, usedBy: joinPath(app.folder, "package.json") }));
}

function isPackage(name: string): (module: string) => boolean {
  return (module) => module === name || module.startsWith(`${name}/`);
}

/** Whether a file of the app names the package where no edit takes it away. */
function isStillUsed(name: string, { app, tree, collector }: AppContext): boolean {
  const { edits } = collector;
  return tree.sourceFiles
    .filter((path) => isInFolder(path, app.folder))
    .some((path) => {
      const text = tree.read(path) ?? "";
      return [...text.matchAll(new RegExp(`["'\`]${name}(?:/[^"'\`]*)?["'\`]`, "g"))].some(
        ({ index }) =>
          !edits.some(
            (edit) => edit.path === path && edit.kind === "replace" && edit.start <= index && index < edit.end,
          ),
      );
    });
}

/** @returns whether an import was converted */
function convertOgImages(file: ts.SourceFile, { collector }: AppContext): boolean {
  const imports = importsOf(file, (module) => module === "@vercel/og");
  for (const { specifier } of imports) {
    const quote = specifier.getText(file).slice(0, 1);
    collector.replaceNode(specifier, `${quote}next/og${quote}`, "next-opennext/og-image");
  }
  return imports.length > 0;
}

/** @returns whether an import was converted as a whole */
function convertFunctions(file: ts.SourceFile, context: AppContext): boolean {
  const { collector } = context;
  const isIt = isPackage("@vercel/functions");
  for (const load of otherLoads(file, isIt)) findFunction(load, context);
  let isWhole = false;
  for (const imported of importsOf(file, isIt)) {
    const names = imported.names.filter((name) => !isTypeName(name));
    if (imported.hasOthers) findFunction(imported.specifier, context);
    const [name, ...others] = names;
    const converts =
      name !== undefined && others.length === 0 && !imported.hasOthers && convertWaitUntil(imported, name, context);
    if (converts && imported.names.length === 1) isWhole = true;
    if (converts) {
      addImport(
        file,
        { name: "getCloudflareContext", module: "@opennextjs/cloudflare" },
        collector,
        "next-opennext/wait-until",
      );
      continue;
    }
    for (const each of names) findFunction(each, context);
  }
  return isWhole;
}

function findFunction(node: ts.Node, { collector }: AppContext): void {
  const what = ts.isImportSpecifier(node) ? `${(node.propertyName ?? node.name).text}()` : "@vercel/functions";
  collector.find(node, "next-opennext/vercel-function", `\`${what}\` asks Vercel's platform.`);
}

/** `waitUntil(promise)` → `getCloudflareContext().ctx.waitUntil(promise)`, if every use of it is such a call in a function. */
function convertWaitUntil(
  { declaration, names }: ModuleImport,
  name: ts.ImportSpecifier,
  { collector }: AppContext,
): boolean {
  if ((name.propertyName ?? name.name).text !== "waitUntil") return false;
  const uses = usesOf(name);
  const isConvertible = uses?.every((use) => {
    const call = use.parent;
    return ts.isCallExpression(call) && call.expression === use && !runsAtLoad(call);
  });
  const file = declaration.getSourceFile();
  if (!uses || !isConvertible || freeName("getCloudflareContext", file) !== "getCloudflareContext") {
    // The context may be imported already, by an earlier step.
    if (!uses || !isConvertible || !importsOf(file, (module) => module === "@opennextjs/cloudflare").length)
      return false;
  }
  for (const use of uses)
    collector.replaceNode(use, "getCloudflareContext().ctx.waitUntil", "next-opennext/wait-until");
  collector.remove(names.length === 1 ? declaration : name, "next-opennext/wait-until");
  return true;
}
