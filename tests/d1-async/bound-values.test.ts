import { describe, expect, test } from "vitest";
import { migrate, migrateBun } from "./migration.js";

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

describe("named values of bun:sqlite", () => {
  const opened = (options: string) => `import { Database } from "bun:sqlite";
const db = new Database("app.db"${options});
const insert = db.query("INSERT INTO note (title) VALUES ($title)");
export const add = (note: { title: string }) => { insert.run(note); };
export const addTitle = (title: string) => { insert.run({ title }); };
export const addSigned = (title: string) => { insert.run({ $title: title }); };
`;

  test("without `strict` a type with a key without a sign may not be what the object has", () => {
    const { changed, findings } = migrate({ "src/index.ts": opened("") });
    expect(findings).toEqual(["unresolved-parameters src/index.ts <note>"]);
    expect(changed["src/index.ts"]).not.toContain("note.title");
    expect(changed["src/index.ts"]).toContain("await insert.bind(title).run()");
  });

  test.each([", { strict: true }", ", options);\nconst options = { strict: true } as const;\nvoid (0"])(
    "with `strict` it is: %s",
    (options) => {
      const { changed, findings } = migrate({ "src/index.ts": opened(options) });
      expect(findings).toEqual([]);
      expect(changed["src/index.ts"]).toContain("await insert.bind(note.title).run()");
    },
  );

  test("with several databases the one behind the statement counts", () => {
    const { findings } = migrate({
      "src/index.ts": opened(", { strict: true }"),
      "src/other.ts": opened("").replace("app.db", "other.db"),
    });
    expect(findings.filter((finding) => finding.startsWith("unresolved"))).toEqual([
      "unresolved-parameters src/other.ts <note>",
    ]);
  });
});
