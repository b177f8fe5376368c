import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { repositoryRoot } from "../runtimes/install.js";

const made = new Map<string, readonly string[]>();

/**
 * The migrations that `drizzle-kit generate` makes of a project whose folder has a drizzle.config: what a person runs
 * after the migration, and, before it, the tables that PostgreSQL gets.
 *
 * @returns texts, in order
 * @throws Error with what drizzle-kit printed, where it makes none
 */
export function generateMigrations(folder: string): readonly string[] {
  const known = made.get(folder);
  if (known) return known;
  const directory = mkdtempSync(path.join(tmpdir(), "cf-codemod-kit-"));
  try {
    cpSync(folder, directory, { recursive: true });
    const modules = path.join(directory, "node_modules");
    rmSync(modules, { recursive: true, force: true });
    symlinkSync(path.join(repositoryRoot, "node_modules"), modules, "junction");
    const before = new Set(sqlFiles(directory));
    const output = execFileSync(process.execPath, [path.join(modules, "drizzle-kit", "bin.cjs"), "generate"], {
      cwd: directory,
      encoding: "utf8",
      // Configs may check that it is set. Nothing is connected to.
      env: { ...process.env, DATABASE_URL: "postgres://localhost/none" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const files = sqlFiles(directory).filter((name) => !before.has(name));
    if (files.length === 0) throw new Error(`drizzle-kit made no migration of ${folder}:\n${output}`);
    const texts = files.sort().map((name) => readFileSync(path.join(directory, name), "utf8"));
    made.set(folder, texts);
    return texts;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Whether a folder has a config of drizzle-kit. */
export function hasKitConfig(folder: string): boolean {
  return ["ts", "js", "mjs"].some((ending) => existsSync(path.join(folder, `drizzle.config.${ending}`)));
}

function sqlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".sql") && !name.split(path.sep).includes("node_modules"),
  );
}
