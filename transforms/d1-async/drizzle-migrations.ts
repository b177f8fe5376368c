import { ts } from "ts-morph";
import { directoryOf, joinPath, nearestFolderWith, relativePath } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { staticText } from "../../src/typescript/static-text.js";
import type { Bindings, DatabaseBinding } from "./bindings.js";
import { removeCall } from "../../src/typescript/removal/removed-call.js";

const code = "d1-async/drizzle-migrate";

/** A call of `migrate`, and the folder that it read, relative to the root of the tree. */
export interface DrizzleMigration {
  readonly call: ts.CallExpression;
  readonly folder: string | undefined;
}

export function readDrizzleMigration(call: ts.CallExpression, analysis: Analysis): DrizzleMigration {
  const [, config] = call.arguments;
  const property =
    config && ts.isObjectLiteralExpression(config)
      ? config.properties.find((candidate) => candidate.name?.getText() === "migrationsFolder")
      : undefined;
  const value = property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  return { call, folder: value && folderOf(value, analysis) };
}

/** `migrate(db, …)` goes: `wrangler d1 migrations apply` runs the files. */
export function removeDrizzleMigration({ call, folder }: DrizzleMigration, collector: EditCollector): void {
  if (folder === undefined) {
    collector.find(
      call,
      "d1-async/drizzle-migrations-folder",
      "The folder of the migrations could not be told: name it as migrations_dir of the binding.",
    );
  }
  removeCall(call, code, collector);
}

/**
 * Adds drizzle's folders to those of the bindings: from `migrate` calls, else from drizzle-kit's config.
 *
 * @param known folders by binding, relative to the Worker, as `planMigrations` gives them
 */
export function withDrizzleFolders(
  known: ReadonlyMap<DatabaseBinding, string>,
  migrations: readonly DrizzleMigration[],
  bindings: Bindings,
  analysis: Analysis,
  collector: EditCollector,
): ReadonlyMap<DatabaseBinding, string> {
  const folders = new Map(known);
  for (const { call, folder } of migrations) {
    const binding = bindings.all.length === 1 ? bindings.all[0] : undefined;
    const home = binding?.home;
    if (folder === undefined) continue;
    const ours = home === undefined ? folder : relativePath(home, folder);
    const other = binding && folders.get(binding);
    if (!binding || (other !== undefined && other !== ours)) {
      const message = binding
        ? `The database has two folders of migrations, \`${other ?? ""}\` and \`${ours}\`: make one of them.`
        : `Name \`${folder}\` as migrations_dir of the right binding.`;
      collector.find(call, "d1-async/drizzle-migrations-folder", message);
    } else folders.set(binding, ours);
  }
  const [only, ...others] = bindings.all;
  if (!only || others.length > 0 || folders.has(only)) return folders;
  const { home } = only;
  const config = findConfig(analysis);
  if (!config) return folders;
  const folder = joinPath(directoryOf(analysis.pathOf(config.object.getSourceFile())), config.out);
  if (analysis.tree.fileExists(joinPath(folder, "meta/_journal.json"))) folders.set(only, relativePath(home, folder));
  return folders;
}

/** Says for a drizzle-kit config of a local file what it should be for D1. */
export function findDrizzleConfig(analysis: Analysis, collector: EditCollector): void {
  const config = findConfig(analysis);
  if (!config || !analysis.tree.isEditable(analysis.pathOf(config.object.getSourceFile()))) return;
  collector.find(
    config.dialect,
    "d1-async/drizzle-config",
    `drizzle-kit works on a local file here; D1 gets \`${config.out}\` from \`wrangler d1 migrations apply\`.`,
  );
}

interface DrizzleConfig {
  readonly object: ts.ObjectLiteralExpression;
  readonly dialect: ts.ObjectLiteralElementLike;
  /** Folder of the migrations, relative to the config. */
  readonly out: string;
}

function findConfig(analysis: Analysis): DrizzleConfig | undefined {
  const file = analysis.sourceFiles.find((source) =>
    /(?:^|\/)drizzle\.config\.[mc]?[jt]s$/.test(analysis.pathOf(source)),
  );
  let config: DrizzleConfig | undefined;
  const visit = (node: ts.Node): void => {
    if (config) return;
    if (ts.isObjectLiteralExpression(node)) {
      const property = (name: string) => node.properties.find((candidate) => candidate.name?.getText() === name);
      const text = (name: string) => {
        const found = property(name);
        return found && ts.isPropertyAssignment(found)
          ? staticText(found.initializer, analysis.checker)?.text
          : undefined;
      };
      const dialect = property("dialect");
      if (dialect && text("dialect") === "sqlite" && !property("driver")) {
        config = { object: node, dialect, out: text("out") ?? "./drizzle" };
        return;
      }
    }
    ts.forEachChild(node, visit);
  };
  if (file) visit(file);
  return config;
}

/** The folder that an expression names, relative to the root: against the package, or against the file itself. */
function folderOf(expression: ts.Expression, analysis: Analysis): string | undefined {
  const { checker } = analysis;
  const path = analysis.pathOf(expression.getSourceFile());
  const text = staticText(expression, checker)?.text;
  if (text !== undefined) return text.startsWith("/") ? undefined : joinPath(packageFolder(path, analysis), text);
  const inner =
    ts.isPropertyAccessExpression(expression) && expression.name.text === "pathname"
      ? expression.expression
      : expression;
  const url = ts.isCallExpression(inner) && calledName(inner) === "fileURLToPath" ? inner.arguments[0] : inner;
  if (url && ts.isNewExpression(url) && ts.isIdentifier(url.expression) && url.expression.text === "URL") {
    const [relative, base] = url.arguments ?? [];
    const target = relative && staticText(relative, checker)?.text;
    return target !== undefined && isImportMeta(base, /^url$/) ? joinPath(directoryOf(path), target) : undefined;
  }
  if (!ts.isCallExpression(expression) || !/^(?:join|resolve)$/.test(calledName(expression))) return undefined;
  const [start, ...rest] = expression.arguments;
  const parts = rest.map((part) => staticText(part, checker)?.text);
  const base = start && baseOf(start, path, analysis);
  if (base === undefined || parts.some((part) => part === undefined)) return undefined;
  return joinPath(base, parts.join("/"));
}

function baseOf(start: ts.Expression, path: string, analysis: Analysis): string | undefined {
  const isOwnFolder = isImportMeta(start, /^dir(?:name)?$/) || (ts.isIdentifier(start) && start.text === "__dirname");
  if (isOwnFolder) return directoryOf(path);
  return ts.isCallExpression(start) && calledName(start) === "cwd" ? packageFolder(path, analysis) : undefined;
}

function isImportMeta(node: ts.Expression | undefined, name: RegExp): boolean {
  return (
    node !== undefined &&
    ts.isPropertyAccessExpression(node) &&
    ts.isMetaProperty(node.expression) &&
    name.test(node.name.text)
  );
}

function calledName({ expression }: ts.CallExpression): string {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) ? name.text : "";
}

/** Where a package's scripts run. */
function packageFolder(path: string, { tree }: Analysis): string {
  return nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
}
