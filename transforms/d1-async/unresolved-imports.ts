import { ts } from "ts-morph";
import { packageDependsOn } from "../../src/cloudflare/package-json.js";
import type { Finding } from "../../src/engine/plan.js";
import { absolutePath, directoryOf, foldersUpward, joinPath } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";
import { isSyncDatabase } from "./drizzle-library.js";
import { entityOfType } from "./library.js";

const code = "d1-async/unproven-receiver";

/** What a module exports that works otherwise after the migration. */
interface ChangedExport {
  readonly path: string;
  readonly kind: "handle" | "function" | "object";
  /** Members whose calls count; of a function none. */
  readonly methods: ReadonlySet<string>;
}

/** A use of such a name in a file where nothing says what it is. */
interface Use {
  readonly call: ts.CallExpression;
  readonly name: ts.Identifier;
}

/** Members of SQLite databases and of drizzle's that run queries, or lead to one. */
const handleMethods: ReadonlySet<string> = new Set(
  "prepare query exec run pragma transaction all get values select selectDistinct insert update delete".split(" "),
);

/** Frameworks that make the exports of some folders global. */
const autoImporting = ["nuxt", "nuxt-nightly", "nitro", "nitropack"] as const;

/**
 * Finds uses of the database, and of what became async, behind imports that lead nowhere (an alias that a bundler
 * defines, types that are not generated yet) and behind names that a framework makes global. The way there cannot be
 * followed, so a name tells: that of an exported database, used with a method of one; for other exports also the name
 * of the module.
 *
 * @param changed declarations whose calls give a promise now
 */
export function findUnresolvedImports(
  analysis: Analysis,
  changed: ReadonlySet<ts.Node>,
  collector: EditCollector,
): void {
  const exports = changedExports(analysis, changed);
  if (exports.size === 0) return;
  const { tree } = analysis;
  const known = new Map(analysis.sourceFiles.map((file) => [analysis.pathOf(file), file]));
  for (const path of tree.sourceFiles) {
    if (!tree.isEditable(path)) continue;
    const text = tree.read(path) ?? "";
    if (![...exports.keys()].some((name) => name === "default" || text.includes(name))) continue;
    const file = known.get(path) ?? ts.createSourceFile(absolutePath(path, tree), text, ts.ScriptTarget.Latest, true);
    findIn(file, path, known.has(path), exports, analysis, collector);
  }
}

function findIn(
  file: ts.SourceFile,
  path: string,
  isAnalysed: boolean,
  exports: ReadonlyMap<string, readonly ChangedExport[]>,
  analysis: Analysis,
  collector: EditCollector,
): void {
  const imported = unresolvedImports(file, path, analysis);
  const isAutoImporting = autoImporting.some((name) => packageDependsOn(analysis.tree, directoryOf(path), name));
  const candidates = new Map<string, readonly { readonly origin: string; readonly found: ChangedExport }[]>();
  for (const [local, { specifier, name }] of imported) {
    const found = (exports.get(name) ?? []).filter(
      (one) => isNamedAs(one.path, specifier) || (one.kind === "handle" && name !== "default"),
    );
    candidates.set(
      local,
      found.map((one) => ({ origin: `\`${specifier}\` leads nowhere`, found: one })),
    );
  }
  for (const [name, found] of exports) {
    if (candidates.has(name) || name === "default" || !file.text.includes(name)) continue;
    const counted = found.filter(({ kind }) => kind === "handle" || isAutoImporting);
    if (counted.length === 0 || isDeclaredIn(file, name)) continue;
    candidates.set(
      name,
      counted.map((one) => ({ origin: "nothing declares it here", found: one })),
    );
  }
  for (const [local, found] of candidates) {
    for (const { origin, found: one } of found) {
      const uses = usesOf(local, one, file).filter(({ name }) => !isAnalysed || !isResolved(name, analysis.checker));
      const [first] = uses;
      if (!first || uses.some(({ call }) => isFound(call, path, collector.findings))) continue;
      const what = one.kind === "handle" ? "the database" : "what became async";
      const more = uses.length > 1 ? `, the first of ${String(uses.length)} uses` : "";
      const message = `By its name \`${local}\` is ${what} in ${one.path}, but ${origin}, so it stays as it is${more}.`;
      collector.find(first.call, code, message);
      break;
    }
  }
}

function isFound(call: ts.CallExpression, path: string, findings: readonly Finding[]): boolean {
  return findings.some(
    (finding) => finding.code === code && finding.path === path && finding.start === call.getStart(),
  );
}

/** By the exported name. */
function changedExports(
  analysis: Analysis,
  changed: ReadonlySet<ts.Node>,
): ReadonlyMap<string, readonly ChangedExport[]> {
  const { checker } = analysis;
  const exports = new Map<string, ChangedExport[]>();
  for (const file of analysis.sourceFiles) {
    const module = checker.getSymbolAtLocation(file);
    if (!module) continue;
    for (const symbol of checker.getExportsOfModule(module)) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declaration = target.valueDeclaration;
      if (!declaration || !analysis.isUserFile(declaration.getSourceFile())) continue;
      const what = changeOf(checker.getTypeOfSymbol(target), declaration, changed, checker);
      if (!what) continue;
      const found = { path: analysis.pathOf(declaration.getSourceFile()), ...what };
      exports.set(symbol.name, [...(exports.get(symbol.name) ?? []), found]);
    }
  }
  return exports;
}

function changeOf(
  type: ts.Type,
  declaration: ts.Declaration,
  changed: ReadonlySet<ts.Node>,
  checker: ts.TypeChecker,
): Pick<ChangedExport, "kind" | "methods"> | undefined {
  if (entityOfType(type, checker)?.entity === "database" || isSyncDatabase(type, checker)) {
    return { kind: "handle", methods: handleMethods };
  }
  const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (changed.has(declaration) || (value && changed.has(value))) return { kind: "function", methods: new Set() };
  const methods = type
    .getProperties()
    .filter((property) => property.declarations?.some((member) => changed.has(member)))
    .map(({ name }) => name);
  return methods.length > 0 ? { kind: "object", methods: new Set(methods) } : undefined;
}

/** The names that imports bring in whose module is not found, by the local name. */
function unresolvedImports(
  file: ts.SourceFile,
  path: string,
  { tree }: Analysis,
): ReadonlyMap<string, { readonly specifier: string; readonly name: string }> {
  const graph = ModuleGraph.of(tree);
  const found = new Map<string, { specifier: string; name: string }>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const specifier = statement.moduleSpecifier.text;
    const clause = statement.importClause;
    if (!clause || graph.resolve(specifier, path) !== undefined || isOfPackage(specifier, path, tree)) continue;
    if (clause.name) found.set(clause.name.text, { specifier, name: "default" });
    if (clause.namedBindings && ts.isNamedImports(clause.namedBindings)) {
      for (const { name, propertyName } of clause.namedBindings.elements) {
        found.set(name.text, { specifier, name: (propertyName ?? name).text });
      }
    }
  }
  return found;
}

/** Whether a specifier names a module of the runtime, or a package that is installed or at least depended on. */
function isOfPackage(specifier: string, path: string, tree: Analysis["tree"]): boolean {
  if (/^(?:node|bun|cloudflare):/.test(specifier)) return true;
  const name = /^(?:@[\w.-]+\/)?[\w.-]+/.exec(specifier)?.[0];
  if (name === undefined || specifier.startsWith(".")) return false;
  const folder = directoryOf(path);
  return (
    packageDependsOn(tree, folder, name) ||
    foldersUpward(folder).some((above) => tree.directoryExists(joinPath(above, `node_modules/${name}`)))
  );
}

/** `$lib/server/db` and `src/lib/server/db.ts`; `#imports` is any module. */
function isNamedAs(path: string, specifier: string): boolean {
  if (specifier === "#imports") return true;
  const stem = (text: string) =>
    text
      .replace(/\.[mc]?[jt]sx?$/, "")
      .replace(/\/index$/, "")
      .split("/")
      .at(-1);
  return stem(path) === stem(specifier);
}

function usesOf(local: string, { kind, methods }: ChangedExport, file: ts.SourceFile): Use[] {
  const uses: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = node.expression;
      if (kind === "function" && ts.isIdentifier(callee) && callee.text === local)
        uses.push({ call: node, name: callee });
      if (ts.isPropertyAccessExpression(callee) && methods.has(callee.name.text)) {
        const receiver = callee.expression;
        if (ts.isIdentifier(receiver) && receiver.text === local) uses.push({ call: node, name: receiver });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

function isResolved(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target?.declarations ?? []).length > 0;
}

function isDeclaredIn(file: ts.SourceFile, text: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === text && declares(node)) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(file);
}

function declares(name: ts.Identifier): boolean {
  const { parent } = name;
  const isMember =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertySignature(parent);
  return !isMember && (parent as { name?: ts.Node }).name === name && !ts.isPropertyAccessExpression(parent);
}
