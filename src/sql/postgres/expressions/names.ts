import type { Node } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";

/** The name of an identifier as PostgreSQL keeps it: folded to lower case unless it is quoted. */
export function foldedName(node: NodeOf<"identifier">): string {
  if (node.text.startsWith('"')) return node.text.slice(1, -1).replaceAll('""', '"');
  return node.name.toLowerCase();
}

/** The parts of a name: `a.b."C"` has three; `undefined` for what is no name. */
export function nameParts(node: Node): readonly string[] | undefined {
  if (node.type === "identifier") return [foldedName(node)];
  if (node.type !== "member_expr") return undefined;
  const object = nameParts(node.object);
  if (!object || node.property.type !== "identifier") return undefined;
  return [...object, foldedName(node.property)];
}

/** The key in the catalog of a table or type by the parts of its name. */
export function keyOf(parts: readonly string[]): string {
  const [schema, name] = parts.slice(-2);
  if (name === undefined) return schema ?? "";
  return schema === "public" ? name : `${schema ?? ""}.${name}`;
}

/** The name of a function in lower case, without the schemas of PostgreSQL itself and of its extensions. */
export function functionName(node: Node): string {
  const parts = nameParts(node) ?? [];
  const [first, ...rest] = parts;
  return rest.length > 0 && (first === "pg_catalog" || first === "public" || first === "extensions")
    ? rest.join(".")
    : parts.join(".");
}

/** No object of PostgreSQL's own. */
export function isOrdinary(key: string): boolean {
  return !/^(?:pg_|information_schema\b)/.test(key);
}
