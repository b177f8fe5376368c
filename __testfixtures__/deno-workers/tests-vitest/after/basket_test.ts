import { assertEquals } from "@std/assert";
import { total } from "./basket.ts";
import { test, describe } from "vitest";
import { writeFile, readFile, rm } from "node:fs/promises";

test("an empty basket costs nothing", () => {
  assertEquals(total([]), 0);
});

test("addsPrices", function addsPrices() {
  assertEquals(total([1, 2]), 3);
});

test.skipIf(process.platform === "win32")("prices from a file", async () => {
    await writeFile("/tmp/prices.json", "[1, 2, 3]");
    const prices = JSON.parse(await readFile("/tmp/prices.json", "utf8"));
    assertEquals(total(prices), 6);
    await rm("/tmp/prices.json");
  });

test("a currency", () => {
  process.env.CURRENCY = "CHF";
  assertEquals(process.env.CURRENCY, "CHF");
});

test.skip("with discounts", () => {});

describe("many baskets", () => {
  const prices = [5, 7];

  test("in one order", () => {
    assertEquals(total(prices), 12);
  });

  test("in the other", async () => {
      assertEquals(await Promise.resolve(total(prices.toReversed())), 12);
    });
});
