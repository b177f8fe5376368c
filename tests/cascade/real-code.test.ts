import { testCases } from "./cascade-case.js";

/** Shapes that real projects contain, beside those of the other tables. */
testCases([
  {
    name: "values chosen between functions",
    before: `function find() { return query(); }
function other(): User { throw new Error(); }
export function f(fast: boolean) { const load = fast ? find : other; return load().name; }
export const g = (id?: number) => (id ? find : undefined)?.().name;`,
    after: `async function find() { return query(); }
function other(): User { throw new Error(); }
export async function f(fast: boolean) { const load = fast ? find : other; return (await load()).name; }
export const g = async (id?: number) => (await (id ? find : undefined)?.())?.name;`,
  },
  {
    name: "callbacks by name: then, map with bind and this",
    before: `class Repo {
  find(id: number) { return query(id); }
  all(ids: number[]) { return ids.map((id) => this.find(id)); }
  bound(ids: number[]) { return ids.map(this.find.bind(this)); }
  by(ids: number[]) { return ids.map(this.find, this).length; }
}
export const later = (repo: Repo) => Promise.resolve(1).then(repo.find);`,
    after: `class Repo {
  async find(id: number) { return query(id); }
  async all(ids: number[]) { return Promise.all(ids.map((id) => this.find(id))); }
  async bound(ids: number[]) { return Promise.all(ids.map(this.find.bind(this))); }
  async by(ids: number[]) { return (await Promise.all(ids.map(this.find, this))).length; }
}
export const later = (repo: Repo) => Promise.resolve(1).then(repo.find);`,
  },
  {
    name: "loops, assignments, arguments, nested callbacks",
    before: `declare const cache: { n?: number; all: Record<string, User> };
export function f(users: User[]) {
  for (let i = 0, n = count(); i < n; i++) run(i);
  do { run(); } while (check());
  cache.n ??= count();
  cache.n += count();
  Object.keys(cache.all).forEach((key) => { cache.all[key] = query(); });
  const nested = users.map((u) => (u.parent ? [u].map((v) => query(v.id)) : []));
  const set = new Set([count(), ...[1].map((n) => n)]);
  users.forEach((u) => { switch (u.id) { case 1: return; default: run(u); } });
  label: for (const u of users) { if (check(u)) continue label; }
  return { nested, set, now: count() };
}`,
    after: `declare const cache: { n?: number; all: Record<string, User> };
export async function f(users: User[]) {
  for (let i = 0, n = await count(); i < n; i++) await run(i);
  do { await run(); } while (await check());
  cache.n ??= await count();
  cache.n += await count();
  for (const key of Object.keys(cache.all)) { cache.all[key] = await query(); }
  const nested = await Promise.all(users.map(async (u) => (u.parent ? await Promise.all([u].map((v) => query(v.id))) : [])));
  const set = new Set([await count(), ...[1].map((n) => n)]);
  for (const u of users) { switch (u.id) { case 1: continue; default: await run(u); } }
  label: for (const u of users) { if (await check(u)) continue label; }
  return { nested, set, now: await count() };
}`,
  },
  {
    name: "modules of destructured factories, namespaces, spreads",
    before: {
      "make.ts": `export function make() { return { find: () => query(), save(u: User) { run(u); } }; }`,
      "repo.ts": `import { make } from "./make";\nexport const { find, save: store } = make();\nexport const more = { ...make(), extra: 1 };`,
      "use.ts": `import { find, more, store } from "./repo";
namespace Db { export function size() { return count(); } }
export function f() { store(find()); more.save(more.find()); return Db.size() + more.extra; }`,
    },
    after: {
      "make.ts": `export function make() { return { find: () => query(), async save(u: User) { await run(u); } }; }`,
      "use.ts": `import { find, more, store } from "./repo";
namespace Db { export async function size() { return count(); } }
export async function f() { await store(await find()); await more.save(await more.find()); return await Db.size() + more.extra; }`,
    },
  },
  {
    name: "optional members, generic classes, private fields with arrow functions",
    before: `interface Hooks { before?(u: User): boolean; after?: (u: User) => number }
class Store<T extends User> {
  constructor(private readonly hooks: Hooks) {}
  #load = (id: number) => query(id) as T;
  get(id: number): T | undefined {
    const u = this.#load(id);
    if (this.hooks.before?.(u)) return undefined;
    return this.hooks.after?.(u) === 1 ? u : undefined;
  }
}
export function f() { return new Store<User>({ before: (u) => check(u), after: () => count() }).get(1)?.name; }`,
    after: `interface Hooks { before?(u: User): Promise<boolean>; after?: (u: User) => Promise<number> }
class Store<T extends User> {
  constructor(private readonly hooks: Hooks) {}
  #load = async (id: number) => await query(id) as T;
  async get(id: number): Promise<T | undefined> {
    const u = await this.#load(id);
    if (await this.hooks.before?.(u)) return undefined;
    return await this.hooks.after?.(u) === 1 ? u : undefined;
  }
}
export async function f() { return (await new Store<User>({ before: (u) => check(u), after: () => count() }).get(1))?.name; }`,
  },
  {
    name: "tables of handlers",
    before: `type Handler = (id: number) => User | undefined;
const routes: Record<string, Handler> = { user: (id) => query(id), none() { return undefined; } };
const inline: Record<string, () => number> = { size: () => count() };
const byName = new Map<string, () => number>();
byName.set("size", () => count());
const typed = { a: (id: number) => query(id), b: (id: number) => undefined } satisfies Record<string, Handler>;
export function f(path: string) {
  return [routes[path]?.(1)?.name, inline["size"]!(), byName.get(path)?.(), typed.a(1).name, typed.b(2)];
}`,
    after: `type Handler = (id: number) => User | undefined | Promise<User | undefined>;
const routes: Record<string, Handler> = { user: (id) => query(id), none() { return undefined; } };
const inline: Record<string, () => number | Promise<number>> = { size: () => count() };
const byName = new Map<string, () => number | Promise<number>>();
byName.set("size", () => count());
const typed = { a: (id: number) => query(id), b: (id: number) => undefined } satisfies Record<string, Handler>;
export async function f(path: string) {
  return [(await routes[path]?.(1))?.name, await inline["size"]!(), await byName.get(path)?.(), (await typed.a(1)).name, typed.b(2)];
}`,
  },
  {
    name: "a promise context with a list to unwrap, a function given to the transform's replaced call",
    replaced: "transaction",
    before: `declare function transaction<F>(fn: F): F;
function work() { run(); return count(); }
export async function f() {
  const [all, n] = await Promise.all([queryAll(), count()]);
  const commit = transaction(work);
  return [all, n, commit()];
}`,
    after: `declare function transaction<F>(fn: F): F;
async function work() { await run(); return count(); }
export async function f() {
  const [all, n] = await Promise.all([(await queryAll()).results, count()]);
  const commit = transaction(work);
  return [all, n, await commit()];
}`,
  },
  {
    name: "decorated methods, async positions behind modifiers and line breaks",
    before: `declare function log(target: unknown, key: string): void;
class A {
  @log
  public static
  find(): User { return query(); }
  @log protected readonly later = (): User => query();
}
export
default
function
main(): User { return A.find(); }`,
    after: `declare function log(target: unknown, key: string): void;
class A {
  @log
  public static
  async find(): Promise<User> { return query(); }
  @log protected readonly later = async (): Promise<User> => query();
}
export
default
async function
main(): Promise<User> { return A.find(); }`,
  },
  {
    name: "half-migrated code: one function async already, its callers not all",
    before: `export async function find() { return query(); }
export async function good() { return (await find()).name; }
export function list(ids: number[]) { return Promise.all(ids.map((id) => query(id))); }
export function wait() { return list([1]).then((users) => users.map((u) => check(u))); }`,
    after: `export async function find() { return query(); }
export async function good() { return (await find()).name; }
export function list(ids: number[]) { return Promise.all(ids.map((id) => query(id))); }
export function wait() { return list([1]).then((users) => Promise.all(users.map((u) => check(u)))); }`,
  },
]);
