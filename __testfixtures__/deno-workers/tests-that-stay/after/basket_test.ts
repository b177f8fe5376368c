import { assertEquals } from "@std/assert";
import { total } from "./basket.ts";

Deno.test("a step between other statements", async (t) => {
  const prices = [1];
  await t.step("one", () => assertEquals(total(prices), 1));
  prices.push(2);
  await t.step("two", () => assertEquals(total(prices), 3));
});

Deno.test("plain", () => assertEquals(total([]), 0));
