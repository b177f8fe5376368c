import { expectDeclarations, mockDeclarations } from "./expect.js";
import type { Stub } from "./stub.js";

/** https://bun.sh/docs/test/writing. A `describe` callback may not give a promise, a test or hook callback may. */
export const bunTest = {
  provides: ["bun:test"],
  text: `
declare module "bun:test" {
  type Done = (error?: unknown) => void;
  type TestOptions = number | { timeout?: number; retry?: number; repeats?: number };

  export interface Describe<Args extends readonly any[]> {
    (fn: () => void): void;
    (label: unknown, fn: (...args: Args) => void): void;
    only: Describe<Args>;
    skip: Describe<Args>;
    todo: Describe<Args>;
    concurrent: Describe<Args>;
    serial: Describe<Args>;
    if(condition: boolean): Describe<Args>;
    skipIf(condition: boolean): Describe<Args>;
    todoIf(condition: boolean): Describe<Args>;
    each<T extends readonly any[]>(table: readonly T[]): Describe<[...T]>;
    each<T>(table: readonly T[]): Describe<[T]>;
  }
  export const describe: Describe<[]>;

  export interface Test<Args extends readonly any[]> {
    (label: string, fn: (...args: [...Args, done: Done]) => void | Promise<unknown>, options?: TestOptions): void;
    (label: string, options: TestOptions, fn: (...args: [...Args, done: Done]) => void | Promise<unknown>): void;
    only: Test<Args>;
    skip: Test<Args> & ((label: string) => void);
    todo: Test<Args> & ((label: string) => void);
    failing: Test<Args>;
    concurrent: Test<Args>;
    serial: Test<Args>;
    if(condition: boolean): Test<Args>;
    skipIf(condition: boolean): Test<Args>;
    todoIf(condition: boolean): Test<Args>;
    each<T extends readonly any[]>(table: readonly T[]): Test<[...T]>;
    each<T>(table: readonly T[]): Test<[T]>;
  }
  export const test: Test<[]>;
  export const it: Test<[]>;

  type HookCallback = (() => void | Promise<unknown>) | ((done: Done) => void);
  export function beforeAll(fn: HookCallback, options?: TestOptions): void;
  export function beforeEach(fn: HookCallback, options?: TestOptions): void;
  export function afterAll(fn: HookCallback, options?: TestOptions): void;
  export function afterEach(fn: HookCallback, options?: TestOptions): void;
  export function onTestFinished(fn: HookCallback, options?: TestOptions): void;
  export function setDefaultTimeout(milliseconds: number): void;
  export function setSystemTime(now?: Date | number): void;
${expectDeclarations}${mockDeclarations}
  export const jest: Mocks;
  export const vi: Mocks;
  export const spyOn: Mocks["spyOn"];
  export const mock: Mocks["fn"] & {
    module(id: string, factory: () => any): void | Promise<void>;
    restore(): void;
    clearAllMocks(): void;
  };
}
`,
} satisfies Stub;
