import { expect, test } from "bun:test";

test("no module of Cloudflare", () => {
  expect(1 + 1).toBe(2);
});
