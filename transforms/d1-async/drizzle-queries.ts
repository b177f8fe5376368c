import { ts } from "ts-morph";
import { splitStatements } from "../../src/sql/statements.js";
import { staticText } from "../../src/typescript/static-text.js";
import { drizzleMemberOf } from "./drizzle-library.js";
import type { DrizzleCall } from "./drizzle-uses.js";
import type { Conversion, QueryContext } from "./query-context.js";
import { removeCall } from "../../src/typescript/removal/removed-call.js";

/**
 * A query that drizzle runs at once: the same call on D1 gives a promise of the same rows. Only `.sync()` goes, because
 * what it was called on can be awaited itself.
 */
export function planDrizzleQuery({ call, access }: DrizzleCall, { collector, checker }: QueryContext): Conversion {
  const statement = refusedStatement(call, checker);
  if (statement?.removable) {
    return {
      call,
      emit: () => {
        removeCall(call, "d1-async/pragma", collector);
      },
    };
  }
  return {
    call,
    seed: { expression: call, label: `query …${access.name.text}()` },
    emit: () => {
      if (statement) collector.find(call, statement.code, `D1 refuses \`${statement.text.slice(0, 40)}\`.`);
      if (access.name.text !== "sync") return;
      const range = { start: access.expression.end, end: call.end };
      collector.replace(call.getSourceFile(), range, "", "d1-async/query");
    },
  };
}

interface RefusedStatement {
  readonly text: string;
  readonly code: "d1-async/unsupported-pragma" | "d1-async/transaction-statement";
  /** D1 does by itself what the statement asks for, and nothing uses its result. */
  readonly removable: boolean;
}

/** What D1 refuses of ``db.run(sql`PRAGMA …`)``, where the SQL is constant. */
function refusedStatement(call: ts.CallExpression, checker: ts.TypeChecker): RefusedStatement | undefined {
  const text = call.arguments[0] && sqlText(call.arguments[0], checker);
  const statements = text === undefined ? [] : splitStatements(text);
  for (const { class: found, text: statement } of statements) {
    if (found.kind === "transaction") {
      return { text: statement, code: "d1-async/transaction-statement", removable: false };
    }
    if (found.kind === "pragma" && found.onD1 !== "keep") {
      const removable = found.onD1 === "drop" && statements.length === 1 && ts.isExpressionStatement(call.parent);
      return { text: statement, code: "d1-async/unsupported-pragma", removable };
    }
  }
  return undefined;
}

/** The text of `` sql`…` ``, `sql.raw("…")` or a plain string. */
function sqlText(argument: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (ts.isTaggedTemplateExpression(argument)) {
    const isDrizzle = drizzleMemberOf(checker.getTypeAtLocation(argument.tag).getSymbol()) !== undefined;
    return isDrizzle && ts.isNoSubstitutionTemplateLiteral(argument.template) ? argument.template.text : undefined;
  }
  if (ts.isCallExpression(argument) && ts.isPropertyAccessExpression(argument.expression)) {
    const { name } = argument.expression;
    const isRaw = name.text === "raw" && drizzleMemberOf(checker.getSymbolAtLocation(name)) !== undefined;
    return isRaw && argument.arguments[0] ? staticText(argument.arguments[0], checker)?.text : undefined;
  }
  return staticText(argument, checker)?.text;
}
