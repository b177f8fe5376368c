import { testCases } from "./cascade-case.js";

testCases([
  {
    name: "map: inline, by name, in chains, as a return value",
    before: `function f(ids: number[]) {
  const users = ids.map((id) => query(id));
  const names = ids.map((id) => { const u = query(id); return u.name; });
  const again = ids.map(query2);
  const chained = ids.map((id) => query(id).name).filter((n) => n).map((n) => n.length);
  const twice = ids.map((id) => query(id)).map((u) => check(u));
  const from = Array.from(new Set(ids), (id) => query(id));
  for (const u of ids.map((id) => query(id))) run(u);
  return ids.map((id) => query(id));
}
function query2(id: number) { return query(id).name; }
const ofAll = (ids: number[]) => ids.map(query2);`,
    after: `async function f(ids: number[]) {
  const users = await Promise.all(ids.map((id) => query(id)));
  const names = await Promise.all(ids.map(async (id) => { const u = await query(id); return u.name; }));
  const again = await Promise.all(ids.map(query2));
  const chained = (await Promise.all(ids.map(async (id) => (await query(id)).name))).filter((n) => n).map((n) => n.length);
  const twice = await Promise.all((await Promise.all(ids.map((id) => query(id)))).map((u) => check(u)));
  const from = await Promise.all(Array.from(new Set(ids), (id) => query(id)));
  for (const u of await Promise.all(ids.map((id) => query(id)))) await run(u);
  return Promise.all(ids.map((id) => query(id)));
}
async function query2(id: number) { return (await query(id)).name; }
const ofAll = (ids: number[]) => Promise.all(ids.map(query2));`,
  },
  {
    name: "map: type argument, empty default, inside Promise.all, optional chain",
    before: `async function f(ids: number[], maybe?: number[]) {
  const typed = ids.map<string>((id) => query(id).name);
  const whole = maybe?.map((id) => query(id)) ?? [];
  await Promise.all(ids.map((id) => query(id)));
  await Promise.all([...ids.map((id) => query(id)), count()]);
  return { typed, whole };
}
function g(maybe?: number[]) { return maybe?.map((id) => query(id)); }`,
    after: `async function f(ids: number[], maybe?: number[]) {
  const typed = await Promise.all(ids.map<Promise<string>>(async (id) => (await query(id)).name));
  const whole = await Promise.all(maybe?.map((id) => query(id)) ?? []);
  await Promise.all(ids.map((id) => query(id)));
  await Promise.all([...ids.map((id) => query(id)), count()]);
  return { typed, whole };
}
function g(maybe?: number[]) { return maybe?.map((id) => query(id)); }`,
    findings: ["a.ts:8 array-callback"],
  },
  {
    name: "forEach: blocks, expressions, index, returns, destructuring, annotations",
    before: `function f(users: User[]) {
  users.forEach((u) => {
    if (!u.active) return;
    run(u); // keep
  });
  users.forEach((u) => run(u));
  users.forEach(({ id }, index) => { run(id + index); });
  users.forEach((u: User) => { u = query(u.id); run(u); });
  users.forEach(function (u) { run(u); });
  users.forEach(() => run());
  users.forEach((u /* a */) => /* b */ run(u) /* c */);
  queryAll().forEach((u) => run(u));
  queryAll().forEach((u, i) => run(i));
}
const all = (users: User[]) => users.forEach((u) => run(u));
const each = (users: User[]): void => users.forEach((u) => { run(u); });`,
    after: `async function f(users: User[]) {
  for (const u of users) {
    if (!u.active) continue;
    await run(u); // keep
  }
  for (const u of users) await run(u);
  for (const [index, { id }] of users.entries()) { await run(id + index); }
  for (let u of users) { u = await query(u.id); await run(u); }
  for (const u of users) { await run(u); }
  for (const _ of users) await run();
  for (const u of users) /* a */ /* b */ await run(u)/* c */;
  for (const u of (await queryAll()).results) await run(u);
  for (const [i, u] of (await queryAll()).results.entries()) await run(i);
}
const all = async (users: User[]) => { for (const u of users) await run(u); };
const each = async (users: User[]): Promise<void> => { for (const u of users) { await run(u); } };`,
  },
  {
    name: "forEach of maps and sets, optional, by name, nested",
    before: `function save(u: User) { run(u); }
function f(m: Map<string, User>, s: Set<User>, maybe?: User[]) {
  m.forEach((u, key) => { run([key, u]); });
  m.forEach((u) => run(u));
  s.forEach((u) => run(u));
  maybe?.forEach((u) => run(u));
  maybe?.forEach((u, i) => run(i));
  [...s].forEach(save);
  s.forEach((u) => { [u].forEach((v) => { if (check(v)) return; run(v); }); });
}`,
    after: `async function save(u: User) { await run(u); }
async function f(m: Map<string, User>, s: Set<User>, maybe?: User[]) {
  for (const [key, u] of m) { await run([key, u]); }
  for (const u of m.values()) await run(u);
  for (const u of s) await run(u);
  for (const u of maybe ?? []) await run(u);
  for (const [i, u] of (maybe ?? []).entries()) await run(i);
  for (const u of [...s]) await save(u);
  for (const u of s) { for (const v of [u]) { if (await check(v)) continue; await run(v); } }
}`,
  },
  {
    name: "forEach: the receiver is asynchronous too",
    before: `class Repo { list() { return [query()]; } }
function f(repo: Repo) {
  repo.list().forEach((u) => run(u));
  repo.list().forEach((u, i) => run(i));
  repo.list().map((u) => u.id).forEach((id) => { run(id) })
}`,
    after: `class Repo { async list() { return [await query()]; } }
async function f(repo: Repo) {
  for (const u of await repo.list()) await run(u);
  for (const [i, u] of (await repo.list()).entries()) await run(i);
  for (const id of (await repo.list()).map((u) => u.id)) { await run(id) }
}`,
  },
  {
    name: "forEach that would mean something else",
    before: `function f(xs: User[], id: User[]) {
  xs.forEach((u) => { for (const x of xs) { if (x === u) return; run(u); } });
  xs.forEach((u) => { if (u.active) return run(u); run(2); });
  xs.forEach(function (this: unknown, u) { run(this); });
  xs.forEach((u, i, all) => { run(all); });
  xs.forEach((xs) => run(xs));
  return [1].forEach(() => run());
}`,
    findings: [2, 3, 3, 4, 5, 6, 7].map((line) => `a.ts:${String(line)} for-each`),
    errors: [],
  },
  {
    name: "predicates: some, every, find, findIndex, filter, flatMap",
    before: `function f(users: User[]) {
  const some = users.some((u) => check(u));
  const every = users.every((u) => { return check(u) && u.active; });
  const index = users.findIndex((u) => u.active && check(u));
  const found = users.find((u) => check(u));
  const kept = users.filter((u) => check(u)).map((u) => u.name);
  const both = users.filter((u, i) => u.active ? check(u) : i > 0);
  const block = users.filter((u) => { if (u.active) return true; return check(u); });
  const flat = users.flatMap((u) => [u, query(u.id)]);
  if (!users.some((u) => check(u))) return;
  return { some, every, index, found, kept, both, block, flat };
}`,
    after: `async function f(users: User[]) {
  const some = (await Promise.all(users.map((u) => check(u)))).some(Boolean);
  const every = (await Promise.all(users.map(async (u) => { return await check(u) && u.active; }))).every(Boolean);
  const index = (await Promise.all(users.map(async (u) => u.active && await check(u)))).findIndex(Boolean);
  const found = (await Promise.all(users.map(async (u) => (await check(u) ? [u] : [])))).flat().at(0);
  const kept = (await Promise.all(users.map(async (u) => (await check(u) ? [u] : [])))).flat().map((u) => u.name);
  const both = (await Promise.all(users.map(async (u, i) => ((u.active ? await check(u) : i > 0) ? [u] : [])))).flat();
  const block = (await Promise.all(users.map(async (u) => { if (u.active) return true ? [u] : []; return await check(u) ? [u] : []; }))).flat();
  const flat = (await Promise.all(users.map(async (u) => [u, await query(u.id)]))).flat();
  if (!(await Promise.all(users.map((u) => check(u)))).some(Boolean)) return;
  return { some, every, index, found, kept, both, block, flat };
}`,
  },
  {
    name: "array methods without an equivalent",
    before: `function f(users: User[]) {
  const sum = users.reduce((total, u) => total + count(), 0);
  users.sort((a, b) => query(a.id).age - b.age);
  const shared = users.filter(isGood);
  untyped.map((x: number) => query(x));
  new Uint8Array(2).map((x) => count());
  return { sum, shared };
}
function isGood(u: User) { return check(u); }`,
    after: `function f(users: User[]) {
  const sum = users.reduce((total, u) => total + count(), 0);
  users.sort((a, b) => query(a.id).age - b.age);
  const shared = users.filter(isGood);
  untyped.map((x: number) => query(x));
  new Uint8Array(2).map((x) => count());
  return { sum, shared };
}
async function isGood(u: User) { return check(u); }`,
    findings: [
      "a.ts:2 reduce-callback",
      "a.ts:3 sort-callback",
      "a.ts:4 array-callback",
      "a.ts:5 array-callback",
      "a.ts:6 array-callback",
    ],
    errors: ["a.ts:2 TS2365", "a.ts:3 TS2339", "a.ts:6 TS2322"],
  },
  {
    name: "promises' own callbacks, and what takes a promise",
    before: `import { route } from "a-library";
async function f(p: Promise<number>) {
  await p.then((id) => { const u = query(id); return u.name; }).catch(() => count()).finally(() => { run(); });
  untyped.get("/", (c: number) => { run(c); return c; });
}
route("/", () => query().name);
route("/", () => { const u = query(); return { u }; });`,
    after: `import { route } from "a-library";
async function f(p: Promise<number>) {
  await p.then(async (id) => { const u = await query(id); return u.name; }).catch(() => count()).finally(async () => { await run(); });
  untyped.get("/", async (c: number) => { await run(c); return c; });
}
route("/", async () => (await query()).name);
route("/", async () => { const u = await query(); return { u }; });`,
  },
  {
    name: "a callback that nobody waits for",
    before: `import { onEvent } from "a-library";
onEvent((id) => { run(query(id)); });
setTimeout(() => run(), 10);
function tick() { run(); }
setTimeout(tick, 10);
untyped.addEventListener("x", () => { run(); });
untyped.onmessage = () => { run(); };`,
    after: `import { onEvent } from "a-library";
onEvent(async (id) => { await run(await query(id)); });
setTimeout(() => run(), 10);
async function tick() { await run(); }
setTimeout(tick, 10);
untyped.addEventListener("x", async () => { await run(); });
untyped.onmessage = async () => { await run(); };`,
    findings: [2, 3, 5, 6, 7].map((line) => `a.ts:${String(line)} void-callback`),
  },
  {
    name: "a callback whose value is used at once",
    before: `import { compute } from "a-library";
compute(() => count());
function size() { return count(); }
compute(size);
"a".replace("a", () => query().name);
JSON.stringify({}, () => count());`,
    after: `import { compute } from "a-library";
compute(() => count());
async function size() { return count(); }
compute(size);
"a".replace("a", () => query().name);
JSON.stringify({}, () => count());`,
    findings: [2, 4, 5, 6].map((line) => `a.ts:${String(line)} sync-callback`),
    errors: ["a.ts:2 TS2322", "a.ts:4 TS2345", "a.ts:5 TS2339"],
  },
  {
    name: "functions that hand their callback's value on: of a library, and one's own",
    before: `import { hold, run as runIn } from "a-library";
function withRetry<T>(fn: () => T): T { try { return fn(); } catch { return fn(); } }
function timed<T>(fn: () => T): T { const result = fn(); return result; }
const held = hold((id: number) => query(id));
function f() {
  const a = withRetry(() => query()).name;
  const b = timed(() => 1);
  const c = runIn(() => count()) + 1;
  return [a, b, c, held(1).name];
}`,
    after: `import { hold, run as runIn } from "a-library";
async function withRetry<T>(fn: () => T | Promise<T>): Promise<T> { try { return await fn(); } catch { return await fn(); } }
function timed<T>(fn: () => T): T { const result = fn(); return result; }
const held = hold((id: number) => query(id));
async function f() {
  const a = (await withRetry(() => query())).name;
  const b = timed(() => 1);
  const c = await runIn(() => count()) + 1;
  return [a, b, c, (await held(1)).name];
}`,
  },
  {
    name: "a handler whose type is inferred, by a library that takes values and promises",
    before: `import { Router } from "a-router";
class Users { static list() { return queryAll(); } }
export const router = new Router().get("/", Users.list).get("/:id", ({ id }) => query(id));
export const page = () => new Router().render(() => query().name).length;`,
    after: `import { Router } from "a-router";
class Users { static async list() { return (await queryAll()).results; } }
export const router = new Router().get("/", Users.list).get("/:id", ({ id }) => query(id));
export const page = () => new Router().render(() => query().name).length;`,
    findings: ["a.ts:4 passed-as-value"],
    errors: ["a.ts:4 TS2339"],
  },
  {
    name: "one's own function with a callback, kept and called later",
    before: `class Emitter {
  private handlers: Array<(u: User) => void> = [];
  private last?: (u: User) => void;
  on(handler: (u: User) => void) { this.handlers.push(handler); this.last = handler; }
  emit(u: User) { for (const h of this.handlers) h(u); this.last?.(u); }
}
new Emitter().on((u) => { run(u); });`,
    after: `class Emitter {
  private handlers: Array<(u: User) => unknown> = [];
  private last?: (u: User) => unknown;
  on(handler: (u: User) => unknown) { this.handlers.push(handler); this.last = handler; }
  async emit(u: User) { for (const h of this.handlers) await h(u); await this.last?.(u); }
}
new Emitter().on(async (u) => { await run(u); });`,
  },
  {
    name: "options objects with callbacks",
    before: `interface Options { onRow: (u: User) => boolean; limit?: number }
function read(users: User[], { onRow, limit }: Options) { for (const u of users) if (onRow(u)) return limit; return 0; }
function f(users: User[]) { return read(users, { onRow: (u) => check(u) }); }`,
    after: `interface Options { onRow: (u: User) => Promise<boolean>; limit?: number }
async function read(users: User[], { onRow, limit }: Options) { for (const u of users) if (await onRow(u)) return limit; return 0; }
async function f(users: User[]) { return read(users, { onRow: (u) => check(u) }); }`,
  },
  {
    name: "JSX: event handlers wait, the rest does not",
    before: {
      "a.tsx": `declare namespace JSX { interface IntrinsicElements { button: { onClick?: () => void; title?: string; ref?: (x: unknown) => string }; p: object } }
declare const React: unknown;
function save() { run(); }
export function Button() { return <button onClick={() => { run(); }} />; }
export function Named() { return <button onClick={save} />; }
export function Bad() { return <button title={query().name} />; }
export async function Page() { return <p>{query().name}</p>; }`,
    },
    after: {
      "a.tsx": `declare namespace JSX { interface IntrinsicElements { button: { onClick?: () => void; title?: string; ref?: (x: unknown) => string }; p: object } }
declare const React: unknown;
async function save() { await run(); }
export function Button() { return <button onClick={async () => { await run(); }} />; }
export function Named() { return <button onClick={save} />; }
export function Bad() { return <button title={query().name} />; }
export async function Page() { return <p>{(await query()).name}</p>; }`,
    },
    findings: ["a.tsx:6 jsx-expression"],
    errors: ["a.tsx:6 TS2339"],
  },
]);
