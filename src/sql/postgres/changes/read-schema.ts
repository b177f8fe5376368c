import { type Catalog, emptyCatalog } from "../catalog.js";
import { splitPostgres } from "../split.js";
import { applyChange } from "./apply-change.js";
import { holds } from "./catalog-condition.js";
import { CatalogError } from "./catalog-error.js";
import type { Change } from "./change.js";
import type { BlockItem } from "./guarded-block.js";
import { readStatement } from "./read-statement.js";

/**
 * The schema that statements make of an empty database, as those of a dump. What is not understood, and what cannot be
 * done, is left out: whoever puts rows into the schema finds out what is missing.
 */
export function readSchema(statements: string): Catalog {
  let catalog = emptyCatalog;
  for (const { kind, text } of splitPostgres(statements)) {
    if (kind === "sql") for (const change of changesOf(text, catalog)) catalog = changed(catalog, change);
  }
  return catalog;
}

function changesOf(text: string, catalog: Catalog): readonly Change[] {
  const meaning = readStatement(text, catalog);
  if (meaning.kind === "changes") return meaning.changes;
  if (meaning.kind !== "guarded") return [];
  return meaning.items.flatMap((item) => statementsOf(item, catalog)).flatMap((inner) => changesOf(inner, catalog));
}

/** The statements that a part of a DO block comes to; where a condition cannot be decided, as if it held. */
function statementsOf(item: BlockItem, catalog: Catalog): string[] {
  if (item.kind === "stop") return [];
  if (item.kind === "statement") return [item.text];
  const chosen =
    item.kind === "attempt" ? item : item.branches.find(({ condition }) => holds(condition, catalog) !== false);
  const items = chosen?.items ?? (item.kind === "choice" ? item.otherwise : []);
  return items.flatMap((inner) => statementsOf(inner, catalog));
}

function changed(catalog: Catalog, change: Change): Catalog {
  try {
    return applyChange(catalog, change);
  } catch (error) {
    if (error instanceof CatalogError) return catalog;
    throw error;
  }
}
