import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { SchemaSetup, type SchemaStatement, type SetupRemoval } from "./schema-setup.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import type { FileUses } from "./uses.js";

/** The statements that only set up a database, and go: to a migration, or, PRAGMAs alone, for good. */
export class SetupRemovals {
  readonly #removals: readonly SetupRemoval[];
  readonly #removed: ReadonlySet<ts.Node>;

  /** @param all also the uses outside of the paths, whose calls a condition may ask */
  constructor(files: readonly FileUses[], all: readonly FileUses[], analysis: Analysis) {
    const setup = new SchemaSetup(all, analysis.checker);
    this.#removals = files.flatMap((uses) => setup.removalsIn(uses, !isTestFile(analysis.pathOf(uses.file))));
    this.#removed = new Set(this.#removals.flatMap((removal) => removal.statements));
  }

  /** What the removed statements would have run, in order. */
  get schema(): readonly SchemaStatement[] {
    return this.#removals.flatMap((removal) => removal.schema);
  }

  holds(node: ts.Node): boolean {
    return ts.findAncestor(node, (ancestor) => this.#removed.has(ancestor)) !== undefined;
  }

  emit(collector: EditCollector): void {
    for (const { schema, statements } of this.#removals) {
      const code = schema.length > 0 ? "d1-async/schema-to-migration" : "d1-async/pragma";
      for (const statement of statements) collector.remove(statement, code);
      const conditional = schema.filter((statement) => statement.conditional);
      for (const call of new Set(conditional.map((statement) => statement.call))) {
        const message = "This ran only where the database needed it; the migration has what a fresh database needs.";
        collector.find(call, "d1-async/conditional-schema", message);
      }
    }
  }
}
