import { inQuotes } from "../sql/facts/names.js";
import type {
  CheckFacts,
  ForeignKeyFacts,
  PostgresColumnFacts,
  PostgresFacts,
  TableFacts,
} from "../sql/facts/schema-facts.js";
import { quoteText } from "../sql/sqlite/names.js";
import { edgeValues, valueOf } from "./candidate-values.js";
import { type PostgresDatabase, type PostgresError, sqlState } from "./databases.js";

/** Values in PostgreSQL's text form by the names of their columns. A column that is not there is left out. */
export type Row = ReadonlyMap<string, string | null>;

/** A row as PostgreSQL stores it, with all of its columns. */
export interface StoredRow {
  /** Key of the table in the facts. */
  readonly table: string;
  readonly values: Row;
}

export type InsertResult = StoredRow | { readonly error: PostgresError };

type PostgresTable = TableFacts<PostgresColumnFacts>;

/** How many rows are tried until PostgreSQL's checks accept one. */
const attemptsAtChecks = 200;

/**
 * Makes rows that PostgreSQL accepts. What a row refers to is inserted first; where a CHECK refuses a value, others are
 * tried. All of it happens within the transaction that is open on the database.
 */
export class RowMaker {
  /** All rows that stay, in the order in which they were inserted. */
  readonly inserted: StoredRow[] = [];
  /** What a column has to be given so that the checks hold, found by trying. */
  private readonly found = new Map<string, Map<string, (serial: number) => string | null | undefined>>();

  /** @param serial where values begin: a second maker on the same database goes on behind the first */
  constructor(
    private readonly database: PostgresDatabase,
    private readonly facts: PostgresFacts,
    public serial = 0,
  ) {}

  /** Inserts a row of new values, with what it refers to. `undefined` where none was found that is accepted. */
  insert(table: string, given: Row = new Map()): Promise<StoredRow | undefined> {
    return this.make(table, given, [], "keep");
  }

  /** A row that would be accepted. What it refers to is inserted and stays. */
  propose(table: string): Promise<StoredRow | undefined> {
    return this.make(table, new Map(), [], "take back");
  }

  /** A value that no row has yet. */
  newValue(column: PostgresColumnFacts): string | undefined {
    this.serial += 1;
    return valueOf(column, this.serial, this.facts.types);
  }

  /** Inserts just these values. */
  async insertValues(key: string, values: Row, afterwards: "keep" | "take back"): Promise<InsertResult> {
    const table = this.table(key);
    const names = table.columns.filter(({ name, always }) => values.has(name) && !always).map(({ name }) => name);
    const literals = names.map((name) => postgresLiteral(values.get(name) ?? null));
    const what =
      names.length === 0 ? "default values" : `(${names.map(inQuotes).join(", ")}) values (${literals.join(", ")})`;
    const returning = table.columns.map(({ name }) => `${inQuotes(name)}::text`).join(", ");
    await this.database.execute("savepoint insertion");
    try {
      const [row] = await this.database.query(`insert into ${table.quoted} ${what} returning ${returning || "''"}`);
      if (afterwards === "take back") await this.database.execute("rollback to savepoint insertion");
      await this.database.execute("release savepoint insertion");
      const stored = {
        table: key,
        values: new Map(table.columns.map(({ name }, index) => [name, row?.[index] ?? null])),
      };
      if (afterwards === "keep") this.inserted.push(stored);
      return stored;
    } catch (error) {
      await this.database.execute("rollback to savepoint insertion; release savepoint insertion");
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  private async make(
    key: string,
    given: Row,
    above: readonly string[],
    afterwards: "keep" | "take back",
  ): Promise<StoredRow | undefined> {
    const table = this.facts.tables.get(key);
    if (!table) return undefined;
    for (let retry = 0; retry < 5; retry += 1) {
      this.serial += 1;
      const values = await this.draft(table, key, given, above);
      if (!values) return undefined;
      const { serial } = this;
      let result = await this.insertValues(key, values, afterwards);
      if ("error" in result && result.error.code === sqlState.check) {
        result = await this.searchChecked(key, table, values, given, serial, result.error, afterwards);
      }
      if (!("error" in result)) return result;
      if (result.error.code !== sqlState.unique) return this.insertLeast(key, table, values, given, afterwards);
    }
    return undefined;
  }

  /** Only what has to be there: perhaps a trigger or a condition is about the rest. */
  private async insertLeast(
    key: string,
    table: PostgresTable,
    values: Row,
    given: Row,
    afterwards: "keep" | "take back",
  ): Promise<StoredRow | undefined> {
    const needed = table.columns.filter(
      ({ name, notNull, default: { kind } }) => given.has(name) || (notNull && kind === "none"),
    );
    const least = new Map(needed.flatMap(({ name }) => (values.has(name) ? [[name, values.get(name) ?? null]] : [])));
    const result = await this.insertValues(key, least, afterwards);
    return "error" in result ? undefined : result;
  }

  private table(key: string): PostgresTable {
    const table = this.facts.tables.get(key);
    if (!table) throw new Error(`there is no table ${key}`);
    return table;
  }

  private async draft(
    table: PostgresTable,
    key: string,
    given: Row,
    above: readonly string[],
  ): Promise<Map<string, string | null> | undefined> {
    const { serial } = this;
    const values = new Map<string, string | null>();
    for (const column of table.columns) {
      const { name, notNull, default: by } = column;
      if (by.kind === "generated" || column.always) continue;
      const found = this.found.get(key)?.get(name)?.(serial);
      const value = found === undefined ? valueOf(column, serial, this.facts.types) : found;
      if (value !== undefined) values.set(name, value);
      else if (notNull && by.kind === "none") return undefined;
    }
    const referred = await this.referTo(table, key, values, given, above);
    if (!referred) return undefined;
    for (const [name, value] of given) values.set(name, value);
    return values;
  }

  /** Fills in the foreign keys. Several may share columns: the widest one decides. */
  private async referTo(
    table: PostgresTable,
    key: string,
    values: Map<string, string | null>,
    given: Row,
    above: readonly string[],
  ): Promise<boolean> {
    const set = new Set(given.keys());
    const wide = [...table.foreignKeys].sort((a, b) => b.columns.length - a.columns.length);
    for (const foreignKey of wide) {
      if (foreignKey.columns.every((column) => set.has(column))) continue;
      const target = await this.targetOf(foreignKey, table, key, values, above);
      if (!target) return false;
      for (const [column, value] of target) {
        if (!set.has(column)) values.set(column, value);
        set.add(column);
      }
    }
    return true;
  }

  private async targetOf(
    { columns, table: target, references }: ForeignKeyFacts,
    table: PostgresTable,
    key: string,
    values: Row,
    above: readonly string[],
  ): Promise<Row | undefined> {
    const nullable = columns.filter((name) => !table.columns.some((column) => column.name === name && column.notNull));
    const nulls = new Map(nullable.map((name) => [name, null]));
    if (target === key || above.includes(target)) {
      if (nulls.size > 0) return nulls;
      // A row may refer to itself; a ring of tables without a way in cannot be filled.
      return target === key
        ? new Map(columns.map((column, index) => [column, values.get(references[index] ?? "") ?? null]))
        : undefined;
    }
    const parent =
      (decidesKey(columns, table) ? undefined : this.inserted.find((row) => row.table === target)) ??
      (await this.make(target, new Map(), [...above, key], "keep"));
    if (parent)
      return new Map(columns.map((column, index) => [column, parent.values.get(references[index] ?? "") ?? null]));
    return nulls.size > 0 ? nulls : undefined;
  }

  /** Tries edge values of the columns of the CHECK that refused, one check after the other. */
  private async searchChecked(
    key: string,
    table: PostgresTable,
    start: Row,
    given: Row,
    serial: number,
    refused: PostgresError,
    afterwards: "keep" | "take back",
  ): Promise<InsertResult> {
    let values = start;
    let error = refused;
    const seen = new Set<string>();
    let left = attemptsAtChecks;
    for (;;) {
      const check = checkOf(error, table);
      if (!check || seen.has(check.name)) return { error };
      seen.add(check.name);
      let next: { values: Row; error: PostgresError } | undefined;
      for (const change of this.changes(check, table, given, serial)) {
        if ((left -= 1) < 0) return { error };
        const changed = new Map([
          ...values,
          ...[...change].map(([name, make]) => [name, make(serial) ?? null] as const),
        ]);
        const result = await this.insertValues(key, changed, afterwards);
        if (!("error" in result)) {
          this.remember(key, change);
          return result;
        }
        const other = result.error.code === sqlState.check && checkOf(result.error, table)?.name !== check.name;
        if (other && next === undefined && !seen.has(checkOf(result.error, table)?.name ?? "")) {
          next = { values: changed, error: result.error };
          this.remember(key, change);
        }
        if (other) break;
      }
      if (!next) return { error };
      ({ values, error } = next);
    }
  }

  /** Changes of one column, then of two together. */
  private *changes(
    { columns, text }: CheckFacts,
    { columns: all }: PostgresTable,
    given: Row,
    serial: number,
  ): Generator<ReadonlyMap<string, (serial: number) => string | null | undefined>> {
    const free = all.filter(({ name }) => columns.includes(name) && !given.has(name));
    const choices = free.map((column): [string, ((serial: number) => string | null | undefined)[]] => [
      column.name,
      [
        ...(column.notNull ? [] : [() => null]),
        ...edgeValues(text, serial).map((_, index) => (at: number) => edgeValues(text, at)[index]),
      ],
    ]);
    for (const [name, makes] of choices) for (const make of makes) yield new Map([[name, make]]);
    for (const [index, [first, makesFirst]] of choices.entries()) {
      for (const [second, makesSecond] of choices.slice(index + 1)) {
        for (const one of makesFirst.slice(0, 12)) {
          for (const two of makesSecond.slice(0, 12)) {
            yield new Map([
              [first, one],
              [second, two],
            ]);
          }
        }
      }
    }
  }

  private remember(key: string, change: ReadonlyMap<string, (serial: number) => string | null | undefined>): void {
    this.found.set(key, new Map([...(this.found.get(key) ?? []), ...change]));
  }
}

/** Whether rows with the same target would have the same key, so that each needs a target of its own. */
function decidesKey(
  columns: readonly string[],
  { primaryKey, uniques, foreignKeys, columns: all }: PostgresTable,
): boolean {
  const fewValues = ({ labels, type }: PostgresColumnFacts) => labels !== undefined || type.name === "bool";
  const decided = new Set([
    ...foreignKeys.flatMap((foreignKey) => foreignKey.columns),
    ...all.filter(fewValues).map(({ name }) => name),
  ]);
  return [primaryKey, ...uniques.map((key) => key.columns)].some(
    (key) => key.some((name) => columns.includes(name)) && key.every((name) => decided.has(name)),
  );
}

function checkOf(error: PostgresError, { checks }: PostgresTable): CheckFacts | undefined {
  const { constraint, message } = error;
  return checks.find(({ name, text }) =>
    name.includes(" of ")
      ? message.includes(`value for domain ${name.split(" of ")[0] ?? ""} `)
      : name === constraint && text !== "",
  );
}

/** As an untyped literal, which PostgreSQL reads as the type of the column. */
function postgresLiteral(value: string | null): string {
  return value === null
    ? "null"
    : value.includes("\\")
      ? `E${quoteText(value.replaceAll("\\", "\\\\"))}`
      : quoteText(value);
}
