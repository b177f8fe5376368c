import type { NewFile } from "../../src/engine/plan.js";
import { joinPath } from "../../src/engine/tree-paths.js";
import { formatMigration } from "../../src/sql/migration-file.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { Bindings, DatabaseBinding } from "./bindings.js";
import type { SetupRemovals } from "./setup-removals.js";

export interface Migrations {
  readonly newFiles: readonly NewFile[];
  /** The folder of a binding's migrations, relative to its Worker. */
  readonly folders: ReadonlyMap<DatabaseBinding, string>;
}

/** Writes the schema that the program set up at start into the first migration of its database. */
export function planMigrations(schemas: SetupRemovals["schemas"], bindings: Bindings, analysis: Analysis): Migrations {
  const newFiles: NewFile[] = [];
  const folders = new Map<DatabaseBinding, string>();
  for (const [binding, { kept }] of schemas) {
    if (kept.length === 0) continue;
    const { home } = binding;
    const isOnly = bindings.all.every((other) => other === binding || other.home !== home);
    const folder = freeFolder(home, isOnly ? undefined : binding.name, analysis);
    folders.set(binding, folder);
    newFiles.push({
      path: joinPath(home, `${folder}/0001_initial.sql`),
      text: formatMigration(kept.map(({ sql }) => sql)),
      code: "d1-async/schema-to-migration",
    });
  }
  return { newFiles, folders };
}

/** `migrations`, unless the project has something else there. */
function freeFolder(home: string, binding: string | undefined, { tree }: Analysis): string {
  const base = tree.directoryExists(joinPath(home, "migrations")) ? "migrations-d1" : "migrations";
  return binding === undefined ? base : `${base}/${binding.toLowerCase().replaceAll("_", "-")}`;
}
