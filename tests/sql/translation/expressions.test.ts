import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readType } from "../../../src/sql/postgres/type-name.js";
import { kindOf } from "../../../src/sql/postgres/expressions/kinds.js";
import { translateExpression } from "../../../src/sql/postgres/translation.js";
import { type TypeChoices, defaultChoices } from "../../../src/sql/types.js";
import { commented } from "./commented.js";
import { D1, Postgres, type PostgresRows, expected, found } from "./engines.js";
import { type ExpressionForm, expressionForms, rowConditions } from "./expression-forms.js";
import { catalog } from "./world.js";

/** Forms whose result depends on a choice are run under each of them. */
const choicesOf = {
  milliseconds: defaultChoices,
  seconds: { ...defaultChoices, timestamps: "seconds" },
  text: { ...defaultChoices, timestamps: "text" },
  real: { ...defaultChoices, numeric: "real" },
} as const satisfies Record<string, TypeChoices>;

/** What depends on a choice is run under each of them. */
const groupsOf: Readonly<Record<string, readonly string[]>> = {
  milliseconds: Object.keys(expressionForms),
  seconds: ["Times", "JSON"],
  text: ["Times", "JSON", "Casts"],
  real: ["Arithmetic"],
};

const people = catalog.tables.get("people");

const groups = Object.entries(expressionForms).map(([group, forms]) => ({
  group,
  forms: forms.map((form: string | ExpressionForm): ExpressionForm & { readonly rows: string } => {
    const { sql, ...rest } = typeof form === "string" ? { sql: form } : form;
    const [expression = "", condition] = sql.split(/ WHERE (?=[A-Z]+$)/);
    return { ...rest, sql: expression, rows: condition === undefined ? "true" : (rowConditions[condition] ?? "") };
  }),
}));

let postgres: Postgres;
const d1 = new Map<TypeChoices, D1>();
const answers = new Map<string, PostgresRows>();

beforeAll(async () => {
  const started = await Promise.all(Object.values(choicesOf).map((choices) => D1.start(choices)));
  for (const one of started) d1.set(one.choices, one);
  postgres = await Postgres.start();
}, 300_000);
afterAll(async () => {
  await Promise.all([postgres.close(), ...[...d1.values()].map((one) => one.dispose())]);
});

describe.each(Object.entries(choicesOf))("expressions on PostgreSQL and on D1, times as %s", (name, choices) => {
  const context = { catalog, choices };
  const translate = (sql: string): ReturnType<typeof translateExpression> =>
    translateExpression(sql, context, people ? { table: people } : {});

  async function compare(sql: string, translated: string, rows: string): Promise<void> {
    const query = `SELECT id, (${sql}) FROM people WHERE ${rows} ORDER BY id`;
    const answer = answers.get(query) ?? (await postgres.query(query));
    answers.set(query, answer);
    const [, type = readType("text")] = answer.types;
    const actual =
      (await d1.get(choices)?.query(`SELECT id, (${translated}\n) FROM people WHERE ${rows} ORDER BY id`)) ?? [];
    // Seconds have no parts: rows with parts of a second are no match.
    const counts = ([id]: readonly unknown[]): boolean =>
      choices.timestamps !== "seconds" || [3, 4, 6, 7, 8].includes(Number(id));
    expect(
      actual.filter(counts).map(([id, value]) => [id, found(value, type)]),
      translated,
    ).toEqual(answer.rows.filter(counts).map(([id, value]) => [Number(id), expected(value ?? null, type, choices)]));
    const inferred = translate(sql).type;
    if (inferred && type.name !== "unknown") expect(kindOf(inferred, catalog)).toBe(kindOf(type, catalog));
  }

  for (const { group, forms } of groups) {
    if (!groupsOf[name]?.includes(group)) continue;
    describe(group, () => {
      it.each(forms.filter(({ refused }) => refused !== undefined))("refuses $sql", ({ sql, refused }) => {
        const { sql: translated, problems } = translate(sql);
        expect(translated).toBe("");
        expect(problems.filter(({ level }) => level === "manual").map(({ reason }) => reason)).toEqual([refused]);
        for (const { start, end } of problems) expect(sql.slice(start, end)).not.toBe("");
      });

      it.each(forms.filter(({ refused }) => refused === undefined))("$sql", async ({ sql, rows, notes }) => {
        const { sql: translated, problems } = translate(sql);
        expect(problems.filter(({ level }) => level === "manual")).toEqual([]);
        expect([...new Set(problems.map(({ reason }) => reason))]).toEqual(notes ?? []);
        await compare(sql, translated, rows);
        if (name !== "milliseconds") return;
        const withComments = commented(sql);
        const again = translate(withComments.text);
        expect(again.problems.filter(({ level }) => level === "manual")).toEqual([]);
        for (const comment of withComments.comments) expect(again.sql).toContain(comment);
        await compare(sql, again.sql, rows);
      });
    });
  }
});
