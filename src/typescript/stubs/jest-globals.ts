import { expectDeclarations, mockDeclarations } from "./expect.js";
import type { Stub } from "./stub.js";

/** https://jestjs.io/docs/api. A `describe` callback may not give a promise, a test or hook callback may. */
export const jestGlobals = {
  provides: ["@jest/globals"],
  text: `
declare module "@jest/globals" {
  type Done = (reason?: string | Error) => void;

  interface DescribeBase {
    (name: string | number | Function, fn: () => void): void;
    each(table: any, ...values: any[]): (name: string, fn: (...args: any[]) => void) => void;
  }
  export const describe: DescribeBase & { only: DescribeBase; skip: DescribeBase };
  export const fdescribe: DescribeBase;
  export const xdescribe: DescribeBase;

  interface TestBase {
    (name: string, fn?: (() => unknown | Promise<unknown>) | ((done: Done) => void), timeout?: number): void;
    each(
      table: any,
      ...values: any[]
    ): (name: string, fn: (...args: any[]) => unknown | Promise<unknown>, timeout?: number) => void;
    failing: TestBase;
  }
  interface TestAPI extends TestBase {
    only: TestBase;
    skip: TestBase;
    concurrent: TestBase & { only: TestBase; skip: TestBase };
    todo(name: string): void;
  }
  export const test: TestAPI;
  export const it: TestAPI;
  export const fit: TestBase;
  export const xit: TestBase;
  export const xtest: TestBase;

  type HookCallback = (() => unknown | Promise<unknown>) | ((done: Done) => void);
  export function beforeAll(fn: HookCallback, timeout?: number): void;
  export function beforeEach(fn: HookCallback, timeout?: number): void;
  export function afterAll(fn: HookCallback, timeout?: number): void;
  export function afterEach(fn: HookCallback, timeout?: number): void;
${expectDeclarations}${mockDeclarations}
  interface Jest extends Mocks {
    doMock(path: string, factory?: () => unknown, options?: object): Jest;
    unmock(path: string): Jest;
    requireActual<T = any>(path: string): T;
    resetModules(): Jest;
    setTimeout(milliseconds: number): Jest;
    mocked<T>(source: T, options?: any): any;
  }
  export const jest: Jest;
}
`,
} satisfies Stub;
