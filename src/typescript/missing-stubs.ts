import { ts } from "ts-morph";
import type { SourceTree } from "../engine/source-tree.js";
import { absolutePath, directoryOf, joinPath, nearestFolderWith, pathInTree } from "../engine/tree-paths.js";
import { globalStubs, type Stub, stubs } from "./stubs/index.js";

export interface NeededStub {
  /** The module that is not installed. */
  readonly module: string;
  readonly fileName: string;
  readonly text: string;
}

/** The module of our target's stub: its globals (`D1Database`) come with it. */
const target = "cloudflare:workers";
const targetTypes = "@cloudflare/workers-types";

/** The declaration of the bindings in a project with the types of the DOM: it takes single types out of the package. */
const takesTypes =
  /\btype (?:D1Database|KVNamespace|R2Bucket|DurableObjectNamespace)\b[^;]*=\s*import\(["']@cloudflare\/workers-types/;

/** What the program needs to know the libraries' types. */
export interface LibraryTypes {
  /** They stand in for libraries whose types are neither installed nor declared by the project itself. */
  readonly stubs: readonly NeededStub[];
  /** Installed files that declare a library as an ambient module. */
  readonly files: readonly string[];
}

/**
 * Finds the types of the libraries that the files import. An ambient declaration would win over installed types, so no
 * stub is added beside them. An installed one is named here, because `types` of a tsconfig brings it in for the packages
 * below that config only, and the files of a program may come from several.
 */
export function libraryTypes(
  tree: SourceTree,
  files: Iterable<string>,
  declarationFiles: readonly string[],
  options: ts.CompilerOptions,
): LibraryTypes {
  const texts = [...files].map((path) => [path, tree.read(path) ?? ""] as const);
  const declarations = declarationFiles.map((path) => tree.read(path) ?? "");
  const needed = new Map<Stub, string>();
  const installedFiles = new Set<string>();
  const isMissing = (module: string, importer: string): boolean => {
    const found = typesOf(module, importer, tree, declarations, options);
    if (typeof found === "string") installedFiles.add(found);
    return found === undefined;
  };
  const wanted = Object.keys(stubs).flatMap((module) => {
    const quoted = [`"${module}"`, `'${module}'`, `\`${module}\``];
    const file = texts.find(([, text]) => quoted.some((name) => text.includes(name)));
    return file ? [{ module, importer: file[0] }] : [];
  });
  const denoNames = denoSpecifiers(texts.map(([, text]) => text));
  for (const module of new Set(denoNames.values())) {
    if (!wanted.some((known) => known.module === module)) wanted.push({ module, importer: texts[0]?.[0] ?? "" });
  }
  const takesSome = declarations.some((text) => takesTypes.test(text));
  wanted.push({ module: takesSome ? targetTypes : target, importer: texts[0]?.[0] ?? "" });
  for (const { module, importer } of wanted) {
    const stub = stubs[module];
    if (stub && !needed.has(stub) && isMissing(module, importer)) needed.set(stub, module);
  }
  for (const stub of [...needed.keys()]) {
    for (const module of stub.requires ?? []) {
      const required = stubs[module];
      if (required && !needed.has(required) && isMissing(module, texts[0]?.[0] ?? "")) {
        needed.set(required, module);
      }
    }
  }
  const ofGlobals = [
    ...(usesDeno(texts, declarations) ? [{ module: "deno", text: globalStubs.deno.text }] : []),
    ...(namesNodeTypes(texts, tree) ? [{ module: "@types/node", text: globalStubs.nodeTypes.text }] : []),
  ];
  const added = [...needed].map(([stub, module]) => ({ module, text: stub.text }));
  for (const [specifier, module] of denoNames) {
    const stub = stubs[module];
    if (!stub || !needed.has(stub)) continue;
    added.push({ module, text: aliasOf(specifier, module, stub) });
  }
  return {
    stubs: [...added, ...ofGlobals].map(({ module, text }, index) => ({
      module,
      fileName: `${String(index)}.d.ts`,
      text,
    })),
    files: [...installedFiles].sort(),
  };
}

/** Whether a file uses Deno's namespace, of which the project has no declaration. */
function usesDeno(texts: readonly (readonly [string, string])[], declarations: readonly string[]): boolean {
  return (
    texts.some(([, text]) => /\bDeno\s*\??\./.test(text)) &&
    !declarations.some((text) => /\b(?:namespace|var|const|let) Deno\b/.test(text))
  );
}

/** Whether the nearest package names Node's types, and they are not installed. */
function namesNodeTypes(texts: readonly (readonly [string, string])[], tree: SourceTree): boolean {
  const [path] = texts[0] ?? [];
  if (path === undefined) return false;
  const home = nearestFolderWith(tree, directoryOf(path), ["package.json"]);
  if (home === undefined || !tree.read(joinPath(home, "package.json"))?.includes('"@types/node"')) return false;
  return installed("@types/node/index.d.ts", path, tree) === undefined;
}

function aliasOf(specifier: string, module: string, { text }: Stub): string {
  const whole = text.includes("export = ");
  const everything = text.includes("export default ")
    ? `export * from "${module}";\n  export { default } from "${module}";`
    : `export * from "${module}";`;
  const body = whole ? `import all = require("${module}");\n  export = all;` : everything;
  return `declare module "${specifier}" {\n  ${body}\n}\n`;
}

/** Specifiers such as `npm:drizzle-orm@0.33.0/pg-core`, as Deno writes them, with the module that each stands for. */
function denoSpecifiers(texts: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const [, specifier = "", name = "", path = ""] of text.matchAll(
      /["'](npm:\/?((?:@[\w.-]+\/)?[\w.-]+)(?:@[^"'/\s]+)?((?:\/[\w./-]+)?))["']/g,
    )) {
      const module = `${name}${path}`;
      if (Object.hasOwn(stubs, module)) found.set(specifier, module);
    }
  }
  return found;
}

/** Where packages that declare ambient modules keep them. */
const ambientTypes: Readonly<Record<string, readonly string[]>> = {
  "bun:sqlite": ["bun-types/sqlite.d.ts", "bun-types/types.d.ts"],
  "bun:test": ["bun-types/test.d.ts", "bun-types/types.d.ts"],
  "node:sqlite": ["@types/node/sqlite.d.ts"],
  "node:test": ["@types/node/test.d.ts"],
};

/**
 * @returns the installed file that declares the module, or `true` where the program finds its types by itself;
 * `undefined` where there are none
 */
function typesOf(
  module: string,
  importer: string,
  tree: SourceTree,
  declarations: readonly string[],
  options: ts.CompilerOptions,
): string | true | undefined {
  if (module === target) {
    // Either generated by `wrangler types`, or the package of types, which counts only where something brings it in.
    if (declarations.some((text) => /(?:class|interface) D1Database\b/.test(text) || takesTypes.test(text)))
      return true;
    const broughtIn =
      (options.types ?? []).some((name) => name.startsWith("@cloudflare/workers-types")) ||
      declarations.some((text) => /types=["']@cloudflare\/workers-types/.test(text));
    return (broughtIn && installed("@cloudflare/workers-types/index.d.ts", importer, tree) !== undefined) || undefined;
  }
  const ambient = new RegExp(`declare\\s+module\\s+["']${module}["']`);
  if (declarations.some((text) => ambient.test(text))) return true;
  const files = ambientTypes[module];
  if (files) {
    const types = options.types ?? [];
    const automatic = types.includes("*") || types.some((name) => /^(?:bun|bun-types|node)$/.test(name));
    if (!automatic) return undefined;
    return files
      .flatMap((file) => installed(file, importer, tree) ?? [])
      .find((path) => ambient.test(tree.read(path) ?? ""));
  }
  const host: ts.ModuleResolutionHost = {
    fileExists: (fileName) => tree.fileExists(pathInTree(fileName, tree)),
    readFile: (fileName) => tree.read(pathInTree(fileName, tree)),
    directoryExists: (folder) => tree.directoryExists(pathInTree(folder, tree)),
  };
  const { resolvedModule } = ts.resolveModuleName(module, absolutePath(importer, tree), options, host);
  const isTyped = resolvedModule !== undefined && /\.d\.[mc]?ts$|\.[mc]?tsx?$/.test(resolvedModule.resolvedFileName);
  return isTyped || undefined;
}

function installed(file: string, importer: string, tree: SourceTree): string | undefined {
  const path = `node_modules/${file}`;
  const folders = [directoryOf(importer)];
  // Isolated linkers (Bun's, pnpm's) put what a package depends on beside its real path only.
  const through = broughtInBy[file.split("/")[0] ?? ""];
  const outer = through && nearestFolderWith(tree, directoryOf(importer), [`node_modules/${through}/package.json`]);
  if (outer !== undefined) folders.push(tree.realPath(joinPath(outer, `node_modules/${through}`)));
  const folder = folders.map((start) => nearestFolderWith(tree, start, [path])).find((found) => found !== undefined);
  return folder === undefined ? undefined : tree.realPath(joinPath(folder, path));
}

/** The package that a project names to get another one's types. */
const broughtInBy: Readonly<Record<string, string>> = { "bun-types": "@types/bun" };
