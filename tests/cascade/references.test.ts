import { testCases } from "./cascade-case.js";

const repo = {
  before: `export function find(id: number): User { return query(id); }`,
  after: `export async function find(id: number): Promise<User> { return query(id); }`,
};

testCases([
  {
    name: "imports: named, aliased, namespace, type-only",
    before: {
      "repo.ts": repo.before,
      "named.ts": `import { find } from "./repo";\nexport function a() { return find(1).name; }`,
      "aliased.ts": `import { find as load } from "./repo";\nexport function b() { return load(1).name; }`,
      "namespace.ts": `import * as users from "./repo";\nexport function c() { return users.find(1).name; }`,
      "typed.ts": `import type { find } from "./repo";\nexport type F = typeof find;`,
    },
    after: {
      "repo.ts": repo.after,
      "named.ts": `import { find } from "./repo";\nexport async function a() { return (await find(1)).name; }`,
      "aliased.ts": `import { find as load } from "./repo";\nexport async function b() { return (await load(1)).name; }`,
      "namespace.ts": `import * as users from "./repo";\nexport async function c() { return (await users.find(1)).name; }`,
      "typed.ts": `import type { find } from "./repo";\nexport type F = typeof find;`,
    },
  },
  {
    name: "default exports: a function, a name, an arrow function",
    before: {
      "one.ts": `export default function find() { return query(); }`,
      "two.ts": `function load() { return query(); }\nexport default load;`,
      "three.ts": `export default () => query().name;`,
      "use.ts": `import one from "./one";\nimport two, { default as again } from "./two";\nimport three from "./three";
export function f() { return one().name + two().name + again().name + three(); }`,
    },
    after: {
      "one.ts": `export default async function find() { return query(); }`,
      "two.ts": `async function load() { return query(); }\nexport default load;`,
      "three.ts": `export default async () => (await query()).name;`,
      "use.ts": `import one from "./one";\nimport two, { default as again } from "./two";\nimport three from "./three";
export async function f() { return (await one()).name + (await two()).name + (await again()).name + await three(); }`,
    },
  },
  {
    name: "barrels: export *, renamed, nested, as a namespace",
    before: {
      "repo.ts": repo.before,
      "barrel.ts": `export * from "./repo";\nexport { find as load } from "./repo";\nexport * as users from "./repo";`,
      "index.ts": `export * from "./barrel";\nexport { load as fetchUser } from "./barrel";`,
      "use.ts": `import { find, fetchUser, users } from "./index";\nexport function f() { return [find(1), fetchUser(2), users.find(3)]; }`,
    },
    after: {
      "repo.ts": repo.after,
      "use.ts": `import { find, fetchUser, users } from "./index";\nexport async function f() { return [await find(1), await fetchUser(2), await users.find(3)]; }`,
    },
  },
  {
    name: "tsconfig paths, dynamic import, require",
    before: {
      "repo.ts": `${repo.before}\nexport default find;`,
      "use.ts": `import { find } from "@/repo";
declare function require(path: string): any;
const { find: required } = require("./repo");
const whole = require("./repo");
export async function f() {
  const { find: g } = await import("./repo");
  const { default: h } = await import("./repo");
  return [find(1), g(2), h(3), (await import("./repo")).find(4), required(5), whole.find(6)];
}`,
    },
    after: {
      "repo.ts": `${repo.after}\nexport default find;`,
      "use.ts": `import { find } from "@/repo";
declare function require(path: string): any;
const { find: required } = require("./repo");
const whole = require("./repo");
export async function f() {
  const { find: g } = await import("./repo");
  const { default: h } = await import("./repo");
  return [await find(1), await g(2), await h(3), await (await import("./repo")).find(4), await required(5), await whole.find(6)];
}`,
    },
  },
  {
    name: "import cycles",
    before: {
      "a.ts": `import { b } from "./b";\nexport function a(n: number): number { return n ? b(n - 1) : count(); }`,
      "b.ts": `import { a } from "./a";\nexport function b(n: number): number { return a(n); }`,
    },
    after: {
      "a.ts": `import { b } from "./b";\nexport async function a(n: number): Promise<number> { return n ? await b(n - 1) : await count(); }`,
      "b.ts": `import { a } from "./a";\nexport async function b(n: number): Promise<number> { return a(n); }`,
    },
  },
  {
    name: "aliases: variables, bind, call, apply, destructuring, shorthand, optional call",
    before: `class Repo { find(id = 1) { return query(id); } }
const repo = new Repo();
const bound = repo.find.bind(repo);
const { find: taken } = repo;
const loose = repo.find;
const services = { bound, other: loose, repo };
let later: typeof loose;
later = loose;
function f() {
  return [bound().name, taken().name, repo.find.call(repo, 1).name, repo.find.apply(repo).name, services.bound().name,
    services.other(2), services.repo.find(), later?.(3), repo["find"](4)];
}`,
    after: `class Repo { async find(id = 1) { return query(id); } }
const repo = new Repo();
const bound = repo.find.bind(repo);
const { find: taken } = repo;
const loose = repo.find;
const services = { bound, other: loose, repo };
let later: typeof loose;
later = loose;
async function f() {
  return [(await bound()).name, (await taken()).name, (await repo.find.call(repo, 1)).name, (await repo.find.apply(repo)).name, (await services.bound()).name,
    await services.other(2), await services.repo.find(), await later?.(3), await repo["find"](4)];
}`,
  },
  {
    name: "factories: objects and functions that are given back",
    before: `function makeRepo() { const find = () => query(); return { find, save(u: User) { run(u); } }; }
const makeFinder = (id: number) => () => query(id).name;
async function makeLater() { return () => count(); }
async function f() {
  const repo = makeRepo();
  repo.save(repo.find());
  const finder = makeFinder(1);
  const later = await makeLater();
  return finder() + makeFinder(2)() + later();
}`,
    after: `function makeRepo() { const find = () => query(); return { find, async save(u: User) { await run(u); } }; }
const makeFinder = (id: number) => async () => (await query(id)).name;
async function makeLater() { return () => count(); }
async function f() {
  const repo = makeRepo();
  await repo.save(await repo.find());
  const finder = makeFinder(1);
  const later = await makeLater();
  return await finder() + await makeFinder(2)() + await later();
}`,
  },
  {
    name: "types derived from a function",
    before: `function find() { return query(); }
class Repo { all() { return queryAll(); } }
type Found = ReturnType<typeof find>;
type All = ReturnType<Repo["all"]>[number];
type Already = Awaited<ReturnType<typeof find>>;
type Args = Parameters<typeof find>;
const u: Found = { id: 1, name: "", age: 1, active: true };`,
    after: `async function find() { return query(); }
class Repo { async all() { return (await queryAll()).results; } }
type Found = Awaited<ReturnType<typeof find>>;
type All = Awaited<ReturnType<Repo["all"]>>[number];
type Already = Awaited<ReturnType<typeof find>>;
type Args = Parameters<typeof find>;
const u: Found = { id: 1, name: "", age: 1, active: true };`,
  },
  {
    name: "JavaScript files",
    before: {
      "a.js": `function find() { return query().name }\nmodule.exports = { find }\nfunction f() { return find() }`,
    },
    after: {
      "a.js": `async function find() { return (await query()).name }\nmodule.exports = { find }\nasync function f() { return find() }`,
    },
  },
  {
    name: "same names on other objects stay",
    before: `class Repo { find() { return query(); } get() { return query(); } }
class Cache { find() { return 1; } get() { return 2; } }
const map = new Map([[1, 2]]);
const list = [1, 2];
function f(cache: Cache) { return [cache.find(), cache.get(), map.get(1), list.find((x) => x > 1)]; }
function g(repo: Repo) { return repo.get(); }`,
    after: `class Repo { async find() { return query(); } async get() { return query(); } }
class Cache { find() { return 1; } get() { return 2; } }
const map = new Map([[1, 2]]);
const list = [1, 2];
function f(cache: Cache) { return [cache.find(), cache.get(), map.get(1), list.find((x) => x > 1)]; }
async function g(repo: Repo) { return repo.get(); }`,
  },
  {
    name: "shadowed names stay",
    before: `function find() { return query().name; }
function f() { const find = () => "x"; return find(); }
function g(find: () => string) { return find(); }
{ const find = (): string => "y"; find(); }
export const h = { find: () => "z" }.find();`,
    after: `async function find() { return (await query()).name; }
function f() { const find = () => "x"; return find(); }
function g(find: () => string) { return find(); }
{ const find = (): string => "y"; find(); }
export const h = { find: () => "z" }.find();`,
  },
  {
    name: "code that is async already stays as it is",
    before: `export async function find() { return query(); }
export async function f() { const u = await find(); const [v] = await Promise.all([find()]); find().then((w) => w); return [u, v]; }`,
  },
  {
    name: "functions that nobody waits in stay",
    before: `export function pure(n: number) { return n + 1; }
export function g() { return pure(2); }
export const handlers = [pure, g];`,
  },
  {
    name: "truth tests and comparisons of a function are not calls",
    before: `let hook: (() => User) | undefined = undefined;
function find() { return query(); }
function f() { if (typeof find === "function" && find !== undefined) return find.name; return hook; }`,
    after: `let hook: (() => User) | undefined = undefined;
async function find() { return query(); }
function f() { if (typeof find === "function" && find !== undefined) return find.name; return hook; }`,
  },
]);
