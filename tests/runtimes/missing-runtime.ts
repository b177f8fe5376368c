import { expect, test } from "vitest";

/** Stands for a test whose runtime could not be had: under CI it fails, elsewhere it is skipped with the reason in its name. */
export function testWithout(runtime: { readonly name: string; readonly missing: string }, name: string): void {
  const reason = `${runtime.name} is missing: ${runtime.missing}`;
  if (process.env.CI === "true") test(name, () => expect.fail(reason));
  else test.skip(`${name} (${reason})`);
}
