import type { Catalog } from "../../src/sql/postgres/catalog.js";
import { emptyCatalog } from "../../src/sql/postgres/catalog.js";
import { relationsMentioned } from "../../src/sql/postgres/changes/rename-in-expression.js";
import type { IgnoredReason, LeftReason } from "../../src/sql/postgres/changes/meaning.js";
import type { Reason } from "../../src/sql/postgres/reasons.js";
import type { TranslationContext } from "../../src/sql/postgres/translation.js";
import { type DatabaseDefinition, emptyDatabase } from "../../src/sql/sqlite/definition.js";
import { Lowerer } from "../../src/sql/sqlite/lower.js";
import type { LoweringReason } from "../../src/sql/sqlite/lowering-problem.js";
import { sqliteName } from "../../src/sql/sqlite/names.js";
import { reconcile } from "../../src/sql/sqlite/reconcile.js";
import type { TypeChoices } from "../../src/sql/types.js";
import { OutputWriter } from "./output.js";
import { partialTarget } from "./partial-target.js";

export type ReplayReason =
  | Reason
  | LeftReason
  | LoweringReason
  | "not-applicable"
  | "conversion"
  | "rebuild"
  | "not-valid"
  | "view-columns"
  | "statement-limit";

export interface ReplayFinding {
  readonly reason: ReplayReason;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ReplayOptions {
  readonly choices: TypeChoices;
  /** One file with the final schema instead of the history. */
  readonly squash: boolean;
}

/** A statement of the input. */
export interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Where a replay is: PostgreSQL's catalog after the statements so far, what D1 holds, and what is written. */
export class ReplayState {
  catalog: Catalog = emptyCatalog;
  /** What D1 holds after what has been written. */
  database: DatabaseDefinition = emptyDatabase;
  /** By table on D1 and column: what rows get that are there before the table changes. */
  readonly values = new Map<string, Map<string, string>>();
  readonly output = new OutputWriter();
  readonly findings = new Map<string, ReplayFinding>();
  /** By object: the statement that made it what it is. */
  readonly places = new Map<string, Place>();
  /** How often a kind of statement had nothing to do on D1. */
  readonly ignored = new Map<IgnoredReason, number>();
  /** Names of the constraints that a later statement validates. */
  validated: ReadonlySet<string> = new Set();
  /** Tables that exist for one file only. */
  temporary: string[] = [];
  /** Tables made in this unit that no statement has put rows into. */
  empty = new Set<string>();
  /** The statement that is replayed. */
  place: Place = { path: "", start: 0, end: 0 };
  private readonly lowerer: Lowerer;

  constructor(readonly options: ReplayOptions) {
    this.lowerer = new Lowerer(options.choices);
  }

  get context(): TranslationContext {
    return { catalog: this.catalog, choices: this.options.choices };
  }

  /** What D1 should hold for the catalog as it stands. */
  get target(): DatabaseDefinition {
    return this.lowerer.lower(this.catalog).database;
  }

  ignore(reason: IgnoredReason): void {
    this.ignored.set(reason, (this.ignored.get(reason) ?? 0) + 1);
  }

  /** A statement that a person has to deal with stays as a comment, at its place. */
  leave(reason: ReplayReason, about: string, text: string, comments: readonly string[]): void {
    this.find(reason, about + this.concerned(text));
    this.output.comment([...comments, `-- Left to a person (sql-d1/${reason}):`, ...commentedOut(text)]);
  }

  /** The tables that a statement names, which may not be what PostgreSQL made of them. */
  private concerned(given: string): string {
    // What stands between dollar quotes is a block of statements.
    const text = given.replaceAll(/\$\w*\$/g, " ");
    const made = [
      ...text.matchAll(/\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:public\.)?"?(\w+)/gi),
    ];
    const names = [...relationsMentioned(text, this.catalog.tables.keys()), ...made.map(([, name]) => name ?? "")];
    return names.length === 0 ? "" : `, with \`${[...new Set(names)].join("`, `")}\``;
  }

  /** The first of some tables and views that D1 does not have, such as a view that could not be translated. */
  missingOnD1(keys: readonly string[]): string | undefined {
    const { tables, views } = this.target;
    return keys.find((key) => !tables.has(sqliteName(key)) && !views.has(sqliteName(key)));
  }

  setValue(key: string, column: string, sql: string): void {
    const table = sqliteName(key);
    if (!this.database.tables.has(table)) return;
    const values = this.values.get(table) ?? new Map<string, string>();
    this.values.set(table, values.set(column, sql));
  }

  /** Writes what D1 needs to be where the catalog is: all of it, or what these tables need. */
  flush(only?: ReadonlySet<string>): void {
    const { database: target, problems } = this.lowerer.lower(this.catalog);
    for (const { reason, object, table, text } of problems) {
      this.find(reason, text, this.places.get(object) ?? this.places.get(table) ?? this.place);
    }
    const after = only ? partialTarget(this.database, target, only) : target;
    const { steps, rebuilt } = reconcile(this.database, after, this.values);
    if (rebuilt.length > 0) {
      this.find("rebuild", `made anew with all their rows: \`${rebuilt.join("`, `")}\``);
    }
    for (const { sql, about } of steps) this.output.write(sql, about);
    this.database = after;
    for (const name of [...this.values.keys()]) {
      if (!only || after.tables.get(name) === target.tables.get(name)) this.values.delete(name);
    }
  }

  /** @param place of the object that it is about, which may come up at any later statement; nothing: this statement */
  find(reason: ReplayReason, text: string, place?: Place): void {
    const { path, start, end } = place ?? this.place;
    const key = `${reason} ${path} ${place ? "" : start} ${text}`;
    if (!this.findings.has(key)) this.findings.set(key, { reason, text, path, start, end });
  }
}

/** Lines of a statement that stays as a comment; the comment counts for D1's limit on the statement behind it. */
const longestComment = 200;

function commentedOut(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const shown = lines.slice(0, longestComment).map((line) => `-- ${line.slice(0, 200)}`.trimEnd());
  const more = lines.length - longestComment;
  return more > 0 ? [...shown, `-- … and ${more} more lines`] : shown;
}
