import { expect, it } from "vitest";
import { limit } from "../src/limits";

it("has a limit", () => {
  expect(limit()).toBe(10);
});
