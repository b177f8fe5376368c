import { expect, test } from "vitest";
import { createSession } from "../../src/engine/session.js";
import d1Async from "../../transforms/d1-async/index.js";
import { makeProject } from "../engine/project.js";
import { migrateBun } from "./migration.js";

test("a finding covers what is read from the member's value", () => {
  const chain = "db.query('SELECT * FROM user').as(User).all().map((user) => user.id)";
  const { findings } = migrateBun(`class User { id = 0 }\nexport const ids = () => ${chain};\n`);
  expect(findings).toEqual([`unsupported-member src/index.ts <${chain}>`]);
});

test("errors where the value goes are announced: variables, loops, functions that give it back", async () => {
  const { root } = makeProject({
    "tsconfig.json": '{ "compilerOptions": { "strict": true, "target": "es2022", "module": "esnext" } }',
    "src/users.ts": `import { Database } from "bun:sqlite";

class User {
  id = 0;
}
const db = new Database("app.db");

export function all() {
  return db.query("SELECT * FROM user").as(User).all();
}

export function ids(): number[] {
  const users = db.query("SELECT * FROM user").as(User).all() ?? [];
  const sorted = users.sort((a, b) => a.id - b.id);
  const list: number[] = [];
  for (const user of users) list.push(...[user].map((one) => one.id));
  return sorted.map((user) => user.id);
}

export function typed(): User[] {
  const users: User[] = db.query("SELECT * FROM user").as(User).all();
  return users.filter((user) => user.id > 0);
}
`,
    "src/index.ts":
      'import { all } from "./users.js";\n\nexport const names = async () => all().map((user) => user.id);\n',
  });
  const result = await createSession({ cwd: root }).plan([d1Async]);
  const { types } = result.proof;
  expect(types).toMatchObject({ status: "checked", newErrors: [] });
  const announced = types.status === "checked" ? types.announced.filter(({ code }) => code === "TS7006") : [];
  expect(announced.map(({ path }) => path)).toEqual(["src/index.ts", "src/users.ts", "src/users.ts", "src/users.ts"]);
});
