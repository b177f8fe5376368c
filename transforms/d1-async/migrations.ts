import type { NewFile } from "../../src/engine/plan.js";
import { foldSetup } from "../../src/sql/fold-setup.js";
import { formatMigration } from "../../src/sql/migration-file.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { directoryOf, foldersUpward, joinPath } from "../../src/typescript/paths.js";
import type { Bindings, DatabaseBinding } from "./bindings.js";
import type { SchemaStatement } from "./schema-setup.js";

export interface Migrations {
  readonly newFiles: readonly NewFile[];
  /** By the name of the binding: the folder, relative to the package. */
  readonly folders: ReadonlyMap<string, string>;
}

/** Writes the schema that the program set up at start into the first migration of its database. */
export function planMigrations(
  schema: readonly SchemaStatement[],
  bindings: Bindings,
  analysis: Analysis,
): Migrations {
  const newFiles: NewFile[] = [];
  const folders = new Map<string, string>();
  const byBinding = new Map<DatabaseBinding, SchemaStatement[]>();
  for (const statement of schema) {
    const binding = bindings.ofCall(statement.call) ?? bindings.all[0];
    if (!binding) continue;
    const statements = byBinding.get(binding);
    if (statements) statements.push(statement);
    else byBinding.set(binding, [statement]);
  }
  for (const [binding, statements] of byBinding) {
    const { kept } = foldSetup(inOrder(statements).map(({ sql }) => sql));
    if (kept.length === 0) continue;
    const first = binding.constructions[0]?.node ?? statements[0]?.call;
    if (!first) continue;
    const home = packageFolder(analysis.pathOf(first.getSourceFile()), analysis);
    const folder = freeFolder(home, bindings.all.length > 1 ? binding.name : undefined, analysis);
    folders.set(binding.name, folder);
    newFiles.push({
      path: joinPath(home, `${folder}/0001_initial.sql`),
      text: formatMigration(kept),
      code: "d1-async/schema-to-migration",
    });
  }
  return { newFiles, folders };
}

/** Tables before what is built on them: files are read in the order of their paths, not of their run. */
function inOrder(statements: readonly SchemaStatement[]): SchemaStatement[] {
  const isTable = ({ sql: { class: found } }: SchemaStatement) =>
    found.kind === "ddl-create" && (found.object === "table" || found.object === "virtual-table");
  const files = new Set(statements.map(({ call }) => call.getSourceFile()));
  if (files.size < 2) return [...statements];
  return [...statements.filter(isTable), ...statements.filter((statement) => !isTable(statement))];
}

export function packageFolder(path: string, { tree }: Analysis): string {
  const folders = foldersUpward(directoryOf(path));
  const configs = ["wrangler.jsonc", "wrangler.json", "wrangler.toml", "package.json"];
  return folders.find((folder) => configs.some((name) => tree.fileExists(joinPath(folder, name)))) ?? "";
}

/** `migrations`, unless the project has something else there. */
function freeFolder(home: string, binding: string | undefined, { tree }: Analysis): string {
  const base = tree.directoryExists(joinPath(home, "migrations")) ? "migrations-d1" : "migrations";
  return binding === undefined ? base : `${base}/${binding.toLowerCase().replaceAll("_", "-")}`;
}
