import { assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";

const options = { name: "from a variable", fn: () => {} };
Deno.test(options);

Deno.test("the program", async (t) => {
  const { code } = await new Deno.Command(Deno.execPath(), { args: ["check", "main.ts"] }).output();
  assertEquals(code, 0);
  await assertSnapshot(t, code);
});
