/** A module of drizzle as an import names it. */
export interface DrizzleModule {
  /** What stands before the path in the package: `drizzle-orm`, `npm:drizzle-orm@0.33.0`. */
  readonly package: string;
  /** The path in the package without a slash at its start: `pg-core`; empty for the package itself. */
  readonly path: string;
}

/** Node's specifiers, Deno's (`npm:drizzle-orm@0.33.0/pg-core`) and those of CDNs that bundle packages of npm. */
const specifierForm =
  /^((?:npm:\/?|https:\/\/esm\.sh\/(?:v\d+\/)?|https:\/\/cdn\.jsdelivr\.net\/npm\/)?drizzle-orm(?:@[^/]+)?)(?:\/(.+))?$/;

/** Reads the specifier of an import; `undefined` for one that is not drizzle's. */
export function drizzleModule(specifier: string): DrizzleModule | undefined {
  const match = specifierForm.exec(specifier);
  if (!match) return undefined;
  const [, name = "", path = ""] = match;
  return { package: name, path: path.replace(/\/?index$|(?:\/index)?\.[cm]?js$/, "").replace(/\?.*$/, "") };
}

const postgresCore = "pg-core";
const sqliteCore = "sqlite-core";

/** Whether a path in the package is that of the PostgreSQL schema, or of a module inside of it. */
export function isPostgresCore(path: string): boolean {
  return path === postgresCore || path.startsWith(`${postgresCore}/`);
}

/** The specifier of SQLite's schema for one of PostgreSQL's; `undefined` for any other, and for modules inside of it. */
export function sqliteCoreSpecifier(specifier: string): string | undefined {
  const found = drizzleModule(specifier);
  return found?.path === postgresCore ? `${found.package}/${sqliteCore}` : undefined;
}

/** The specifier of drizzle itself for one of PostgreSQL's schema: `npm:drizzle-orm@0.33.0`. */
export function drizzleSpecifier(specifier: string): string | undefined {
  return drizzleModule(specifier)?.package;
}
