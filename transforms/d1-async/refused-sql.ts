import { ts } from "ts-morph";
import { type Statement, splitStatements } from "../../src/sql/statements.js";
import { staticText } from "../../src/typescript/static-text.js";
import type { QueryContext } from "./query-context.js";
import { isTestFile } from "../../src/typescript/test-files.js";

/**
 * Names the statements in the SQL of a call that D1 refuses, and those that make up the schema but stay here. Of a
 * template, the text up to its first value counts.
 */
export function findRefusedSql(call: ts.CallExpression, { checker, collector }: QueryContext): void {
  const argument = call.arguments[0];
  if (!argument) return;
  const text = ts.isTemplateExpression(argument) ? argument.head.text : staticText(argument, checker)?.text;
  if (ts.isTemplateExpression(argument) && /^\s*(?:create|alter)\s/i.test(argument.head.text)) {
    collector.find(argument, "d1-async/dynamic-schema", staysHere);
    return;
  }
  const statements = text === undefined ? [] : splitStatements(text);
  const isTest = isTestFile(collector.pathOf(call.getSourceFile()));
  if (!isTest && statements.some(({ class: { kind } }) => kind === "ddl-create")) {
    collector.find(call, "d1-async/dynamic-schema", staysHere);
  }
  for (const statement of statements) {
    const refusal = refusalOf(statement);
    if (refusal) collector.find(call, refusal.code, refusal.message);
  }
}

const staysHere = "The statement still runs here; the migrations do not know of it.";

function refusalOf({ class: found, text }: Statement) {
  const start = `\`${text.replace(/\s+/g, " ").slice(0, 40)}\``;
  if (found.kind === "transaction") {
    return { code: "d1-async/transaction-statement", message: `D1 refuses ${start}.` } as const;
  }
  if (found.kind === "pragma" && found.onD1 !== "keep") {
    return { code: "d1-async/unsupported-pragma", message: `D1 refuses ${start}.` } as const;
  }
  if (found.kind === "refused") {
    return { code: "d1-async/refused-sql", message: `D1 refuses ${start}: ${found.reason}.` } as const;
  }
  return undefined;
}
