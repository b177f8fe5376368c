import { ts } from "ts-morph";
import { parse } from "jsonc-parser";
import type { Binding } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { directoryOf, foldersUpward, joinPath } from "../../src/typescript/paths.js";
import { staticText } from "../../src/typescript/static-text.js";
import { drizzlePathOf } from "./drizzle-construction.js";
import { isTestFile } from "./test-files.js";
import type { Construction, FileUses } from "./uses.js";

/** How a file reaches the bindings of the Worker. */
export type EnvAccess = "cloudflare:workers" | "opennext";

export interface DatabaseBinding {
  readonly name: string;
  readonly databaseName: string | undefined;
  readonly constructions: readonly Construction[];
}

/** Which D1 binding stands for which `new Database(…)`. */
export class Bindings {
  readonly all: readonly DatabaseBinding[];
  readonly #byNode = new Map<ts.Node, DatabaseBinding>();

  readonly #checker: ts.TypeChecker;

  constructor(files: readonly FileUses[], analysis: Analysis, defaultName: string, collector: EditCollector) {
    this.#checker = analysis.checker;
    const constructions = files.flatMap((file) => file.constructions.map((construction) => ({ file, construction })));
    const production = constructions.filter(({ file }) => !isTestFile(analysis.pathOf(file.file)));
    const counted = production.length > 0 ? production : constructions;
    const groups = new Map<string, { path: DatabasePath; constructions: Construction[] }>();
    for (const { construction } of counted) {
      const path = pathOf(construction, analysis.checker);
      const group = groups.get(path.key);
      if (group) group.constructions.push(construction);
      else groups.set(path.key, { path, constructions: [construction] });
    }
    const onDisk = [...groups.values()].filter(({ path }) => !path.inMemory);
    const provenDifferent = onDisk.length > 1 && onDisk.every(({ path }) => path.file !== undefined);
    const names = new Set<string>();
    const bindings: { name: string; databaseName: string | undefined; constructions: Construction[] }[] = [];
    for (const { path, constructions: group } of onDisk.length > 0 ? onDisk : groups.values()) {
      const name = provenDifferent ? uniqueName(bindingName(path.file ?? "", defaultName), names) : defaultName;
      const known = bindings.find((binding) => binding.name === name);
      if (known) {
        known.constructions.push(...group);
        for (const { node } of group) {
          collector.find(
            node,
            "d1-async/several-databases",
            `The program opens another database too; this one became \`env.${name}\` as well.`,
          );
        }
      } else {
        bindings.push({ name, databaseName: databaseName(path.file), constructions: [...group] });
      }
    }
    if (bindings.length === 0) bindings.push({ name: defaultName, databaseName: undefined, constructions: [] });
    this.all = bindings;
    const main = bindings[0];
    for (const binding of bindings) for (const { node } of binding.constructions) this.#byNode.set(node, binding);
    for (const { construction } of constructions) {
      if (main && !this.#byNode.has(construction.node)) this.#byNode.set(construction.node, main);
    }
    for (const { node } of production.length > 0 ? (groups.get(memoryKey)?.constructions ?? []) : []) {
      collector.find(node, "d1-async/memory-database", "This database was empty at every start; D1 keeps its rows.");
    }
  }

  /** The binding behind the receiver of a call, where the variable or field is filled by one construction. */
  ofCall(call: ts.CallExpression): DatabaseBinding | undefined {
    if (this.all.length === 1) return this.all[0];
    const declaration = this.#checker.getSymbolAtLocation(rootOf(call))?.valueDeclaration;
    if (!declaration) return undefined;
    for (const [node, binding] of this.#byNode) if (this.#holderOf(node) === declaration) return binding;
    return undefined;
  }

  #holderOf(construction: ts.Node): ts.Node | undefined {
    const parent = construction.parent;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent;
    return ts.isBinaryExpression(parent) ? this.#checker.getSymbolAtLocation(parent.left)?.valueDeclaration : undefined;
  }

  of(construction: Construction): DatabaseBinding | undefined {
    return this.#byNode.get(construction.node);
  }
}

const memoryKey = ":memory:";

/** The leftmost variable, or the field, that a chain of calls starts at. */
function rootOf(expression: ts.Expression): ts.Expression {
  if (ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword) return expression;
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression)) {
    return ts.isCallExpression(expression) || ts.isCallExpression(expression.expression) || isMethodOf(expression)
      ? rootOf(expression.expression)
      : expression;
  }
  return expression;
}

function isMethodOf(expression: ts.PropertyAccessExpression): boolean {
  return ts.isCallExpression(expression.parent) && expression.parent.expression === expression;
}

interface DatabasePath {
  /** Constructions with one key open one database, as far as can be told. */
  readonly key: string;
  /** The file name, where it is constant. */
  readonly file: string | undefined;
  readonly inMemory: boolean;
}

function pathOf({ node, library }: Construction, checker: ts.TypeChecker): DatabasePath {
  const argument = library === "drizzle" ? drizzlePathOf(node) : node.arguments?.[0];
  if (!argument) return { key: memoryKey, file: undefined, inMemory: true };
  const text = staticText(argument, checker)?.text;
  if (text === memoryKey || text === "") return { key: memoryKey, file: undefined, inMemory: true };
  if (text !== undefined) return { key: `file ${text}`, file: text, inMemory: false };
  return { key: `expression ${argument.getText().replace(/\s+/g, " ")}`, file: undefined, inMemory: false };
}

function databaseName(file: string | undefined): string | undefined {
  const base = file?.split(/[/\\]/).at(-1)?.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9-]+/g, "-").toLowerCase();
  return base === undefined || base === "" ? undefined : base;
}

/** `data/cache.db` → `CACHE_DB`. */
function bindingName(file: string, fallback: string): string {
  const base = databaseName(file)?.replace(/-/g, "_").toUpperCase();
  if (base === undefined) return fallback;
  return base.endsWith("DB") ? base : `${base}_DB`;
}

function uniqueName(name: string, taken: Set<string>): string {
  let unique = /^[A-Z_]/.test(name) ? name : `DB_${name}`;
  for (let number = 2; taken.has(unique); number++) unique = `${name}_${String(number)}`;
  taken.add(unique);
  return unique;
}

/** Next.js resolves no `cloudflare:` module when it builds; there the bindings come from OpenNext's context. */
export function envAccessFor(path: string, analysis: Analysis): EnvAccess {
  for (const folder of foldersUpward(directoryOf(path))) {
    const text = analysis.tree.read(joinPath(folder, "package.json"));
    if (text === undefined) continue;
    const manifest = parse(text, [], { allowTrailingComma: true }) as
      | { dependencies?: Record<string, unknown>; devDependencies?: Record<string, unknown> }
      | undefined;
    return manifest?.dependencies?.next ?? manifest?.devDependencies?.next ? "opennext" : "cloudflare:workers";
  }
  return "cloudflare:workers";
}

/** The plan's bindings, each with the folder of its migrations where there are any. */
export function planBindings(
  bindings: Bindings,
  analysis: Analysis,
  migrationsDirs: ReadonlyMap<string, string>,
): Binding[] {
  return bindings.all.flatMap((binding) => {
    const first = binding.constructions[0];
    if (!first) return [];
    const migrationsDir = migrationsDirs.get(binding.name);
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
