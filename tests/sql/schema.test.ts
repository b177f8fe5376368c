import { describe, expect, it } from "vitest";
import { affinityOf } from "../../src/sql/affinity.js";
import { foldSetup } from "../../src/sql/fold-setup.js";
import { foldSchema } from "../../src/sql/schema.js";
import { splitStatements } from "../../src/sql/statements.js";

function columnsOf(sql: string, table = "t"): string[] {
  const found = foldSchema(splitStatements(sql)).get(table);
  return [...(found?.columns.values() ?? [])].map(
    ({ name, declaredType, affinity, notNull }) => `${name}|${declaredType}|${affinity}${notNull ? "|not null" : ""}`,
  );
}

describe("affinityOf", () => {
  // The examples of https://sqlite.org/datatype3.html §3.1.1.
  it.each([
    ["INT", "integer"],
    ["UNSIGNED BIG INT", "integer"],
    ["CHARINT", "integer"],
    ["FLOATING POINT", "integer"],
    ["VARCHAR(255)", "text"],
    ["NATIVE CHARACTER(70)", "text"],
    ["clob", "text"],
    ["BLOB", "blob"],
    ["", "blob"],
    ["DOUBLE PRECISION", "real"],
    ["FLOAT", "real"],
    ["DECIMAL(10,5)", "numeric"],
    ["BOOLEAN", "numeric"],
    ["DATETIME", "numeric"],
    ["STRING", "numeric"],
  ])("%s → %s", (type, affinity) => {
    expect(affinityOf(type)).toBe(affinity);
  });
});

describe("foldSchema", () => {
  it("reads columns and leaves table constraints out", () => {
    const sql = `CREATE TABLE IF NOT EXISTS "t" (
      id INTEGER PRIMARY KEY AUTOINCREMENT, -- the key, first
      "Full Name" VARCHAR(20, 2) NOT NULL DEFAULT 'a, b',
      price DECIMAL (10, 2) CHECK (price > 0 AND NOT price IS NULL),
      raw,
      note TEXT NULL,
      at DATETIME DEFAULT (datetime('now', 'localtime')) NOT NULL,
      total INT GENERATED ALWAYS AS (price * 2) STORED,
      CONSTRAINT one UNIQUE (id, raw), FOREIGN KEY (raw) REFERENCES u (id) ON DELETE CASCADE,
      PRIMARY KEY (id), CHECK (raw > 1)
    ) WITHOUT ROWID`;
    expect(columnsOf(sql)).toEqual([
      "id|INTEGER|integer",
      "Full Name|VARCHAR(20, 2)|text|not null",
      "price|DECIMAL (10, 2)|numeric",
      "raw||blob",
      "note|TEXT|text",
      "at|DATETIME|numeric|not null",
      "total|INT|integer",
    ]);
  });

  it("knows STRICT tables, where ANY keeps what it is given", () => {
    expect(columnsOf("CREATE TABLE t (a ANY, b TEXT) STRICT")).toEqual(["a|ANY|blob", "b|TEXT|text"]);
    expect(columnsOf("CREATE TABLE t (a ANY)")).toEqual(["a|ANY|numeric"]);
    expect(foldSchema(splitStatements("CREATE TABLE t (a INT) WITHOUT ROWID, STRICT")).get("t")?.strict).toBe(true);
  });

  it("follows ALTER TABLE and DROP TABLE", () => {
    const sql = `CREATE TABLE t (a TEXT, b INT);
      ALTER TABLE T ADD COLUMN c REAL NOT NULL DEFAULT 0; ALTER TABLE t RENAME COLUMN a TO "A2"; ALTER TABLE t DROP COLUMN b;
      CREATE TABLE gone (x); DROP TABLE gone; ALTER TABLE missing ADD y;`;
    expect(columnsOf(sql)).toEqual(["A2|TEXT|text", "c|REAL|real|not null"]);
    expect([...foldSchema(splitStatements(sql)).keys()]).toEqual(["t"]);
  });

  it("follows the rebuild of a table", () => {
    const sql = "CREATE TABLE t (a); CREATE TABLE t_new (a TEXT); DROP TABLE t; ALTER TABLE t_new RENAME TO t";
    expect(columnsOf(sql)).toEqual(["a|TEXT|text"]);
  });

  it("keeps the first of two CREATE TABLE IF NOT EXISTS", () => {
    expect(columnsOf("CREATE TABLE IF NOT EXISTS t (a); CREATE TABLE IF NOT EXISTS T (b)")).toEqual(["a||blob"]);
  });

  it("knows the columns of fts5, not its options", () => {
    expect(columnsOf("CREATE VIRTUAL TABLE t USING fts5(title, body UNINDEXED, content='posts')")).toEqual([
      "title||blob",
      "body||blob",
    ]);
  });

  it("does not pretend to know what it cannot", () => {
    expect(columnsOf("CREATE TABLE t AS SELECT 1 AS a")).toEqual([]);
  });
});

describe("foldSetup", () => {
  const fold = (sql: string, conditional = /^$/) => {
    const items = splitStatements(sql).map((statement) => ({
      sql: statement,
      conditional: conditional.test(statement.text),
    }));
    const { kept, repeated, dropped, missing, schema } = foldSetup(items);
    const textOf = ({ sql: { text } }: (typeof items)[number]) => text.replace(/\s+/g, " ");
    const reasons = (found: typeof dropped) => found.map(({ item, reason }) => `${textOf(item)}: ${reason}`);
    return {
      kept: kept.map(textOf),
      repeated: repeated.map(textOf),
      dropped: reasons(dropped),
      missing: reasons(missing),
      columnsOf: (table: string) => [...(schema.get(table)?.columns.keys() ?? [])],
    };
  };

  it("drops only what an old database needed", () => {
    const { kept, dropped, missing, columnsOf } = fold(`
      CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, Name TEXT);
      ALTER TABLE t ADD COLUMN name TEXT;
      ALTER TABLE t ADD COLUMN age INTEGER;
      ALTER TABLE t ADD COLUMN age INTEGER;
      ALTER TABLE other ADD COLUMN x;
      CREATE INDEX IF NOT EXISTS i ON t (age);
    `);
    expect(dropped).toEqual([
      "ALTER TABLE t ADD COLUMN name TEXT: `t` has the column `name` already",
      "ALTER TABLE t ADD COLUMN age INTEGER: `t` has the column `age` already",
    ]);
    expect(missing).toEqual(["ALTER TABLE other ADD COLUMN x: no table `other` is made before it"]);
    expect(kept).toEqual([
      "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, Name TEXT)",
      "ALTER TABLE t ADD COLUMN age INTEGER",
      "CREATE INDEX IF NOT EXISTS i ON t (age)",
    ]);
    expect(columnsOf("t")).toEqual(["id", "name", "age"]);
  });

  it("renames and drops what a fresh database has", () => {
    const { kept, missing, columnsOf } = fold(`
      CREATE TABLE t (id INTEGER PRIMARY KEY, prompt INTEGER, b TEXT);
      ALTER TABLE t RENAME COLUMN prompt TO input;
      ALTER TABLE t RENAME COLUMN completion TO output;
      ALTER TABLE t DROP COLUMN b;
      ALTER TABLE t DROP COLUMN c;
      ALTER TABLE t RENAME TO traces;
      ANALYZE;
    `);
    expect(missing).toHaveLength(2);
    expect(kept.slice(1)).toEqual([
      "ALTER TABLE t RENAME COLUMN prompt TO input",
      "ALTER TABLE t DROP COLUMN b",
      "ALTER TABLE t RENAME TO traces",
      "ANALYZE",
    ]);
    expect(columnsOf("traces")).toEqual(["id", "input"]);
  });

  it("puts what needs a table or a column behind it, and keeps the order otherwise", () => {
    const { kept, missing } = fold(`
      CREATE VIEW v AS WITH w AS (SELECT b FROM t) SELECT * FROM w JOIN u;
      CREATE INDEX i ON t (lower(b), a COLLATE NOCASE) WHERE rowid > 1 AND c IS NULL;
      CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM u WHERE id = new.a; END;
      INSERT OR IGNORE INTO t (a, b) VALUES (1, 2);
      ALTER TABLE t ADD COLUMN b;
      CREATE TABLE t (a, c);
      CREATE TABLE u (id);
    `);
    expect(missing).toEqual([]);
    expect(kept.map((text) => text.split(" ").slice(0, 3).join(" "))).toEqual([
      "CREATE TABLE t",
      "ALTER TABLE t",
      "CREATE INDEX i",
      "INSERT OR IGNORE",
      "CREATE TABLE u",
      "CREATE VIEW v",
      "CREATE TRIGGER g",
    ]);
  });

  it("says what never applies", () => {
    const { kept, missing } = fold(`
      CREATE TABLE t (a);
      CREATE INDEX i ON t (b);
      CREATE INDEX j ON t ("b");
      CREATE TRIGGER g AFTER INSERT ON nowhere BEGIN SELECT 1; END;
      CREATE VIEW v AS SELECT * FROM made_elsewhere;
    `);
    expect(missing).toEqual([
      "CREATE INDEX i ON t (b): `t` has no column `b` there",
      "CREATE TRIGGER g AFTER INSERT ON nowhere BEGIN SELECT 1; END: no table `nowhere` is made before it",
    ]);
    expect(kept).toContain("CREATE VIEW v AS SELECT * FROM made_elsewhere");
  });

  it("makes everything once", () => {
    const { kept, repeated, dropped } = fold(`
      CREATE TABLE IF NOT EXISTS t (a, b);
      CREATE TABLE t (a,  b);
      CREATE TABLE IF NOT EXISTS t (a);
      CREATE INDEX i ON t (a);
      CREATE INDEX IF NOT EXISTS i ON t (a);
      DROP INDEX IF EXISTS i;
      CREATE INDEX i ON t (b);
      CREATE TRIGGER t AFTER INSERT ON t BEGIN SELECT 1; END;
    `);
    expect(repeated).toEqual(["CREATE TABLE t (a, b)", "CREATE INDEX IF NOT EXISTS i ON t (a)"]);
    expect(dropped).toEqual(["CREATE TABLE IF NOT EXISTS t (a): the table `t` is made before, in another form"]);
    expect(kept.map((text) => text.split(" ").slice(0, 3).join(" "))).toEqual([
      "CREATE TABLE IF",
      "CREATE INDEX i",
      "DROP INDEX IF",
      "CREATE INDEX i",
      "CREATE TRIGGER t",
    ]);
  });

  it("does not rename a table that only comes later", () => {
    const { kept, missing } = fold("ALTER TABLE a RENAME TO b; CREATE TABLE b (x); CREATE TABLE a (y);", /RENAME/);
    expect(kept).toEqual(["CREATE TABLE b (x)", "CREATE TABLE a (y)"]);
    expect(missing).toHaveLength(1);
  });
});
