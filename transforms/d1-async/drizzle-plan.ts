import type { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { Cascade } from "../../src/typescript/cascade/index.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { addImport, type NewImport } from "../../src/typescript/new-import.js";
import type { Bindings, DatabaseBinding } from "./bindings.js";
import { bindingAccess } from "./constructions.js";
import { convertDrizzleClient, convertDrizzleOpening, readDrizzleConstruction } from "./drizzle-construction.js";
import {
  findDrizzleConfig,
  readDrizzleMigration,
  removeDrizzleMigration,
  withDrizzleFolders,
} from "./drizzle-migrations.js";
import { planDrizzleQuery } from "./drizzle-queries.js";
import { type DrizzleTransaction, planDrizzleTransaction } from "./drizzle-transactions.js";
import { convertDrizzleTypes } from "./drizzle-types.js";
import { type DrizzleUses, collectDrizzleUses } from "./drizzle-uses.js";
import type { Conversion, QueryContext } from "./query-context.js";
import type { FileUses } from "./uses.js";

const batchItem = { name: "BatchItem", module: "drizzle-orm/batch", isType: true } as const satisfies NewImport;

/** What becomes of drizzle's synchronous drivers. The steps are called in the order of `plan`. */
export class DrizzlePlan {
  readonly #analysis: Analysis;
  readonly #collector: EditCollector;
  readonly #all: readonly DrizzleUses[];
  readonly #files: readonly DrizzleUses[];
  #transactions: readonly DrizzleTransaction[] = [];

  constructor(analysis: Analysis, collector: EditCollector) {
    this.#analysis = analysis;
    this.#collector = collector;
    this.#all = collectDrizzleUses(analysis);
    this.#files = this.#all.filter(({ file }) => analysis.tree.isEditable(analysis.pathOf(file)));
  }

  /** Queries and transactions, also in files that may not be edited. */
  get calls(): ts.CallExpression[] {
    return this.#all.flatMap(({ queries, transactions }) => [...queries, ...transactions]).map(({ call }) => call);
  }

  /** The uses of the libraries, with the databases that drizzle opens by itself. */
  withOpenings(files: readonly FileUses[]): FileUses[] {
    const known = new Map(files.map((uses) => [uses.file, uses]));
    for (const { file, constructions } of this.#all) {
      const opened = constructions.flatMap((call) => {
        const read = readDrizzleConstruction(call, this.#analysis.checker);
        return read.kind === "opens" ? [read.construction] : [];
      });
      const uses = known.get(file) ?? {
        file,
        calls: [],
        reads: [],
        constructions: [],
        types: [],
        values: [],
        imports: [],
      };
      known.set(file, { ...uses, constructions: [...uses.constructions, ...opened] });
    }
    return this.#analysis.sourceFiles.flatMap((file) => known.get(file) ?? []);
  }

  /** Says of files that may not be edited where they use drizzle. */
  findOutside(): void {
    for (const uses of this.#all) {
      if (this.#files.includes(uses)) continue;
      const [first] = [...uses.queries, ...uses.transactions];
      if (!first) continue;
      const message = "The file is not among the paths of this run; it queries the database here.";
      this.#collector.find(first.call, "d1-async/outside-paths", message);
    }
  }

  /** Seeds and edits of queries and transactions. Edits that replace what stands around come with `emit`. */
  plan(context: QueryContext, reachesDatabase: (call: ts.CallExpression) => boolean) {
    const uses = this.#files;
    const queries = new Map(uses.flatMap((file) => file.queries).map((use) => [use.call as ts.Node, use]));
    const transactions = uses.flatMap((file) => file.transactions);
    const surroundings = {
      collector: this.#collector,
      checker: this.#analysis.checker,
      queries,
      transactions: new Set<ts.Node>(transactions.map(({ call }) => call)),
      rollbacks: new Set<ts.Node>(uses.flatMap((file) => file.rollbacks).map(({ call }) => call)),
      reachesDatabase,
    };
    this.#transactions = transactions.map((use) => planDrizzleTransaction(use, surroundings));
    const inBatch = new Set(this.#transactions.flatMap((transaction) => transaction.inBatch));
    const conversions: Conversion[] = [...queries.values()]
      .filter(({ call }) => !inBatch.has(call))
      .map((use) => planDrizzleQuery(use, context));
    const asyncFunctions = this.#transactions.flatMap(({ asyncFunction }) => asyncFunction ?? []);
    const seeds = this.#transactions.flatMap(({ seed }) => seed ?? []);
    return { conversions, seeds, asyncFunctions };
  }

  emit(cascade: Cascade, bindings: Bindings): void {
    const collector = this.#collector;
    for (const transaction of this.#transactions) {
      const { seed } = transaction;
      if (!seed || !cascade.refused.has(seed.expression)) transaction.emit(cascade);
    }
    for (const { constructions, mocks, rollbacks, unproven, migrations } of this.#files) {
      for (const call of constructions) this.#convertConstruction(call, bindings);
      for (const call of mocks) {
        collector.find(call, "d1-async/unsupported-member", "`drizzle.mock()` has no counterpart in drizzle-orm/d1.");
      }
      for (const { call } of rollbacks) {
        collector.find(call, "d1-async/drizzle-rollback", "Nothing is rolled back on D1: what ran before it stays.");
      }
      for (const { call } of unproven) {
        const message = "The database may belong to another synchronous driver of drizzle, which the project uses too.";
        collector.find(call, "d1-async/unproven-receiver", message);
      }
      for (const call of migrations) removeDrizzleMigration(readDrizzleMigration(call, this.#analysis), collector);
    }
    if (this.#files.length > 0) findDrizzleConfig(this.#analysis, collector);
  }

  #convertConstruction(call: ts.CallExpression, bindings: Bindings): void {
    const read = readDrizzleConstruction(call, this.#analysis.checker);
    if (read.kind === "opens") {
      const access = bindingAccess(read.construction, bindings, this.#analysis, this.#collector);
      if (access !== undefined) convertDrizzleOpening(call, access, this.#collector);
    } else if (read.kind === "unknown") this.#leaveConstruction(call, read.why);
    else if (read.kind === "client" && !convertDrizzleClient(call, read.property, read.client, this.#collector)) {
      this.#leaveConstruction(call, "the client stands behind other properties");
    }
  }

  #leaveConstruction(call: ts.CallExpression, why: string): void {
    this.#collector.find(call, "d1-async/drizzle-construction", `The construction stays as it is: ${why}.`);
  }

  /** Modules, names of types, and imports. Comes last, as names that went with other text need no change. */
  convertTypes(): void {
    if (this.#all.length === 0) return;
    const analysis = this.#analysis;
    const editable = analysis.sourceFiles.filter((file) => analysis.tree.isEditable(analysis.pathOf(file)));
    convertDrizzleTypes(this.#files, editable, analysis, this.#collector);
  }

  /** Imports that emitted code needs. */
  addImports(): void {
    for (const { file, transactions } of this.#files) {
      const calls = new Set(transactions.map(({ call }) => call));
      const needsBatchItem = this.#transactions.some(({ call, needsBatchItem: needs }) => needs && calls.has(call));
      if (needsBatchItem) addImport(file, batchItem, this.#collector, "d1-async/import");
    }
  }

  /** The folders of the bindings' migrations, by binding, with drizzle's own. */
  migrationFolders(
    known: ReadonlyMap<DatabaseBinding, string>,
    bindings: Bindings,
  ): ReadonlyMap<DatabaseBinding, string> {
    if (this.#files.length === 0) return known;
    const migrations = this.#files.flatMap((file) => file.migrations);
    return withDrizzleFolders(
      known,
      migrations.map((call) => readDrizzleMigration(call, this.#analysis)),
      bindings,
      this.#analysis,
      this.#collector,
    );
  }
}
