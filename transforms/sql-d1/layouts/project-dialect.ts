import type { SourceTree } from "../../../src/engine/source-tree.js";
import { foldersUpward, joinPath } from "../../../src/engine/tree-paths.js";
import type { Series } from "./series.js";
import { isRecord } from "../../../src/record.js";

const drivers = {
  pg: "postgresql",
  postgres: "postgresql",
  "@neondatabase/serverless": "postgresql",
  "@vercel/postgres": "postgresql",
  "@electric-sql/pglite": "postgresql",
  slonik: "postgresql",
  "pg-promise": "postgresql",
  "node-pg-migrate": "postgresql",
  mysql: "other",
  mysql2: "other",
  mariadb: "other",
  "@planetscale/database": "other",
  sqlite3: "other",
  "better-sqlite3": "other",
  "@libsql/client": "other",
  mssql: "other",
  tedious: "other",
  oracledb: "other",
} as const satisfies Record<string, Series["dialect"]>;

/** The database that a folder of the path is named after: `migrations/postgres`. The innermost one counts. */
export function folderDialect(folder: string): Pick<Series, "dialect" | "because"> | undefined {
  const name = folder
    .split("/")
    .reverse()
    .find((part) =>
      /^(?:postgres(?:ql)?|pg|cockroach(?:db)?|mysql|mariadb|sqlite3?|mssql|oracle|clickhouse)$/i.test(part),
    );
  if (name === undefined) return undefined;
  return { dialect: /^(?:postgres|pg)/i.test(name) ? "postgresql" : "other", because: `it is in a folder ${name}` };
}

/**
 * The database that the nearest package.json with a driver has a driver for. `undefined` where there is none, or drivers
 * for several.
 */
export function projectDialect(folder: string, tree: SourceTree): Pick<Series, "dialect" | "because"> | undefined {
  for (const above of foldersUpward(folder)) {
    const path = joinPath(above, "package.json");
    const found = driversIn(tree.read(path));
    const [first] = found;
    if (first === undefined) continue;
    if (new Set(found.map((name) => drivers[name])).size > 1) return undefined;
    return { dialect: drivers[first], because: `${path} depends on ${first}` };
  }
  return undefined;
}

function driversIn(text: string | undefined): (keyof typeof drivers)[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text?.replace(/^\ufeff/, "") ?? "");
  } catch {
    return [];
  }
  if (!isRecord(manifest)) return [];
  const { dependencies, devDependencies } = manifest;
  const names = [dependencies, devDependencies].flatMap((list) => (isRecord(list) ? Object.keys(list) : []));
  return names.filter((name): name is keyof typeof drivers => Object.hasOwn(drivers, name));
}
