import { expectDeclarations, mockDeclarations } from "./expect.js";
import type { Stub } from "./stub.js";

/** https://vitest.dev/api/. Vitest waits for every callback, also that of `describe`. */
export const vitest = {
  provides: ["vitest"],
  text: `
declare module "vitest" {
  type Awaitable<T> = T | PromiseLike<T>;
  type TestOptions = number | { timeout?: number; retry?: number; repeats?: number; [option: string]: unknown };
  export interface TestContext {
    task: any;
    expect: Expect;
    skip(note?: string): never;
    onTestFailed(fn: () => Awaitable<unknown>): void;
    onTestFinished(fn: () => Awaitable<unknown>): void;
    [fixture: string]: any;
  }

  interface SuiteAPI<Args extends readonly any[] = []> {
    (name: string | Function, fn?: (...args: Args) => Awaitable<unknown>, options?: TestOptions): void;
    (name: string | Function, options: TestOptions, fn?: (...args: Args) => Awaitable<unknown>): void;
    only: SuiteAPI<Args>;
    skip: SuiteAPI<Args>;
    todo: SuiteAPI<Args>;
    concurrent: SuiteAPI<Args>;
    sequential: SuiteAPI<Args>;
    shuffle: SuiteAPI<Args>;
    skipIf(condition: unknown): SuiteAPI<Args>;
    runIf(condition: unknown): SuiteAPI<Args>;
    each<T extends readonly any[]>(table: readonly T[]): SuiteAPI<[...T]>;
    each<T>(table: readonly T[]): SuiteAPI<[T]>;
  }
  export const describe: SuiteAPI;
  export const suite: SuiteAPI;

  interface TestAPI<Args extends readonly any[] = [context: TestContext]> {
    (name: string | Function, fn?: (...args: Args) => Awaitable<unknown>, options?: TestOptions): void;
    (name: string | Function, options: TestOptions, fn?: (...args: Args) => Awaitable<unknown>): void;
    only: TestAPI<Args>;
    skip: TestAPI<Args>;
    todo: TestAPI<Args>;
    fails: TestAPI<Args>;
    concurrent: TestAPI<Args>;
    sequential: TestAPI<Args>;
    skipIf(condition: unknown): TestAPI<Args>;
    runIf(condition: unknown): TestAPI<Args>;
    each<T extends readonly any[]>(table: readonly T[]): TestAPI<[...T]>;
    each<T>(table: readonly T[]): TestAPI<[T]>;
    extend(fixtures: Record<string, any>): TestAPI;
  }
  export const test: TestAPI;
  export const it: TestAPI;

  type HookCallback = (context: any) => Awaitable<unknown>;
  export function beforeAll(fn: HookCallback, timeout?: number): void;
  export function beforeEach(fn: HookCallback, timeout?: number): void;
  export function afterAll(fn: HookCallback, timeout?: number): void;
  export function afterEach(fn: HookCallback, timeout?: number): void;
  export function onTestFinished(fn: HookCallback, timeout?: number): void;
${expectDeclarations}${mockDeclarations}
  interface VitestUtils extends Mocks {
    hoisted<T>(factory: () => T): T;
    doMock(path: string, factory?: (...args: any[]) => unknown): any;
    unmock(path: string): any;
    importActual<T = any>(path: string): Promise<T>;
    mocked<T>(item: T, options?: any): any;
    stubEnv(name: string, value: any): any;
    unstubAllEnvs(): any;
    stubGlobal(name: string, value: unknown): any;
    unstubAllGlobals(): any;
    waitFor<T>(fn: () => Awaitable<T>, options?: any): Promise<T>;
    resetModules(): any;
    advanceTimersByTimeAsync(milliseconds: number): Promise<any>;
    runAllTimersAsync(): Promise<any>;
  }
  export const vi: VitestUtils;
  export const vitest: VitestUtils;
}
`,
} satisfies Stub;
