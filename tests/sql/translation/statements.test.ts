import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translateStatement } from "../../../src/sql/postgres/translation.js";
import { type TypeChoices, defaultChoices } from "../../../src/sql/types.js";
import { commented } from "./commented.js";
import { D1, Postgres, type PostgresRows, expected, found } from "./engines.js";
import { type StatementForm, statementForms } from "./statement-forms.js";
import { catalog } from "./world.js";

const groups = Object.entries(statementForms).map(([group, forms]) => ({
  group,
  forms: forms.map((form: string | StatementForm): StatementForm => (typeof form === "string" ? { sql: form } : form)),
}));

const isAboutTime = (sql: string): boolean => /created|seen|written|timestamp|interval|\*/.test(sql);

const choicesOf = {
  milliseconds: defaultChoices,
  text: { ...defaultChoices, timestamps: "text" },
} as const satisfies Record<string, TypeChoices>;

let postgres: Postgres;
const d1 = new Map<TypeChoices, D1>();

beforeAll(async () => {
  const started = await Promise.all(Object.values(choicesOf).map((choices) => D1.start(choices)));
  for (const one of started) d1.set(one.choices, one);
  postgres = await Postgres.start();
}, 300_000);
afterAll(async () => {
  await Promise.all([postgres.close(), ...[...d1.values()].map((one) => one.dispose())]);
});

describe.each(Object.entries(choicesOf))("statements on PostgreSQL and on D1, times as %s", (name, choices) => {
  const context = { catalog, choices };

  function sameRows(actual: unknown[][], { rows, types }: PostgresRows, unordered: boolean): void {
    const [onD1, onPostgres] = [
      actual.map((row) => row.map((value, index) => normal(value, index, found))),
      rows.map((row) =>
        row.map((value, index) => normal(value, index, (text, type) => expected(text as string, type, choices))),
      ),
    ];
    if (unordered)
      expect(onD1.map((row) => JSON.stringify(row)).sort()).toEqual(
        onPostgres.map((row) => JSON.stringify(row)).sort(),
      );
    else expect(onD1).toEqual(onPostgres);

    function normal(value: unknown, index: number, make: typeof found): unknown {
      const type = types[index];
      if (value === null || !type) return null;
      const result = make(value, type);
      return type.name.startsWith("int") && type.dimensions === 0 ? Number(result) : result;
    }
  }

  for (const { group, forms } of groups) {
    const run = forms.filter(
      ({ sql, refused }) => refused === undefined && (name === "milliseconds" || isAboutTime(sql)),
    );
    if (run.length === 0) continue;
    describe(group, () => {
      it.each(forms.filter(({ refused }) => refused !== undefined))("refuses $sql", ({ sql, refused }) => {
        const { statements, problems } = translateStatement(sql, context);
        expect(statements).toEqual([]);
        expect(problems.filter(({ level }) => level === "manual").map(({ reason }) => reason)).toEqual([refused]);
      });

      it.each(run)(
        "$sql",
        async ({ sql, notes, unordered }) => {
          const onPostgres = await postgres.attempt(sql);
          const texts = name === "milliseconds" ? [sql, commented(sql).text] : [sql];
          for (const text of texts) {
            const { statements, problems } = translateStatement(text, context);
            expect(problems.filter(({ level }) => level === "manual")).toEqual([]);
            if (text === sql) expect([...new Set(problems.map(({ reason }) => reason))]).toEqual(notes ?? []);
            if (statements.length === 0) continue;
            if (text !== sql) for (const comment of commented(sql).comments) expect(statements[0]).toContain(comment);
            const onD1 = await d1.get(choices)?.attempt(statements);
            if (!onD1) throw new Error(name);
            const isQuery = /^(?:select|with|values|table|\()/i.test(sql) || /\breturning\b/i.test(sql);
            if (isQuery && onPostgres.returned.types.length > 0) {
              sameRows(onD1.returned, onPostgres.returned, unordered === true);
            }
            for (const [index, rows] of onPostgres.tables.entries()) sameRows(onD1.tables[index] ?? [], rows, false);
          }
        },
        60_000,
      );
    });
  }
});
