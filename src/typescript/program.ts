import { getLibFiles, libFolderInMemoryPath } from "@ts-morph/common";
import { ts } from "ts-morph";
import type { SourceTree } from "../engine/source-tree.js";
import { absolutePath, directoryOf, joinPath, pathInTree } from "../engine/tree-paths.js";
import type { Analysis } from "./analysis.js";
import { compilerOptionsFor } from "./compiler-options.js";
import { ModuleGraph } from "./module-graph.js";
import { libraryTypes } from "./missing-stubs.js";

/** Where stubs live in the program: a folder that no project has. */
const stubFolder = "/.cf-codemod-stubs";

/**
 * Up to this many source files a project is small enough to let every import of the cone lead on to the next one.
 * Above it the imports of the cone's files are followed one step (through barrels: to their end), because a program
 * over everything costs a hundred times what the cone costs.
 */
const smallProject = 1500;

/** Parsed files that do not change between programs: the standard library and installed declarations. */
const parsedFiles = new Map<string, { readonly text: string; readonly file: ts.SourceFile }>();

let libTexts: ReadonlyMap<string, string> | undefined;

function libText(fileName: string): string | undefined {
  libTexts ??= new Map(getLibFiles().map((lib) => [lib.fileName, lib.text]));
  return libTexts.get(fileName.slice(libFolderInMemoryPath.length + 1));
}

export interface ProjectAnalysis extends Analysis {
  /** Modules whose types are not installed, so that our stubs stand in for them; sorted. */
  readonly stubbed: readonly string[];
}

/** The last program: the checks after a plan ask about the tree that it was made on. More would cost memory. */
let latest: { readonly tree: WeakRef<SourceTree>; readonly analysis: ProjectAnalysis } | undefined;

/**
 * One TypeScript program over the cone. Resolution is bounded to the cone and what its files import.
 *
 * @param cone the user's files to be analysed. The program may hold more of them, if the last one on this tree did.
 */
export function createAnalysis(tree: SourceTree, cone: readonly string[]): ProjectAnalysis {
  if (latest?.tree.deref() === tree) {
    const { analysis } = latest;
    const held = new Set(analysis.sourceFiles.map((file) => analysis.pathOf(file)));
    if (cone.every((path) => held.has(path))) return analysis;
  }
  latest = undefined;
  const analysis = analyse(tree, cone);
  latest = { tree: new WeakRef(tree), analysis };
  return analysis;
}

/** The user's files in the last program on a tree. A comparison with another tree needs a program over the same. */
export function analysedFiles(tree: SourceTree): readonly string[] {
  if (latest?.tree.deref() !== tree) return [];
  const { analysis } = latest;
  return analysis.sourceFiles.map((file) => analysis.pathOf(file));
}

function analyse(tree: SourceTree, cone: readonly string[]): ProjectAnalysis {
  const graph = ModuleGraph.of(tree);
  const options = compilerOptionsFor(tree, cone[0] ?? "");
  const absolute = (path: string) => absolutePath(path, tree);
  const relative = (fileName: string) => pathInTree(fileName, tree);
  const userFiles = new Set(tree.sourceFiles);
  const coneFiles = new Set(cone);
  const included = reachable(cone, graph, tree);
  const declarations = declarationsOf(cone, tree);
  const { stubs, files: installedTypes } = libraryTypes(tree, included, declarations, options);
  const stubText = new Map(stubs.map((stub) => [`${stubFolder}/${stub.fileName}`, stub.text]));

  const host: ts.CompilerHost = {
    fileExists: (fileName) =>
      stubText.has(fileName) || libText(fileName) !== undefined || tree.fileExists(relative(fileName)),
    readFile: (fileName) => stubText.get(fileName) ?? libText(fileName) ?? tree.read(relative(fileName)),
    directoryExists: (folder) => tree.directoryExists(relative(folder)),
    getDirectories: (folder) => [...tree.directories(relative(folder))],
    realpath: (fileName) => absolute(tree.realPath(relative(fileName))),
    getSourceFile: (fileName, languageVersion) => {
      const text = host.readFile(fileName);
      if (text === undefined) return undefined;
      // A program notes in a file what JSX imports: one with other options needs the file anew.
      const key = /\.[jt]sx$/.test(fileName)
        ? `${fileName}\0${String(options.jsx)}\0${String(options.jsxImportSource)}`
        : fileName;
      const known = parsedFiles.get(key);
      if (known?.text === text) return known.file;
      const file = ts.createSourceFile(fileName, text, languageVersion, true);
      parsedFiles.set(key, { text, file });
      return file;
    },
    getDefaultLibFileName: (compilerOptions) => `${libFolderInMemoryPath}/${ts.getDefaultLibFileName(compilerOptions)}`,
    getDefaultLibLocation: () => libFolderInMemoryPath,
    getCurrentDirectory: () => tree.root,
    getCanonicalFileName: (fileName) => fileName,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
    resolveModuleNameLiterals: (literals, containingFile) =>
      literals.map((literal) => ({ resolvedModule: resolve(literal.text, containingFile) })),
  };

  const resolutionCache = ts.createModuleResolutionCache(tree.root, (fileName) => fileName, options);
  function resolve(specifier: string, containingFile: string): ts.ResolvedModuleFull | undefined {
    const importer = relative(containingFile);
    if (userFiles.has(importer)) {
      const target = graph.resolve(specifier, importer);
      if (target !== undefined) return included.has(target) ? resolvedModule(absolute(target)) : undefined;
      const followsPackages = coneFiles.has(importer) || tree.sourceFiles.length <= smallProject;
      if (!followsPackages && !specifier.startsWith(".")) return undefined;
    }
    return ts.resolveModuleName(specifier, containingFile, options, host, resolutionCache).resolvedModule;
  }

  const program = ts.createProgram({
    rootNames: [...[...cone, ...declarations, ...installedTypes].map(absolute), ...stubText.keys()],
    options,
    host,
  });
  const sourceFiles = cone.flatMap((path) => program.getSourceFile(absolute(path)) ?? []);
  return {
    program,
    checker: program.getTypeChecker(),
    tree,
    sourceFiles,
    stubbed: stubs.map((stub) => stub.module).sort(),
    pathOf: (file) => relative(file.fileName),
    isUserFile: (file) => userFiles.has(relative(file.fileName)),
  };
}

/** The cone and the user's files that its imports lead to. */
function reachable(cone: readonly string[], graph: ModuleGraph, tree: SourceTree): ReadonlySet<string> {
  const included = new Set(cone);
  const small = tree.sourceFiles.length <= smallProject;
  const coneFiles = new Set(cone);
  for (const path of included) {
    if (!small && !coneFiles.has(path) && !isBarrel(tree.read(path) ?? "")) continue;
    for (const target of graph.importsOf(path)) included.add(target);
  }
  return included;
}

/**
 * The ambient declarations that count for the cone: those of the packages that its files are in. What another package
 * of the repository declares globally is not seen there.
 */
function declarationsOf(cone: readonly string[], tree: SourceTree): string[] {
  const packages = new Map<string, string>();
  const packageOf = (folder: string): string => {
    const known = packages.get(folder);
    if (known !== undefined) return known;
    const found =
      folder === "" || tree.fileExists(joinPath(folder, "package.json")) ? folder : packageOf(directoryOf(folder));
    packages.set(folder, found);
    return found;
  };
  const own = new Set(cone.map((path) => packageOf(directoryOf(path))));
  return tree.declarationFiles.filter((path) => own.has(packageOf(directoryOf(path))));
}

function isBarrel(text: string): boolean {
  return /^\s*export\s+(?:type\s+)?(?:\*|\{)[^;]*?from\b/m.test(text);
}

function resolvedModule(fileName: string): ts.ResolvedModuleFull {
  const extension = /\.[mc]?[jt]sx?$/.exec(fileName)?.[0] ?? ts.Extension.Ts;
  return { resolvedFileName: fileName, extension, isExternalLibraryImport: false };
}
