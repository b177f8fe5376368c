import { ts } from "ts-morph";
import { lineEndOf } from "../../src/engine/line-end.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { entityOf } from "./library.js";

/** `export type { Redis } from "ioredis"` → `export type Redis = KVNamespace;`, so that what imports the type keeps it. */
export function convertReExport(statement: ts.Statement, analysis: Analysis, collector: EditCollector): void {
  if (!ts.isExportDeclaration(statement)) return;
  const names = clientTypesOf(statement, analysis);
  if (!names) return;
  const eol = lineEndOf(statement.getSourceFile().text);
  const semicolon = statement.getText().endsWith(";") ? ";" : "";
  collector.replaceNode(
    statement,
    names.map((name) => `export type ${name} = KVNamespace${semicolon}`).join(eol),
    "redis-kv/type",
  );
}

/** The exported names, where all of them are clients of a library. */
function clientTypesOf({ exportClause }: ts.ExportDeclaration, { checker }: Analysis): readonly string[] | undefined {
  if (!exportClause || !ts.isNamedExports(exportClause) || exportClause.elements.length === 0) return undefined;
  const isClient = (element: ts.ExportSpecifier) => {
    const symbol = checker.getExportSpecifierLocalTargetSymbol(element) ?? checker.getSymbolAtLocation(element.name);
    return entityOf(symbol, checker)?.entity === "client" && element.name.text !== "default";
  };
  return exportClause.elements.every(isClient) ? exportClause.elements.map(({ name }) => name.text) : undefined;
}
