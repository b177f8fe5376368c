import { ts } from "ts-morph";
import { declaresDependency } from "../../src/cloudflare/package-json.js";
import { openNextPackage } from "../../src/cloudflare/open-next.js";
import type { DependencyChange } from "../../src/engine/plan.js";
import { joinPath } from "../../src/engine/tree-paths.js";
import { type AppContext, findText } from "./app-context.js";
import { importsOf, isTypeName, type ModuleImport, otherLoads, usesOf } from "./imported-names.js";

const packageName = "@cloudflare/next-on-pages";
const lintPlugin = "eslint-plugin-next-on-pages";

/** Names of next-on-pages, and what OpenNext calls the same. */
const counterparts: Readonly<Record<string, string>> = {
  getRequestContext: "getCloudflareContext",
  setupDevPlatform: "initOpenNextCloudflareForDev",
};

/** Replaces next-on-pages, the adapter for Pages that came before OpenNext. */
export function planNextOnPages(context: AppContext): DependencyChange[] {
  const { app, tree, collector, parse } = context;
  const isIt = (module: string): boolean => module === packageName || module.startsWith(`${packageName}/`);
  const files = app.config === undefined || app.files.includes(app.config) ? app.files : [...app.files, app.config];
  let isUsed = false;
  for (const path of files) {
    const file = parse(path);
    for (const load of otherLoads(file, isIt)) {
      isUsed = true;
      collector.find(load, "next-opennext/left-over", "next-on-pages is loaded here, not imported.");
    }
    for (const imported of importsOf(file, isIt)) if (!convertImport(imported, context)) isUsed = true;
  }
  findLintPlugin(context);
  const goes = !isUsed && declaresDependency(tree, app.folder, packageName);
  return goes ? [{ kind: "remove", name: packageName, usedBy: joinPath(app.folder, "package.json") }] : [];
}

/** @returns whether nothing of the import stays */
function convertImport({ specifier, names, hasOthers }: ModuleImport, { collector }: AppContext): boolean {
  const code = "next-opennext/next-on-pages";
  const unknown = names.filter((name) => counterparts[(name.propertyName ?? name.name).text] === undefined);
  if (hasOthers || unknown.length > 0) {
    for (const name of unknown) {
      const { text } = name.propertyName ?? name.name;
      collector.find(name, "next-opennext/left-over", `\`${text}\` has no counterpart of the same kind in OpenNext.`);
    }
    if (hasOthers) collector.find(specifier, "next-opennext/left-over", "next-on-pages is imported as a whole.");
    return false;
  }
  const renames = names.map((name) => {
    const imported = name.propertyName ?? name.name;
    // Under a name of its own in the file, the uses stay.
    return { name, imported, to: counterparts[imported.text] ?? "", uses: name.propertyName ? [] : usesOf(name) };
  });
  if (renames.some(({ uses }) => uses === undefined)) {
    collector.find(
      specifier,
      "next-opennext/left-over",
      "A local variable has the name of an import of next-on-pages.",
    );
    return false;
  }
  const quote = specifier.getText().slice(0, 1);
  collector.replaceNode(specifier, `${quote}${openNextPackage.name}${quote}`, code);
  for (const { name, imported, to, uses } of renames) {
    collector.replaceNode(imported, to, code);
    if (isTypeName(name)) continue;
    for (const use of uses ?? []) {
      if (ts.isShorthandPropertyAssignment(use.parent)) collector.replaceNode(use, `${use.text}: ${to}`, code);
      else collector.replaceNode(use, to, code);
    }
  }
  return true;
}

function findLintPlugin(context: AppContext): void {
  const { app, tree } = context;
  if (!declaresDependency(tree, app.folder, lintPlugin)) return;
  const configs = [
    ".eslintrc.json",
    ".eslintrc",
    ".eslintrc.js",
    ".eslintrc.cjs",
    "eslint.config.mjs",
    "eslint.config.js",
    "eslint.config.ts",
  ];
  const path = configs
    .map((name) => joinPath(app.folder, name))
    .find((file) => tree.read(file)?.includes("next-on-pages"));
  const place = path ?? joinPath(app.folder, "package.json");
  findText(
    context,
    place,
    "next-on-pages",
    "next-opennext/left-over",
    `\`${lintPlugin}\` checks the rules of next-on-pages.`,
  );
}
