import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { generateMigrations, hasKitConfig } from "./drizzle-kit.js";

/**
 * Texts of the migration files of a project, in order: those of a folder; where there is none yet, what drizzle-kit
 * makes.
 *
 * @param name of the folder, relative to that of the project
 */
export function migrationsOf(folder: string, name: string): readonly string[] {
  const migrations = path.join(folder, name);
  return existsSync(migrations) || !hasKitConfig(folder) ? readMigrations(migrations) : generateMigrations(folder);
}

function readMigrations(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => readFileSync(path.join(folder, name), "utf8"));
}
