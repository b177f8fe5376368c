import type { Catalog } from "../catalog.js";
import type { Change } from "./change.js";
import { relationsMentioned } from "./rename-in-expression.js";

/** The views that would go with these relations, and with those views, in an order in which they can be dropped. */
export function dependentViews(catalog: Catalog, keys: readonly string[]): Change[] {
  const gone = new Set(keys);
  const order: string[] = [];
  for (let found = true; found;) {
    found = false;
    for (const { key, query } of catalog.views.values()) {
      if (gone.has(key) || relationsMentioned(query, gone).length === 0) continue;
      gone.add(key);
      order.unshift(key);
      found = true;
    }
  }
  return order.map((key) => ({ kind: "drop-view", key, ifExists: true }));
}
