import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { codes } from "../../transforms/drizzle-d1/codes.js";
import { options } from "../../transforms/drizzle-d1/options.js";
import { coveragePage } from "./coverage-page.js";

it("docs/drizzle-d1-coverage.md is what the tables say (vitest -u writes it)", async () => {
  await expect(coveragePage()).toMatchFileSnapshot("../../docs/drizzle-d1-coverage.md");
});

describe("docs/drizzle-d1.md", () => {
  const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/drizzle-d1.md"), "utf8");

  it("names no code that does not exist", () => {
    const named = [...new Set(page.match(/(?<![\w/])drizzle-d1\/[a-z]+(?:-[a-z0-9]+)*/g))];
    expect(named).not.toEqual([]);
    expect(named.filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  it("has every option", () => {
    for (const name of Object.keys(options)) expect(page).toContain(`\`--${name} `);
  });
});
