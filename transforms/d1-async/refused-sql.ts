import { ts } from "ts-morph";
import { type Statement, splitStatements } from "../../src/sql/statements.js";
import { staticText } from "../../src/typescript/static-text.js";
import type { QueryContext } from "./query-context.js";

/** Names the statements in the SQL of a call that D1 refuses. Of a template, the text up to its first value counts. */
export function findRefusedSql(call: ts.CallExpression, { checker, collector }: QueryContext): void {
  const argument = call.arguments[0];
  if (!argument) return;
  const text = ts.isTemplateExpression(argument) ? argument.head.text : staticText(argument, checker)?.text;
  if (ts.isTemplateExpression(argument) && /^\s*(?:create|alter)\s/i.test(argument.head.text)) {
    collector.find(
      argument,
      "d1-async/dynamic-schema",
      "The statement still runs here; the migrations do not know of it.",
    );
    return;
  }
  for (const statement of text === undefined ? [] : splitStatements(text)) {
    const refusal = refusalOf(statement);
    if (refusal) collector.find(call, refusal.code, refusal.message);
  }
}

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
