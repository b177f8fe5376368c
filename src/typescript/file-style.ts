import { ts } from "ts-morph";

/** How a file is written, so that what is added looks like the rest. */

/** Whether statements end in semicolons. */
export function usesSemicolons(file: ts.SourceFile): boolean {
  return file.statements.some((statement) => statement.getText().endsWith(";"));
}

/** The quotes around module specifiers. */
export function quoteOf(file: ts.SourceFile): '"' | "'" {
  const other = file.statements.find((statement) => ts.isImportDeclaration(statement));
  return other?.moduleSpecifier.getText().startsWith("'") ? "'" : '"';
}

/** The position at which the line of a node's first token begins. */
export function lineStartOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getPositionOfLineAndCharacter(file.getLineAndCharacterOfPosition(node.getStart()).line, 0);
}

/** The white space that the line of a node's first token begins with. */
export function indentationOf(node: ts.Node): string {
  return /^[ \t]*/.exec(node.getSourceFile().text.slice(lineStartOf(node)))?.[0] ?? "";
}

/** A name that is not yet written anywhere in a scope: the given one, or that with a number. */
export function freeName(name: string, scope: ts.Node): string {
  const taken = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(node)) taken.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(scope);
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${String(number)}`;
  return free;
}

/** The name of a member is no name of the scope: `jobs.ready`, `{ ready: true }`. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  const isMember =
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent);
  return isMember && parent.name === node;
}
