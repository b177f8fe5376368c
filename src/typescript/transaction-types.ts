import { ts } from "ts-morph";
import type { TextRange } from "../engine/text-position.js";

/** `Parameters<Parameters<typeof db.transaction>[0]>[0]`, the type of what a transaction hands to its function. */
export interface TransactionType {
  /** The whole type. */
  readonly node: ts.IndexedAccessTypeNode;
  /** Where the database's own type stands in it, as it can be left: `typeof db`. */
  readonly database: TextRange;
}

/**
 * Reads the type of a transaction that is taken from the method of a database.
 *
 * @param reference any type reference; the answer is about the outer `Parameters<…>` only
 * @param isDatabase tells whether a type is a database whose transactions are converted
 */
export function transactionTypeOf(
  reference: ts.TypeReferenceNode,
  checker: ts.TypeChecker,
  isDatabase: (type: ts.Type) => boolean,
): TransactionType | undefined {
  const [argument] = isParameters(reference) ? (reference.typeArguments ?? []) : [];
  const inner = argument && firstElementOf(argument);
  const node = reference.parent;
  if (!inner || !ts.isIndexedAccessTypeNode(node) || firstElementOf(node) !== reference) return undefined;
  const [method] = ts.isTypeReferenceNode(inner) && isParameters(inner) ? (inner.typeArguments ?? []) : [];
  const database = method && databaseOf(method, checker, isDatabase);
  return database && { node, database };
}

/** The database type in `typeof db.transaction`, `(typeof db)["transaction"]`, `Database["transaction"]`. */
function databaseOf(
  method: ts.TypeNode,
  checker: ts.TypeChecker,
  isDatabase: (type: ts.Type) => boolean,
): TextRange | undefined {
  if (ts.isTypeQueryNode(method) && ts.isQualifiedName(method.exprName)) {
    const { left, right } = method.exprName;
    if (right.text !== "transaction" || !isDatabase(checker.getTypeAtLocation(left))) return undefined;
    return { start: method.getStart(), end: left.end };
  }
  if (!ts.isIndexedAccessTypeNode(method) || method.indexType.getText().slice(1, -1) !== "transaction") {
    return undefined;
  }
  const { objectType } = method;
  if (!isDatabase(checker.getTypeFromTypeNode(objectType))) return undefined;
  const inner = ts.isParenthesizedTypeNode(objectType) ? objectType.type : objectType;
  return { start: inner.getStart(), end: inner.end };
}

function isParameters({ typeName }: ts.TypeReferenceNode): boolean {
  return ts.isIdentifier(typeName) && typeName.text === "Parameters";
}

/** `T` of `T[0]`. */
function firstElementOf(node: ts.TypeNode): ts.TypeNode | undefined {
  return ts.isIndexedAccessTypeNode(node) && node.indexType.getText() === "0" ? node.objectType : undefined;
}
