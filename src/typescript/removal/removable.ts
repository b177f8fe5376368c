import { ts } from "ts-morph";

/**
 * What can be removed: a statement, one of several things in a list that commas separate (an expression only as an element
 * of an array), or a part of an import: its default name, for which its clause stands, or its other names.
 */
export type Removable =
  | ts.Statement
  | ts.VariableDeclaration
  | ts.ExportSpecifier
  | ts.ImportSpecifier
  | ts.ImportClause
  | ts.NamedImportBindings
  | ts.ObjectLiteralElementLike
  | ts.Expression;

/**
 * What goes as a whole when some nodes go: what holds nothing any more goes instead of its content, and what lies inside
 * of a removed node goes with it.
 *
 * @returns the nodes to remove, each with those of the given nodes that it stands for
 */
export function wholesOf(nodes: ReadonlySet<Removable>): ReadonlyMap<Removable, readonly Removable[]> {
  const outer = [...nodes].filter((node) => !liesInside(node, nodes));
  const wholes = new Map<Removable, readonly Removable[]>(outer.map((node) => [node, [node]]));
  // What is added on the way is visited too: names, then their braces, then the import.
  for (const [node] of wholes) {
    const list = listAround(node);
    if (!list?.content.every((element) => wholes.has(element))) continue;
    const standsFor = list.content.flatMap((element) => wholes.get(element) ?? []);
    for (const element of list.content) wholes.delete(element);
    wholes.set(list.holder, standsFor);
  }
  return wholes;
}

function liesInside(node: Removable, nodes: ReadonlySet<ts.Node>): boolean {
  // A clause stands for the default name only.
  return ts.findAncestor(node.parent, (parent) => nodes.has(parent) && !ts.isImportClause(parent)) !== undefined;
}

/** The list that a node stands in, and what goes when all of the list goes. */
function listAround(
  node: Removable,
): { readonly content: readonly Removable[]; readonly holder: Removable } | undefined {
  const { parent } = node;
  if (ts.isVariableDeclarationList(parent) && ts.isVariableStatement(parent.parent)) {
    return { content: parent.declarations, holder: parent.parent };
  }
  if (ts.isNamedExports(parent)) return { content: parent.elements, holder: parent.parent };
  if (ts.isNamedImports(parent)) return { content: parent.elements, holder: parent };
  const clause = ts.isImportClause(node) ? node : parent;
  if (!ts.isImportClause(clause) || !ts.isImportDeclaration(clause.parent)) return undefined;
  const { name, namedBindings } = clause;
  return { content: [...(name ? [clause] : []), ...(namedBindings ? [namedBindings] : [])], holder: clause.parent };
}
