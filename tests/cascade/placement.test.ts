import { testCases } from "./cascade-case.js";

testCases([
  {
    name: "a variable, then the call of a changed function",
    before: `function name() { const u = query(); return u.name; }
function hello() { return "hello " + name(); }`,
    after: `async function name() { const u = await query(); return u.name; }
async function hello() { return "hello " + await name(); }`,
  },
  {
    name: "parentheses where precedence asks, and nowhere else",
    before: `function f() {
  const a = query().name;
  const b = query().name.length;
  const c = query()["name"];
  const d = query()!;
  const e = count() ** 2;
  const g = 2 ** count();
  const h = -count();
  const i = !check() && count() > 3;
  const j = check() ? 1 : 2;
  const k = (query()).name;
  const l = \`\${count()}\`;
  const m = [...queryAll()];
  const n = query() as unknown as { name: string };
  const o = query() satisfies User;
  if (check()) return;
  while (check()) { count(); }
  for (const u of queryAll()) { run(u); }
  switch (count()) { case 1: run(); }
  throw query();
}`,
    after: `async function f() {
  const a = (await query()).name;
  const b = (await query()).name.length;
  const c = (await query())["name"];
  const d = (await query())!;
  const e = (await count()) ** 2;
  const g = 2 ** await count();
  const h = -await count();
  const i = !await check() && await count() > 3;
  const j = await check() ? 1 : 2;
  const k = (await query()).name;
  const l = \`\${await count()}\`;
  const m = [...(await queryAll()).results];
  const n = await query() as unknown as { name: string };
  const o = await query() satisfies User;
  if (await check()) return;
  while (await check()) { await count(); }
  for (const u of (await queryAll()).results) { await run(u); }
  switch (await count()) { case 1: await run(); }
  throw await query();
}`,
  },
  {
    name: "calls inside of calls",
    before: `function f() { return check(query(count())); }`,
    after: `async function f() { return check(await query(await count())); }`,
  },
  {
    name: "the value of a list, unwrapped",
    before: `function names() { return queryAll().map((u) => u.name); }
function all() { return queryAll(); }
const arrow = () => queryAll();`,
    after: `async function names() { return (await queryAll()).results.map((u) => u.name); }
async function all() { return (await queryAll()).results; }
const arrow = async () => (await queryAll()).results;`,
  },
  {
    name: "what is awaited already stays, apart from unwrapping",
    before: `async function f() {
  const a = await query();
  const b = (await query()).name;
  const c = await (query());
  const d = await queryAll();
  const e = (await queryAll()).length;
  return [a, b, c, d, e];
}`,
    after: `async function f() {
  const a = await query();
  const b = (await query()).name;
  const c = await (query());
  const d = (await queryAll()).results;
  const e = (await queryAll()).results.length;
  return [a, b, c, d, e];
}`,
  },
  {
    name: "what works with the promise stays",
    before: `async function f() {
  const [a, b] = await Promise.all([query(), count()]);
  await Promise.race([query()]);
  return Promise.resolve(query());
}
declare const later: (p: unknown) => void;`,
  },
  {
    // It was not a promise when `void` was written, and a Worker may end before it has settled.
    name: "void does not let go of what ran at once before",
    before: `async function f() { void run(); }`,
    after: `async function f() { void await run(); }`,
  },
  {
    name: "return in an async function hands the promise on, but not out of a try",
    before: `async function plain() { return query(); }
async function inParentheses() { return (query()); }
async function asserted() { return query() as { name: string }; }
function guarded() {
  try { return query(); } catch { return count(); } finally { run(); }
}`,
    after: `async function plain() { return query(); }
async function inParentheses() { return (query()); }
async function asserted() { return await query() as { name: string }; }
async function guarded() {
  try { return await query(); } catch { return await count(); } finally { await run(); }
}`,
  },
  {
    name: "a concise arrow function gives the promise as it is",
    before: `const find = (id: number) => query(id);
const wrapped = () => (query());
function f() { return find(1).name + wrapped().name; }`,
    after: `const find = (id: number) => query(id);
const wrapped = () => (query());
async function f() { return (await find(1)).name + (await wrapped()).name; }`,
  },
  {
    name: "a concise arrow function with a declared type, or with more to do",
    before: `const find = (id: number): User => query(id);
const first = <T,>(fallback: T) => query().name || fallback;
const one = id => query(id).name;`,
    after: `const find = async (id: number): Promise<User> => query(id);
const first = async <T,>(fallback: T) => (await query()).name || fallback;
const one = async id => (await query(id)).name;`,
  },
  {
    name: "optional chains go on behind the await",
    before: `interface Repo { find(): User }
declare const repo: Repo | undefined;
class Real implements Repo {
  find() { return query(); }
}
function f() {
  const a = repo?.find().name;
  const b = repo?.find()["name"];
  const c = repo?.find();
  const d = repo?.find()?.name;
  const e = repo?.find().parent?.name;
  const g = repo?.find()!.name;
  return [a, b, c, d, e, g];
}`,
    after: `interface Repo { find(): Promise<User> }
declare const repo: Repo | undefined;
class Real implements Repo {
  async find() { return query(); }
}
async function f() {
  const a = (await repo?.find())?.name;
  const b = (await repo?.find())?.["name"];
  const c = await repo?.find();
  const d = (await repo?.find())?.name;
  const e = (await repo?.find())?.parent?.name;
  const g = (await repo?.find())!?.name;
  return [a, b, c, d, e, g];
}`,
  },
  {
    name: "a statement that begins with a parenthesis, without semicolons",
    before: `function f() {
  const a = 1
  query().name.trim()
  if (a) {
    run()
  }
  query().name.trim()
  count()
  query().name.trim();
  query().name.trim()
}`,
    after: `async function f() {
  const a = 1
  ;(await query()).name.trim()
  if (a) {
    await run()
  }
  (await query()).name.trim()
  await count()
  ;(await query()).name.trim();
  (await query()).name.trim()
}`,
  },
  {
    name: "comments and white space stay",
    before: `function /* a */ f(/* b */): /* c */ User /* d */ {
  // e
  return /* f */ query(/* g */).parent /* h */ ?? query(); // i
}`,
    after: `async function /* a */ f(/* b */): /* c */ Promise<User> /* d */ {
  // e
  return /* f */ (await query(/* g */)).parent /* h */ ?? await query(); // i
}`,
  },
  {
    name: "every kind of function takes its async in the right place",
    before: `export default function () { return query().name; }
export function declared() { return query().name; }
const expression = function () { return query().name; };
const named = function inner(n: number): string { return n > 0 ? inner(n - 1) : query().name; };
class Store {
  public static override2() { return query().name; }
  private readonly arrow = () => query().name;
  /** doc */
  protected find() { return this.arrow() + Store.override2(); }
  ["computed"]() { return query().name; }
  #secret() { return query().name; }
  open() { return this.#secret() + this.find(); }
}
const literal = { method() { return query().name; }, "quoted"() { return query().name; }, arrow: () => query().name };
function use() { return [expression(), named(1), literal.method(), literal["quoted"](), literal.arrow()]; }`,
    after: `export default async function () { return (await query()).name; }
export async function declared() { return (await query()).name; }
const expression = async function () { return (await query()).name; };
const named = async function inner(n: number): Promise<string> { return n > 0 ? await inner(n - 1) : (await query()).name; };
class Store {
  public static async override2() { return (await query()).name; }
  private readonly arrow = async () => (await query()).name;
  /** doc */
  protected async find() { return await this.arrow() + await Store.override2(); }
  async ["computed"]() { return (await query()).name; }
  async #secret() { return (await query()).name; }
  async open() { return await this.#secret() + await this.find(); }
}
const literal = { async method() { return (await query()).name; }, async "quoted"() { return (await query()).name; }, arrow: async () => (await query()).name };
async function use() { return [await expression(), await named(1), await literal.method(), await literal["quoted"](), await literal.arrow()]; }`,
  },
  {
    name: "declared return types of all kinds",
    before: `function a(): void { run(); }
function b(): User | undefined { return query(); }
function c(): any { return query(); }
function d(): { name: string } { return query(); }
function e(): (typeof names)[number] { run(); return "a"; }
function g(): () => number { run(); return () => 1; }
function h(): never { throw query(); }
function i<T extends User>(x: T): T[keyof T] { run(); return x.name as T[keyof T]; }
class Chain { add(): this { run(); return this; } }
const names = ["a", "b"] as const;`,
    after: `async function a(): Promise<void> { await run(); }
async function b(): Promise<User | undefined> { return query(); }
async function c(): Promise<any> { return query(); }
async function d(): Promise<{ name: string }> { return query(); }
async function e(): Promise<(typeof names)[number]> { await run(); return "a"; }
async function g(): Promise<() => number> { await run(); return () => 1; }
async function h(): Promise<never> { throw await query(); }
async function i<T extends User>(x: T): Promise<T[keyof T]> { await run(); return x.name as T[keyof T]; }
class Chain { async add(): Promise<this> { await run(); return this; } }
const names = ["a", "b"] as const;`,
  },
  {
    name: "functions that give a promise already only become async",
    before: `type Later<T> = Promise<T>;
function a(): Promise<string> { const u = query(); return Promise.resolve(u.name); }
function b(): Later<string> { const u = query(); return Promise.resolve(u.name); }
function c() { const u = query(); return Promise.resolve(u.name); }
function d(): string | Promise<string> { return query().name; }
async function f() { return [await a(), await b(), await c(), await d()]; }`,
    after: `type Later<T> = Promise<T>;
async function a(): Promise<string> { const u = await query(); return Promise.resolve(u.name); }
async function b(): Later<string> { const u = await query(); return Promise.resolve(u.name); }
async function c() { const u = await query(); return Promise.resolve(u.name); }
async function d(): Promise<string> { return (await query()).name; }
async function f() { return [await a(), await b(), await c(), await d()]; }`,
  },
  {
    name: "async generators wait, functions called at once wait",
    before: `async function* rows() { yield query(); }
function f() {
  const a = (() => query())().name;
  const b = (function () { return count(); })();
  return [a, b, rows()];
}`,
    after: `async function* rows() { yield await query(); }
async function f() {
  const a = (await (() => query())()).name;
  const b = await (async function () { return count(); })();
  return [a, b, rows()];
}`,
  },
  {
    name: "recursion and cycles end",
    before: `function even(n: number): boolean { return n === 0 ? check() : odd(n - 1); }
function odd(n: number): boolean { return n === 0 ? false : even(n - 1); }`,
    after: `async function even(n: number): Promise<boolean> { return n === 0 ? await check() : await odd(n - 1); }
async function odd(n: number): Promise<boolean> { return n === 0 ? false : await even(n - 1); }`,
  },
  {
    name: "calls that are replaced by their argument are looked through",
    replaced: "transaction",
    before: `declare function transaction<F>(fn: F): F;
const save = transaction((u: User) => { run(u); return count(); });
function f() { return save(query()) + transaction(() => count())(); }`,
    after: `declare function transaction<F>(fn: F): F;
const save = transaction(async (u: User) => { await run(u); return count(); });
async function f() { return await save(await query()) + await transaction(() => count())(); }`,
  },
]);
