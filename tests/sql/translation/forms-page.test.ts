import { describe, expect, it } from "vitest";
import { formsPage } from "./forms-page.js";

describe("docs/sql-forms.md", () => {
  it("is what the tables say (vitest -u writes it)", async () => {
    await expect(formsPage()).toMatchFileSnapshot("../../../docs/sql-forms.md");
  });
});
