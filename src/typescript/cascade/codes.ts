import type { CodeName } from "../../engine/plan.js";
import type { Code, CodeTable } from "../../engine/transform.js";

const codes = {
  // What the cascade writes.
  await: {
    level: "safe",
    short: "a call whose value is a promise now is awaited",
    help: "The function that is called here became asynchronous, so its value has to be awaited. `because` names the chain of calls down to the first one that had to wait.",
  },
  async: {
    level: "safe",
    short: "a function that has to wait becomes async",
    help: "Something in this function has to be awaited, or its interface, base class or another implementation had to become asynchronous. All callers that can be found are changed in the same run.",
  },
  "promise-type": {
    level: "safe",
    short: "a declared return type becomes Promise<T>",
    help: "The function, method or signature now gives a promise, and its declared type says so. A function type that is given many functions (`T | Promise<T>`) keeps accepting the ones that do not wait.",
  },
  "awaited-type": {
    level: "safe",
    short: "ReturnType<typeof f> becomes Awaited<ReturnType<typeof f>>",
    help: "The type was derived from the return type of a function that became asynchronous. `Awaited<…>` keeps it what it was.",
  },
  "optional-chain": {
    level: "review",
    short: "an optional chain goes on behind an awaited call",
    help: "`a?.b().c` became `(await a?.b())?.c`: the second `?.` keeps the chain from failing where `a` is missing. It also hides a missing value of `b()` itself; remove it where that should be an error.",
  },
  "map-callback": {
    level: "review",
    short: "map with a callback that waits becomes await Promise.all(….map(…))",
    help: "The callbacks now run at the same time instead of one after the other. Where they depend on each other's effects (counters, inserts that read what the last one wrote), write a `for … of` loop instead.",
  },
  "for-each-callback": {
    level: "safe",
    short: "forEach with a callback that waits becomes for … of",
    help: "`forEach` does not wait for its callback. The loop runs the same statements in the same order, and waits for each of them.",
  },
  "predicate-callback": {
    level: "review",
    short: "filter, some, every, find with a callback that waits go through Promise.all",
    help: "An async predicate is always truthy, so the predicates are all awaited first and the method looks at their results. Unlike before, the predicate runs for every element, and for all of them at the same time.",
  },
  rejects: {
    level: "safe",
    short: "expect(() => …).toThrow() becomes await expect(…).rejects.toThrow()",
    help: "The code under test no longer throws: its promise is rejected. `assert.throws` becomes `assert.rejects` for the same reason.",
  },
  "default-value": {
    level: "review",
    short: "a default parameter value that has to be awaited moves into the body",
    help: "`(db = getDb())` became `(db?: Db)` with `db ??= await getDb();` as the first statement: a default value cannot be awaited where it stands. The function's `length` now counts the parameter.",
  },

  "mock-value": {
    level: "safe",
    short: "mockReturnValue becomes mockResolvedValue",
    help: "The mocked function became asynchronous, so its mock gives a promise too.",
  },

  // What it leaves to a person.
  getter: {
    level: "manual",
    short: "a getter cannot wait",
    help: "A getter cannot be async. Make a method of it (`get users()` → `async listUsers()`) and await it where it was read, or load the value beforehand and keep it in a field.",
  },
  setter: {
    level: "manual",
    short: "a setter cannot wait",
    help: "Nobody can wait for an assignment. Make a method of the setter: `thing.name = x` → `await thing.setName(x)`.",
  },
  constructor: {
    level: "manual" as const,
    short: "a constructor cannot wait",
    help: "A constructor cannot be async. Keep only the assignments in it, and move the work to a static factory: `static async create(db) { const it = new Store(db); await it.load(); return it; }`. Schema set-up belongs into a migration.",
  },
  "static-block": {
    level: "manual",
    short: "a static block cannot wait",
    help: "Move the work into a static async method, and await it where the class is first used.",
  },
  "field-initializer": {
    level: "manual",
    short: "a field initializer cannot wait",
    help: "Fill the field in an async `init()` or in a static async factory instead of in its initializer.",
  },
  generator: {
    level: "manual",
    short: "a generator cannot wait",
    help: "Make it an async generator (`async function*`) and iterate it with `for await … of`, or return an array.",
  },
  "well-known-method": {
    level: "manual",
    short: "the language calls this method and does not wait for it",
    help: "`toString`, `toJSON`, `valueOf` and the methods behind symbols are called by the language, which uses their value at once. Load what they need beforehand and keep it in a field.",
  },
  "default-parameter": {
    level: "manual",
    short: "a default parameter value cannot wait",
    help: "Make the parameter optional and fill it in the body: `if (user === undefined) user = await findUser();`. It was not done by itself because something depends on when the value is there, or its type cannot be written at the parameter: the message says which.",
  },
  "decorator-argument": {
    level: "manual",
    short: "a decorator cannot wait",
    help: "Decorators run while the class is defined, when nothing can be awaited. Hand the decorator a function instead of a value, or do the work in a method.",
  },
  "jsx-expression": {
    level: "manual",
    short: "a value inside JSX cannot wait",
    help: "Load the value before the JSX: in a server component (`async function Page()` … `const user = await findUser();`), in the loader of the framework, or in an effect.",
  },
  "jsx-component": {
    level: "manual",
    short: "a component that became async is used as a JSX element",
    help: "Only server components may be async. In a client component load the data outside (loader, server component) and hand it over as a prop.",
  },
  "top-level": {
    level: "manual",
    short: "a module's top level cannot wait",
    help: "A Worker may not do I/O while its modules load. Move the call into the function that needs it (`fetch`, a route, a lazily filled `getX()`), and schema set-up into a migration.",
  },
  "type-predicate": {
    level: "manual",
    short: "a function with a type predicate cannot be async",
    help: "`x is T` and `asserts x` need a value at once. Return a `Promise<boolean>` (or the value itself) and narrow the type where it is awaited.",
  },
  "library-contract": {
    level: "manual",
    short: "a library calls this function and expects a value, not a promise",
    help: "The interface, base class or function type is declared outside of your code and does not accept a promise. Look for an asynchronous counterpart in the library, or load the value before the library asks for it.",
  },
  "sync-callback": {
    level: "manual",
    short: "the callback's value is used at once",
    help: "The function that takes this callback does not wait for it. Load what the callback needs before the call, or use a counterpart that accepts a promise.",
  },
  "array-callback": {
    level: "manual",
    short: "an array method whose callback would have to wait",
    help: "Array methods do not wait for their callbacks. Await the values first (`const flags = await Promise.all(xs.map(…))`) and use them by index, or write a `for … of` loop.",
  },
  "for-each": {
    level: "manual",
    short: "a forEach that cannot be turned into a loop by itself",
    help: "`forEach` does not wait for its callback. Write a `for … of` loop by hand: the callback uses `this`, returns a value or is not written in place, so that the loop would not mean the same.",
  },
  "reduce-callback": {
    level: "manual",
    short: "a reduce callback cannot wait",
    help: "Write a loop with an accumulator: `let total = 0; for (const x of xs) total += await price(x);`.",
  },
  "sort-callback": {
    level: "manual",
    short: "a sort callback cannot wait",
    help: "Load the keys first, then sort by them: `const keys = new Map(await Promise.all(xs.map(async (x) => [x, await key(x)] as const)));`.",
  },
  "describe-body": {
    level: "manual",
    short: "the body of describe() cannot wait",
    help: "Test frameworks collect tests synchronously. Move the call into `beforeAll`/`beforeEach` and keep its value in a `let`, or into the tests.",
  },
  "promise-executor": {
    level: "manual",
    short: "the executor of new Promise() should not wait",
    help: "An error after an `await` in an executor is lost. Write an async function instead of `new Promise(…)`, and await the call in it.",
  },
  "tagged-template": {
    level: "manual",
    short: "a function that became async is used as a template tag",
    help: "The value of the tagged template is a promise now. Await it by hand, and check what is done with it.",
  },
  constructed: {
    level: "manual",
    short: "a function that became async is used as a constructor",
    help: "An async function cannot be called with `new`. Make a class with a static async factory of it.",
  },
  using: {
    level: "manual",
    short: "a `using` declaration whose value would have to be awaited",
    help: "Await the value first, and check that it is still disposable: `using x = await open();` or `await using`.",
  },
  "void-callback": {
    level: "manual",
    short: "nobody waits for this callback: its errors would be unhandled rejections",
    help: "The callback became async so that the code in it is right, but its caller ignores the promise. Catch errors inside of it, and on Workers hand the promise to `ctx.waitUntil(…)`, else the work is cut off when the response is sent. Timers do not outlive a request on Workers.",
  },
  "passed-as-value": {
    level: "manual",
    short: "a function that became async is handed on, out of sight",
    help: "It could not be followed to where it is called. Look for those calls, and await them.",
  },
  "contract-value": {
    level: "manual",
    short: "a value that has to give a promise now, and is not written in place",
    help: "The interface that this value stands for became asynchronous. Make the function behind it async, or wrap it: `find: async (id) => find(id)`.",
  },
  "caller-outside-paths": {
    level: "manual",
    short: "a caller lies outside of the paths that may be edited",
    help: "The function it calls becomes asynchronous, but this file was not among the paths given. Run again with paths that include it.",
  },
  "unproven-receiver": {
    level: "manual",
    short: "a call by a name that became async, on a value of unknown type",
    help: "The type of the receiver is `any`, so nothing proves which method is called. If it is the one that became async, await the call; better, give the value its type and run again.",
  },
} satisfies Record<string, Code>;

/** The part of a code behind the name of the transform. */
export type Reason = keyof typeof codes;

/** The codes of the cascade for a transform, to be spread into its own table. */
export function cascadeCodes(transform: string): CodeTable {
  return Object.fromEntries(Object.entries<Code>(codes).map(([reason, code]) => [`${transform}/${reason}`, code]));
}

export function codeOf(transform: string, reason: Reason): CodeName {
  return `${transform}/${reason}`;
}

/** Why an expression cannot be awaited where it stands. */
export interface Refusal {
  readonly reason: Reason;
  /** How the sentence goes on: "`find()` is called …": "in the getter `user`, which cannot wait". */
  readonly message: string;
}
