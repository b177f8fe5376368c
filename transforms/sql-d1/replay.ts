import { type Catalog, emptyCatalog } from "../../src/sql/postgres/catalog.js";
import { applyChange } from "../../src/sql/postgres/changes/apply-change.js";
import { CatalogError } from "../../src/sql/postgres/changes/catalog-error.js";
import { type Change, changedTable } from "../../src/sql/postgres/changes/change.js";
import type { IgnoredReason, LeftReason } from "../../src/sql/postgres/changes/meaning.js";
import { relationsMentioned } from "../../src/sql/postgres/changes/rename-in-expression.js";
import { readStatement } from "../../src/sql/postgres/changes/read-statement.js";
import { type Reason, reasons } from "../../src/sql/postgres/reasons.js";
import { type Problem, translateExpression, translateStatement } from "../../src/sql/postgres/translation.js";
import { type DatabaseDefinition, emptyDatabase } from "../../src/sql/sqlite/definition.js";
import { Lowerer } from "../../src/sql/sqlite/lower.js";
import type { LoweringReason } from "../../src/sql/sqlite/lowering-problem.js";
import { quoteName, sqliteName } from "../../src/sql/sqlite/names.js";
import { reconcile } from "../../src/sql/sqlite/reconcile.js";
import { splitInsert } from "../../src/sql/sqlite/split-insert.js";
import { renameColumn, renameTable } from "../../src/sql/sqlite/rename-definition.js";
import { type TypeChoices, mapType } from "../../src/sql/types.js";
import { OutputWriter, type OutputFile } from "./output.js";
import { partialTarget } from "./partial-target.js";

/** One statement of the input. Positions are UTF-16 offsets in its file. */
export interface InputStatement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** With their marks. */
  readonly comments: readonly string[];
}

export interface InputFile {
  readonly path: string;
  /** Name of the file that comes of it, without folder. */
  readonly outputName: string;
  readonly statements: readonly InputStatement[];
}

export type ReplayReason =
  | Reason
  | LeftReason
  | LoweringReason
  | "not-applicable"
  | "conversion"
  | "rebuild"
  | "view-columns"
  | "statement-limit";

export interface ReplayFinding {
  readonly reason: ReplayReason;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Replay {
  readonly files: readonly OutputFile[];
  readonly findings: readonly ReplayFinding[];
  /** How often a kind of statement had nothing to do on D1. */
  readonly ignored: ReadonlyMap<IgnoredReason, number>;
  readonly catalog: Catalog;
}

export interface ReplayOptions {
  readonly choices: TypeChoices;
  /** One file with the final schema instead of the history. */
  readonly squash: boolean;
}

/**
 * Replays migrations: every statement changes the catalog of PostgreSQL as it stands then, and what D1 needs to follow is
 * written as late as possible, so that changes of one file (or of all, with `squash`) fold into one CREATE TABLE. Statements
 * that read or write rows find their tables as PostgreSQL had them at that point.
 */
export function replay(files: readonly InputFile[], options: ReplayOptions): Replay {
  const replayer = new Replayer(options);
  for (const file of files) replayer.file(file);
  return replayer.finish();
}

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

class Replayer {
  private catalog: Catalog = emptyCatalog;
  /** What D1 holds after what has been written. */
  private database: DatabaseDefinition = emptyDatabase;
  private readonly lowerer: Lowerer;
  /** By table on D1 and column: what rows get that are there before the table changes. */
  private values = new Map<string, Map<string, string>>();
  private readonly output = new OutputWriter();
  private readonly findings = new Map<string, ReplayFinding>();
  private readonly ignored = new Map<IgnoredReason, number>();
  /** By object: the statement that made it what it is. */
  private readonly places = new Map<string, Place>();
  /** Tables that exist for one file only. */
  private temporary: string[] = [];
  /** Tables made in this unit that no statement has put rows into. */
  private empty = new Set<string>();
  private place: Place = { path: "", start: 0, end: 0 };

  constructor(private readonly options: ReplayOptions) {
    this.lowerer = new Lowerer(options.choices);
  }

  file({ path, outputName, statements }: InputFile): void {
    if (!this.options.squash) {
      this.output.open(outputName, path);
      this.empty = new Set();
    } else {
      this.output.openOnce("0000_initial.sql");
    }
    for (const statement of statements) {
      this.place = { path, start: statement.start, end: statement.end };
      this.statement(statement);
    }
    for (const key of this.temporary) this.change({ kind: "drop-table", key, ifExists: true }, true);
    this.temporary = [];
    if (!this.options.squash) this.flush();
  }

  finish(): Replay {
    this.flush();
    for (const { key, ownedBy } of this.catalog.sequences.values()) {
      if (!ownedBy && !this.usedBySerial(key)) {
        this.find(
          "sequence",
          `the sequence \`${key}\` belongs to no column that counts rows`,
          this.places.get(`sequence ${key}`),
        );
      }
    }
    return {
      files: this.output.files(),
      findings: [...this.findings.values()],
      ignored: this.ignored,
      catalog: this.catalog,
    };
  }

  /** A sequence named after the column that counts with it, as pg_dump writes it. */
  private usedBySerial(key: string): boolean {
    return [...this.catalog.tables.values()].some((table) =>
      table.columns.some((column) => column.counts && key === `${table.key}_${column.name}_seq`),
    );
  }

  private statement({ text, comments }: InputStatement): void {
    const meaning = readStatement(text, this.catalog);
    switch (meaning.kind) {
      case "ignored":
        this.ignored.set(meaning.reason, (this.ignored.get(meaning.reason) ?? 0) + 1);
        // Before BEGIN stands what the whole file is about.
        if (meaning.reason === "transaction") this.output.keep(undefined, comments);
        return;
      case "left":
        this.leave(meaning.reason, meaning.text, text, comments);
        return;
      case "query":
        this.query(text, comments);
        return;
      case "table-from-query":
        this.tableFromQuery(meaning, text, comments);
        return;
      case "guarded":
        this.output.keep(undefined, comments);
        for (const inner of meaning.statements) {
          const innerMeaning = readStatement(inner, this.catalog);
          if (innerMeaning.kind === "changes") {
            for (const caution of innerMeaning.cautions) this.find(caution.reason, caution.text);
            for (const change of innerMeaning.changes) this.change(change, true);
          } else if (innerMeaning.kind === "left") {
            this.leave(innerMeaning.reason, innerMeaning.text, inner, []);
          }
        }
        return;
      case "changes": {
        const all = meaning.comments ? [...comments, ...meaning.comments] : comments;
        for (const { reason, text: about } of meaning.cautions) this.find(reason, about);
        for (const change of meaning.changes) {
          this.output.keep(this.nameOnD1(change), all);
          this.change(change, false);
          if (meaning.temporary && change.kind === "create-table") this.temporary.push(change.key);
        }
        if (meaning.changes.length === 0) this.output.keep(undefined, all);
      }
    }
  }

  /** A statement that a person has to deal with stays as a comment, at its place. */
  private leave(reason: ReplayReason, about: string, text: string, comments: readonly string[]): void {
    this.find(reason, about + this.concerned(text));
    this.output.comment([...comments, `-- Left to a person (sql-d1/${reason}):`, ...commentedOut(text)]);
  }

  /** The tables that a statement names, which may not be what PostgreSQL made of them. */
  private concerned(text: string): string {
    const made = [
      ...text.matchAll(/\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:public\.)?"?(\w+)/gi),
    ];
    const names = [...relationsMentioned(text, this.catalog.tables.keys()), ...made.map(([, name]) => name ?? "")];
    return names.length === 0 ? "" : `, with \`${[...new Set(names)].join("`, `")}\``;
  }

  private nameOnD1(change: Change): string | undefined {
    const table = changedTable(change);
    if (table !== undefined) return sqliteName(table);
    if (change.kind === "create-view") return sqliteName(change.view.key);
    if (change.kind === "drop-view") return sqliteName(change.key);
    return undefined;
  }

  /** @param guarded whether PostgreSQL would pass over a change that cannot be made */
  private change(change: Change, guarded: boolean): void {
    let next: Catalog;
    try {
      next = applyChange(this.catalog, change);
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      if (!guarded) this.find("not-applicable", error.message);
      return;
    }
    this.notePlace(change);
    if (next === this.catalog) return;
    if (this.mustWriteFirst(change)) this.flush();
    if (change.kind === "add-column") this.noteStars(change.table, change.column.name);
    this.noteValues(change);
    this.follow(change);
    this.catalog = next;
    if (change.kind === "create-table") this.empty.add(change.key);
  }

  /** PostgreSQL writes out the `*` of a view when it is made, SQLite whenever it is read. */
  private noteStars(table: string, column: string): void {
    for (const { key, query } of this.catalog.views.values()) {
      const bare = query.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, " ");
      if (!/(?:\bselect|\bdistinct|\ball|,|\.)\s*\*/i.test(bare)) continue;
      if (relationsMentioned(query, [table]).length === 0) continue;
      this.find("view-columns", `the view \`${key}\` selects * and shows the new column \`${table}.${column}\``);
    }
  }

  private notePlace(change: Change): void {
    const { place } = this;
    const table = changedTable(change);
    if (table !== undefined && !this.places.has(table)) this.places.set(table, place);
    switch (change.kind) {
      case "create-table":
        this.places.set(change.key, place);
        break;
      case "rename-table":
        this.places.set(change.to, place);
        break;
      case "add-column":
        this.places.set(`${change.table}.${change.column.name}`, place);
        break;
      case "set-type":
      case "set-default":
      case "set-counts":
        this.places.set(`${change.table}.${change.column}`, place);
        break;
      case "add-constraint":
        this.places.set(`${change.table}#${change.constraint.name}`, place);
        break;
      case "create-index":
        this.places.set(`${change.table}#${change.index.name}`, place);
        break;
      case "create-trigger":
        this.places.set(`${change.table}#${change.trigger.name}`, place);
        break;
      case "create-view":
        this.places.set(change.view.key, place);
        break;
      case "create-sequence":
        this.places.set(`sequence ${change.sequence.key}`, place);
        break;
      default:
    }
  }

  /**
   * Changes wait, and are found by comparing states. So what has gone must be gone before something else takes its name, and
   * a value that rows get must be in before the next one is made of it.
   */
  private mustWriteFirst(change: Change): boolean {
    // SQLite compares names without regard to case.
    const tableOnD1 = (key: string) =>
      [...this.database.tables.keys()].some((name) => name.toLowerCase() === sqliteName(key).toLowerCase());
    const columnOnD1 = (table: string, column: string) =>
      this.database.tables
        .get(sqliteName(table))
        ?.columns.some(({ name }) => name.toLowerCase() === column.toLowerCase()) ?? false;
    switch (change.kind) {
      case "create-table":
        return tableOnD1(change.key);
      case "rename-table":
        return tableOnD1(change.to) || this.values.has(sqliteName(change.key));
      case "add-column":
        return columnOnD1(change.table, change.column.name);
      case "rename-column":
        return columnOnD1(change.table, change.to) || this.values.has(sqliteName(change.table));
      case "set-type":
        return this.values.get(sqliteName(change.table))?.has(change.column) ?? false;
      case "rename-enum-value":
        return [...this.catalog.tables.values()].some(
          ({ key, columns }) =>
            this.database.tables.has(sqliteName(key)) && columns.some(({ type }) => type.name === change.key),
        );
      default:
        return false;
    }
  }

  /** Renames cannot be seen by comparing states: they are written at once. */
  private follow(change: Change): void {
    if (change.kind === "rename-table") {
      const [from, to] = [sqliteName(change.key), sqliteName(change.to)];
      if (!this.database.tables.has(from)) return;
      this.output.write(`ALTER TABLE ${quoteName(from)} RENAME TO ${quoteName(to)}`, from);
      this.database = renameTable(this.database, from, to);
    }
    if (change.kind === "rename-column") {
      const table = sqliteName(change.table);
      if (!this.database.tables.get(table)?.columns.some(({ name }) => name === change.column)) return;
      const [from, to] = [quoteName(change.column), quoteName(change.to)];
      this.output.write(`ALTER TABLE ${quoteName(table)} RENAME COLUMN ${from} TO ${to}`, table);
      this.database = renameColumn(this.database, table, change.column, change.to);
    }
    if (change.kind === "rename-enum-value") this.renameLabel(change);
  }

  /** Rows hold the label itself on D1, so they get the new one, with the table made anew around them. */
  private renameLabel({ key, label, to }: Extract<Change, { kind: "rename-enum-value" }>): void {
    for (const table of this.catalog.tables.values()) {
      for (const { name, type } of table.columns) {
        if (type.name !== key || type.dimensions > 0) continue;
        const column = quoteName(name);
        const [old, replacement] = [label, to].map((text) => `'${text.replaceAll("'", "''")}'`);
        this.setValue(table.key, name, `CASE ${column} WHEN ${old ?? ""} THEN ${replacement ?? ""} ELSE ${column} END`);
      }
    }
  }

  private noteValues(change: Change): void {
    if (change.kind === "drop-table") this.values.delete(sqliteName(change.key));
    if (change.kind === "drop-column") this.values.get(sqliteName(change.table))?.delete(change.column);
    if (change.kind === "add-column") {
      const { column, table } = change;
      const standard = column.default ?? this.catalog.domains.get(column.type.name)?.default;
      const context = { catalog: this.catalog, choices: this.options.choices };
      const known = this.catalog.tables.get(table);
      if (column.counts) this.setValue(table, column.name, "rowid");
      else if (standard !== undefined && column.generated === undefined && known) {
        const { sql, problems } = translateExpression(standard, context, {
          table: known,
          expected: column.type,
          place: "default",
        });
        if (!problems.some(({ level }) => level === "manual")) this.setValue(table, column.name, sql);
      }
    }
    if (change.kind === "set-type") this.noteConversion(change);
  }

  private noteConversion({ table: key, column, type, using }: Extract<Change, { kind: "set-type" }>): void {
    const table = this.catalog.tables.get(key);
    const old = table?.columns.find(({ name }) => name === column);
    if (!table || !old || !this.database.tables.has(sqliteName(key))) return;
    const { choices } = this.options;
    const context = { catalog: this.catalog, choices };
    const [from, to] = [mapType(old.type, choices, this.catalog), mapType(type, choices, this.catalog)];
    if (using === undefined && from.codec === to.codec && from.storage === to.storage) return;
    const quoted = `"${column.replaceAll('"', '""')}"`;
    const name = type.name
      .split(".")
      .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part}"`))
      .join(".");
    const expression = using ?? `${quoted}::${name}${"[]".repeat(type.dimensions)}`;
    const { sql, problems } = translateExpression(expression, context, { table, expected: type, place: "query" });
    if (problems.some(({ level }) => level === "manual")) {
      const why = problems.map(({ text }) => text).join("; ");
      this.find(
        "conversion",
        `\`${key}.${column}\` gets another type, and its rows keep their values as they are: ${why}`,
      );
      return;
    }
    if (sql !== quoteName(column)) this.setValue(key, column, sql);
  }

  private setValue(key: string, column: string, sql: string): void {
    const table = sqliteName(key);
    if (!this.database.tables.has(table)) return;
    const values = this.values.get(table) ?? new Map<string, string>();
    this.values.set(table, values.set(column, sql));
  }

  private query(text: string, comments: readonly string[]): void {
    const context = { catalog: this.catalog, choices: this.options.choices };
    const { statements, problems, reads, writes } = translateStatement(text, context);
    for (const problem of problems) if (problem.level === "review") this.find(problem.reason, described(problem));
    const manual = problems.filter(({ level }) => level === "manual");
    const [first] = manual;
    if (first) {
      this.leave(first.reason, manual.map(described).join("; "), text, comments);
      return;
    }
    if (this.options.squash && this.changesNothing(text, reads, writes)) {
      this.output.keep(undefined, comments);
      return;
    }
    const pieces = statements.flatMap((sql) => splitInsert(sql) ?? []);
    if (pieces.length < statements.length) {
      this.leave("statement-limit", "a statement of more than 100 KB", text, comments);
      return;
    }
    const missing = this.missingOnD1([...reads, ...writes]);
    if (missing !== undefined) {
      this.leave("unknown-table", `\`${missing}\` is not there on D1`, text, comments);
      return;
    }
    for (const key of writes) this.empty.delete(key);
    this.flush(new Set([...reads, ...writes].map(sqliteName)));
    pieces.forEach((sql, index) => this.output.write(sql, undefined, index === 0 ? comments : []));
  }

  /** The first of some tables and views that D1 does not have, such as a view that could not be translated. */
  private missingOnD1(keys: readonly string[]): string | undefined {
    const { tables, views } = this.lowerer.lower(this.catalog).database;
    return keys.find((key) => !tables.has(sqliteName(key)) && !views.has(sqliteName(key)));
  }

  /** Whether a statement works on rows of tables that cannot have any. */
  private changesNothing(text: string, reads: readonly string[], writes: readonly string[]): boolean {
    if (/^\s*(?:update|delete|truncate)\b/i.test(text))
      return writes.length > 0 && writes.every((key) => this.empty.has(key));
    if (!/^\s*insert\b/i.test(text) || !/\bselect\b[\s\S]*\bfrom\b/i.test(text)) return false;
    const aggregates = /\b(?:count|sum|max|min|avg|coalesce|exists)\s*\(/i.test(text);
    return !aggregates && reads.length > 0 && reads.every((key) => this.empty.has(key));
  }

  private tableFromQuery(
    { key, query, temporary }: { readonly key: string; readonly query: string; readonly temporary: boolean },
    text: string,
    comments: readonly string[],
  ): void {
    const context = { catalog: this.catalog, choices: this.options.choices };
    const { statements, problems, reads, columns } = translateStatement(query, context);
    const manual = problems.filter(({ level }) => level === "manual");
    const [first] = manual;
    const [sql] = statements;
    if (first || sql === undefined) {
      this.leave(first?.reason ?? "statement-not-understood", manual.map(described).join("; "), text, comments);
      return;
    }
    const missing = this.missingOnD1(reads);
    if (missing !== undefined) {
      this.leave("unknown-table", `\`${missing}\` is not there on D1`, text, comments);
      return;
    }
    this.flush(new Set([...reads, key].map(sqliteName)));
    const made = (columns ?? []).map(({ name, type }) => ({ name, type, notNull: false, comments: [] }));
    this.output.keep(sqliteName(key), comments);
    this.change(
      { kind: "create-table", key, draft: { columns: made, constraints: [], like: [] }, ifNotExists: false },
      true,
    );
    const table = quoteName(sqliteName(key));
    if (columns) {
      // SQLite's own CREATE TABLE AS gives a column that is calculated no type.
      this.flush(new Set([sqliteName(key)]));
      this.output.write(
        `INSERT INTO ${table} (${made.map(({ name }) => quoteName(name)).join(", ")})\n${sql}`,
        undefined,
      );
    } else {
      this.output.write(`CREATE TABLE ${table} AS\n${sql}`, undefined);
      const definition = this.lowerer.lower(this.catalog).database.tables.get(sqliteName(key));
      if (definition)
        this.database = { ...this.database, tables: new Map(this.database.tables).set(definition.name, definition) };
    }
    this.empty.delete(key);
    if (temporary) this.temporary.push(key);
  }

  /** Writes what D1 needs to be where the catalog is: all of it, or what these tables need. */
  private flush(only?: ReadonlySet<string>): void {
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
  private find(reason: ReplayReason, text: string, place?: Place): void {
    const { path, start, end } = place ?? this.place;
    const key = `${reason} ${path} ${place ? "" : start} ${text}`;
    if (!this.findings.has(key)) this.findings.set(key, { reason, text, path, start, end });
  }
}

/** A problem of a whole statement: what it is, and what it is about. */
function described({ reason, text }: Problem): string {
  return text === "" ? reasons[reason].short : `${reasons[reason].short}: ${text}`;
}

/** Lines of a statement that stays as a comment; the comment counts for D1's limit on the statement behind it. */
const longestComment = 200;

function commentedOut(text: string): string[] {
  const lines = text.split(/\r?\n/);
  const shown = lines.slice(0, longestComment).map((line) => `-- ${line.slice(0, 200)}`.trimEnd());
  const more = lines.length - longestComment;
  return more > 0 ? [...shown, `-- … and ${more} more lines`] : shown;
}
