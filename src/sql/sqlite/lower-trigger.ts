import type { FunctionDefinition, Table, Trigger } from "../postgres/catalog.js";
import { PostgresScanner } from "../postgres/scanner.js";
import { type TranslationContext, translateExpression } from "../postgres/translation.js";
import type { TriggerDefinition } from "./definition.js";
import type { ProblemList } from "./lowering-problem.js";
import { quoteName, sqliteName } from "./names.js";

/**
 * A trigger whose function only gives columns of the new row other values (`NEW.updated_at = now()`), the usual one by far.
 * SQLite cannot change the new row before it is written, so the row is updated right after. That update starts no trigger
 * again: D1 has `recursive_triggers` off. Any other trigger is left to a person.
 */
export function lowerTrigger(
  trigger: Trigger,
  table: Table,
  context: TranslationContext,
  problems: ProblemList,
): TriggerDefinition[] {
  const object = `${table.key}#${trigger.name}`;
  const refuse = (why: string): [] => {
    problems.add("trigger-function", object, `the trigger \`${trigger.name}\` of \`${table.key}\`: ${why}`);
    return [];
  };
  const definition = context.catalog.functions.get(trigger.function);
  if (!definition) return refuse(`its function \`${trigger.function}\` is not known`);
  const assignments = readAssignments(definition);
  if (!assignments) return refuse(`its function \`${trigger.function}\` does more than set columns of the new row`);
  const [event, ...others] = trigger.events;
  if (trigger.timing !== "BEFORE" || !trigger.forEachRow || (event !== "UPDATE" && event !== "INSERT")) {
    return refuse("only BEFORE INSERT or UPDATE … FOR EACH ROW has a form on D1");
  }
  if (others.some((other) => other !== "UPDATE" && other !== "INSERT"))
    return refuse("it is also for DELETE or TRUNCATE");

  const sets: string[] = [];
  for (const { column: name, expression } of assignments) {
    const column = table.columns.find((candidate) => candidate.name === name);
    if (!column) return refuse(`\`${table.key}\` has no column \`${name}\``);
    const translation = translateExpression(expression, context, {
      table,
      rows: "new",
      expected: column.type,
      place: "query",
    });
    const sql = problems.take(translation, object, `the trigger \`${trigger.name}\` of \`${table.key}\``);
    if (sql === undefined) return [];
    sets.push(`${quoteName(name)} = ${sql}`);
  }
  let when = "";
  if (trigger.when !== undefined) {
    const condition = problems.take(
      translateExpression(trigger.when, context, { table, rows: "new", place: "query" }),
      object,
      `the condition of the trigger \`${trigger.name}\``,
    );
    if (condition === undefined) return [];
    when = `WHEN (${condition})\n`;
  }
  const name = sqliteName(table.key);
  return trigger.events.map((each) => {
    const suffix = trigger.events.length > 1 ? `_${each.toLowerCase()}` : "";
    const triggerName = (trigger.name.includes(name) ? trigger.name : `${name}_${trigger.name}`) + suffix;
    const columns =
      each === "UPDATE" && trigger.columns.length > 0 ? ` OF ${trigger.columns.map(quoteName).join(", ")}` : "";
    return {
      name: triggerName,
      sql: [
        `CREATE TRIGGER ${quoteName(triggerName)} AFTER ${each}${columns} ON ${quoteName(name)}`,
        `FOR EACH ROW ${when}BEGIN`,
        `  UPDATE ${quoteName(name)} SET ${sets.join(", ")} WHERE rowid = NEW.rowid;`,
        "END",
      ].join("\n"),
    };
  });
}

interface Assignment {
  readonly column: string;
  /** PostgreSQL text. */
  readonly expression: string;
}

/** `BEGIN NEW.a = …; NEW.b := …; RETURN NEW; END` and nothing else. */
function readAssignments({ language, body }: FunctionDefinition): Assignment[] | undefined {
  if (language !== "plpgsql") return undefined;
  const statements = statementsOf(body);
  const [first, ...rest] = statements;
  if (first === undefined || !/^begin\b/i.test(first)) return undefined;
  const texts = [first.replace(/^begin\b\s*/i, ""), ...rest];
  const assignments: Assignment[] = [];
  for (const text of texts) {
    if (text === "" || /^end$/i.test(text)) continue;
    if (/^return\s+\(?\s*new\s*\)?$/i.test(text)) return assignments.length > 0 ? assignments : undefined;
    const assignment = /^new\s*\.\s*(?:"((?:[^"]|"")+)"|(\w+))\s*(?::=|=)\s*([\s\S]+)$/i.exec(text);
    const [, quoted, bare, expression] = assignment ?? [];
    const column = quoted?.replaceAll('""', '"') ?? bare?.toLowerCase();
    if (column === undefined || expression === undefined) return undefined;
    assignments.push({ column, expression });
  }
  return undefined;
}

/** The texts between semicolons, without comments. */
function statementsOf(body: string): string[] {
  const statements: string[] = [];
  const scanner = new PostgresScanner(body);
  let current = "";
  let end = 0;
  while (scanner.next() !== "end") {
    const isComment = scanner.kind === "comment-line" || scanner.kind === "comment-block";
    const text = isComment ? "" : body.slice(scanner.start, scanner.end);
    if (text === ";") {
      statements.push(current.trim());
      current = "";
    } else {
      current += (scanner.start > end ? " " : "") + text;
    }
    end = scanner.end;
  }
  return [...statements, current.trim()];
}
