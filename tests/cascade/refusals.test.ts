import { describe, expect, it } from "vitest";
import { testCases } from "./cascade-case.js";
import { findingsOf, runCascade } from "./project.js";

testCases([
  {
    name: "members that cannot wait",
    before: `class A {
  get user() { return query(); }
  set user(u: User) { run(u); }
  constructor() { run(); }
  static { run(); }
  field = query();
  toString() { return query().name; }
  toJSON() { return query(); }
  [Symbol.iterator]() { return [query()][Symbol.iterator](); }
  *rows() { yield query(); }
  isUser(x: unknown): x is User { return check(x as User); }
  has(x: unknown): asserts x is User { run(x); }
}`,
    findings: [
      "a.ts:2 getter",
      "a.ts:3 setter",
      "a.ts:4 constructor",
      "a.ts:5 static-block",
      "a.ts:6 field-initializer",
      "a.ts:7 well-known-method",
      "a.ts:8 well-known-method",
      "a.ts:9 well-known-method",
      "a.ts:10 generator",
      "a.ts:11 type-predicate",
      "a.ts:12 type-predicate",
    ],
    errors: ["a.ts:2 TS2739", "a.ts:7 TS2339", "a.ts:11 TS2322"],
  },
  {
    name: "places that cannot wait",
    before: `const top = query();
function f(u = query()) { return u; }
function g({ name } = query()) { return name; }
declare function decorate(x: unknown): (target: unknown) => void;
@decorate(query())
class A {}
new Promise((resolve) => { resolve(query()); });
namespace Inner { export const x = count(); }
const made = { now: count() };`,
    findings: [
      "a.ts:1 top-level",
      "a.ts:2 default-parameter",
      "a.ts:3 default-parameter",
      "a.ts:5 decorator-argument",
      "a.ts:7 promise-executor",
      "a.ts:8 top-level",
      "a.ts:9 top-level",
    ],
    errors: ["a.ts:3 TS2339"],
  },
  {
    name: "only the caller that cannot wait is refused",
    before: `function find() { return query().name; }
function good() { return find(); }
class A { get bad() { return find(); } constructor() { this.init(); } private init() { run(); } }
function tag(strings: TemplateStringsArray) { return strings.join(query().name); }
const text = tag\`x\`;`,
    after: `async function find() { return (await query()).name; }
async function good() { return find(); }
class A { get bad() { return find(); } constructor() { this.init(); } private async init() { await run(); } }
async function tag(strings: TemplateStringsArray) { return strings.join((await query()).name); }
const text = tag\`x\`;`,
    findings: ["a.ts:3 getter", "a.ts:3 constructor", "a.ts:5 tagged-template"],
  },
  {
    name: "a refused callback leaves no trace",
    before: `class A { constructor(ids: number[]) { ids.map((id) => query(id)); ids.forEach((id) => { run(id); }); ids.some((id) => check()); } }
function g() { return function* () { yield query(); }; }`,
    findings: ["a.ts:1 constructor", "a.ts:1 constructor", "a.ts:1 constructor", "a.ts:2 generator"],
  },
  {
    name: "a contract with an accessor",
    before: `interface HasUser { user: () => User }
class A implements HasUser { user() { return query(); } }
class B implements HasUser { get user() { return () => ({ id: 1, name: "", age: 1, active: true }); } }`,
    findings: ["a.ts:2 getter"],
    errors: ["a.ts:2 TS2416"],
  },
  {
    name: "functions kept out of sight, constructed, as JSX elements",
    before: {
      "a.tsx": `declare namespace JSX { interface IntrinsicElements { p: object } }
declare const React: unknown;
function find() { return query(); }
const list = [find, 1];
function Old(this: unknown) { run(); }
new (Old as any)();
function Profile() { const u = query(); return <p>{u.name}</p>; }
const page = () => <Profile />;`,
    },
    after: {
      "a.tsx": `declare namespace JSX { interface IntrinsicElements { p: object } }
declare const React: unknown;
async function find() { return query(); }
const list = [find, 1];
async function Old(this: unknown) { await run(); }
new (Old as any)();
async function Profile() { const u = await query(); return <p>{u.name}</p>; }
const page = () => <Profile />;`,
    },
    findings: ["a.tsx:4 passed-as-value", "a.tsx:6 constructed", "a.tsx:8 jsx-component"],
  },
  {
    name: "callers outside of the paths",
    editable: (path) => path !== "src/use.ts" && path !== "src/shared.ts",
    before: {
      "repo.ts": `import type { Shared } from "./shared";
export function find() { return query().name; }
export class Repo implements Shared { load() { return query(); } }`,
      "shared.ts": `export interface Shared { load(): User }`,
      "use.ts": `import { find } from "./repo";
export function f() { return find(); }
export async function g() { const x = await find(); return find(); }`,
    },
    after: {
      "repo.ts": `import type { Shared } from "./shared";
export async function find() { return (await query()).name; }
export class Repo implements Shared { load() { return query(); } }`,
    },
    findings: ["repo.ts:3 caller-outside-paths", "use.ts:2 caller-outside-paths"],
    errors: ["repo.ts:3 TS2416"],
  },
  {
    name: "receivers of unknown type, by telling names only",
    before: `class Repo { findUser() { return query(); } get() { return query(); } }
function use(repo: Repo) { return [repo.findUser(), repo.get()]; }
async function f(repo: any, cache: any) { return [repo.findUser(), cache.findUser(), repo.get(), cache.get(), await repo.findUser()]; }`,
    after: `class Repo { async findUser() { return query(); } async get() { return query(); } }
async function use(repo: Repo) { return [await repo.findUser(), await repo.get()]; }
async function f(repo: any, cache: any) { return [repo.findUser(), cache.findUser(), repo.get(), cache.get(), await repo.findUser()]; }`,
    findings: ["a.ts:3 unproven-receiver", "a.ts:3 unproven-receiver", "a.ts:3 unproven-receiver"],
  },
]);

describe("the chain of reasons", () => {
  const files = {
    "src/repo.ts": `import { query } from "./db";\n\nexport function findUser() {\n  return query();\n}\n`,
    "src/use.ts": `import { findUser } from "./repo";\nexport function greet() {\n  return findUser().name;\n}\ngreet();\n`,
  };

  it("leads from every edit down to the seed, nearest first", () => {
    const { cascade } = runCascade(files);
    const edits = cascade.edits.map((edit) => [edit.path, edit.code, edit.because] as const);
    expect(edits).toEqual([
      ["src/repo.ts", "test/async", ["src/repo.ts:4 query()"]],
      ["src/use.ts", "test/async", ["src/repo.ts:3 findUser()", "src/repo.ts:4 query()"]],
      ["src/use.ts", "test/await", ["src/repo.ts:3 findUser()", "src/repo.ts:4 query()"]],
    ]);
  });

  it("stands with findings too", () => {
    const result = runCascade(files);
    expect(findingsOf(result)).toEqual(["src/use.ts:5 top-level"]);
    const [finding] = result.cascade.findings;
    expect(finding?.message).toBe("`greet()` is called at the top level of the module, which cannot wait");
    expect(finding?.because).toEqual(["src/use.ts:2 greet()", "src/repo.ts:3 findUser()", "src/repo.ts:4 query()"]);
  });

  it("is cut in the middle when it is long", () => {
    const links = Array.from({ length: 9 }, (_, index) => `function f${String(index + 1)}() { f${String(index)}(); }`);
    const { cascade } = runCascade({
      "src/a.ts": `import { run } from "@/db";\nfunction f0() { run(); }\n${links.join("\n")}`,
    });
    const longest = cascade.edits.at(-1)?.because;
    expect(longest).toHaveLength(6);
    expect(longest?.at(-1)).toBe("src/a.ts:2 run()");
    expect(longest?.at(-2)).toBe("…");
  });
});

describe("what the cascade tells its transform", () => {
  it("names refused seeds and changed declarations", () => {
    const { cascade } = runCascade({
      "src/a.ts": `import { query } from "@/db";\nconst top = query();\nexport function find() { return query(); }`,
    });
    expect([...cascade.refused].map((node) => node.getText())).toEqual(["query()"]);
    expect([...cascade.changed].map((node) => node.getText())).toEqual(["export function find() { return query(); }"]);
  });

  it("puts all edits into the group, with the confidence of their codes", () => {
    const { cascade } = runCascade({
      "src/a.ts": `import { query } from "@/db";\nexport function f(ids: number[]) { const u = query(); return ids.map((id) => query(id).name + u.name); }`,
    });
    expect(new Set(cascade.edits.map((edit) => edit.group))).toEqual(new Set(["cascade"]));
    expect(new Set(cascade.edits.map((edit) => `${edit.code} ${edit.confidence}`))).toEqual(
      new Set(["test/async safe", "test/await safe", "test/map-callback review"]),
    );
  });
});
