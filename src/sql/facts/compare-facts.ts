import type { TypeMapping } from "../types.js";
import type { Comparison, Difference, DifferenceCode } from "./difference.js";
import type {
  CheckFacts,
  ColumnFacts,
  DefaultFacts,
  ForeignKeyFacts,
  KeyFacts,
  PostgresColumnFacts,
  PostgresFacts,
  SqliteFacts,
  TableFacts,
  ViewFacts,
} from "./schema-facts.js";
import { type SqliteValue, canonicalValue } from "./sqlite-value.js";

/**
 * Compares the facts of a PostgreSQL database with those of the D1 database that stands for it. What the type map means
 * to be otherwise is no difference: a materialized view may be a table, an INTEGER PRIMARY KEY counts as NOT NULL and as
 * counting, an enum and a length are checks, an index that D1 has no method for may be there or not.
 */
export function compareFacts(postgres: PostgresFacts, sqlite: SqliteFacts): Comparison {
  const comparer = new Comparer(postgres, sqlite);
  comparer.compare();
  return comparer;
}

class Comparer implements Comparison {
  compared = 0;
  readonly differences: Difference[] = [];

  constructor(
    private readonly postgres: PostgresFacts,
    private readonly sqlite: SqliteFacts,
  ) {}

  compare(): void {
    for (const [key, table] of this.postgres.tables) {
      const found = this.sqlite.tables.get(key);
      this.fact(found !== undefined, { code: "table-missing", table: table.name, subject: "" });
      if (found) new TableComparer(this, table, found, this.sqlite.rowidAliases.get(key)).compare();
    }
    for (const [key, { name }] of this.sqlite.tables) {
      const known = this.postgres.tables.has(key) || this.postgres.views.has(key);
      if (!known) this.extra("table-extra", name, "");
    }
    for (const [key, view] of this.postgres.views) this.view(key, view);
    for (const [key, { name }] of this.sqlite.views) {
      if (!this.postgres.views.has(key)) this.extra("view-extra", name, "");
    }
  }

  fact(right: boolean, difference: Difference): void {
    this.compared += 1;
    if (!right) this.differences.push(difference);
  }

  /** Something that only D1 has: no fact of PostgreSQL, but wrong all the same. */
  extra(code: DifferenceCode, table: string, subject: string, d1?: string): void {
    this.differences.push({ code, table, subject, ...(d1 !== undefined && { d1 }) });
  }

  private view(key: string, { name, columns }: ViewFacts): void {
    const table = this.sqlite.tables.get(key);
    const found = this.sqlite.views.get(key) ?? (table && { columns: table.columns.map((column) => column.name) });
    this.fact(found !== undefined, { code: "view-missing", table: name, subject: "" });
    if (!found) return;
    const error = "error" in found ? found.error : undefined;
    this.fact(sameNames(columns, found.columns), {
      code: "view-columns",
      table: name,
      subject: "",
      postgres: list(columns),
      d1: error ?? list(found.columns),
    });
  }
}

class TableComparer {
  constructor(
    private readonly all: Comparer,
    private readonly postgres: TableFacts<PostgresColumnFacts>,
    private readonly sqlite: TableFacts,
    private readonly alias: string | undefined,
  ) {}

  compare(): void {
    const { postgres, sqlite } = this;
    for (const column of postgres.columns) this.column(column);
    for (const { name } of sqlite.columns) {
      if (!postgres.columns.some((column) => sameName(column.name, name))) this.extra("column-extra", name);
    }
    this.fact(
      sameNames(postgres.primaryKey, sqlite.primaryKey),
      "primary-key",
      "",
      list(postgres.primaryKey),
      list(sqlite.primaryKey),
    );
    this.uniques();
    this.indexes();
    this.foreignKeys();
    this.checks();
  }

  private fact(right: boolean, code: DifferenceCode, subject: string, postgres?: string, d1?: string): void {
    this.all.fact(right, {
      code,
      table: this.postgres.name,
      subject,
      ...(postgres !== undefined && { postgres }),
      ...(d1 !== undefined && { d1 }),
    });
  }

  private extra(code: DifferenceCode, subject: string, d1?: string): void {
    this.all.extra(code, this.postgres.name, subject, d1);
  }

  private column(column: PostgresColumnFacts): void {
    const { name } = column;
    const found = this.sqlite.columns.find((candidate) => sameName(candidate.name, name));
    this.fact(found !== undefined, "column-missing", name);
    if (!found) return;
    this.fact(
      column.storage === found.storage,
      "type",
      name,
      `${column.declared}: ${column.storage}`,
      found.declared || "no type",
    );
    const isAlias = this.alias === found.name;
    this.fact(
      isAlias || column.notNull === found.notNull,
      "not-null",
      name,
      nullability(column.notNull),
      nullability(found.notNull),
    );
    this.fact(
      sameDefault(column, found, isAlias),
      "default",
      name,
      describeDefault(column.default),
      describeDefault(found.default),
    );
    if (column.labels) this.labels(name, column.labels);
  }

  private labels(column: string, labels: readonly string[]): void {
    const checks = this.sqlite.checks.filter(({ columns }) => columns.length === 1 && sameName(columns[0], column));
    const found = checks.map(({ strings }) => [...new Set(strings)].sort().join("\0"));
    const wanted = [...labels].sort().join("\0");
    const d1 = checks.map(({ text }) => text).join(", ");
    this.fact(found.includes(wanted), "enum-labels", column, labels.join(", "), d1 || "no check");
  }

  private uniques(): void {
    const { postgres, sqlite } = this;
    const ofPrimaryKey = ({ columns, partial, expression }: KeyFacts) =>
      !partial && !expression && sameSet(columns, postgres.primaryKey);
    for (const key of unlike(postgres.uniques, uniqueKey)) {
      const right = sqlite.uniques.some((found) => sameUnique(key, found)) || ofPrimaryKey(key);
      this.fact(right, "unique-missing", describeKey(key), key.name);
    }
    for (const key of unlike(sqlite.uniques, uniqueKey)) {
      const known = postgres.uniques.some((wanted) => sameUnique(wanted, key)) || ofPrimaryKey(key);
      if (!known) this.extra("unique-extra", describeKey(key), key.name);
    }
  }

  private indexes(): void {
    const { postgres, sqlite } = this;
    const found = [...sqlite.indexes, ...sqlite.uniques];
    for (const key of unlike(postgres.indexes, indexKey)) {
      if (key.notPortable !== true)
        this.fact(
          found.some((other) => sameIndex(key, other)),
          "index-missing",
          describeKey(key),
          key.name,
        );
    }
    for (const key of unlike(sqlite.indexes, indexKey)) {
      const known = [...postgres.indexes, ...postgres.uniques].some(
        (wanted) => sameIndex(wanted, key) || (wanted.notPortable === true && sameSet(wanted.columns, key.columns)),
      );
      if (!known) this.extra("index-extra", describeKey(key), key.name);
    }
  }

  private foreignKeys(): void {
    const { postgres, sqlite } = this;
    for (const key of unlike(postgres.foreignKeys, describeForeignKey)) {
      const found = sqlite.foreignKeys.find((candidate) => sameForeignKey(key, candidate));
      this.fact(found !== undefined, "foreign-key-missing", describeForeignKey(key));
      if (!found) continue;
      this.fact(
        key.onDelete === found.onDelete && key.onUpdate === found.onUpdate,
        "foreign-key-action",
        describeForeignKey(key),
        describeActions(key),
        describeActions(found),
      );
    }
    for (const key of unlike(sqlite.foreignKeys, describeForeignKey)) {
      const known = postgres.foreignKeys.some((wanted) => sameForeignKey(wanted, key));
      if (!known) this.extra("foreign-key-extra", describeForeignKey(key));
    }
  }

  private checks(): void {
    const left = [...this.sqlite.checks];
    for (const check of this.postgres.checks) {
      const found = left.findIndex(({ columns }) => sameSet(columns, check.columns));
      if (found >= 0) left.splice(found, 1);
      this.fact(found >= 0, "check-missing", check.name || list(check.columns), check.text);
    }
    for (const check of left)
      if (!this.comesFromType(check)) this.extra("check-extra", list(check.columns), check.text);
  }

  /** Checks that stand for a type: labels of an enum, a length, the values of a boolean, the form of JSON. */
  private comesFromType({ columns }: CheckFacts): boolean {
    const [only, ...others] = columns;
    if (only === undefined || others.length > 0) return false;
    const column = this.postgres.columns.find(({ name }) => sameName(name, only));
    if (!column) return false;
    const { labels, type, mapping } = column;
    return labels !== undefined || type.modifiers.length > 0 || ["boolean", "json", "array"].includes(mapping.codec);
  }
}

function sameDefault(wanted: PostgresColumnFacts, found: ColumnFacts, isAlias: boolean): boolean {
  const [a, b] = [wanted.default, found.default];
  if (a.kind === "constant" && b.kind === "constant") return sameValue(a.value, b.value, wanted.mapping);
  // SQLite numbers an INTEGER PRIMARY KEY, also where PostgreSQL wants a value.
  if (isAlias && b.kind === "counts") return a.kind === "counts" || a.kind === "none";
  // The texts of expressions never agree across the dialects. What they do is seen by inserting rows.
  return a.kind === b.kind || (a.kind === "expression" && b.kind !== "none");
}

function sameValue(a: SqliteValue, b: SqliteValue, mapping: TypeMapping): boolean {
  return canonicalValue(a, mapping) === canonicalValue(b, mapping);
}

function describeDefault(facts: DefaultFacts): string {
  switch (facts.kind) {
    case "constant":
      return describeValue(facts.value);
    case "expression":
      return facts.text;
    default:
      return facts.kind;
  }
}

function describeValue(value: SqliteValue): string {
  if (value === null) return "NULL";
  return typeof value === "object" ? `X'${value.bytes}'` : typeof value === "string" ? `'${value}'` : String(value);
}

function sameName(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => sameName(name, b[index]));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return sameNames(sorted(a), sorted(b));
}

function sorted(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase()).sort();
}

function sameUnique(wanted: KeyFacts, found: KeyFacts): boolean {
  if (!sameSet(wanted.columns, found.columns) || wanted.partial !== found.partial) return false;
  // NULLS NOT DISTINCT is an index over coalesce(…) on SQLite.
  return wanted.expression === found.expression || (wanted.nullsNotDistinct === true && found.expression);
}

function sameIndex(wanted: KeyFacts, found: KeyFacts): boolean {
  if (wanted.partial !== found.partial || wanted.expression !== found.expression) return false;
  return (wanted.expression ? sameSet : sameNames)(wanted.columns, found.columns);
}

function sameForeignKey(a: ForeignKeyFacts, b: ForeignKeyFacts): boolean {
  return describeForeignKey(a) === describeForeignKey(b);
}

/** One of each kind: PostgreSQL allows the same key twice. */
function unlike<Fact>(facts: readonly Fact[], kind: (fact: Fact) => string): Fact[] {
  return [...new Map(facts.map((fact) => [kind(fact), fact])).values()];
}

const uniqueKey = ({ columns, partial, expression }: KeyFacts): string =>
  [sorted(columns).join(), partial, expression].join(" ");
const indexKey = ({ columns, partial, expression }: KeyFacts): string =>
  [columns.join().toLowerCase(), partial, expression].join(" ");

function describeKey({ columns, partial, expression }: KeyFacts): string {
  return `${expression ? "expression over " : ""}${list(columns)}${partial ? " where …" : ""}`;
}

/** Pairs of columns in one order, since `(a, b) references (x, y)` is `(b, a) references (y, x)`. */
function describeForeignKey({ columns, table, references }: ForeignKeyFacts): string {
  const pairs = columns.map(
    (column, index) => [column.toLowerCase(), (references[index] ?? "").toLowerCase()] as const,
  );
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${list(pairs.map(([column]) => column))} → ${table}(${list(pairs.map(([, reference]) => reference))})`;
}

function describeActions({ onDelete, onUpdate }: ForeignKeyFacts): string {
  return `ON DELETE ${onDelete} ON UPDATE ${onUpdate}`;
}

function nullability(notNull: boolean): string {
  return notNull ? "NOT NULL" : "NULL";
}

function list(columns: readonly string[]): string {
  return columns.join(", ");
}
