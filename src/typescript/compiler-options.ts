import { ts } from "ts-morph";
import type { SourceTree } from "../engine/source-tree.js";
import { absolutePath, directoryOf, joinPath, pathInTree } from "../engine/tree-paths.js";
import { nearestConfig } from "./nearest-config.js";

/**
 * Compiler options for analysing a file: those of its tsconfig where they bear on types, and the widest module
 * resolution whatever the project builds with. Nothing is ever emitted. A tsconfig that is missing, broken or newer
 * than our TypeScript gives what can be read of it.
 */
export function compilerOptionsFor(tree: SourceTree, path: string): ts.CompilerOptions {
  const config = tree.tsconfig ?? nearestConfig(tree, directoryOf(path));
  const user = config === undefined ? { strict: true } : readConfig(tree, config);
  const target = user.target ?? ts.ScriptTarget.ESNext;
  return {
    ...user,
    target: target < ts.ScriptTarget.ES2022 ? ts.ScriptTarget.ES2022 : target,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    esModuleInterop: true,
    allowSyntheticDefaultImports: true,
    resolveJsonModule: true,
    allowImportingTsExtensions: true,
    allowArbitraryExtensions: true,
    allowJs: true,
    checkJs: user.checkJs ?? false,
    jsx: user.jsx ?? ts.JsxEmit.Preserve,
    types: user.types ?? ["*"],
    skipLibCheck: true,
    // Where the types that are included automatically are looked for.
    configFilePath: absolutePath(config ?? joinPath(directoryOf(path), "tsconfig.json"), tree),
    noEmit: true,
    isolatedModules: false,
  };
}

function readConfig(tree: SourceTree, path: string): ts.CompilerOptions {
  const absolute = absolutePath(path, tree);
  const relative = (fileName: string) => pathInTree(fileName, tree);
  const host: ts.ParseConfigHost = {
    fileExists: (fileName) => tree.fileExists(relative(fileName)),
    readFile: (fileName) => tree.read(relative(fileName)),
    // The files of the program are chosen by the cone, never by `include`.
    readDirectory: () => [],
    useCaseSensitiveFileNames: true,
  };
  const { config } = ts.readConfigFile(absolute, (fileName) => host.readFile(fileName)) as { config?: unknown };
  const { options } = ts.parseJsonConfigFileContent(config ?? {}, host, directoryOf(absolute), undefined, absolute);
  const kept = { ...options };
  // What only matters for emitting, or would turn our own choice of files into errors.
  for (const name of [
    "outDir",
    "rootDir",
    "rootDirs",
    "composite",
    "incremental",
    "tsBuildInfoFile",
    "declaration",
    "declarationDir",
    "declarationMap",
    "sourceMap",
    "inlineSourceMap",
    "inlineSources",
    "emitDeclarationOnly",
    "isolatedDeclarations",
    "verbatimModuleSyntax",
    "baseUrl",
    "paths",
    "pathsBasePath",
    "customConditions",
    "out",
    "outFile",
    "plugins",
    "ignoreDeprecations",
    "preserveSymlinks",
    "allowImportingTsExtensions",
    "rewriteRelativeImportExtensions",
    "erasableSyntaxOnly",
  ]) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a fresh copy, made for this
    delete kept[name];
  }
  return kept;
}
