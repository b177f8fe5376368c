import type { ts } from "ts-morph";
import { type Schema, foldSchema } from "../../src/sql/schema.js";
import { splitStatements } from "../../src/sql/statements.js";
import type { SqlSources } from "./sql-source.js";
import type { FileUses } from "./uses.js";
import { constantArrayTexts } from "./constant-arrays.js";

export type DatabaseSchema = Schema;

/** The tables that the program's own constant DDL creates, wherever it stands. */
export function collectSchema(files: readonly FileUses[], sources: SqlSources, checker: ts.TypeChecker): DatabaseSchema {
  const texts = files.flatMap(({ calls }) =>
    calls.flatMap((use) => {
      if (use.member.entity !== "database") return [];
      const text = sources.of(use)?.text;
      return text === undefined ? constantArrayTexts(use, checker) : [text];
    }),
  );
  const statements = texts.flatMap((text) => splitStatements(text));
  const isCreate = (kind: string) => kind === "ddl-create";
  // Columns are added to tables that another file may create: tables first.
  return foldSchema([
    ...statements.filter((statement) => isCreate(statement.class.kind)),
    ...statements.filter((statement) => statement.class.kind === "ddl-alter-add-column"),
  ]);
}
