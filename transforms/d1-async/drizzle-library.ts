import { ts } from "ts-morph";

/** The synchronous drivers whose database becomes D1. Their subpaths (`/driver`, `/migrator`) exist for D1 too. */
const syncDrivers: readonly string[] = ["drizzle-orm/bun-sqlite", "drizzle-orm/better-sqlite3"];

/** Drivers that are synchronous as well, over databases that stay: `sync` types may be theirs. */
const otherSyncDrivers: readonly string[] = [
  "drizzle-orm/durable-sqlite",
  "drizzle-orm/expo-sqlite",
  "drizzle-orm/op-sqlite",
  "drizzle-orm/sql-js",
];

const driverOf = (module: string, drivers: readonly string[]) =>
  drivers.find((driver) => module === driver || module.startsWith(`${driver}/`));

/** `drizzle-orm/bun-sqlite/migrator` → `drizzle-orm/d1/migrator`; `undefined` for other modules. */
export function d1ModuleOf(module: string): string | undefined {
  const driver = driverOf(module, syncDrivers);
  return driver === undefined ? undefined : `drizzle-orm/d1${module.slice(driver.length)}`;
}

export function isOtherSyncDriver(module: string): boolean {
  return driverOf(module, otherSyncDrivers) !== undefined;
}

/** Whether a text can import one of the synchronous drivers. */
export function mentionsSyncDriver(text: string): boolean {
  return syncDrivers.some((driver) => text.includes(driver));
}

/** The classes of the drivers, and D1's for each. */
export const driverClasses: Readonly<Record<string, string>> = {
  BunSQLiteDatabase: "DrizzleD1Database",
  BetterSQLite3Database: "DrizzleD1Database",
  SQLiteBunSession: "SQLiteD1Session",
  BetterSQLiteSession: "SQLiteD1Session",
  SQLiteBunTransaction: "D1Transaction",
  BetterSQLiteTransaction: "D1Transaction",
};

/** A member of one of drizzle's classes, e.g. `run` of `SQLiteInsertBase`. */
export interface DrizzleMember {
  /** The class, interface or function around it, or the name itself where it stands alone in its module. */
  readonly owner: string;
  readonly name: string;
}

/** The drizzle module that a declaration lies in: an ambient one (our stub's), else the path in the package. */
export function drizzleModuleOf(declaration: ts.Node): string | undefined {
  const ambient = ts.findAncestor(declaration, (node) => ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name));
  if (ambient && ts.isModuleDeclaration(ambient)) {
    return /^drizzle-orm(?:\/|$)/.test(ambient.name.text) ? ambient.name.text : undefined;
  }
  const path = /\/node_modules\/(drizzle-orm\/.*?)(?:\/index)?\.d\.c?ts$/.exec(declaration.getSourceFile().fileName);
  return path?.[1];
}

export function drizzleMemberOf(symbol: ts.Symbol | undefined): DrizzleMember | undefined {
  const declaration = symbol?.declarations?.[0];
  if (!symbol || !declaration || drizzleModuleOf(declaration) === undefined) return undefined;
  const owner = ts.findAncestor(declaration, (node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node));
  return { owner: owner?.name?.text ?? symbol.name, name: symbol.name };
}

/** The declaration in one of the synchronous drivers that a symbol leads to, through imports and re-exports. */
export function syncDriverExport(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): string | undefined {
  if (!symbol) return undefined;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0];
  const module = declaration && drizzleModuleOf(declaration);
  return module !== undefined && d1ModuleOf(module) !== undefined ? target.name : undefined;
}

/** Whether a value of the type can be waited for, in some of its variants. */
export function mayBePromise(type: ts.Type): boolean {
  return type.isUnion() ? type.types.some(mayBePromise) : type.getProperty("then") !== undefined;
}

/** Whether a type is a database, or a transaction, whose queries give their results at once. */
export function isSyncDatabase(type: ts.Type, checker: ts.TypeChecker): boolean {
  const present = checker.getNonNullableType(type);
  const run = present.getProperty("run");
  if (drizzleMemberOf(run)?.owner !== "BaseSQLiteDatabase" || !run) return false;
  const [signature] = checker.getTypeOfSymbol(run).getCallSignatures();
  return signature !== undefined && !mayBePromise(signature.getReturnType());
}
