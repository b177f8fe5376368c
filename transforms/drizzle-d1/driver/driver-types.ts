import { ts } from "ts-morph";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import type { DrizzleExports } from "../schema/drizzle-exports.js";
import { drizzleModule } from "../schema/drizzle-module.js";
import { driverOf, driverTypes } from "./library.js";
import { isReplaced } from "./removal-set.js";
import type { DriverUses } from "./uses.js";

const code = "drizzle-d1/driver";

/**
 * Modules and names of the drivers become those of D1: `NodePgDatabase<S>` is `DrizzleD1Database<S>`. Comes last, as what
 * goes with other text needs no change.
 */
export function convertDriverTypes(
  { file, specifiers }: DriverUses,
  exports: DrizzleExports,
  collector: EditCollector,
): void {
  const path = collector.pathOf(file);
  const edits = collector.edits.filter((edit) => edit.path === path && edit.kind === "replace");
  const gone = (node: ts.Node) => isReplaced(node, edits, collector);
  const imported = new Set<string>();
  /** Local names that are written anew wherever they are used. */
  const renamed = new Map<string, string>();

  for (const specifier of specifiers) {
    if (gone(specifier)) continue;
    const module = drizzleModule(specifier.text);
    const driver = module && driverOf(module.path);
    if (!module || !driver) continue;
    const below = driver.below === "" ? "" : `/${driver.below}`;
    collector.replace(
      file,
      { start: specifier.getStart() + 1, end: specifier.end - 1 },
      `${module.package}/d1${below}`,
      code,
    );
    const statement = specifier.parent;
    if (ts.isImportDeclaration(statement)) convertImports(statement);
    else if (ts.isExportDeclaration(statement)) convertExports(statement);
  }

  function convertImports(statement: ts.ImportDeclaration): void {
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return;
    for (const element of bindings.elements) {
      if (gone(element)) continue;
      const original = (element.propertyName ?? element.name).text;
      const target = driverTypes[original];
      if (target === undefined) {
        if (!known.has(original)) findOther(element, original);
        continue;
      }
      if (element.propertyName) {
        collector.replaceNode(element.propertyName, target, code);
        continue;
      }
      renamed.set(original, target);
      if (imported.has(target)) collector.remove(element, code);
      else collector.replaceNode(element.name, target, code);
      imported.add(target);
    }
  }

  function convertExports(statement: ts.ExportDeclaration): void {
    const clause = statement.exportClause;
    if (!clause || !ts.isNamedExports(clause)) return;
    for (const element of clause.elements) {
      const original = (element.propertyName ?? element.name).text;
      const target = driverTypes[original];
      if (target === undefined) {
        if (!known.has(original)) findOther(element, original);
      } else if (element.propertyName) collector.replaceNode(element.propertyName, target, code);
      else collector.replaceNode(element.name, `${target} as ${original}`, code);
    }
  }

  function findOther(node: ts.Node, name: string): void {
    collector.find(node, "drizzle-d1/driver-type", `\`${name}\` has no counterpart in \`drizzle-orm/d1\`.`);
  }

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isTypeName(node)) {
      const found = exports.of(node);
      const target = found && driverOf(found.path) ? driverTypes[found.name] : undefined;
      const isOwn = renamed.has(node.text) || ts.isQualifiedName(node.parent);
      if (target !== undefined && isOwn && !gone(node)) collector.replaceNode(node, target, code);
    }
    if (ts.isImportTypeNode(node) && node.qualifier && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      const module = ts.isStringLiteral(literal) ? drizzleModule(literal.text) : undefined;
      const target = ts.isIdentifier(node.qualifier) ? driverTypes[node.qualifier.text] : undefined;
      if (module && driverOf(module.path) && target !== undefined) collector.replaceNode(node.qualifier, target, code);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** What `drizzle-orm/d1` and its migrator export under the same name. */
const known: ReadonlySet<string> = new Set(["drizzle", "migrate"]);

/** A name that stands for a type (or a class), outside of the import that brings it in. */
function isTypeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  if (ts.isImportTypeNode(parent)) return false;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  return Object.hasOwn(driverTypes, node.text);
}
