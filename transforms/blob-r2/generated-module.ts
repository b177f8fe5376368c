import { ts } from "ts-morph";
import { generatedModulePath } from "../../src/cloudflare/generated-module-path.js";
import { directoryOf, nearestFolderWith, relativePath } from "../../src/engine/tree-paths.js";
import type { NewFile } from "../../src/engine/plan.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import { withoutTypes } from "../../src/typescript/javascript.js";
import { PathAliases } from "../../src/typescript/path-aliases.js";
import type { BlobContext } from "./blob-context.js";
import { helpersText } from "./generated-module-text.js";

/** The names of the generated modules, which also tell a later run that they are there. */
type GeneratedModule = "r2-blob" | "blob-store";

/** Where the helpers of a file's package are. */
export function helpersPath(path: string, tree: SourceTree): string {
  return modulePath(path, "r2-blob", tree);
}

/** Where a generated module of a file's package is: that of an earlier run, else the place for a new one. */
export function modulePath(path: string, moduleName: GeneratedModule, tree: SourceTree): string {
  const packageFolder = nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
  return generatedModulePath(moduleName, packageFolder, tree);
}

/** How a file names a generated module, in the way that it or the package names its other files. */
export function moduleSpecifier(file: ts.SourceFile, moduleName: GeneratedModule, context: BlobContext): string {
  const { tree } = context.analysis;
  const path = context.analysis.pathOf(file);
  const target = modulePath(path, moduleName, tree);
  const relative = relativePath(directoryOf(path), directoryOf(target));
  const alias = relative.startsWith("..") ? aliasFor(file, target.replace(/\.[jt]s$/, ""), context) : undefined;
  if (alias !== undefined) return alias;
  const base = `${relative === "." ? "./" : relative.startsWith("..") ? `${relative}/` : `./${relative}/`}${moduleName}`;
  return base + extensionFor(file, context, target);
}

/** `@/lib/r2-blob`, where the file names its other modules like that. */
function aliasFor(file: ts.SourceFile, target: string, { analysis }: BlobContext): string | undefined {
  const aliases = new PathAliases(analysis.tree);
  const path = analysis.pathOf(file);
  const specifiers = file.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
  const prefix = specifiers.map((specifier) => /^[@~#$]?\//.exec(specifier)?.[0]).find((found) => found !== undefined);
  if (prefix === undefined) return undefined;
  const parts = target.split("/");
  return parts
    .map((_, index) => prefix + parts.slice(index).join("/"))
    .find((specifier) => aliases.candidates(specifier, path).includes(target));
}

/** The extension that a file's relative imports have: `.js`, `.ts` or none. */
export function extensionFor(file: ts.SourceFile, { analysis }: BlobContext, target: string): string {
  const specifiers = [file, ...analysis.sourceFiles].flatMap((source) =>
    source.statements.flatMap((statement) =>
      ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
        ? [statement.moduleSpecifier.text]
        : [],
    ),
  );
  const relative = specifiers.find((specifier) => /^\.\.?\//.test(specifier));
  const written = /\.[jt]s$/.exec(relative ?? "")?.[0];
  if (written !== undefined) return written === ".ts" && target.endsWith(".js") ? ".js" : written;
  if (relative !== undefined) return target.endsWith(".js") ? ".js" : "";
  const { moduleResolution } = analysis.program.getCompilerOptions();
  const isNode =
    moduleResolution === ts.ModuleResolutionKind.Node16 || moduleResolution === ts.ModuleResolutionKind.NodeNext;
  return isNode || target.endsWith(".js") ? ".js" : "";
}

/** The modules of the packages whose files need them, apart from those that are there. */
export function newHelperFiles(files: Iterable<ts.SourceFile>, context: BlobContext): NewFile[] {
  const { analysis, serveRoute } = context;
  const paths = new Set([...files].map((file) => helpersPath(analysis.pathOf(file), analysis.tree)));
  return [...paths]
    .filter((path) => !analysis.tree.fileExists(path))
    .map((path) => ({
      path,
      text: textFor(path, helpersText(serveRoute)),
      code: "blob-r2/helpers" as const,
    }));
}

/** The text of a generated module, without types where it is one of JavaScript. */
export function textFor(path: string, text: string): string {
  return path.endsWith(".js") ? withoutTypes(text) : text;
}

/** A generated module that is there may lack what a later run needs: it belongs to the user. */
export function findMissingHelpers(files: Iterable<ts.SourceFile>, context: BlobContext): void {
  const { analysis, helpers, moved } = context;
  for (const file of files) {
    const text = analysis.tree.read(helpersPath(analysis.pathOf(file), analysis.tree));
    if (text === undefined) continue;
    const wanted = [...(helpers.get(file)?.keys() ?? []), ...(moved.get(file) ?? [])];
    const missing = wanted.filter((name) => !new RegExp(`\\b${name}\\b`).test(text)).sort();
    const [first] = file.statements;
    if (missing.length === 0 || !first) continue;
    context.find(
      first,
      "blob-r2/helper-missing",
      `The module of an earlier run does not export ${missing.join(", ")}.`,
    );
  }
}
