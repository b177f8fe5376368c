import { testCases } from "./cascade-case.js";

testCases([
  {
    name: "tests and hooks become async",
    before: {
      "a.test.ts": `import { beforeEach, it, test } from "vitest";
let u: User;
beforeEach(() => { u = query(); });
it("a", () => { run(u); });
test.each([1, 2])("b", (n: number) => { const v = query(n); run(v); });
it("c", function () { const w = query(); });
it("d", async () => { run(); });`,
    },
    after: {
      "a.test.ts": `import { beforeEach, it, test } from "vitest";
let u: User;
beforeEach(async () => { u = await query(); });
it("a", async () => { await run(u); });
test.each([1, 2])("b", async (n: number) => { const v = await query(n); await run(v); });
it("c", async function () { const w = await query(); });
it("d", async () => { await run(); });`,
    },
  },
  {
    name: "globals of a test file, without types",
    before: {
      "a.test.js": `describe("x", () => { const early = query(); beforeAll(() => { run(); }); it("y", () => { run(); }); });`,
      "it.js": `export function it(name, fn) { return fn(); }\nexport const once = it("z", () => query());`,
    },
    after: {
      "a.test.js": `describe("x", () => { const early = query(); beforeAll(async () => { await run(); }); it("y", async () => { await run(); }); });`,
      "it.js": `export async function it(name, fn) { return fn(); }\nexport const once = it("z", () => query());`,
    },
    findings: ["a.test.js:1 describe-body", "it.js:2 top-level"],
  },
  {
    name: "the body of describe cannot wait",
    before: {
      "a.test.ts": `import { describe, it } from "vitest";
describe("x", () => {
  const u = query();
  const setup = () => query().name;
  it("y", () => { run(setup()); });
});`,
    },
    after: {
      "a.test.ts": `import { describe, it } from "vitest";
describe("x", () => {
  const u = query();
  const setup = async () => (await query()).name;
  it("y", async () => { await run(await setup()); });
});`,
    },
    findings: ["a.test.ts:3 describe-body"],
  },
  {
    name: "expect(…).toThrow",
    before: {
      "a.test.ts": `import { expect, it } from "vitest";
const fails = () => query();
it("a", () => {
  expect(() => query(1)).toThrow("x");
  expect(() => { query(1); }).toThrow();
  expect(() => { return query(1); }).not.toThrow();
  expect(() => { run(query(1)); run(2); }).toThrow(/x/);
  expect(() => { /* why */ query(1); }).toThrow();
  expect(() => query(1).name).toThrow();
  expect(fails).toThrow();
  expect(query().name).toBe("x");
});`,
    },
    after: {
      "a.test.ts": `import { expect, it } from "vitest";
const fails = () => query();
it("a", async () => {
  await expect(query(1)).rejects.toThrow("x");
  await expect(query(1)).rejects.toThrow();
  await expect(query(1)).resolves.not.toThrow();
  await expect((async () => { await run(await query(1)); await run(2); })()).rejects.toThrow(/x/);
  await expect(/* why */ query(1)).rejects.toThrow();
  await expect((async () => (await query(1)).name)()).rejects.toThrow();
  await expect(fails()).rejects.toThrow();
  expect((await query()).name).toBe("x");
});`,
    },
  },
  {
    name: "bun:test waits for an async function in not.toThrow by itself",
    before: {
      "a.test.ts": `import { expect, test } from "bun:test";
test("a", () => {
  expect(() => { run(); }).not.toThrow();
  expect(() => run()).toThrow();
});`,
    },
    after: {
      "a.test.ts": `import { expect, test } from "bun:test";
test("a", async () => {
  expect(async () => { await run(); }).not.toThrow();
  await expect(run()).rejects.toThrow();
});`,
    },
  },
  {
    name: "assert.throws",
    before: {
      "a.test.ts": `import assert from "node:assert";
export function f() {
  assert.throws(() => query(1), /x/);
  assert.throws(() => { run(); });
}`,
    },
    after: {
      "a.test.ts": `import assert from "node:assert";
export async function f() {
  await assert.rejects(() => query(1), /x/);
  await assert.rejects(async () => { await run(); });
}`,
    },
  },
  {
    name: "mocks: vi.fn as a member, spyOn, mocked",
    before: {
      "repo.ts": `export interface Repo { find(): User; count(): number }
export class SqlRepo implements Repo { find() { return query(); } count() { return count(); } }
export function load() { return query(); }`,
      "a.test.ts": `import { vi } from "vitest";
import { load, type Repo, SqlRepo } from "./repo";
const user: User = { id: 1, name: "", age: 1, active: true };
const fake: Repo = { find: vi.fn(() => user), count: vi.fn<() => number>().mockReturnValueOnce(1).mockReturnValue(2) };
const sql = new SqlRepo();
const spy = vi.spyOn(sql, "find").mockReturnValue(user);
spy.mockImplementation(() => user);
vi.mocked(load).mockReturnValue(user);
vi.spyOn({ find: () => 1 }, "find").mockReturnValue(2);`,
    },
    after: {
      "repo.ts": `export interface Repo { find(): Promise<User>; count(): Promise<number> }
export class SqlRepo implements Repo { async find() { return query(); } async count() { return count(); } }
export async function load() { return query(); }`,
      "a.test.ts": `import { vi } from "vitest";
import { load, type Repo, SqlRepo } from "./repo";
const user: User = { id: 1, name: "", age: 1, active: true };
const fake: Repo = { find: vi.fn(async () => user), count: vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockResolvedValue(2) };
const sql = new SqlRepo();
const spy = vi.spyOn(sql, "find").mockResolvedValue(user);
spy.mockImplementation(async () => user);
vi.mocked(load).mockResolvedValue(user);
vi.spyOn({ find: () => 1 }, "find").mockReturnValue(2);`,
    },
  },
]);
