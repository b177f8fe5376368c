import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pragmaOnD1 } from "../../src/sql/pragmas.js";
import { classifyStatement } from "../../src/sql/statements.js";
import { type LocalD1, startLocalD1 } from "../runtimes/local-d1.js";

/** Every PRAGMA of https://sqlite.org/pragma.html that is no debugging aid. */
const pragmas =
  "analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size cache_spill case_sensitive_like " +
  "cell_size_check checkpoint_fullfsync collation_list compile_options data_version database_list default_cache_size " +
  "defer_foreign_keys encoding foreign_key_check foreign_key_list(t) foreign_keys freelist_count fullfsync function_list " +
  "hard_heap_limit ignore_check_constraints incremental_vacuum index_info(i) index_list(t) index_xinfo(i) " +
  "integrity_check journal_mode journal_size_limit legacy_alter_table legacy_file_format locking_mode max_page_count " +
  "mmap_size module_list optimize page_count page_size pragma_list query_only quick_check read_uncommitted " +
  "recursive_triggers reverse_unordered_selects schema_version secure_delete shrink_memory soft_heap_limit synchronous " +
  "table_info(t) table_list table_xinfo(t) temp_store temp_store_directory threads trusted_schema user_version " +
  "wal_autocheckpoint wal_checkpoint writable_schema";

const refused = [
  "CREATE TEMP TABLE a (b)",
  "CREATE TABLE temp.a (b)",
  "CREATE VIRTUAL TABLE v USING fts4 (a)",
  "CREATE VIRTUAL TABLE v USING vec0 (a float[3])",
  "ATTACH 'x' AS y",
  "DETACH y",
  "VACUUM",
  "SELECT sqlite_version()",
  "SELECT sqlite_source_id()",
  "SELECT load_extension('x')",
  "SELECT 'a' REGEXP 'b'",
];

const accepted = [
  "CREATE TABLE IF NOT EXISTS main.t (a TEXT)",
  "CREATE VIRTUAL TABLE f USING fts5 (a)",
  "CREATE VIRTUAL TABLE fv USING fts5vocab ('f', 'row')",
  "ALTER TABLE t ADD COLUMN b",
  "CREATE TABLE sizes AS SELECT 1 AS a",
  "ANALYZE",
  "REINDEX t",
  "EXPLAIN QUERY PLAN SELECT 1",
  "WITH x AS (SELECT 1 AS a) INSERT INTO t (a) SELECT a FROM x RETURNING *",
  "DROP TABLE sizes",
];

const transactions = ["BEGIN IMMEDIATE", "COMMIT", "END", "ROLLBACK", "SAVEPOINT a", "RELEASE a"];

describe("what D1 takes", () => {
  let local: LocalD1;

  beforeAll(async () => {
    local = await startLocalD1();
    await local.db.prepare("CREATE TABLE t (a TEXT); CREATE INDEX i ON t (a)").run();
  });
  afterAll(() => local.dispose());

  async function runs(sql: string): Promise<boolean> {
    return local.db
      .prepare(sql)
      .run()
      .then(
        () => true,
        () => false,
      );
  }

  it.each(pragmas.split(" "))("PRAGMA %s", async (pragma) => {
    const name = pragma.replace(/\(.*/, "");
    expect(await runs(`PRAGMA ${pragma}`)).toBe(pragmaOnD1(name, undefined) === "keep");
  });

  it.each(refused)("refuses %s", async (sql) => {
    expect(classifyStatement(sql).kind).toBe("refused");
    expect(await runs(sql)).toBe(false);
  });

  it.each(transactions)("refuses %s", async (sql) => {
    expect(classifyStatement(sql).kind).toBe("transaction");
    expect(await runs(sql)).toBe(false);
  });

  it.each(accepted)("accepts %s", async (sql) => {
    expect(["refused", "unknown", "transaction"]).not.toContain(classifyStatement(sql).kind);
    expect(await runs(sql)).toBe(true);
  });
});
