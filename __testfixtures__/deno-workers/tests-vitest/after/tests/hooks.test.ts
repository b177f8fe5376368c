import { assertEquals } from "@std/assert/equals";
import { spy } from "@std/testing/mock";
import { afterEach, beforeAll, describe, it, beforeEach } from "vitest";

let calls = 0;
beforeEach(() => {
  calls = 0;
});

describe("hooks", () => {
  const count = spy(() => ++calls);

  beforeAll(() => {
    calls = 1;
  });
  afterEach(() => {
    calls = 0;
  });

  it("counts", () => {
    assertEquals(count(), 1);
  });

  it.skip("counts on", () => {});
});
