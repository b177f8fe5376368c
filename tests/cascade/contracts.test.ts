import { testCases } from "./cascade-case.js";

testCases([
  {
    name: "overloads",
    before: `function find(id: number): User;
function find(name: string): User | undefined;
function find(key: number | string): User | undefined { return query(Number(key)); }
function f() { return find(1).name; }`,
    after: `function find(id: number): Promise<User>;
function find(name: string): Promise<User | undefined>;
async function find(key: number | string): Promise<User | undefined> { return query(Number(key)); }
async function f() { return (await find(1)).name; }`,
  },
  {
    name: "an interface, its implementers and its callers, across files",
    before: {
      "contract.ts": `export interface Repo { find(id: number): User; name: string }`,
      "sql.ts": `import type { Repo } from "./contract";\nexport class SqlRepo implements Repo { name = ""; find(id: number): User { return query(id); } }`,
      "memory.ts": `import type { Repo } from "./contract";\nexport class MemoryRepo implements Repo { name = ""; constructor(private u: User) {} find(): User { return this.u; } }`,
      "use.ts": `import type { Repo } from "./contract";\nexport function use(repo: Repo) { return repo.find(1).name + repo.name; }`,
    },
    after: {
      "contract.ts": `export interface Repo { find(id: number): Promise<User>; name: string }`,
      "sql.ts": `import type { Repo } from "./contract";\nexport class SqlRepo implements Repo { name = ""; async find(id: number): Promise<User> { return query(id); } }`,
      "memory.ts": `import type { Repo } from "./contract";\nexport class MemoryRepo implements Repo { name = ""; constructor(private u: User) {} async find(): Promise<User> { return this.u; } }`,
      "use.ts": `import type { Repo } from "./contract";\nexport async function use(repo: Repo) { return (await repo.find(1)).name + repo.name; }`,
    },
  },
  {
    name: "abstract classes, overrides, super",
    before: `abstract class Base { abstract find(): User; all(): number { return 0; } get(): number { return this.all(); } }
class Sql extends Base { find() { return query(); } override all() { return count() + super.all(); } }
class Other extends Base { find(): User { throw new Error("no"); } }
class Deep extends Sql { override all() { return 7; } }`,
    after: `abstract class Base { abstract find(): Promise<User>; async all(): Promise<number> { return 0; } async get(): Promise<number> { return this.all(); } }
class Sql extends Base { async find() { return query(); } override async all() { return await count() + await super.all(); } }
class Other extends Base { async find(): Promise<User> { throw new Error("no"); } }
class Deep extends Sql { override async all() { return 7; } }`,
  },
  {
    name: "interfaces that extend, generics, Pick, inherited implementations",
    before: `interface Reader<T> { read(id: number): T }
interface Store extends Reader<User> { size(): number }
type Small = Pick<Store, "size">;
class Base { size() { return count(); } }
class Real extends Base implements Small { }
class Cache implements Reader<User> { read(id: number): User { return query(id); } }
function f(store: Store, small: Small) { return [store.read(1).name, small.size(), new Real().size()]; }`,
    after: `interface Reader<T> { read(id: number): Promise<T> }
interface Store extends Reader<User> { size(): Promise<number> }
type Small = Pick<Store, "size">;
class Base { async size() { return count(); } }
class Real extends Base implements Small { }
class Cache implements Reader<User> { async read(id: number): Promise<User> { return query(id); } }
async function f(store: Store, small: Small) { return [(await store.read(1)).name, await small.size(), await new Real().size()]; }`,
  },
  {
    name: "object literals by their contextual type: typed, returned, given, satisfies",
    before: `interface Repo { find(id: number): User; count: () => number }
const some: User = { id: 1, name: "", age: 1, active: true };
const a: Repo = { find: (id) => query(id), count() { return 1; } };
function make(): Repo { return { find() { return some; }, count: () => 2 }; }
function use(repo: Repo) { return repo.find(repo.count()); }
use({ find: () => some, count: () => 3 });
const b = { find: () => some, count: function () { return count(); } } satisfies Repo;`,
    after: `interface Repo { find(id: number): Promise<User>; count: () => Promise<number> }
const some: User = { id: 1, name: "", age: 1, active: true };
const a: Repo = { find: (id) => query(id), async count() { return 1; } };
function make(): Repo { return { async find() { return some; }, count: async () => 2 }; }
async function use(repo: Repo) { return repo.find(await repo.count()); }
use({ find: async () => some, count: async () => 3 });
const b = { find: async () => some, count: async function () { return count(); } } satisfies Repo;`,
    findings: ["a.ts:6 top-level"],
  },
  {
    name: "values that conform to an interface without naming it",
    before: `interface Finder { find(): User }
class Repo { find() { return query(); } }
class Fake { find(): User { throw new Error("fake"); } }
function use(finder: Finder) { return finder.find().name; }
export function f() { return use(new Repo()) + use(new Fake()); }`,
    after: `interface Finder { find(): Promise<User> }
class Repo { async find() { return query(); } }
class Fake { async find(): Promise<User> { throw new Error("fake"); } }
async function use(finder: Finder) { return (await finder.find()).name; }
export async function f() { return await use(new Repo()) + await use(new Fake()); }`,
  },
  {
    name: "function type aliases take both, and every call through them waits",
    before: `type Load = (id: number) => User;
const sql: Load = (id) => query(id);
const fixed: Load = () => ({ id: 1, name: "", age: 1, active: true });
function use(load: Load, all: Load[]) { return load(1).name + all.map((one) => 1) + all[0]!(2).name; }`,
    after: `type Load = (id: number) => User | Promise<User>;
const sql: Load = (id) => query(id);
const fixed: Load = () => ({ id: 1, name: "", age: 1, active: true });
async function use(load: Load, all: Load[]) { return (await load(1)).name + all.map((one) => 1) + (await all[0]!(2)).name; }`,
  },
  {
    name: "parameters with a function type, in a contract of their own",
    before: `interface Bus { each(visit: (u: User) => boolean): void }
class Real implements Bus {
  constructor(private users: User[]) {}
  each(visit: (u: User) => boolean) { for (const u of this.users) if (!visit(u)) break; }
}
function f(bus: Bus) { bus.each((u) => check(u)); bus.each(() => true); }`,
    after: `interface Bus { each(visit: (u: User) => boolean | Promise<boolean>): Promise<void> }
class Real implements Bus {
  constructor(private users: User[]) {}
  async each(visit: (u: User) => boolean | Promise<boolean>) { for (const u of this.users) if (!await visit(u)) break; }
}
async function f(bus: Bus) { await bus.each((u) => check(u)); await bus.each(() => true); }`,
  },
  {
    name: "a member that a library declares",
    before: `import { Adapter, type Listener, type Plugin } from "a-library";
class P implements Plugin { load() { return count(); } }
class L implements Listener { notify() { run(); } }
class A extends Adapter { read() { return query().name; } write() { run(); } }`,
    after: `import { Adapter, type Listener, type Plugin } from "a-library";
class P implements Plugin { load() { return count(); } }
class L implements Listener { async notify() { await run(); } }
class A extends Adapter { read() { return query().name; } async write() { await run(); } }`,
    findings: ["a.ts:2 library-contract", "a.ts:3 void-callback", "a.ts:4 library-contract", "a.ts:4 void-callback"],
    errors: ["a.ts:2 TS2416", "a.ts:4 TS2339"],
  },
  {
    name: "a value from elsewhere that does not give a promise",
    before: `interface Repo { find(): User }
class Sql implements Repo { find() { return query(); } }
declare function fixed(): User;
const fake: Repo = { find: fixed };`,
    after: `interface Repo { find(): Promise<User> }
class Sql implements Repo { async find() { return query(); } }
declare function fixed(): User;
const fake: Repo = { find: fixed };`,
    findings: ["a.ts:4 contract-value"],
    errors: ["a.ts:4 TS2322"],
  },
  {
    name: "static members and their subclasses",
    before: `class Base { static open() { return query(); } }
class Sub extends Base { static override open() { return { ...super.open() }; } }
class Unrelated { static open() { return 1; } }
function f() { return Sub.open().name + Unrelated.open(); }`,
    after: `class Base { static async open() { return query(); } }
class Sub extends Base { static override async open() { return { ...await super.open() }; } }
class Unrelated { static open() { return 1; } }
async function f() { return (await Sub.open()).name + Unrelated.open(); }`,
  },
]);
