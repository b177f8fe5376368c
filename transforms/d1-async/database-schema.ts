import type { ts } from "ts-morph";
import { type Schema, foldSchema } from "../../src/sql/schema.js";
import { splitStatements } from "../../src/sql/statements.js";
import type { SqlSources } from "./sql-source.js";
import type { FileUses } from "./uses.js";
import { constantArrayTexts } from "./constant-arrays.js";

export type DatabaseSchema = Schema;

/** The SQL that the program runs, as far as it is constant. */
export function constantSql(files: readonly FileUses[], sources: SqlSources, checker: ts.TypeChecker): string[] {
  return files.flatMap(({ calls }) =>
    calls.flatMap((use) => {
      if (use.member.entity !== "database") return [];
      const text = sources.of(use)?.text;
      if (text === undefined) return constantArrayTexts(use, checker);
      return [use.member.name === "pragma" ? `PRAGMA ${text}` : text];
    }),
  );
}

/** The tables that the program's own constant DDL creates, wherever it stands. */
export function collectSchema(texts: readonly string[]): DatabaseSchema {
  const statements = texts.flatMap((text) => splitStatements(text));
  const isCreate = (kind: string) => kind === "ddl-create";
  // Columns are added to tables that another file may create: tables first.
  return foldSchema([
    ...statements.filter((statement) => isCreate(statement.class.kind)),
    ...statements.filter((statement) => statement.class.kind === "ddl-alter-add-column"),
  ]);
}
