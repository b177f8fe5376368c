import { ts } from "ts-morph";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import type { Analysis } from "../../../src/typescript/analysis.js";
import { ModuleGraph } from "../../../src/typescript/module-graph.js";
import type { DriverUses } from "./uses.js";

/** Whether a file is a program of its own that only migrates: nothing imports it, and it opens a database for `migrate`. */
export function isMigrationScript({ file, migrations }: DriverUses, analysis: Analysis): boolean {
  const path = analysis.pathOf(file);
  if (migrations.length === 0 || ModuleGraph.of(analysis.tree).importersOf(path).length > 0) return false;
  return isNamedMigration(path) || (!exportsAnything(file) && endsProcess(file));
}

function isNamedMigration(path: string): boolean {
  return (
    /(?:^|\/)(?:[\w.-]*migrat[\w.-]*)\.[mc]?[jt]sx?$/i.test(path) ||
    /(?:^|\/)[\w-]*migrat[\w-]*\/index\.[mc]?[jt]s$/i.test(path)
  );
}

/** Whether a file is run on its own, by Node.js or Bun: nothing imports it, and it ends the process or starts with `#!`. */
export function isScript(file: ts.SourceFile, analysis: Analysis): boolean {
  const path = analysis.pathOf(file);
  if (ModuleGraph.of(analysis.tree).importersOf(path).length > 0 || exportsAnything(file)) return false;
  return (
    file.text.startsWith("#!") || endsProcess(file) || /(?:^|\/)(?:seed|reset|backfill)[\w-]*\.[mc]?[jt]s$/i.test(path)
  );
}

function exportsAnything(file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      ts.isExportDeclaration(statement) ||
      (ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true),
  );
}

/** Whether a file calls `process.exit()`, or Deno's. */
function endsProcess(file: ts.SourceFile): boolean {
  const ends = (node: ts.Node): boolean => {
    const isExit =
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "exit" &&
      /^(?:process|Deno)$/.test(dottedName(node.expression.expression) ?? "");
    return isExit || (ts.forEachChild(node, (child) => ends(child) || undefined) ?? false);
  };
  return file.text.includes("exit") && ends(file);
}
