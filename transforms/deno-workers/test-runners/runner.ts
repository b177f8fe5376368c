/** What runs the tests in place of Deno. */
export interface Runner {
  readonly name: "vitest" | "node";
  readonly module: string;
  /** What the runner calls Deno's hooks. */
  readonly hooks: Readonly<Record<Hook, string>>;
  /** The script of package.json. */
  readonly script: string;
}

export type Hook = "beforeAll" | "afterAll" | "beforeEach" | "afterEach";

export const runners = {
  /** https://vitest.dev/api/ */
  vitest: {
    name: "vitest",
    module: "vitest",
    hooks: { beforeAll: "beforeAll", afterAll: "afterAll", beforeEach: "beforeEach", afterEach: "afterEach" },
    script: "vitest run",
  },
  /** https://nodejs.org/api/test.html */
  node: {
    name: "node",
    module: "node:test",
    hooks: { beforeAll: "before", afterAll: "after", beforeEach: "beforeEach", afterEach: "afterEach" },
    script: "node --test",
  },
} as const satisfies Readonly<Record<string, Runner>>;

export const vitestRange = "^4.0.0";
