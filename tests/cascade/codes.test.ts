import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { cascadeCodes } from "../../src/typescript/cascade/codes.js";

it("stands in the documentation, code by code", async () => {
  const page = await readFile(new URL("../../docs/await-cascade.md", import.meta.url), "utf8");
  const rows = page.split("\n").flatMap((line) => {
    const [, name, level, short] = /^\| +`([a-z-]+)` +\| +(safe|review|manual|note) +\| +(.*?) +\|$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, level, short]];
  });
  const codes = Object.entries(cascadeCodes("x")).map(([name, code]) => [name.slice(2), code.level, code.short]);
  expect(rows).toEqual(codes.map(([name, level, short]) => [name, level, short?.replaceAll("|", "\\|")]));
});

it("says for every code what to do", () => {
  for (const [name, code] of Object.entries(cascadeCodes("x"))) {
    expect(name).toMatch(/^x\/[a-z]+(?:-[a-z]+)*$/);
    expect(code.short.length, name).toBeLessThan(100);
    expect(code.help.length, name).toBeGreaterThan(60);
  }
});
