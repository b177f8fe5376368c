import { ts } from "ts-morph";
import { type FoldedSetup, foldSetup } from "../../src/sql/fold-setup.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { ReferenceIndex } from "../../src/typescript/cascade/references.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { inExecutionOrder } from "../../src/typescript/execution-order.js";
import type { Bindings, DatabaseBinding } from "./bindings.js";
import { SchemaSetup, type SchemaStatement, type SetupRemoval } from "./schema-setup.js";
import { isTestFile } from "./test-files.js";
import type { FileUses } from "./uses.js";

/** The statements that only set up a database, and go: to a migration, or, PRAGMAs alone, for good. */
export class SetupRemovals {
  readonly #removals: readonly SetupRemoval[];
  readonly #removed: ReadonlySet<ts.Node>;
  /** What a fresh database of each binding gets. */
  readonly schemas: ReadonlyMap<DatabaseBinding, FoldedSetup<SchemaStatement>>;
  /** Calls whose statements would not apply in the migration, and stay where they are; with the reason. */
  readonly stays: ReadonlyMap<ts.CallExpression, string>;

  /** @param all also the uses outside of the paths, whose calls a condition may ask */
  constructor(
    files: readonly FileUses[],
    all: readonly FileUses[],
    bindings: Bindings,
    analysis: Analysis,
    references: ReferenceIndex,
  ) {
    const stays = new Map<ts.CallExpression, string>();
    for (;;) {
      const setup = new SchemaSetup(all, analysis.checker, new Set(stays.keys()));
      this.#removals = files.flatMap((uses) => setup.removalsIn(uses, !isTestFile(analysis.pathOf(uses.file))));
      const statements = inOrder(
        this.#removals.flatMap(({ schema }) => schema),
        analysis,
        references,
      );
      this.schemas = foldByBinding(statements, bindings);
      const before = stays.size;
      for (const { missing } of this.schemas.values()) {
        for (const { item, reason } of missing) if (!isForOldDatabase(item)) stays.set(item.call, reason);
      }
      // What stays may have made what others need.
      if (stays.size === before) break;
    }
    this.stays = stays;
    this.#removed = new Set(this.#removals.flatMap((removal) => removal.statements));
  }

  holds(node: ts.Node): boolean {
    return ts.findAncestor(node, (ancestor) => this.#removed.has(ancestor)) !== undefined;
  }

  emit(collector: EditCollector): void {
    for (const { schema, statements } of this.#removals) {
      const code = schema.length > 0 ? "d1-async/schema-to-migration" : "d1-async/pragma";
      for (const statement of statements) collector.remove(statement, code);
    }
    const reasons = new Map<ts.CallExpression, string[]>();
    for (const { dropped, missing } of this.schemas.values()) {
      for (const { item, reason } of [...dropped, ...missing]) {
        reasons.set(item.call, [...(reasons.get(item.call) ?? []), `\`${startOf(item)}\` (${reason})`]);
      }
    }
    const schema = this.#removals.flatMap((removal) => removal.schema);
    const conditional = new Set(schema.filter((statement) => statement.conditional).map(({ call }) => call));
    for (const call of new Set(schema.map((statement) => statement.call))) {
      const leftOut = reasons.get(call);
      if (!leftOut && !conditional.has(call)) continue;
      const needed = "This ran only where the database needed it; the migration has what a fresh database needs";
      const without =
        leftOut && `${conditional.has(call) ? ", without" : "The migration is without"} ${leftOut.join(", ")}`;
      collector.find(call, "d1-async/conditional-schema", `${conditional.has(call) ? needed : ""}${without ?? ""}.`);
    }
  }
}

function inOrder(
  statements: readonly SchemaStatement[],
  analysis: Analysis,
  references: ReferenceIndex,
): SchemaStatement[] {
  const calls = [...new Set(statements.map(({ call }) => call))];
  const isProgram = (file: ts.SourceFile) => !isTestFile(analysis.pathOf(file));
  const ordered = inExecutionOrder(calls, analysis, references, isProgram);
  return ordered.flatMap((call) => statements.filter((statement) => statement.call === call));
}

function foldByBinding(
  statements: readonly SchemaStatement[],
  bindings: Bindings,
): ReadonlyMap<DatabaseBinding, FoldedSetup<SchemaStatement>> {
  const byBinding = new Map<DatabaseBinding, SchemaStatement[]>();
  for (const statement of statements) {
    const binding = bindings.ofCall(statement.call);
    if (!binding) continue;
    const known = byBinding.get(binding);
    if (known) known.push(statement);
    else byBinding.set(binding, [statement]);
  }
  return new Map([...byBinding].map(([binding, found]) => [binding, foldSetup(found)]));
}

/** A rename, or a column that goes: where it finds nothing, a fresh database is as it should be. */
function isForOldDatabase({ sql, conditional }: SchemaStatement): boolean {
  return conditional && sql.class.kind === "ddl-other";
}

function startOf({ sql }: SchemaStatement): string {
  const text = sql.text.replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
