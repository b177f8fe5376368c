import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import {
  d1ModuleOf,
  drizzleMemberOf,
  isOtherSyncDriver,
  isSyncDatabase,
  mayBePromise,
  mentionsSyncDriver,
  syncDriverExport,
} from "./drizzle-library.js";

/** A call on a proven drizzle database, transaction or query: `query.run()`, `db.transaction(fn)`, `tx.rollback()`. */
export interface DrizzleCall {
  readonly call: ts.CallExpression;
  readonly access: ts.PropertyAccessExpression;
}

/** All uses of drizzle's synchronous drivers in one file. */
export interface DrizzleUses {
  readonly file: ts.SourceFile;
  /** Calls that run a query and give its result at once. */
  readonly queries: DrizzleCall[];
  readonly transactions: DrizzleCall[];
  readonly rollbacks: DrizzleCall[];
  /** Query calls that may belong to a driver whose database stays. */
  readonly unproven: DrizzleCall[];
  /** `drizzle(…)` */
  readonly constructions: ts.CallExpression[];
  /** `drizzle.mock()` */
  readonly mocks: ts.CallExpression[];
  /** `migrate(db, …)` */
  readonly migrations: ts.CallExpression[];
  /** Module specifiers of the drivers, wherever they stand. */
  readonly specifiers: ts.StringLiteral[];
}

/** Names of methods that run a query, or that lie on the way. Saves asking the checker about every call. */
const methodNames: ReadonlySet<string> = new Set(["all", "get", "run", "values", "sync", "transaction", "rollback"]);

/** Classes whose methods of these names run a query. */
const runners: ReadonlySet<string> = new Set([
  "BaseSQLiteDatabase",
  "SQLiteSelectBase",
  "SQLiteInsertBase",
  "SQLiteUpdateBase",
  "SQLiteDeleteBase",
  "SQLitePreparedQuery",
  "PreparedQuery",
  "SQLiteSyncRelationalQuery",
  "ExecuteResultSync",
]);

/** Finds every use of the synchronous drivers, through symbols. Empty where no file imports one. */
export function collectDrizzleUses(analysis: Analysis): DrizzleUses[] {
  const { sourceFiles, checker } = analysis;
  if (!sourceFiles.some((file) => mentionsSyncDriver(file.text))) return [];
  const onlyOurs = !usesOtherSyncDriver(analysis);
  return sourceFiles.map((file) => usesIn(file, checker, onlyOurs)).filter(isNotEmpty);
}

function isNotEmpty({ file: _, ...uses }: DrizzleUses): boolean {
  return Object.values(uses).some((found) => found.length > 0);
}

/** Whether a type that says `sync` may be about a database that stays. */
export function usesOtherSyncDriver({ sourceFiles }: Analysis): boolean {
  return sourceFiles.some((file) =>
    file.statements.some(
      (statement) =>
        ts.isImportDeclaration(statement) &&
        ts.isStringLiteral(statement.moduleSpecifier) &&
        isOtherSyncDriver(statement.moduleSpecifier.text),
    ),
  );
}

function usesIn(file: ts.SourceFile, checker: ts.TypeChecker, onlyOurs: boolean): DrizzleUses {
  const uses: DrizzleUses = {
    file,
    queries: [],
    transactions: [],
    rollbacks: [],
    unproven: [],
    constructions: [],
    mocks: [],
    migrations: [],
    specifiers: [],
  };
  const aliases = renamedImports(file);

  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) {
      if (d1ModuleOf(node.text) !== undefined && isSpecifier(node)) uses.specifiers.push(node);
    } else if (ts.isCallExpression(node)) visitCall(node);
    ts.forEachChild(node, visit);
  };

  const visitCall = (call: ts.CallExpression): void => {
    const callee = call.expression;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!ts.isIdentifier(name)) return;
    if (ts.isPropertyAccessExpression(callee) && methodNames.has(name.text)) {
      visitMethod({ call, access: callee }, drizzleMemberOf(checker.getSymbolAtLocation(name)));
      return;
    }
    if (name.text === "mock" && ts.isPropertyAccessExpression(callee)) {
      const mocked = syncDriverExport(checker.getSymbolAtLocation(name), checker);
      if (mocked !== undefined) uses.mocks.push(call);
      return;
    }
    if (!/drizzle|migrat/i.test(name.text) && !aliases.has(name.text)) return;
    // The type's symbol is the function's own, also where it came by `const { drizzle } = await import(…)`.
    const exported = syncDriverExport(checker.getTypeAtLocation(callee).getSymbol(), checker);
    if (exported === "drizzle") uses.constructions.push(call);
    if (exported === "migrate") uses.migrations.push(call);
  };

  const visitMethod = (use: DrizzleCall, member: ReturnType<typeof drizzleMemberOf>): void => {
    if (!member) return;
    if (member.name === "rollback") {
      if (isSyncDatabase(checker.getTypeAtLocation(use.access.expression), checker)) uses.rollbacks.push(use);
      return;
    }
    const isTransaction = member.name === "transaction";
    const isSync = isTransaction
      ? isSyncDatabase(checker.getTypeAtLocation(use.access.expression), checker)
      : runners.has(member.owner) && !mayBePromise(checker.getTypeAtLocation(use.call));
    if (!isSync) return;
    const proven = onlyOurs || isOurs(use.access.expression, checker);
    if (proven === undefined) uses.unproven.push(use);
    else if (proven) (isTransaction ? uses.transactions : uses.queries).push(use);
  };

  visit(file);
  return uses;
}

/** Local names of `import { drizzle as open }`. */
function renamedImports(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) if (propertyName) names.add(name.text);
  }
  return names;
}

/** In an import, an export, an import type, `import()` or `require()`. */
function isSpecifier(literal: ts.StringLiteral): boolean {
  const { parent } = literal;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  if (ts.isExternalModuleReference(parent)) return true;
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent);
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== literal) return false;
  const callee = parent.expression;
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
}

/**
 * Whether the database behind a chain of calls is one of our drivers': looked for along the chain, and for `tx` at the
 * call that hands it in. `undefined` where nothing on the way tells.
 */
function isOurs(receiver: ts.Expression, checker: ts.TypeChecker): boolean | undefined {
  const seen = new Set<ts.Node>();
  let node = receiver;
  while (!seen.has(node)) {
    seen.add(node);
    node = withoutOuterExpressions(node);
    const driver = driverClassOf(checker.getTypeAtLocation(node), checker);
    if (driver !== undefined) return driver;
    if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) {
      node = node.expression;
      continue;
    }
    const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined;
    if (!declaration) return undefined;
    if (ts.isVariableDeclaration(declaration) && declaration.initializer) {
      node = declaration.initializer;
      continue;
    }
    const call = ts.isParameter(declaration) ? declaration.parent.parent : undefined;
    if (!call || !ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
    node = call.expression.expression;
  }
  return undefined;
}

/** Whether a type is a driver's own class: ours, or (false) another one's. */
function driverClassOf(type: ts.Type, checker: ts.TypeChecker): boolean | undefined {
  const present = checker.getNonNullableType(type);
  for (const part of present.isIntersection() ? present.types : [present]) {
    const symbol = part.getSymbol();
    if (syncDriverExport(symbol, checker) !== undefined) return true;
    if (drizzleMemberOf(symbol) && symbol && symbol.name.endsWith("Database") && symbol.name !== "BaseSQLiteDatabase") {
      return false;
    }
  }
  return undefined;
}
