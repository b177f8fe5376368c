import { describe, expect, test } from "vitest";
import { migrateBun } from "./migration.js";

test("an empty object binds nothing, whatever the SQL is", () => {
  const { text, findings } = migrateBun(
    'export const read = (where: string) => db.query<{ id: number }, {}>("SELECT id FROM score" + where).all({});\n',
  );
  expect(text).toBe(
    'export const read = async (where: string) => (await db.prepare("SELECT id FROM score" + where).all<{ id: number }>()).results;\n',
  );
  expect(findings).toEqual([]);
});

describe("a wrapper that hands on SQL and values", () => {
  const wrapper = (parameters: string, values: string) =>
    migrateBun(`export const all = (sql: string, ${parameters}) => db.query(sql).all(${values});\n`);

  test.each([
    ["params: Record<string, unknown>", "params as never"],
    ["params: object", "params as any"],
    ["params: any", "params"],
    ["params: unknown", "params as string"],
  ])("leaves %s, given as `%s`, to a person", (parameters, values) => {
    expect(wrapper(parameters, values).findings).toEqual([`unresolved-parameters src/index.ts <${values}>`]);
  });

  test.each([
    ["params: string[]", "params", "...params"],
    ["params: unknown[]", "params as never", "...params"],
    ["params: (string | undefined)[]", "params as string[]", "...params.map((value) => value ?? null)"],
    ["...params: string[]", "...params", "...params"],
    ["id: string", "id as never", "id as never"],
  ])("spreads %s, given as `%s`", (parameters, values, bound) => {
    const { text, findings } = wrapper(parameters, values);
    expect(text).toContain(`.bind(${bound}).all`);
    expect(findings).toEqual([]);
  });
});
