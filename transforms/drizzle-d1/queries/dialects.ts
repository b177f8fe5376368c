import { ts } from "ts-morph";
import type { Analysis } from "../../../src/typescript/analysis.js";
import { drizzleModule } from "../schema/drizzle-module.js";
import type { DrizzleValues } from "./drizzle-values.js";

/** Paths in drizzle's package that speak PostgreSQL. */
const postgresPath =
  /^(?:pg-core|pg-proxy|node-postgres|postgres-js|neon|neon-http|neon-serverless|netlify-db|vercel-postgres|pglite|xata-http|supabase|aws-data-api\/pg|bun-sql(?:\/postgres)?)(?:\/|$)/;
const otherPath =
  /^(?:mysql-core|mysql2|mysql-proxy|planetscale-serverless|tidb-serverless|singlestore.*|sqlite-core|sqlite-proxy|better-sqlite3|bun-sqlite|libsql|d1|durable-sqlite|expo-sqlite|op-sqlite|sql-js|gel.*)(?:\/|$)/;

/** Which dialects the project uses, and which one a place in it speaks. */
export class Dialects {
  readonly hasPostgres: boolean;
  readonly #hasOthers: boolean;

  constructor(
    { sourceFiles }: Pick<Analysis, "sourceFiles">,
    readonly values: DrizzleValues,
  ) {
    const paths = sourceFiles.flatMap((file) => modulesOf(file));
    this.hasPostgres = paths.some((path) => postgresPath.test(path));
    this.#hasOthers = paths.some((path) => otherPath.test(path));
  }

  /**
   * Whether SQL at a place is for PostgreSQL. In a project of one dialect all of it is; else what is interpolated and
   * the calls around it tell. `undefined` where nothing does.
   */
  isPostgres(node: ts.Node, interpolated: readonly ts.Expression[]): boolean | undefined {
    if (!this.hasPostgres) return false;
    for (const expression of interpolated) {
      if (this.values.isPostgres(expression)) return true;
      if (this.values.isOtherDialect(expression)) return false;
    }
    for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
      if (!ts.isCallExpression(at) || !ts.isPropertyAccessExpression(at.expression)) continue;
      if (this.values.postgresMember(at.expression) !== undefined) return true;
      if (this.values.isOtherDialect(at.expression.expression)) return false;
    }
    return this.#hasOthers ? undefined : true;
  }
}

function modulesOf(file: ts.SourceFile): string[] {
  if (!file.text.includes("drizzle-orm")) return [];
  return file.statements.flatMap((statement) => {
    const specifier =
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    const module = specifier && ts.isStringLiteral(specifier) ? drizzleModule(specifier.text) : undefined;
    return module ? [module.path] : [];
  });
}
