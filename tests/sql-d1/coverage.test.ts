import { expect, it } from "vitest";
import { coveragePage } from "./coverage-page.js";

it("docs/sql-d1-coverage.md is what the type map and the replay say (vitest -u writes it)", async () => {
  await expect(coveragePage()).toMatchFileSnapshot("../../docs/sql-d1-coverage.md");
});
