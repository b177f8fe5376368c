import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { FileUses } from "./uses.js";

const reference = /\breferences\s+["'`[]?\w/i;
const switchedOn = /\bpragma\s+foreign_keys\s*(?:=\s*|\(\s*)(?:on|1|true|yes)\b/i;

/**
 * Finds Bun databases whose foreign keys were never checked: SQLite checks them only where it is told to, D1 always does.
 * better-sqlite3 and node:sqlite have it on from the start.
 *
 * @param texts the program's constant SQL
 */
export function findForeignKeys(files: readonly FileUses[], texts: readonly string[], collector: EditCollector): void {
  if (!texts.some((text) => reference.test(text)) || texts.some((text) => switchedOn.test(text))) return;
  for (const { node, library } of files.flatMap(({ constructions }) => constructions)) {
    if (library !== "bun:sqlite") continue;
    collector.find(
      node,
      "d1-async/foreign-keys",
      "The schema has foreign keys, which nothing switches on here. D1 checks them.",
    );
  }
}
