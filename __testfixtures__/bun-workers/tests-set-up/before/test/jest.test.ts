import { expect, it } from "@jest/globals";
import { limit } from "../src/limits";

it("has a limit", () => {
  expect(limit()).toBe(10);
});
