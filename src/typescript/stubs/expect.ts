/**
 * Members of the `expect` family that bun:test, vitest and @jest/globals share, for use inside a `declare module` block.
 * `AsyncMatchers` is what `.resolves` and `.rejects` give: the same matchers, each of them a promise.
 */
export const expectDeclarations = `
  type Asymmetric = any;
  interface MatcherCalls<Result> {
    toBe(expected: unknown): Result;
    toEqual(expected: unknown): Result;
    toStrictEqual(expected: unknown): Result;
    toBeDefined(): Result;
    toBeUndefined(): Result;
    toBeNull(): Result;
    toBeNaN(): Result;
    toBeTruthy(): Result;
    toBeFalsy(): Result;
    toBeTypeOf(expected: string): Result;
    toBeInstanceOf(expected: unknown): Result;
    toBeGreaterThan(expected: number | bigint): Result;
    toBeGreaterThanOrEqual(expected: number | bigint): Result;
    toBeLessThan(expected: number | bigint): Result;
    toBeLessThanOrEqual(expected: number | bigint): Result;
    toBeCloseTo(expected: number, digits?: number): Result;
    toBeOneOf(expected: readonly unknown[]): Result;
    toBeArray(): Result;
    toBeEmpty(): Result;
    toBeTrue(): Result;
    toBeFalse(): Result;
    toBeNumber(): Result;
    toBeString(): Result;
    toContain(expected: unknown): Result;
    toContainEqual(expected: unknown): Result;
    toHaveLength(expected: number): Result;
    toHaveProperty(path: string | number | readonly (string | number)[], value?: unknown): Result;
    toMatch(expected: string | RegExp): Result;
    toMatchObject(expected: unknown): Result;
    toMatchSnapshot(...hint: unknown[]): Result;
    toMatchInlineSnapshot(...snapshot: unknown[]): Result;
    toSatisfy(predicate: (value: any) => boolean): Result;
    toThrow(expected?: unknown): Result;
    toThrowError(expected?: unknown): Result;
    toThrowErrorMatchingSnapshot(hint?: string): Result;
    toThrowErrorMatchingInlineSnapshot(snapshot?: string): Result;
    toHaveBeenCalled(): Result;
    toHaveBeenCalledOnce(): Result;
    toHaveBeenCalledTimes(times: number): Result;
    toHaveBeenCalledWith(...args: unknown[]): Result;
    toHaveBeenLastCalledWith(...args: unknown[]): Result;
    toHaveBeenNthCalledWith(nth: number, ...args: unknown[]): Result;
    toHaveReturned(): Result;
    toHaveReturnedWith(expected: unknown): Result;
  }
  export interface Matchers<Actual = unknown> extends MatcherCalls<void> {
    not: Matchers<Actual>;
    resolves: AsyncMatchers;
    rejects: AsyncMatchers;
  }
  interface AsyncMatchers extends MatcherCalls<Promise<void>> {
    not: AsyncMatchers;
  }
  interface AsymmetricMatchers {
    any(constructor: unknown): Asymmetric;
    anything(): Asymmetric;
    arrayContaining(expected: readonly unknown[]): Asymmetric;
    objectContaining(expected: object): Asymmetric;
    stringContaining(expected: string): Asymmetric;
    stringMatching(expected: string | RegExp): Asymmetric;
    closeTo(expected: number, digits?: number): Asymmetric;
  }
  export interface Expect extends AsymmetricMatchers {
    <T = unknown>(actual?: T, message?: string): Matchers<T>;
    not: AsymmetricMatchers;
    extend(matchers: Record<string, any>): void;
    assertions(count: number): void;
    hasAssertions(): void;
    unreachable(message?: string | Error): never;
  }
  export const expect: Expect;
`;

/** Mock functions as the three runners share them, for use inside the same block. */
export const mockDeclarations = `
  export interface Mock<F extends (...args: any[]) => any = (...args: any[]) => any> {
    (...args: Parameters<F>): ReturnType<F>;
    mock: { calls: Parameters<F>[]; results: { type: string; value: any }[]; lastCall?: Parameters<F> };
    mockImplementation(fn: F): this;
    mockImplementationOnce(fn: F): this;
    mockReturnValue(value: ReturnType<F>): this;
    mockReturnValueOnce(value: ReturnType<F>): this;
    mockResolvedValue(value: Awaited<ReturnType<F>>): this;
    mockResolvedValueOnce(value: Awaited<ReturnType<F>>): this;
    mockRejectedValue(value: unknown): this;
    mockRejectedValueOnce(value: unknown): this;
    mockClear(): this;
    mockReset(): this;
    mockRestore(): void;
  }
  interface Mocks {
    fn<F extends (...args: any[]) => any = (...args: any[]) => any>(implementation?: F): Mock<F>;
    spyOn<T extends object, K extends keyof T>(
      object: T,
      method: K,
      access?: "get" | "set",
    ): Mock<Extract<T[K], (...args: any[]) => any>>;
    mock(path: string, factory?: (...args: any[]) => unknown, options?: object): any;
    clearAllMocks(): any;
    resetAllMocks(): any;
    restoreAllMocks(): any;
    useFakeTimers(...options: any[]): any;
    useRealTimers(): any;
    setSystemTime(now?: number | Date): any;
    advanceTimersByTime(milliseconds: number): any;
    runAllTimers(): any;
  }
`;
