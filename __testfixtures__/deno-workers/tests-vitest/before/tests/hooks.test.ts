import { assertEquals } from "jsr:@std/assert@^1.0.0/equals";
import { afterEach, beforeAll, describe, it } from "@std/testing/bdd";
import { spy } from "@std/testing/mock";

let calls = 0;
Deno.test.beforeEach(() => {
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

  it.ignore("counts on", () => {});
});
