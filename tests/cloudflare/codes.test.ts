import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { cloudflareCodes } from "../../src/cloudflare/index.js";

it("docs/bindings.md lists every code with its level", () => {
  const page = readFileSync(new URL("../../docs/bindings.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `(cloudflare\/[\w-]+)`\s*\| (\w+)\s*\| (.+?)\s*\|$/gm)];
  expect(rows.map((row) => row.slice(1))).toEqual(
    Object.entries(cloudflareCodes).map(([code, { level, short }]) => [code, level, short]),
  );
});
