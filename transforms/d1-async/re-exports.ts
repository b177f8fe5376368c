import { ts } from "ts-morph";
import { lineEndOf } from "../../src/engine/line-end.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { entityOf } from "./library.js";
import { counterpartOf } from "./library-types.js";

/**
 * `export type { Database as Handle } from "bun:sqlite"` → `export type Handle = D1Database;`, so that what imports the
 * type keeps it. Anything else that is exported from the library is left to a person.
 */
export function convertReExport(
  statement: ts.ExportDeclaration,
  { checker }: Analysis,
  collector: EditCollector,
): void {
  const clause = statement.exportClause;
  const elements = clause && ts.isNamedExports(clause) ? clause.elements : [];
  const aliases = elements.map((element) => {
    const counterpart = counterpartOf(entityOf(checker.getSymbolAtLocation(element.name), checker)?.entity);
    return counterpart === undefined || element.name.text === "default"
      ? undefined
      : `export type ${element.name.text} = ${counterpart}`;
  });
  if (aliases.length === 0 || aliases.includes(undefined)) {
    collector.find(statement, "d1-async/remaining-import", "The library is exported again here.");
    return;
  }
  const file = statement.getSourceFile();
  const semicolon = statement.getText().endsWith(";") ? ";" : "";
  collector.replaceNode(
    statement,
    aliases.map((alias) => `${alias ?? ""}${semicolon}`).join(lineEndOf(file.text)),
    "d1-async/type",
  );
}
