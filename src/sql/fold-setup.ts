import { type Schema, foldSchema } from "./schema.js";
import { needsOf } from "./setup-needs.js";
import type { Statement } from "./statements.js";
import { tokenize } from "./tokens.js";

/** A statement of a set-up. */
export interface SetupStatement {
  readonly sql: Statement;
  /** It ran only if the database had a certain state. */
  readonly conditional: boolean;
}

/** A statement that does not become part of the folded set-up, and why. */
export interface LeftOut<Item> {
  readonly item: Item;
  /** Ends a sentence about the statement, without a full stop. */
  readonly reason: string;
}

/** Set-up statements as they are to run once, on a fresh database: each one applies where it stands. */
export interface FoldedSetup<Item> {
  /** In their order. One that needs what only comes later stands behind it. */
  readonly kept: readonly Item[];
  /** What would fail because it is there already, in just this form: nothing is lost. */
  readonly repeated: readonly Item[];
  /** What a fresh database has already, in another form. */
  readonly dropped: readonly LeftOut<Item>[];
  /** What would fail because something it needs is never made. */
  readonly missing: readonly LeftOut<Item>[];
  readonly schema: Schema;
}

/**
 * Folds the set-up that a program runs at every start. Such programs change old databases in a try/catch; a fresh
 * database may already get the columns from CREATE TABLE as they are to be.
 *
 * @param items in the order in which they run, as far as it is known
 */
export function foldSetup<Item extends SetupStatement>(items: readonly Item[]): FoldedSetup<Item> {
  const database = new FreshDatabase();
  const kept: Item[] = [];
  const repeated: Item[] = [];
  const dropped: LeftOut<Item>[] = [];
  const missing: LeftOut<Item>[] = [];
  let waiting: Item[] = [];

  /** @returns whether the statement is done with */
  const place = (item: Item, withoutLater: boolean): boolean => {
    const there = database.alreadyHas(item.sql);
    if (there) {
      if (there.same) repeated.push(item);
      else dropped.push({ item, reason: there.reason });
      return true;
    }
    if (database.lacks(item.sql, withoutLater) !== undefined) return false;
    kept.push(item);
    database.run(item.sql);
    return true;
  };
  const placeWaiting = (withoutLater: boolean): void => {
    for (let before = -1; before !== waiting.length;) {
      before = waiting.length;
      waiting = waiting.filter((item) => !place(item, withoutLater));
    }
  };
  for (const item of items) {
    if (place(item, false)) placeWaiting(false);
    // A rename that an old database needs must not wait for a table of that name that comes later.
    else if (item.conditional && isRename(item.sql))
      missing.push({ item, reason: database.lacks(item.sql, true) ?? "" });
    else waiting.push(item);
  }
  placeWaiting(true);
  missing.push(...waiting.map((item) => ({ item, reason: database.lacks(item.sql, true) ?? "" })));
  return { kept, repeated, dropped, missing, schema: database.schema };
}

function isRename({ text, class: what }: Statement): boolean {
  return what.kind === "ddl-other" && /\bRENAME\s+TO\b/i.test(text);
}

/** A database that starts empty, as far as names tell. */
class FreshDatabase {
  schema: Schema = new Map();
  /** Tables and views whose columns are not known, by name in lower case. */
  readonly #opaque = new Set<string>();
  /** The statement behind each object, by name in lower case: tables, views and indexes share one space of names. */
  readonly #made = new Map<string, Statement>();

  run(statement: Statement): void {
    const { class: what } = statement;
    const before = this.schema;
    this.schema = foldSchema([statement], before);
    if (what.kind === "ddl-create") {
      const name = what.name.toLowerCase();
      this.#made.set(keyOf(what), statement);
      const hasColumns = what.object === "table" || what.object === "virtual-table" || what.object === "view";
      if (hasColumns && !this.schema.has(name)) this.#opaque.add(name);
    } else if (what.kind === "drop") {
      this.#made.delete(keyOf(what));
      this.#opaque.delete(what.name.toLowerCase());
    } else if (what.kind === "ddl-other" && what.table !== undefined) {
      const table = what.table.toLowerCase();
      const made = this.#made.get(table);
      const renamed = [...this.schema.keys()].find((name) => !before.has(name));
      if (made && renamed !== undefined && !this.schema.has(table)) {
        this.#made.delete(table);
        this.#made.set(renamed, made);
      }
    }
  }

  /** Why a statement has nothing left to do; `same` where it says the same as what did it. */
  alreadyHas({ text, class: what }: Statement): { readonly same: boolean; readonly reason: string } | undefined {
    if (what.kind === "ddl-alter-add-column") {
      const has = this.schema.get(what.table.toLowerCase())?.columns.has(what.column.toLowerCase()) === true;
      const reason = `\`${what.table}\` has the column \`${what.column}\` already`;
      return has ? { same: false, reason } : undefined;
    }
    if (what.kind !== "ddl-create") return undefined;
    const made = this.#made.get(keyOf(what));
    if (!made) return undefined;
    const reason = `the ${what.object.replace("-", " ")} \`${what.name}\` is made before, in another form`;
    return { same: isSame(made.text, text), reason };
  }

  /** What a statement needs and the database does not have. */
  lacks(statement: Statement, withoutLater: boolean): string | undefined {
    const { tables, columns, later } = needsOf(statement);
    for (const table of withoutLater ? tables : [...tables, ...later]) {
      if (!this.schema.has(table) && !this.#opaque.has(table)) return `no table \`${table}\` is made before it`;
    }
    for (const { table, column } of columns) {
      const known = this.schema.get(table);
      if (known && !known.columns.has(column)) return `\`${table}\` has no column \`${column}\` there`;
    }
    const { class: what } = statement;
    const known = what.kind === "ddl-other" ? this.schema.get(what.table?.toLowerCase() ?? "") : undefined;
    if (!known) return undefined;
    const after = foldSchema([statement], this.schema).get(known.name.toLowerCase());
    const changesNothing = after && [...after.columns.keys()].join() === [...known.columns.keys()].join();
    return changesNothing ? `\`${known.name}\` does not have the column there` : undefined;
  }
}

function keyOf({ object, name }: { readonly object: string; readonly name: string }): string {
  const key = name.toLowerCase();
  return object === "trigger" ? `trigger ${key}` : key;
}

function isSame(one: string, other: string): boolean {
  return essence(one) === essence(other);
}

function essence(sql: string): string {
  const { tokens } = tokenize(sql);
  return tokens
    .map(({ value }) => value)
    .join(" ")
    .replace(/ IF NOT EXISTS /, " ")
    .toLowerCase();
}
