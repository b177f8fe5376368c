import { functions } from "../../../src/sql/postgres/expressions/functions.js";
import { binaryOperators } from "../../../src/sql/postgres/expressions/operators.js";
import { datePatterns } from "../../../src/sql/postgres/expressions/date-masks.js";
import { reasons } from "../../../src/sql/postgres/reasons.js";
import { translateExpression, translateStatement } from "../../../src/sql/postgres/translation.js";
import { defaultChoices } from "../../../src/sql/types.js";
import { type ExpressionForm, expressionForms } from "./expression-forms.js";
import { type StatementForm, statementForms } from "./statement-forms.js";
import { catalog } from "./world.js";

const context = { catalog, choices: defaultChoices };
const people = catalog.tables.get("people");

const code = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
};
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** docs/sql-forms.md: every form that the tests run on both engines, with what becomes of it. */
export function formsPage(): string {
  const sections = [
    ...Object.entries(expressionForms).map(([group, forms]) =>
      section(
        group,
        forms.map((form: string | ExpressionForm) => expressionRow(form)),
      ),
    ),
    ...Object.entries(statementForms).map(([group, forms]) =>
      section(
        group,
        forms.map((form: string | StatementForm) => statementRow(form)),
      ),
    ),
  ];
  return `# Forms of SQL: PostgreSQL and what becomes of it on D1

Generated from the tables in \`tests/sql/translation/\`. The tests run each form on PostgreSQL and on D1 over the same rows
(with NULLs, letters beyond ASCII, negative numbers, ends of months and JSON of all kinds) and compare what comes out. The
translations here are those with timestamps as milliseconds and decimals as text, which are the defaults. Forms that are
refused become findings: nothing is written for them.

What is in no list here is refused, too. Types: a truth value is 1 or 0, \`jsonb\` and arrays are JSON text, an enum is text.
Times without a zone count as UTC, and so does the time zone of the session: D1 has no other.

## Reasons

${table(
  ["reason", "level", "what", "what to do"],
  Object.entries(reasons).map(([name, { level, short, help }]) => [`\`${name}\``, level, short, help]),
)}

## Functions

${Object.keys(functions)
  .filter((name) => !["nextval", "currval", "lastval", "setval"].includes(name))
  .sort()
  .map((name) => `\`${name}\``)
  .join(
    ", ",
  )}; \`position\`, \`make_interval\`, and in FROM or SELECT \`unnest\`, \`generate_series\`, \`jsonb_array_elements\`,
\`jsonb_array_elements_text\`, \`jsonb_each\`, \`jsonb_each_text\`, \`jsonb_object_keys\`, \`jsonb_to_recordset\`.

## Operators

${Object.keys(binaryOperators)
  .map((name) => code(name))
  .join(
    ", ",
  )}, \`LIKE\`, \`ILIKE\`, \`IN\`, \`BETWEEN\`, \`IS\`, \`AT TIME ZONE 'utc'\`, \`COLLATE\`, \`= ANY\`, \`<> ALL\`.

## Patterns of to_char() over times

${table(
  ["to_char", "strftime"],
  Object.entries(datePatterns).map(([pattern, mask]) => [`\`${pattern}\``, `\`${mask}\``]),
)}

${sections.join("\n\n")}
`;
}

function section(group: string, rows: readonly (readonly string[])[]): string {
  return `## ${group}\n\n${table(["PostgreSQL", "D1", "note"], rows)}`;
}

function expressionRow(form: string | ExpressionForm): readonly string[] {
  const { sql, refused, notes } = typeof form === "string" ? { sql: form } : form;
  const [expression = ""] = sql.split(/ WHERE (?=[A-Z]+$)/);
  const { sql: translated } = translateExpression(expression, context, people ? { table: people } : {});
  return row(expression, [translated], refused, notes);
}

function statementRow(form: string | StatementForm): readonly string[] {
  const { sql, refused, notes } = typeof form === "string" ? { sql: form } : form;
  return row(sql, translateStatement(sql, context).statements, refused, notes);
}

function row(
  sql: string,
  translated: readonly string[],
  refused: string | undefined,
  notes: readonly string[] | undefined,
): readonly string[] {
  const result = refused === undefined ? translated.map(code).join("; ") || "nothing to do" : "refused";
  const note = refused === undefined ? (notes ?? []).map((name) => `\`${name}\``).join(", ") : `\`${refused}\``;
  return [code(sql), result, note];
}
