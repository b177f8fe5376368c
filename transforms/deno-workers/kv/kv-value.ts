import { ts } from "ts-morph";

const lost: ReadonlySet<string> = new Set([
  "Date",
  "Map",
  "Set",
  "RegExp",
  "Uint8Array",
  "ArrayBuffer",
  "Blob",
  "Error",
  "KvU64",
]);

/**
 * What of a value JSON loses and Deno KV's copies keep, by its type.
 *
 * @returns a word for it; `undefined` where nothing is lost, or the type says nothing
 */
export function lostInJson(node: ts.Expression, checker: ts.TypeChecker): string | undefined {
  return lostOf(checker.getTypeAtLocation(node), checker, 0);
}

function lostOf(type: ts.Type, checker: ts.TypeChecker, depth: number): string | undefined {
  if (depth > 4) return undefined;
  if (type.flags & ts.TypeFlags.BigIntLike) return "a bigint";
  // A property without a value is left out, which is the same when it is read.
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return depth === 0 ? "undefined" : undefined;
  const first = <Item>(items: readonly Item[], look: (item: Item) => string | undefined): string | undefined => {
    for (const item of items) {
      const found = look(item);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  if (type.isUnionOrIntersection()) return first(type.types, (each) => lostOf(each, checker, depth));
  const name = type.getSymbol()?.name;
  if (name !== undefined && lost.has(name)) return `a ${name}`;
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return first(checker.getTypeArguments(type as ts.TypeReference), (each) => lostOf(each, checker, depth + 1));
  if (!(type.flags & ts.TypeFlags.Object)) return undefined;
  const properties = checker.getPropertiesOfType(type);
  return (
    first(properties, (property) => lostOf(checker.getTypeOfSymbol(property), checker, depth + 1)) ??
    first(checker.getIndexInfosOfType(type), (info) => lostOf(info.type, checker, depth + 1))
  );
}
