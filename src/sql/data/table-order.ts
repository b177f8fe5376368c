import type { Catalog } from "../postgres/catalog.js";

/** Tables whose rows go in together. */
export interface TableGroup {
  /** Keys in the catalog. */
  readonly tables: readonly string[];
  /**
   * The foreign keys by which rows of the group may refer to rows that come later: its tables refer to each other, or the
   * one to itself.
   */
  readonly cyclic: readonly CyclicKey[];
}

/** The columns of a foreign key. */
export interface CyclicKey {
  /** Key in the catalog. */
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * Tables in an order in which every row comes after those that it refers to, apart from cycles. Without foreign keys
 * between them tables keep their order.
 *
 * @param keys the tables that have rows
 */
export function orderTables(keys: readonly string[], { tables }: Pick<Catalog, "tables">): TableGroup[] {
  const wanted = new Set(keys);
  const parents = new Map(
    keys.map((key) => [
      key,
      [...new Set((tables.get(key)?.foreignKeys ?? []).map(({ table }) => table))].filter((table) => wanted.has(table)),
    ]),
  );
  return stronglyConnected(keys, parents).map((group) => ({
    tables: keys.filter((key) => group.includes(key)),
    cyclic: group.flatMap((key) =>
      (tables.get(key)?.foreignKeys ?? [])
        .filter(({ table }) => group.includes(table))
        .map(({ columns }) => ({ table: key, columns })),
    ),
  }));
}

/** Tarjan's algorithm: a component comes out after all that it leads to. */
function stronglyConnected(keys: readonly string[], edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const components: string[][] = [];
  const indexes = new Map<string, number>();
  const stack: string[] = [];
  const visit = (key: string): number => {
    const index = indexes.size;
    indexes.set(key, index);
    stack.push(key);
    let low = index;
    for (const next of edges.get(key) ?? []) {
      if (!indexes.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, indexes.get(next) ?? low);
    }
    if (low === index) components.push(stack.splice(stack.indexOf(key)));
    return low;
  };
  for (const key of keys) if (!indexes.has(key)) visit(key);
  return components;
}
