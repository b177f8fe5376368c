import type { NewFile } from "../../src/engine/plan.js";
import { joinPath } from "../../src/engine/tree-paths.js";
import { foldSetup } from "../../src/sql/fold-setup.js";
import { formatMigration } from "../../src/sql/migration-file.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { Bindings, DatabaseBinding } from "./bindings.js";
import type { SchemaStatement } from "./schema-setup.js";

export interface Migrations {
  readonly newFiles: readonly NewFile[];
  /** The folder of a binding's migrations, relative to its Worker. */
  readonly folders: ReadonlyMap<DatabaseBinding, string>;
}

/** Writes the schema that the program set up at start into the first migration of its database. */
export function planMigrations(schema: readonly SchemaStatement[], bindings: Bindings, analysis: Analysis): Migrations {
  const newFiles: NewFile[] = [];
  const folders = new Map<DatabaseBinding, string>();
  const byBinding = new Map<DatabaseBinding, SchemaStatement[]>();
  for (const statement of schema) {
    const binding = bindings.ofCall(statement.call);
    if (!binding) continue;
    const statements = byBinding.get(binding);
    if (statements) statements.push(statement);
    else byBinding.set(binding, [statement]);
  }
  for (const [binding, statements] of byBinding) {
    const { kept } = foldSetup(inOrder(statements).map(({ sql }) => sql));
    if (kept.length === 0) continue;
    const { home } = binding;
    const isOnly = bindings.all.every((other) => other === binding || other.home !== home);
    const folder = freeFolder(home, isOnly ? undefined : binding.name, analysis);
    folders.set(binding, folder);
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

/** `migrations`, unless the project has something else there. */
function freeFolder(home: string, binding: string | undefined, { tree }: Analysis): string {
  const base = tree.directoryExists(joinPath(home, "migrations")) ? "migrations-d1" : "migrations";
  return binding === undefined ? base : `${base}/${binding.toLowerCase().replaceAll("_", "-")}`;
}
