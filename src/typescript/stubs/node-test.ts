import type { Stub } from "./stub.js";

/** https://nodejs.org/api/test.html. Every callback may give a promise, also that of `describe`. */
export const nodeTest = {
  provides: ["node:test"],
  text: `
declare module "node:test" {
  type Done = (result?: any) => void;
  type TestFn = (context: TestContext, done: Done) => void | Promise<void>;
  type SuiteFn = (context: any) => void | Promise<void>;
  type HookFn = (context: any, done: Done) => any;
  interface TestOptions {
    concurrency?: number | boolean | null | undefined;
    only?: boolean | undefined;
    signal?: AbortSignal | undefined;
    skip?: boolean | string | undefined;
    timeout?: number | undefined;
    todo?: boolean | string | undefined;
    plan?: number | undefined;
  }
  interface HookOptions {
    signal?: AbortSignal | undefined;
    timeout?: number | undefined;
  }
  interface TestContext {
    readonly name: string;
    readonly signal: AbortSignal;
    assert: any;
    mock: any;
    before(fn?: HookFn, options?: HookOptions): void;
    beforeEach(fn?: HookFn, options?: HookOptions): void;
    after(fn?: HookFn, options?: HookOptions): void;
    afterEach(fn?: HookFn, options?: HookOptions): void;
    diagnostic(message: string): void;
    plan(count: number): void;
    skip(message?: string): void;
    todo(message?: string): void;
    test: TestCall;
  }
  interface TestCall {
    (name?: string, fn?: TestFn): Promise<void>;
    (name?: string, options?: TestOptions, fn?: TestFn): Promise<void>;
    (options?: TestOptions, fn?: TestFn): Promise<void>;
    (fn?: TestFn): Promise<void>;
  }
  interface SuiteCall {
    (name?: string, fn?: SuiteFn): Promise<void>;
    (name?: string, options?: TestOptions, fn?: SuiteFn): Promise<void>;
    (options?: TestOptions, fn?: SuiteFn): Promise<void>;
    (fn?: SuiteFn): Promise<void>;
  }
  interface Test extends TestCall {
    skip: TestCall;
    todo: TestCall;
    only: TestCall;
  }
  interface Suite extends SuiteCall {
    skip: SuiteCall;
    todo: SuiteCall;
    only: SuiteCall;
  }
  function before(fn?: HookFn, options?: HookOptions): void;
  function beforeEach(fn?: HookFn, options?: HookOptions): void;
  function after(fn?: HookFn, options?: HookOptions): void;
  function afterEach(fn?: HookFn, options?: HookOptions): void;
  const mock: any;
  const suite: Suite;
  const describe: Suite;
  const it: Test;
  const test: Test & {
    test: Test;
    it: Test;
    describe: Suite;
    suite: Suite;
    before: typeof before;
    beforeEach: typeof beforeEach;
    after: typeof after;
    afterEach: typeof afterEach;
    mock: any;
  };
  export { after, afterEach, before, beforeEach, describe, it, mock, suite, test, test as default };
}
`,
} satisfies Stub;
