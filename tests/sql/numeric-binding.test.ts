import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { type NumericEffect, numericBindings } from "../../src/sql/numeric-binding.js";
import { foldSchema } from "../../src/sql/schema.js";
import { splitStatements } from "../../src/sql/statements.js";
import { tokenize } from "../../src/sql/tokens.js";
import { startLocalD1 } from "../runtimes/local-d1.js";

const setup = [
  `CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT, vc VARCHAR(20), num NUMERIC, rl REAL, raw, bl BLOB, bool BOOLEAN,
     n INTEGER, js TEXT)`,
  "CREATE TABLE s (a TEXT, b INT, c ANY) STRICT",
  "CREATE TABLE u (t_id INTEGER, name TEXT PRIMARY KEY, count INTEGER DEFAULT 0)",
  "CREATE VIRTUAL TABLE ft USING fts5(body)",
];
const seed = [
  "DELETE FROM t",
  "DELETE FROM s",
  "DELETE FROM u",
  "DELETE FROM ft",
  `INSERT INTO t VALUES (1, '5', '5', 5, 5.0, 5, 5, 1, 7, '{"a":[1,2,3,4,5,6]}'), (2, 'five', NULL, 2, 2.5, 'x', x'00', 0, 5, '[]')`,
  "INSERT INTO u VALUES (1, '5', 3), (2, 'x', 4)",
];
const dump =
  "SELECT 't', id, quote(txt), quote(vc), quote(num), quote(rl), quote(raw), quote(bl), quote(bool), quote(n), quote(js) " +
  "FROM t UNION ALL SELECT 's', quote(a), quote(b), quote(c), 0, 0, 0, 0, 0, 0, 0 FROM s " +
  "UNION ALL SELECT 'u', quote(t_id), quote(name), quote(count), 0, 0, 0, 0, 0, 0, 0 FROM u " +
  "UNION ALL SELECT 'ft', quote(body), 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM ft ORDER BY 1, 2, 3, 4";

/** Each statement is run with 5 for its one placeholder. */
const cases: readonly (readonly [Exclude<NumericEffect, "unknown">, string])[] = [
  // Stored
  ["text-column", "INSERT INTO t (txt) VALUES (?)"],
  ["text-column", "INSERT INTO t (id, vc) VALUES (9, ?)"],
  ["text-column", "INSERT OR REPLACE INTO t (id, raw) VALUES (1, ?)"],
  ["text-column", "INSERT INTO t (bl) VALUES (?)"],
  ["none", "INSERT INTO t (n) VALUES (?)"],
  ["none", "INSERT INTO t (num) VALUES (?)"],
  ["none", "INSERT INTO t (bool) VALUES (?)"],
  ["none", "INSERT INTO t (rl) VALUES (?)"],
  ["none", "INSERT INTO t (id) VALUES (?)"],
  ["none", "INSERT INTO t (rowid, n) VALUES (?, 1)"],
  ["text-column", "INSERT INTO s VALUES (?, 1, 1)"],
  ["none", "INSERT INTO s VALUES ('a', ?, 1)"],
  ["text-column", "INSERT INTO s VALUES ('a', 1, ?)"],
  ["text-column", "INSERT INTO ft (body) VALUES (?)"],
  ["text-column", "INSERT INTO t (n, txt) VALUES (1, 'a'), (2, ?)"],
  ["text-column", "INSERT INTO t (n, txt) SELECT 1, ? FROM u WHERE t_id = 1"],
  ["none", "INSERT INTO t (txt, n) SELECT name, ? FROM u"],
  ["text-column", "UPDATE t SET txt = ? WHERE id = 1"],
  ["none", "UPDATE t SET n = ?, txt = 'a' WHERE id = 1"],
  ["none", "UPDATE t SET n = n + ?"],
  ["text-column", "UPDATE t SET txt = n + ?"],
  ["text-column", "UPDATE t SET (n, txt) = (1, ?) WHERE id = 1"],
  ["text-column", "UPDATE t SET txt = coalesce(?, txt)"],
  ["none", "UPDATE t SET txt = CAST(? AS INTEGER)"],
  ["text-column", "UPDATE t SET txt = CAST(? AS NUMERIC)"],
  ["none", "UPDATE t SET txt = 1.5 + ?"],
  ["none", "UPDATE t SET txt = rl + ?"],
  ["text-column", "UPDATE t SET txt = ~rl * ?"],
  ["none", "UPDATE t SET txt = round(?)"],
  ["none", "UPDATE t SET txt = ? & 3"],
  ["text-column", "UPDATE t SET txt = ? % 3"],
  ["text-column", "UPDATE t SET txt = CASE WHEN id = 1 THEN ? ELSE 'x' END"],
  ["none", "UPDATE t SET txt = CASE WHEN id = ? THEN 'a' ELSE 'x' END"],
  ["text-column", "UPDATE t SET txt = (SELECT max(?, 1))"],
  ["text-column", "INSERT INTO u (name) VALUES ('5') ON CONFLICT (name) DO UPDATE SET name = ?"],
  ["none", "INSERT INTO u (name, count) VALUES ('5', 1) ON CONFLICT (name) DO UPDATE SET count = count + ?"],
  ["none", "INSERT INTO u (name) VALUES ('5') ON CONFLICT (name) DO UPDATE SET name = 'y' WHERE u.count < ?"],
  ["text-column", "WITH x AS (SELECT 1 AS a) INSERT INTO t (n, txt) SELECT a, ? FROM x RETURNING n"],
  // Compared
  ["text-comparison", "SELECT id FROM t WHERE txt = ?"],
  ["text-comparison", "SELECT id FROM t WHERE ? <= vc"],
  ["text-comparison", "DELETE FROM u WHERE name = ?"],
  ["text-comparison", "SELECT id FROM t WHERE txt IN ('a', ?)"],
  ["text-comparison", "SELECT id FROM t WHERE txt IS ?"],
  ["text-comparison", "SELECT id FROM t WHERE txt BETWEEN ? AND '5'"],
  ["text-comparison", "SELECT id FROM t WHERE (n, txt) = (7, ?)"],
  ["text-comparison", "SELECT x.id FROM t AS x JOIN u ON u.t_id = x.id AND u.name = ?"],
  ["text-comparison", "SELECT 1 WHERE ? IN (SELECT name FROM u)"],
  ["text-comparison", "SELECT id FROM t WHERE ? = (SELECT name FROM u WHERE t_id = t.id)"],
  ["text-comparison", "SELECT CASE txt WHEN ? THEN 'yes' ELSE 'no' END FROM t"],
  ["none", "SELECT nullif(txt, ?) FROM t"],
  ["text-column", "UPDATE t SET txt = nullif(?, 1)"],
  ["none", "SELECT id FROM t WHERE n = ?"],
  ["none", "SELECT id FROM t WHERE id IN (1, ?)"],
  ["none", "SELECT id FROM t WHERE raw = ?"],
  ["none", "SELECT id FROM t WHERE bl = ?"],
  ["none", "SELECT id FROM t WHERE num > ? - 1"],
  ["none", "SELECT id FROM t WHERE ? IN (txt, 'a')"],
  ["none", "SELECT id FROM t WHERE n BETWEEN 1 AND ?"],
  ["none", "SELECT id FROM t WHERE +txt = ?"],
  ["none", "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM u WHERE count < ? AND u.t_id = t.id)"],
  // Made text
  ["concatenation", "SELECT 'user:' || ?"],
  ["concatenation", "UPDATE t SET txt = txt || ?"],
  ["concatenation", "SELECT json_extract(js, '$.a[' || ? || ']') FROM t WHERE id = 1"],
  ["text-conversion", "SELECT id FROM t WHERE txt LIKE ?"],
  ["text-conversion", "SELECT id FROM t WHERE n NOT LIKE ?"],
  ["text-conversion", "SELECT id FROM t WHERE txt LIKE ? ESCAPE '!'"],
  ["text-conversion", "SELECT CAST(? AS TEXT)"],
  ["text-conversion", "SELECT hex(CAST(? AS BLOB))"],
  ["text-conversion", "SELECT length(?)"],
  ["text-conversion", "SELECT typeof(?)"],
  ["text-conversion", "SELECT group_concat(?, ',') FROM t"],
  ["text-conversion", "SELECT concat('a', ?)"],
  ["text-conversion", "SELECT printf('%s', ?)"],
  ["text-conversion", "SELECT substr(?, 2)"],
  ["none", "SELECT substr('abcdefgh', ?)"],
  ["none", "SELECT date('2024-01-20', '-' || ? || ' days')"],
  ["none", "SELECT strftime('%Y-%m', '2024-01-20', '+' || ? || ' months')"],
  ["none", "SELECT datetime(?, 'unixepoch')"],
  // Divided
  ["division", "SELECT ? / 2"],
  ["division", "SELECT n / ? FROM t"],
  ["division", "SELECT (? + 1) * 3 / 4"],
  ["division", "SELECT -? / 2"],
  ["none", "SELECT ? / 2.0"],
  ["none", "SELECT rl / ? FROM t"],
  ["none", "SELECT CAST(? AS INTEGER) / 2"],
  ["none", "SELECT ? % 2, 1"],
  ["none", "SELECT ? * 3 - 1 AS n"],
  ["none", "SELECT (? >> 1) / 2"],
  // JSON
  ["json-argument", "SELECT json_array(?)"],
  ["json-argument", "SELECT json_object('a', ?)"],
  ["json-argument", "UPDATE t SET js = json_set(js, '$.b', ?) WHERE id = 1"],
  ["json-argument", "SELECT json_group_array(?) FROM t"],
  ["json-argument", "SELECT js -> 'a' -> ? FROM t WHERE id = 1"],
  // Rows
  ["none", "SELECT id FROM t ORDER BY id LIMIT ?"],
  ["none", "SELECT id FROM t ORDER BY id LIMIT 1 OFFSET ? - 4"],
  ["none", "SELECT *, ? AS five FROM u"],
  ["none", "SELECT count(*) FILTER (WHERE n >= ?), sum(n) OVER (ORDER BY id) FROM t GROUP BY n HAVING max(n) > 1"],
  ["none", "SELECT coalesce(vc, ?), ifnull(NULL, 3) FROM t"],
  ["none", "SELECT abs(?), max(?1, 3), sum(?1)"],
  ["none", "SELECT ? UNION SELECT 1 ORDER BY 1"],
  ["none", "SELECT group_concat(name, '-' ORDER BY count < ?) FROM u"],
  ["none", "DELETE FROM t WHERE id < ? RETURNING id"],
];

const schema = foldSchema(splitStatements(setup.join(";")));

function effectsOf(sql: string): NumericEffect[] {
  return numericBindings(sql, schema).map(({ effect }) => effect);
}

describe("numericBindings", () => {
  const onBun: string[] = [];
  const onD1: string[] = [];

  beforeAll(async () => {
    const script = `
      const { Database } = require("bun:sqlite");
      const { setup, seed, dump, statements } = await Bun.stdin.json();
      const db = new Database(":memory:");
      for (const sql of setup) db.run(sql);
      const results = statements.map((sql) => {
        for (const statement of seed) db.run(statement);
        let rows;
        try { rows = db.prepare(sql).values(5); } catch { rows = "error"; }
        return JSON.stringify([rows, db.prepare(dump).values()]);
      });
      console.log(JSON.stringify(results));`;
    const bun = createRequire(import.meta.url).resolve("bun/bin/bun.exe");
    const input = JSON.stringify({ setup, seed, dump, statements: cases.map(([, sql]) => sql) });
    onBun.push(...(JSON.parse(execFileSync(bun, ["-e", script], { input, encoding: "utf8" })) as string[]));

    const { db, dispose } = await startLocalD1();
    for (const sql of setup) await db.prepare(sql).run();
    for (const [, sql] of cases) {
      await db.prepare(seed.join(";")).run();
      const rows = await db
        .prepare(sql)
        .bind(5)
        .raw()
        .catch(() => "error");
      onD1.push(JSON.stringify([rows, await db.prepare(dump).raw()]));
    }
    await dispose();
  }, 30_000);

  it("agrees with what bun:sqlite and D1 really do", () => {
    const disagreements = cases.flatMap(([effect, sql], index) => {
      const differs = onBun[index] !== onD1[index];
      return differs === (effect !== "none") ? [] : [{ effect, sql, bun: onBun[index], d1: onD1[index] }];
    });
    expect(disagreements).toEqual([]);
    expect(onBun.filter((result) => result.startsWith('["error"'))).toEqual([]);
  });

  it.each(cases)("%s: %s", (effect, sql) => {
    expect(effectsOf(sql)[0]).toBe(effect);
  });

  it("answers for each placeholder", () => {
    const sql = "INSERT INTO t (txt, n, js) VALUES (?, ?2, json_object('a', ?3)) ON CONFLICT DO UPDATE SET n = ?2 / 2";
    expect(
      numericBindings(sql, schema).map(({ placeholder: { kind, name }, effect, column }) => [
        kind,
        name,
        effect,
        column,
      ]),
    ).toEqual([
      ["?", "", "text-column", "t.txt"],
      ["?N", "2", "none", "t.n"],
      ["?N", "3", "json-argument", undefined],
      ["?N", "2", "division", undefined],
    ]);
  });

  it.each(["?", "?1", ":a", "@a", "$a", "$1"])("knows the placeholder %s", (placeholder) => {
    expect(effectsOf(`INSERT INTO t (txt) VALUES (${placeholder})`)).toEqual(["text-column"]);
  });

  it.each([
    ["INSERT INTO other (a) VALUES (?)", "the columns of other are not known"],
    ["INSERT INTO t (nope) VALUES (?)", "the column t.nope is not known"],
    ["SELECT * FROM other WHERE a = ?", "the column a is not known"],
    ["SELECT * FROM t JOIN other o ON o.x = ?", "the column x is not known"],
    ["SELECT custom(?)", "the function custom() is not known"],
    ["WITH x AS (SELECT ? AS a) SELECT a / 2 FROM x", "the value goes through a subquery"],
    ["SELECT * FROM (SELECT ? AS a)", "the value goes through a subquery"],
    ["WITH t AS (SELECT 1 AS txt) SELECT * FROM t WHERE txt = ?", "the column txt is not known"],
    ["INSERT INTO t SELECT *, ? FROM u", "the statement is not understood"],
    ["SELECT ? IN t", "the statement is not understood"],
    ["SELECT 1; SELECT ?", "the statement is not understood"],
    ["SELECT ? FROM", "the statement is not understood"],
    [`SELECT ${"(".repeat(3000)}?${")".repeat(3000)}`, "the statement is not understood"],
    ["SELECT 'open, ?; ", undefined],
    ["CREATE TABLE x AS SELECT ?", "the statement is not understood"],
  ])("does not guess: %s", (sql, because) => {
    expect(numericBindings(sql, schema).map((binding) => [binding.effect, binding.because])).toEqual(
      because === undefined ? [] : [["unknown", because]],
    );
  });

  it("is not changed by comments", () => {
    for (const [effect, sql] of cases) {
      const injected = tokenize(sql)
        .tokens.map(({ text }) => text)
        .join(" /* ? */ -- '\n ");
      expect(effectsOf(injected)[0]).toBe(effect);
    }
  });
});
