import { expect, test } from "bun:test";
import { Store } from "./store";

test("an empty store", () => {
  const store = new Store(":memory:");
  expect(store.get("a")).toBeUndefined();
});

test("another one", () => {
  const store = new Store();
  expect(store.get("b")).toBeUndefined();
});
