import { expect, test } from "bun:test";
import { limit } from "./limits";

test("a limit", () => {
  expect(limit()).toBe(10);
});
