import { expect, test } from "bun:test";
import { Store } from "./store";

test("an empty store", async () => {
  const store = new Store(":memory:");
  expect(await store.get("a")).toBeUndefined();
});

test("another one", async () => {
  const store = new Store();
  expect(await store.get("b")).toBeUndefined();
});
