import { assertEquals } from "@std/assert";
import { beforeAll, describe, it } from "@std/testing/bdd";
import { total } from "./basket.ts";

async function inAllOrders(t: Deno.TestContext): Promise<void> {
  const prices = [5, 7];
  await t.step("in one order", () => {
    assertEquals(total(prices), 12);
  });
  prices.reverse();
  await t.step("in the other", () => {
    assertEquals(total(prices), 12);
  });
}

Deno.test("many baskets", async (t) => {
  const before = performance.now();
  await t.step({
    name: "a hundred",
    ignore: Deno.build.os === "windows",
    fn: async (t) => {
      await t.step(`of ${t.name}`, () => assertEquals(total(Array(100).fill(1)), 100));
    },
  });
  await inAllOrders(t);
  assertEquals(performance.now() >= before, true);
});

Deno.test({ name: "only when asked for", ignore: !Deno.env.has("ALL"), fn: () => assertEquals(total([1]), 1) });

Deno.test({ name: "a file", ignore: true, fn: () => assertEquals(Deno.readTextFileSync("/tmp/none"), "") });

describe("totals", () => {
  let prices: number[] = [];
  beforeAll(() => {
    prices = [1, 2];
  });
  it("adds", () => assertEquals(total(prices), 3));
});
