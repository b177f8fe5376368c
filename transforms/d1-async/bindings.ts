import { ts } from "ts-morph";
import type { Binding } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { workerFolder } from "../../src/cloudflare/wrangler-config.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { type DatabasePath, bindingName, databaseName, pathOf } from "./database-path.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import type { Construction, FileUses } from "./uses.js";

/** A D1 binding of one Worker. */
export interface DatabaseBinding {
  /** Folder of the Worker. */
  readonly home: string;
  readonly name: string;
  readonly databaseName: string | undefined;
  readonly constructions: readonly Construction[];
}

/** Which D1 binding stands for which `new Database(…)`, by the packages of a repository. */
export class Bindings {
  readonly all: readonly DatabaseBinding[];
  readonly #analysis: Analysis;
  readonly #byNode = new Map<ts.Node, DatabaseBinding>();

  constructor(files: readonly FileUses[], analysis: Analysis, defaultName: string, collector: EditCollector) {
    this.#analysis = analysis;
    const byHome = new Map<string, Construction[]>();
    for (const { file, constructions } of files) {
      const home = workerFolder(analysis.tree, analysis.pathOf(file));
      if (constructions.length > 0) byHome.set(home, [...(byHome.get(home) ?? []), ...constructions]);
    }
    const [user] = files;
    if (byHome.size === 0 && user) {
      // The database is opened elsewhere, perhaps outside of the paths; its schema still needs a place.
      const home = workerFolder(analysis.tree, analysis.pathOf(user.file));
      this.all = [{ home, name: defaultName, databaseName: undefined, constructions: [] }];
      return;
    }
    this.all = [...byHome].flatMap(([home, constructions]) => {
      const isTest = ({ node }: Construction) => isTestFile(analysis.pathOf(node.getSourceFile()));
      const production = constructions.filter((construction) => !isTest(construction));
      const counted = production.length > 0 ? production : constructions;
      const bindings = bindingsOf(home, counted, analysis.checker, defaultName, collector);
      if (production.length > 0) findInMemory(production, analysis.checker, collector);
      for (const binding of bindings) for (const { node } of binding.constructions) this.#byNode.set(node, binding);
      const [main] = bindings;
      for (const { node } of constructions) if (main && !this.#byNode.has(node)) this.#byNode.set(node, main);
      return bindings;
    });
  }

  of(construction: Construction): DatabaseBinding | undefined {
    return this.#byNode.get(construction.node);
  }

  /**
   * The binding behind the receiver of a call: that of the construction which fills its variable or field, else the
   * main one of its Worker, else the only one.
   */
  ofCall(call: ts.CallExpression): DatabaseBinding | undefined {
    if (this.all.length < 2) return this.all[0];
    const declaration = this.#analysis.checker.getSymbolAtLocation(rootOf(call))?.valueDeclaration;
    for (const [node, binding] of this.#byNode) if (declaration && this.#holderOf(node) === declaration) return binding;
    const home = workerFolder(this.#analysis.tree, this.#analysis.pathOf(call.getSourceFile()));
    return this.all.find((binding) => binding.home === home) ?? this.all[0];
  }

  #holderOf(construction: ts.Node): ts.Node | undefined {
    const parent = construction.parent;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent;
    return ts.isBinaryExpression(parent)
      ? this.#analysis.checker.getSymbolAtLocation(parent.left)?.valueDeclaration
      : undefined;
  }
}

/** One binding for each path that is provably a file of its own; else one for all, with findings. */
function bindingsOf(
  home: string,
  constructions: readonly Construction[],
  checker: ts.TypeChecker,
  defaultName: string,
  collector: EditCollector,
): DatabaseBinding[] {
  const groups = new Map<string, { readonly path: DatabasePath; readonly constructions: Construction[] }>();
  for (const construction of constructions) {
    const path = pathOf(construction, checker);
    const group = groups.get(path.key);
    if (group) group.constructions.push(construction);
    else groups.set(path.key, { path, constructions: [construction] });
  }
  const onDisk = [...groups.values()].filter(({ path }) => !path.inMemory);
  const databases = onDisk.length > 0 ? onDisk : [...groups.values()];
  if (onDisk.length > 1 && onDisk.every(({ path }) => path.file !== undefined)) {
    const names = new Set<string>();
    return onDisk.map(({ path, constructions: group }) => ({
      home,
      name: uniqueName(bindingName(path.file ?? "", defaultName), names),
      databaseName: databaseName(path.file),
      constructions: group,
    }));
  }
  for (const { node } of databases.slice(1).flatMap((database) => database.constructions)) {
    const message = `The program opens another database too; this one became \`env.${defaultName}\` as well.`;
    collector.find(node, "d1-async/several-databases", message);
  }
  const [first] = databases;
  const all = databases.flatMap((database) => database.constructions);
  return [{ home, name: defaultName, databaseName: databaseName(first?.path.file), constructions: all }];
}

function findInMemory(constructions: readonly Construction[], checker: ts.TypeChecker, collector: EditCollector): void {
  for (const construction of constructions) {
    if (!pathOf(construction, checker).inMemory) continue;
    const message = "This database was empty at every start; D1 keeps its rows.";
    collector.find(construction.node, "d1-async/memory-database", message);
  }
}

/** The leftmost variable, or the field, that a chain of calls starts at. */
function rootOf(expression: ts.Expression): ts.Expression {
  if (ts.isCallExpression(expression)) return rootOf(expression.expression);
  if (!ts.isPropertyAccessExpression(expression)) return expression;
  const isMethod = ts.isCallExpression(expression.parent) && expression.parent.expression === expression;
  return isMethod ? rootOf(expression.expression) : expression;
}

function uniqueName(name: string, taken: Set<string>): string {
  const start = /^[A-Z_]/.test(name) ? name : `DB_${name}`;
  let unique = start;
  for (let number = 2; taken.has(unique); number++) unique = `${start}_${String(number)}`;
  taken.add(unique);
  return unique;
}

/** The plan's bindings, each with the folder of its migrations where there are any. */
export function planBindings(
  { all }: Bindings,
  analysis: Analysis,
  migrationsDirs: ReadonlyMap<DatabaseBinding, string>,
): Binding[] {
  return all.flatMap((binding) => {
    const first = binding.constructions[0];
    if (!first) return [];
    const migrationsDir = migrationsDirs.get(binding);
    return [
      {
        kind: "d1" as const,
        name: binding.name,
        usedBy: analysis.pathOf(first.node.getSourceFile()),
        ...(binding.databaseName === undefined ? {} : { databaseName: binding.databaseName }),
        ...(migrationsDir === undefined ? {} : { migrationsDir }),
      },
    ];
  });
}
