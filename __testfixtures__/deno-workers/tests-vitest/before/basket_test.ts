import { assertEquals } from "@std/assert";
import { total } from "./basket.ts";

Deno.test("an empty basket costs nothing", () => {
  assertEquals(total([]), 0);
});

Deno.test(function addsPrices() {
  assertEquals(total([1, 2]), 3);
});

Deno.test({
  name: "prices from a file",
  ignore: Deno.build.os === "windows",
  sanitizeResources: false,
  async fn() {
    await Deno.writeTextFile("/tmp/prices.json", "[1, 2, 3]");
    const prices = JSON.parse(await Deno.readTextFile("/tmp/prices.json"));
    assertEquals(total(prices), 6);
    await Deno.remove("/tmp/prices.json");
  },
});

Deno.test("a currency", { permissions: { env: true } }, () => {
  Deno.env.set("CURRENCY", "CHF");
  assertEquals(Deno.env.get("CURRENCY"), "CHF");
});

Deno.test.ignore("with discounts", () => {});

Deno.test("many baskets", async (t) => {
  const prices = [5, 7];

  await t.step("in one order", () => {
    assertEquals(total(prices), 12);
  });

  await t.step({
    name: "in the other",
    fn: async () => {
      assertEquals(await Promise.resolve(total(prices.toReversed())), 12);
    },
  });
});
