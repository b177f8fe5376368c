import { ts } from "ts-morph";

/** drizzle's drivers of PostgreSQL, as paths in its package. */
export const drivers: readonly string[] = [
  "node-postgres",
  "postgres-js",
  "neon-http",
  "neon-serverless",
  "vercel-postgres",
  "pglite",
  "xata-http",
  "aws-data-api/pg",
  "pg-proxy",
  "bun-sql",
];

/** The driver that a path in drizzle's package belongs to, and what is below it: `migrator`, `session`. */
export function driverOf(path: string): { readonly driver: string; readonly below: string } | undefined {
  const driver = drivers.find((name) => path === name || path.startsWith(`${name}/`));
  return driver === undefined ? undefined : { driver, below: path.slice(driver.length + 1) };
}

/** Classes of the drivers, and D1's for each. Type arguments are the same. */
export const driverTypes: Readonly<Record<string, string>> = {
  NodePgDatabase: "DrizzleD1Database",
  PostgresJsDatabase: "DrizzleD1Database",
  NeonHttpDatabase: "DrizzleD1Database",
  NeonDatabase: "DrizzleD1Database",
  VercelPgDatabase: "DrizzleD1Database",
  PgliteDatabase: "DrizzleD1Database",
  XataHttpDatabase: "DrizzleD1Database",
  AwsDataApiPgDatabase: "DrizzleD1Database",
  PgRemoteDatabase: "DrizzleD1Database",
  BunSQLDatabase: "DrizzleD1Database",
  NodePgTransaction: "D1Transaction",
  PostgresJsTransaction: "D1Transaction",
  NeonTransaction: "D1Transaction",
  VercelPgTransaction: "D1Transaction",
  PgliteTransaction: "D1Transaction",
  XataTransaction: "D1Transaction",
  AwsDataApiTransaction: "D1Transaction",
  PgProxyTransaction: "D1Transaction",
  BunSQLTransaction: "D1Transaction",
  NodePgSession: "SQLiteD1Session",
  PostgresJsSession: "SQLiteD1Session",
  NeonHttpSession: "SQLiteD1Session",
  NeonSession: "SQLiteD1Session",
};

/** What opens a connection: names that are called or constructed, by package; and values that are one. */
interface ClientPackage {
  readonly opens: readonly string[];
  readonly values?: readonly string[];
  /** Packages that only go with it. */
  readonly companions?: readonly string[];
}

export const clientPackages = {
  pg: { opens: ["Pool", "Client"], companions: ["@types/pg", "pg-native"] },
  postgres: { opens: ["default", "*"] },
  "@neondatabase/serverless": { opens: ["neon", "Pool", "Client"], values: ["neonConfig"] },
  "@vercel/postgres": { opens: ["createPool", "createClient"], values: ["sql", "db"] },
  "@electric-sql/pglite": { opens: ["PGlite"] },
  "@aws-sdk/client-rds-data": { opens: ["RDSDataClient"] },
  "@xata.io/client": { opens: [] },
} as const satisfies Readonly<Record<string, ClientPackage>>;

export type ClientPackageName = keyof typeof clientPackages;

/** A name that a package exports: `default`, or `*` for the package as a whole. */
export interface PackageExport {
  readonly package: string;
  readonly name: string;
}

/** Modules of deno.land/x, and the packages whose names they export. */
const denoModules: Readonly<Record<string, ClientPackageName>> = { postgres: "pg", postgresjs: "postgres" };

/** The package of a specifier, as Node (`pg/lib/x`) and Deno (`npm:pg@8`) write it. */
export function packageOf(specifier: string): string | undefined {
  const [, onDeno] = /^https:\/\/deno\.land\/x\/(\w+)(?:@[^/]+)?\//.exec(specifier) ?? [];
  if (onDeno !== undefined) return Object.hasOwn(denoModules, onDeno) ? denoModules[onDeno] : undefined;
  return /^(?:npm:\/?)?((?:@[\w.-]+\/)?[\w.-]+)(?:@[^/]+)?(?:\/.*)?$/.exec(specifier)?.[1];
}

export function isClientPackage(name: string): name is ClientPackageName {
  return Object.hasOwn(clientPackages, name);
}

/** Tells which export of a package an expression or a name of a type means, through aliases and re-exports. */
export function packageExport(node: ts.Node, checker: ts.TypeChecker): PackageExport | undefined {
  if (ts.isPropertyAccessExpression(node) || ts.isQualifiedName(node)) {
    const holder = packageExport(ts.isQualifiedName(node) ? node.left : node.expression, checker);
    const name = ts.isQualifiedName(node) ? node.right : node.name;
    const isWhole = holder?.name === "default" || holder?.name === "*";
    return isWhole ? { package: holder.package, name: name.text } : undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  let symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  for (let steps = 0; symbol && steps < 16; steps++) {
    for (const declaration of symbol.declarations ?? []) {
      const found = ofDeclaration(declaration, checker);
      if (found) return found;
    }
    symbol = symbol.flags & ts.SymbolFlags.Alias ? checker.getImmediateAliasedSymbol(symbol) : undefined;
  }
  return undefined;
}

function ofDeclaration(declaration: ts.Declaration, checker: ts.TypeChecker): PackageExport | undefined {
  if (ts.isImportSpecifier(declaration)) {
    return exported(declaration.parent.parent.parent, (declaration.propertyName ?? declaration.name).text);
  }
  if (ts.isExportSpecifier(declaration)) {
    return exported(declaration.parent.parent, (declaration.propertyName ?? declaration.name).text);
  }
  if (ts.isImportClause(declaration)) return exported(declaration.parent, "default");
  if (ts.isNamespaceImport(declaration)) return exported(declaration.parent.parent, "*");
  if (ts.isImportEqualsDeclaration(declaration)) {
    const { moduleReference } = declaration;
    const specifier = ts.isExternalModuleReference(moduleReference) && moduleReference.expression;
    return specifier && ts.isStringLiteral(specifier) ? inPackage(specifier.text, "*") : undefined;
  }
  if (ts.isVariableDeclaration(declaration)) {
    const specifier = declaration.initializer && loadedModule(declaration.initializer);
    return specifier === undefined ? undefined : inPackage(specifier, "*");
  }
  if (!ts.isBindingElement(declaration)) return undefined;
  const { parent } = declaration.parent;
  const key = declaration.propertyName ?? declaration.name;
  if (!ts.isVariableDeclaration(parent) || !parent.initializer || !ts.isIdentifier(key)) return undefined;
  const specifier = loadedModule(parent.initializer);
  if (specifier !== undefined) return inPackage(specifier, key.text);
  const holder = packageExport(parent.initializer, checker);
  return holder?.name === "default" || holder?.name === "*" ? { package: holder.package, name: key.text } : undefined;
}

/** The specifier of `require("pg")` and `await import("pg")`. */
export function loadedModule(value: ts.Expression): string | undefined {
  const inner = ts.isAwaitExpression(value) || ts.isParenthesizedExpression(value) ? value.expression : value;
  if (inner !== value) return loadedModule(inner);
  if (!ts.isCallExpression(value)) return undefined;
  const isLoading =
    value.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(value.expression) && value.expression.text === "require");
  const [specifier] = value.arguments;
  return isLoading && specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

function exported(
  { moduleSpecifier }: { readonly moduleSpecifier?: ts.Expression | undefined },
  name: string,
): PackageExport | undefined {
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? inPackage(moduleSpecifier.text, name) : undefined;
}

function inPackage(specifier: string, name: string): PackageExport | undefined {
  const found = /^[./#~]|^@\//.test(specifier) ? undefined : packageOf(specifier);
  return found === undefined ? undefined : { package: found, name };
}

/** The package whose connection an expression opens: `new Pool(…)`, `postgres(url)`, `await PGlite.create()`. */
export function opensClient(node: ts.Node, checker: ts.TypeChecker): ClientPackageName | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const { expression } = node;
  const direct = packageExport(expression, checker);
  const found =
    direct ??
    (ts.isPropertyAccessExpression(expression) && expression.name.text === "create"
      ? packageExport(expression.expression, checker)
      : undefined);
  if (!found || !isClientPackage(found.package)) return undefined;
  const { opens }: ClientPackage = clientPackages[found.package];
  return opens.includes(found.name) ? found.package : undefined;
}
