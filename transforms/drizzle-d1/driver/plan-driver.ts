import { ts } from "ts-morph";
import type { NextStep } from "../../../src/engine/next-step.js";
import type { Binding, DependencyChange, Plan } from "../../../src/engine/plan.js";
import { openNextDependency } from "../../../src/cloudflare/open-next.js";
import { workerFolder } from "../../../src/cloudflare/wrangler-config.js";
import { relativePath } from "../../../src/engine/tree-paths.js";
import { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { addImport, hasImport, importStatement } from "../../../src/typescript/new-import.js";
import { removeCall } from "../../../src/typescript/removal/removed-call.js";
import { removeUnusedImports } from "../../../src/typescript/unused-imports.js";
import type { DrizzleContext } from "../drizzle-context.js";
import { DrizzleExports } from "../schema/drizzle-exports.js";
import { drizzleModule } from "../schema/drizzle-module.js";
import { readClientMembers } from "./client-member.js";
import { Clients, removeLater } from "./clients.js";
import { findConnectionVariables } from "./connection-variables.js";
import { type ConnectionSetup, readSetup, removeUnusedSetup } from "./connection-setup.js";
import { type Construction, connectionParts, convertConstruction, readConstruction } from "./construction.js";
import { removedDependencies } from "./dependencies.js";
import { convertDriverTypes } from "./driver-types.js";
import { EnvBinding } from "./env-binding.js";
import { type KitConfig, convertKitConfig, readKitConfigs } from "./kit-config.js";
import { driverOf, isClientPackage, packageOf } from "./library.js";
import { findOtherLibraries } from "./other-libraries.js";
import { RemovalSet } from "./removal-set.js";
import { isMigrationScript, isScript } from "./scripts.js";
import { type DriverUses, collectDriverUses } from "./uses.js";
import { WorkerHomes } from "./worker-homes.js";

const clientCode = "drizzle-d1/client";

/** Opens the database over the binding instead of a PostgreSQL driver; config, dependencies, old migrations. */
export function planDriver(
  context: DrizzleContext,
): Pick<Plan, "newFiles" | "bindings" | "dependencies" | "notes" | "nextSteps"> {
  const { analysis, collector, options } = context;
  const { checker, tree } = analysis;
  const exports = new DrizzleExports(checker);
  const references = new ReferenceIndex(analysis);
  const homes = new WorkerHomes(analysis);
  const all = collectDriverUses(analysis, exports);
  const editable = all.filter(({ file }) => tree.isEditable(analysis.pathOf(file)));
  const scripts = editable.filter((uses) => isMigrationScript(uses, analysis));
  const files = editable.filter((uses) => !scripts.includes(uses));
  for (const uses of scripts) findMigrationScript(uses);

  const constructions = new Map<ts.CallExpression, Construction>();
  for (const call of files.flatMap((uses) => uses.constructions))
    constructions.set(call, readConstruction(call, checker));
  const kits = readKitConfigs(analysis, collector);

  // First what goes, so that nothing inside of it is converted.
  const early = new RemovalSet();
  const migrations = files.flatMap((uses) => uses.migrations).filter((call) => removeLater(call, early));
  const gone = new Set<ts.Node>([...early.statements, ...early.calls]);
  for (const call of constructions.keys()) {
    const holder = call.parent;
    if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) continue;
    const uses = references.to(new Set<ts.Node>([holder]));
    const onlyMigrates = uses.length > 0 && uses.every((name) => early.holds(name));
    if (onlyMigrates) {
      early.statements.add(holder);
      gone.add(holder);
    }
  }
  for (const construction of constructions.values()) {
    for (const part of connectionParts(construction)) gone.add(part);
  }
  for (const kit of kits) for (const part of kit.connection) gone.add(part);
  const clients = new Clients(files, gone, analysis, references);
  const clientMembers = readClientMembers(analysis, clients.removals);
  const setups = removeSetup();

  // Then what is written.
  for (const call of migrations) removeCall(call, "drizzle-d1/migrate", collector);
  for (const statement of early.statements) {
    if (ts.isVariableDeclaration(statement)) collector.remove(statement, "drizzle-d1/migrate");
  }
  for (const statement of clients.removals.statements) collector.remove(statement, clientCode);
  for (const call of clients.removals.calls) removeCall(call, clientCode, collector);
  const binding = new EnvBinding(options.binding, references, collector);
  const opened = new Map<ts.SourceFile, ts.CallExpression[]>();
  for (const [call, construction] of constructions) {
    if (early.holds(call)) continue;
    if (construction.kind === "unknown") {
      collector.find(call, "drizzle-d1/construction", `The construction stays as it is: ${construction.why}.`);
      continue;
    }
    const file = call.getSourceFile();
    const access = homes.accessOf(analysis.pathOf(file));
    if (access === "mixed") {
      const users = [...homes.programsUsing(analysis.pathOf(file)).keys()].map((folder) => `\`${folder || "."}\``);
      const message = `Next.js and other programs open this database: ${users.join(", ")}.`;
      collector.find(call, "drizzle-d1/mixed-runtimes", message);
    }
    convertConstruction(call, construction, binding.textAt(call, access), collector);
    opened.set(file, [...(opened.get(file) ?? []), call]);
  }
  for (const call of files.flatMap((uses) => uses.mocks)) {
    collector.find(
      call,
      "drizzle-d1/mock",
      "The PostgreSQL driver is replaced here, which the program no longer uses.",
    );
  }
  findSeveral();
  findClients();
  for (const kit of kits) convertKitConfig(kit, collector);
  for (const name of clients.names) collector.remove(name, clientCode);
  for (const file of analysis.sourceFiles) cleanImports(file);
  for (const uses of files) convertDriverTypes(uses, exports, collector);
  const untouched = new Set(scripts.map(({ file }) => file));
  findConnectionVariables(analysis, setups, untouched, collector);
  findScripts();
  findOtherLibraries(analysis, collector);
  findUnresolved();

  return {
    bindings: bindings(),
    dependencies: [...addedDependencies(), ...removedDependencies([...files, ...scripts], analysis, collector)],
    notes: kits.map((kit) => noteOf(kit)),
    nextSteps: kits.flatMap((kit) => stepsOf(kit)),
  };

  function removeSetup(): ReadonlyMap<ts.SourceFile, ConnectionSetup> {
    const byFile = new Map<ts.SourceFile, ts.Node[]>();
    const parts = [
      ...[...constructions.values()].flatMap(connectionParts),
      ...clients.removed.map(({ node }) => node),
      ...kits.flatMap(({ connection }) => connection),
    ];
    for (const part of parts) {
      const file = part.getSourceFile();
      byFile.set(file, [...(byFile.get(file) ?? []), part]);
    }
    const found = new Map<ts.SourceFile, ConnectionSetup>();
    for (const [file, nodes] of byFile) {
      const setup = readSetup(nodes, checker);
      found.set(file, setup);
      const isGone = (node: ts.Node) => clients.isGone(node);
      removeUnusedSetup(file, setup, clients.removals, isGone, references, checker);
    }
    return found;
  }

  function cleanImports(file: ts.SourceFile): void {
    const path = analysis.pathOf(file);
    if (!tree.isEditable(path)) return;
    const edits = collector.edits.filter((edit) => edit.path === path);
    if (edits.length === 0) return;
    const wanted = opened.has(file) ? binding.importFor(file, homes.accessOf(path)) : undefined;
    let placed = wanted === undefined || hasImport(file, wanted);
    removeUnusedImports(file, edits, checker, collector, {
      code: clientCode,
      isObsolete: (declaration) => isDriverImport(declaration),
      replacement: (declaration) => {
        if (placed || !wanted || !isDriverImport(declaration)) return undefined;
        placed = true;
        return importStatement(file, wanted);
      },
    });
    if (!placed && wanted) addImport(file, wanted, collector, "drizzle-d1/binding");
  }

  function findMigrationScript({ file, migrations: calls }: DriverUses): void {
    const [call] = calls;
    if (!call) return;
    const message = `\`wrangler d1 migrations apply ${options.binding}\` takes the place of this script.`;
    collector.find(call, "drizzle-d1/migrate-script", message, { consequences: [file] });
  }

  /** Databases of one module that are told apart by their drivers or their connection strings. */
  function findSeveral(): void {
    const sourceOf = (call: ts.CallExpression): string => {
      const construction = constructions.get(call);
      const setup = readSetup(construction ? connectionParts(construction) : [], checker);
      return [exports.of(call.expression)?.path ?? "", ...[...setup.environment].sort()].join(" ");
    };
    for (const calls of opened.values()) {
      const [first, ...others] = calls;
      for (const call of others) {
        if (!first || sourceOf(call) === sourceOf(first)) continue;
        const message = `The module opens another database too; this one became \`${options.binding}\` as well.`;
        collector.find(call, "drizzle-d1/several-databases", message);
      }
    }
  }

  function findClients(): void {
    for (const node of clientMembers) {
      const message = "The client below the database is used here; on D1 it is the binding.";
      collector.find(node, "drizzle-d1/client-query", message);
    }
    const seen = new Set<ts.Node>();
    for (const { node } of clients.directUses) {
      if (seen.has(node)) continue;
      seen.add(node);
      const message = "The client is used here without drizzle; what it asks for goes to PostgreSQL.";
      collector.find(node, "drizzle-d1/client-query", message);
    }
    for (const { opening, feedsDrizzle } of clients.kept) {
      const message = feedsDrizzle
        ? "The client stays, because it is used without drizzle too."
        : "This client of PostgreSQL stays as it is.";
      collector.find(opening.node, "drizzle-d1/raw-client", message);
    }
  }

  function findScripts(): void {
    for (const { file } of files) {
      const call = opened.get(file)?.[0];
      if (call && isScript(file, analysis)) {
        collector.find(call, "drizzle-d1/script", "This file runs as a script, where no binding is.");
      }
    }
    const modules = new Set([...opened.keys()].map((file) => analysis.pathOf(file)));
    for (const file of analysis.sourceFiles) {
      if (opened.has(file) || !isScript(file, analysis)) continue;
      const statement = file.statements.find(
        (candidate) => ts.isImportDeclaration(candidate) && importsDatabase(candidate, modules),
      );
      if (statement) {
        const message = "This script imports the database, which now needs the binding of a Worker.";
        collector.find(statement, "drizzle-d1/script", message);
      }
    }
  }

  /** Whether an import has to do with a module that opens a database, also through modules that re-export it. */
  function importsDatabase(
    { importClause, moduleSpecifier }: ts.ImportDeclaration,
    modules: ReadonlySet<string>,
  ): boolean {
    const isIn = (declaration: ts.Declaration | undefined): boolean =>
      declaration !== undefined && modules.has(analysis.pathOf(declaration.getSourceFile()));
    if (isIn(checker.getSymbolAtLocation(moduleSpecifier)?.declarations?.[0])) return true;
    const bindings = importClause?.namedBindings;
    const names = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name) : [];
    return names.some((name) => {
      const symbol = checker.getSymbolAtLocation(name);
      const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return isIn(target?.valueDeclaration);
    });
  }

  /** Names of the clients' packages in files that stay as they are for another reason. */
  function findUnresolved(): void {
    const edits = collector.edits;
    for (const { file, clientSpecifiers, openings } of files) {
      if (openings.length > 0) continue;
      const path = analysis.pathOf(file);
      for (const specifier of clientSpecifiers) {
        const isGone = edits.some(
          (edit) =>
            edit.path === path &&
            edit.kind === "replace" &&
            edit.start <= specifier.getStart() &&
            specifier.end <= edit.end,
        );
        if (isGone) continue;
        const message = `\`${specifier.text}\` is still used here.`;
        collector.find(specifier, "drizzle-d1/raw-client", message);
      }
    }
  }

  function bindings(): Binding[] {
    const usedBy = new Map<string, string>();
    for (const file of opened.keys()) {
      const path = analysis.pathOf(file);
      for (const place of [path, ...homes.programsUsing(path).values()]) {
        const home = workerFolder(tree, place);
        if (!usedBy.has(home)) usedBy.set(home, place);
      }
    }
    return [...usedBy].map(([home, place]) => {
      const kit = kits.length === 1 ? kits[0] : kits.find(({ folder }) => folder === home);
      return {
        kind: "d1" as const,
        name: options.binding,
        usedBy: place,
        ...(kit ? { migrationsDir: relativePath(home, kit.out) } : {}),
      };
    });
  }

  function addedDependencies(): DependencyChange[] {
    return [...opened.keys()]
      .map((file) => analysis.pathOf(file))
      .filter((path) => homes.accessOf(path) === "opennext")
      .map(openNextDependency);
  }

  function noteOf(kit: KitConfig): string {
    const old = tree.fileExists(`${kit.oldOut}/meta/_journal.json`) ? `; ${kit.oldOut}/ holds those of PostgreSQL` : "";
    return `The migrations of D1 go to ${kit.out}/${old}.`;
  }

  function stepsOf({ folder, out }: KitConfig): NextStep[] {
    const apply = `npx wrangler d1 migrations apply ${options.binding} --local`;
    return [
      { phase: "generate", what: `Make the migrations of D1 in ${out}/`, command: "npx drizzle-kit generate", folder },
      { phase: "local", what: "Make the tables of the local database", command: apply, folder },
    ];
  }
}

function isDriverImport(statement: ts.ImportDeclaration | ts.ImportEqualsDeclaration): boolean {
  const specifier = ts.isImportDeclaration(statement)
    ? statement.moduleSpecifier
    : ts.isExternalModuleReference(statement.moduleReference) && statement.moduleReference.expression;
  if (!specifier || !ts.isStringLiteral(specifier)) return false;
  const drizzle = drizzleModule(specifier.text);
  if (drizzle) return driverOf(drizzle.path) !== undefined;
  const name = packageOf(specifier.text);
  return name !== undefined && isClientPackage(name);
}
