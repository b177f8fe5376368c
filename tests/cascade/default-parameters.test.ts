import { expect, it } from "vitest";
import { testCases } from "./cascade-case.js";
import { runCascade } from "./project.js";

const find = "export function find(id = 1) { return query(id); }";
const found = "export async function find(id = 1) { return query(id); }";

testCases([
  {
    name: "a default value moves into the body, as its first statement",
    before: `${find}
function name(prefix: string, user = find()) {
  // the name
  return prefix + user.name;
}
function given(id: number, user: User = find(id), mark = "!") { return user.name + mark; }
async function use() { const user = await find(); return name("a", user) + name("b") + given(1); }`,
    after: `${found}
async function name(prefix: string, user?: Awaited<ReturnType<typeof find>>) {
  user ??= await find();
  // the name
  return prefix + user.name;
}
async function given(id: number, user?: User, mark = "!") { user ??= await find(id); return user.name + mark; }
async function use() { const user = await find(); return await name("a", user) + await name("b") + await given(1); }`,
  },
  {
    name: "before required parameters, with null, behind directives, in methods and arrow functions",
    before: `${find}
function total() { return count(); }
function late(user = find(), id: number) { return user.name + id; }
function nullable(user: User | null = find()) { return user?.name; }
async function action(user = find()) {
  "use server"; // keep

  return user.name;
}
class Repo {
  load() { return query(); }
  name(prefix: string, user: User = this.load()) { return prefix + user.name; }
}
const show = (id: number, sum = total()) => id + sum;
const inner = (user = find()) => [1].map((id) => user.id + id);`,
    after: `${found}
async function total() { return count(); }
async function late(user: Awaited<ReturnType<typeof find>> | undefined, id: number) { user ??= await find(); return user.name + id; }
async function nullable(user?: User | null) { if (user === undefined) user = await find(); return user?.name; }
async function action(user?: Awaited<ReturnType<typeof find>>) {
  "use server"; // keep
  user ??= await find();

  return user.name;
}
class Repo {
  async load() { return query(); }
  async name(prefix: string, user?: User) { user ??= await this.load(); return prefix + user.name; }
}
const show = async (id: number, sum?: number) => { sum ??= await total(); return id + sum; };
const inner = async (user?: Awaited<ReturnType<typeof find>>) => { user ??= await find(); return [1].map((id) => user.id + id); };`,
  },
  {
    name: "what is given to other parameters, generators, callbacks and shadowed names stay",
    before: `${find}
function both(a = find(), b = find(2)) { return a.name + b.name; }
function used(a = find(), name = a.name) { return name; }
function computed(a = find(query().id)) { return a.name; }
function seeded(a = query()) { return a.name; }
function* each(a = find()) { yield a.name; }
function shadowed(a = find()) { const find = 1; return a.name + find; }
function hoisted(a = find()) { function later() { return a.name; } return later(); }
class Kept { constructor(readonly user = find()) {} set other(x: string) {} }
[1].map((id, index, all, user = find()) => user.id + id);`,
    after: `${found}
async function both(a = find(), b?: Awaited<ReturnType<typeof find>>) { b ??= await find(2); return a.name + b.name; }
function used(a = find(), name = a.name) { return name; }
function computed(a = find(query().id)) { return a.name; }
function seeded(a = query()) { return a.name; }
function* each(a = find()) { yield a.name; }
function shadowed(a = find()) { const find = 1; return a.name + find; }
function hoisted(a = find()) { function later() { return a.name; } return later(); }
class Kept { constructor(readonly user = find()) {} set other(x: string) {} }
[1].map((id, index, all, user = find()) => user.id + id);`,
    findings: [
      "a.ts:2 default-parameter",
      "a.ts:3 default-parameter",
      "a.ts:4 default-parameter",
      "a.ts:4 default-parameter",
      "a.ts:5 default-parameter",
      "a.ts:6 default-parameter",
      "a.ts:7 default-parameter",
      "a.ts:8 default-parameter",
      "a.ts:9 default-parameter",
      "a.ts:10 default-parameter",
    ],
    errors: [2, 3, 4, 4, 5, 6, 7, 8, 10].map((line) => `a.ts:${String(line)} TS2339`),
  },
]);

it("names what a refused default value reaches", () => {
  const text = `import { query } from "@/db";
function find() { return query(); }
function* each(a = find()) {
  const parent = a.parent;
  yield parent!.name;
}
export function use(user: ReturnType<typeof find>) { return [...each(user)]; }
`;
  const { cascade } = runCascade({ "src/a.ts": text });
  const [finding] = cascade.findings;
  const reached = finding?.consequences?.map(({ start, end }) => text.slice(start, end));
  expect(finding?.code).toBe("test/default-parameter");
  expect(reached).toEqual(["each(user)", "a.parent", "parent!.name"]);
});

it("leaves the length of JavaScript functions as it is", () => {
  const text = `import { query } from "@/db";
export function find() { return query(); }
export function name(prefix, user = find()) { return prefix + user.name; }
`;
  const { files } = runCascade({ "src/a.js": text });
  expect(files["src/a.js"]).toContain(
    "export async function name(prefix, user = undefined) { if (user === undefined) user = await find(); return prefix + user.name; }",
  );
});
