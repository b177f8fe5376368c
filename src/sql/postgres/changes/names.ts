import type { Node } from "../../parse.js";

/** An identifier as PostgreSQL keeps it: folded to lower case unless it is quoted. */
export function nameOfIdentifier(node: Node): string {
  if (node.type !== "identifier") return "";
  return /^(?:u&)?"/i.test(node.text) ? node.name : node.name.toLowerCase();
}

/** `public.users` is `users`, `auth.users` is `auth.users`; also for what stands behind ONLY. */
export function keyOf(node: Node): string {
  if (node.type === "table_without_inheritance") return keyOf(node.table);
  if (node.type === "table_with_inheritance") return keyOf(node.table);
  if (node.type !== "member_expr") return nameOfIdentifier(node);
  const schema = keyOf(node.object);
  const name = nameOfIdentifier(node.property);
  return schema === "public" || schema === "" ? name : `${schema}.${name}`;
}

/** The schema of a key with its dot, or nothing: `auth.` of `auth.users`. */
export function schemaOf(key: string): string {
  return key.includes(".") ? key.slice(0, key.indexOf(".") + 1) : "";
}

/** The key without its schema. */
export function localName(key: string): string {
  return key.slice(schemaOf(key).length);
}

/** PostgreSQL's names end after 63 bytes (NAMEDATALEN). */
const longestName = 63;

/**
 * The name that PostgreSQL gives a constraint or index without one: `users_email_key`. Where it would be too long, the
 * longer of its first two parts is shortened; where it is taken, a number is added. Source: makeObjectName() and
 * ChooseRelationName() of PostgreSQL.
 *
 * @param columns `undefined` where the name has no part for them (a primary key)
 */
export function automaticName(
  table: string,
  columns: string | undefined,
  label: string,
  isTaken: (name: string) => boolean,
): string {
  for (let pass = 0; ; pass += 1) {
    const suffix = pass === 0 ? label : `${label}${pass}`;
    const name = objectName(table, columns, suffix);
    if (!isTaken(name)) return name;
  }
}

function objectName(table: string, columns: string | undefined, label: string): string {
  let first = table;
  let second = columns ?? "";
  const overhead = label.length + 1 + (columns === undefined ? 0 : 1);
  while (first.length + second.length > longestName - overhead) {
    if (first.length > second.length) first = first.slice(0, -1);
    else second = second.slice(0, -1);
  }
  return [first, ...(columns === undefined ? [] : [second]), label].join("_");
}
