import type { Catalog } from "../../src/sql/postgres/catalog.js";
import { applyChange } from "../../src/sql/postgres/changes/apply-change.js";
import { asksOnlyCatalogs, holds } from "../../src/sql/postgres/changes/catalog-condition.js";
import { CatalogError } from "../../src/sql/postgres/changes/catalog-error.js";
import type { BlockItem } from "../../src/sql/postgres/changes/guarded-block.js";
import type { Meaning } from "../../src/sql/postgres/changes/meaning.js";
import { readStatement } from "../../src/sql/postgres/changes/read-statement.js";
import type { ReplayState } from "./replay-state.js";
import { replayStatement } from "./replay-statement.js";

/** A DO block: what it does is decided by the catalog as it stands then. */
export function replayBlock(
  state: ReplayState,
  { items, comments: inner }: Extract<Meaning, { kind: "guarded" }>,
  comments: readonly string[],
): void {
  state.output.keep(undefined, [...comments, ...inner]);
  replayItems(state, items, false);
}

/** @param isGuarded whether PostgreSQL would pass over what cannot be done */
function replayItems(state: ReplayState, items: readonly BlockItem[], isGuarded: boolean): void {
  for (const item of items) {
    if (item.kind === "statement") {
      replayStatement(state, { text: item.text, comments: [] }, isGuarded);
      continue;
    }
    const chosen = item.kind === "stop" ? undefined : chosenItems(item, state.catalog);
    if (chosen) replayItems(state, chosen.items, isGuarded || chosen.isGuarded);
    else state.leave("procedural-block", "a part of the DO block", item.text, []);
  }
}

interface Chosen {
  readonly items: readonly BlockItem[];
  readonly isGuarded: boolean;
}

/** What is done of IF, or of a block with handlers; `undefined` where that cannot be told. */
function chosenItems(item: Exclude<BlockItem, { kind: "statement" | "stop" }>, catalog: Catalog): Chosen | undefined {
  if (item.kind === "attempt") {
    const outcome = catalogAfter(item.items, catalog);
    if (outcome === undefined) return undefined;
    return outcome === "fails" ? { items: [], isGuarded: true } : { items: item.items, isGuarded: true };
  }
  for (const { condition, items } of item.branches) {
    const result = holds(condition, catalog);
    if (result === true) return { items, isGuarded: false };
    if (result === false) continue;
    // What only asks PostgreSQL's catalogs whether a thing is there is a guard, and makes it where it is not.
    const isGuard = item.branches.length === 1 && item.otherwise.length === 0 && asksOnlyCatalogs(condition);
    return isGuard && items.every((inner) => changesOnlySchema(inner, catalog))
      ? { items, isGuarded: true }
      : undefined;
  }
  return { items: item.otherwise, isGuarded: false };
}

function changesOnlySchema(item: BlockItem, catalog: Catalog): boolean {
  if (item.kind !== "statement") return false;
  return !["query", "table-from-query", "guarded"].includes(readStatement(item.text, catalog).kind);
}

/** The catalog after a block with handlers; `undefined` where rows decide whether it fails. */
function catalogAfter(items: readonly BlockItem[], catalog: Catalog): Catalog | "fails" | undefined {
  let current = catalog;
  for (const item of items) {
    if (item.kind === "stop") return "fails";
    if (item.kind === "statement") {
      const meaning = readStatement(item.text, current);
      if (meaning.kind === "query" || meaning.kind === "table-from-query" || meaning.kind === "guarded")
        return undefined;
      if (meaning.kind !== "changes") continue;
      try {
        current = meaning.changes.reduce(applyChange, current);
      } catch (error) {
        if (error instanceof CatalogError) return "fails";
        throw error;
      }
      continue;
    }
    const chosen = chosenItems(item, current);
    const next = chosen && catalogAfter(chosen.items, current);
    if (next === undefined) return undefined;
    if (next !== "fails") current = next;
    else if (item.kind !== "attempt") return "fails";
  }
  return current;
}
