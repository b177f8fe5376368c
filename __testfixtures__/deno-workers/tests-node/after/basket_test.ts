import { assertEquals } from "@std/assert";
import { total } from "./basket.ts";
import { before as beforeAll, describe, it, test, type TestContext } from "node:test";
import { readFileSync } from "node:fs";

async function inAllOrders(t: TestContext): Promise<void> {
  const prices = [5, 7];
  await t.test("in one order", () => {
    assertEquals(total(prices), 12);
  });
  prices.reverse();
  await t.test("in the other", () => {
    assertEquals(total(prices), 12);
  });
}

test("many baskets", async (t) => {
  const before = performance.now();
  await t.test("a hundred", { skip: process.platform === "win32" }, async (t) => {
      await t.test(`of ${t.name}`, () => assertEquals(total(Array(100).fill(1)), 100));
    });
  await inAllOrders(t);
  assertEquals(performance.now() >= before, true);
});

test("only when asked for", { skip: !("ALL" in process.env) }, () => assertEquals(total([1]), 1));

test.skip("a file", () => assertEquals(readFileSync("/tmp/none", "utf8"), ""));

describe("totals", () => {
  let prices: number[] = [];
  beforeAll(() => {
    prices = [1, 2];
  });
  it("adds", () => assertEquals(total(prices), 3));
});
