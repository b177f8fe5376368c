import { ts } from "ts-morph";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { DrizzleExports } from "../schema/drizzle-exports.js";
import { drizzleModule } from "../schema/drizzle-module.js";
import { type ClientPackageName, driverOf, isClientPackage, opensClient, packageOf } from "./library.js";

/** A client or pool that is opened: `new Pool(…)`, `postgres(url)`. */
export interface ClientOpening {
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly package: ClientPackageName;
}

/** The uses of drizzle's PostgreSQL drivers, and of the clients below them, in one file. */
export interface DriverUses {
  readonly file: ts.SourceFile;
  /** Specifiers of the drivers' modules, wherever they stand. */
  readonly specifiers: ts.StringLiteral[];
  /** `drizzle(…)` */
  readonly constructions: ts.CallExpression[];
  /** `migrate(db, …)` */
  readonly migrations: ts.CallExpression[];
  /** `drizzle.mock()`, `vi.mock("pg")` */
  readonly mocks: ts.CallExpression[];
  readonly openings: ClientOpening[];
  /** Specifiers of the clients' packages. */
  readonly clientSpecifiers: ts.StringLiteral[];
}

export function collectDriverUses({ sourceFiles, checker }: Analysis, exports: DrizzleExports): DriverUses[] {
  return sourceFiles.map((file) => usesIn(file, checker, exports)).filter(isNotEmpty);
}

function isNotEmpty({ file: _, ...uses }: DriverUses): boolean {
  return Object.values(uses).some((found) => found.length > 0);
}

function usesIn(file: ts.SourceFile, checker: ts.TypeChecker, exports: DrizzleExports): DriverUses {
  const uses: DriverUses = {
    file,
    specifiers: [],
    constructions: [],
    migrations: [],
    mocks: [],
    openings: [],
    clientSpecifiers: [],
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) visitSpecifier(node);
    else if (ts.isCallExpression(node)) visitCall(node);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const opened = opensClient(node, checker);
      if (opened !== undefined) uses.openings.push({ node, package: opened });
    }
    ts.forEachChild(node, visit);
  };
  const visitSpecifier = (literal: ts.StringLiteral): void => {
    const place = specifierPlace(literal);
    if (place === undefined) return;
    const drizzle = drizzleModule(literal.text);
    const client = packageOf(literal.text);
    const isDriver = drizzle !== undefined && driverOf(drizzle.path) !== undefined;
    const isClient = client !== undefined && isClientPackage(client);
    if (place === "mock") {
      if ((isDriver || isClient) && ts.isCallExpression(literal.parent)) uses.mocks.push(literal.parent);
    } else if (isDriver) uses.specifiers.push(literal);
    else if (isClient) uses.clientSpecifiers.push(literal);
  };
  const visitCall = (call: ts.CallExpression): void => {
    const callee = call.expression;
    if (
      ts.isPropertyAccessExpression(callee) &&
      callee.name.text === "mock" &&
      isDriverExport(callee.expression, "drizzle")
    ) {
      uses.mocks.push(call);
    } else if (isDriverExport(callee, "drizzle")) uses.constructions.push(call);
    else if (isDriverExport(callee, "migrate")) uses.migrations.push(call);
  };
  const isDriverExport = (node: ts.Node, name: string): boolean => {
    const found = exports.of(node);
    return found?.name === name && driverOf(found.path) !== undefined;
  };
  visit(file);
  return uses;
}

function specifierPlace(literal: ts.StringLiteral): "import" | "mock" | undefined {
  const { parent } = literal;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return "import";
  if (ts.isExternalModuleReference(parent)) return "import";
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent) ? "import" : undefined;
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== literal) return undefined;
  const callee = parent.expression;
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return "import";
  if (ts.isIdentifier(callee)) return callee.text === "require" ? "import" : undefined;
  const isMock =
    ts.isPropertyAccessExpression(callee) && /^(?:do)?mock$|^(?:unstable_mockModule|module)$/i.test(callee.name.text);
  return isMock ? "mock" : undefined;
}
