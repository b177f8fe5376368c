/**
 * What becomes of a PRAGMA on D1. Which ones D1 accepts was found by running every PRAGMA of SQLite 3.5x on workerd
 * 1.20260426.1; the others fail with SQLITE_AUTH.
 *
 * - `keep`: D1 runs it.
 * - `drop`: D1 refuses it or has it anyway, and it only tunes a local file or connection: leaving it out keeps the meaning.
 * - `refuse`: D1 refuses or ignores it, and the program means something by it.
 */
export type PragmaOnD1 = "keep" | "drop" | "refuse";

const accepted: ReadonlySet<string> = new Set([
  "case_sensitive_like",
  "data_version",
  "defer_foreign_keys",
  "foreign_key_check",
  "foreign_key_list",
  "foreign_keys",
  "ignore_check_constraints",
  "index_info",
  "index_list",
  "index_xinfo",
  "legacy_alter_table",
  "optimize",
  "quick_check",
  "recursive_triggers",
  "reverse_unordered_selects",
  "table_info",
  "table_list",
  "table_xinfo",
]);

/** Durability, memory and locking of a database file: D1's own business. */
const tuning: ReadonlySet<string> = new Set([
  "analysis_limit",
  "auto_vacuum",
  "automatic_index",
  "busy_timeout",
  "cache_size",
  "cache_spill",
  "cell_size_check",
  "checkpoint_fullfsync",
  "default_cache_size",
  "fullfsync",
  "hard_heap_limit",
  "incremental_vacuum",
  "journal_mode",
  "journal_size_limit",
  "legacy_file_format",
  "locking_mode",
  "mmap_size",
  "page_size",
  "read_uncommitted",
  "secure_delete",
  "shrink_memory",
  "soft_heap_limit",
  "synchronous",
  "temp_store",
  "temp_store_directory",
  "threads",
  "trusted_schema",
  "wal_autocheckpoint",
  "wal_checkpoint",
]);

const on: ReadonlySet<string> = new Set(["1", "on", "true", "yes"]);

/** @param value as written, without quotes; `undefined` where the PRAGMA only asks. */
export function pragmaOnD1(name: string, value: string | undefined): PragmaOnD1 {
  const pragma = name.toLowerCase();
  if (pragma === "foreign_keys" && value !== undefined) {
    // They are always on in D1; switching them off is ignored in silence.
    return on.has(value.toLowerCase()) ? "drop" : "refuse";
  }
  if (accepted.has(pragma)) return "keep";
  // UTF-8 is what D1 has, as every database that JavaScript programs made.
  if (pragma === "encoding") return value !== undefined && /^utf-?8$/i.test(value) ? "drop" : "refuse";
  return tuning.has(pragma) ? "drop" : "refuse";
}
