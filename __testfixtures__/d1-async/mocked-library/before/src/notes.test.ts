import { expect, test, vi } from "vitest";
import { count } from "./notes";

vi.mock("better-sqlite3", () => ({
  default: class {
    prepare() {
      return { get: () => ({ n: 3 }) };
    }
  },
}));

test("count", () => {
  expect(count()).toBe(3);
});
