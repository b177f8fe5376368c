import { betterSqlite3Surface } from "./better-sqlite3.js";
import { bunSqliteSurface } from "./bun-sqlite.js";
import { drizzleSurface } from "./drizzle.js";
import { nodeSqliteSurface } from "./node-sqlite.js";
import type { Surface } from "./surface.js";

/** The source libraries, in the order of the documentation. */
export const surfaces: readonly Surface[] = [bunSqliteSurface, betterSqlite3Surface, nodeSqliteSurface, drizzleSurface];
