import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { cascadeCodes } from "../../src/typescript/cascade/codes.js";
import { codes } from "../../transforms/d1-async/codes.js";
import { options } from "../../transforms/d1-async/options.js";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/d1-async.md"), "utf8");
const all: Readonly<Record<string, { readonly level: string }>> = codes;
const ofCascade: Readonly<Record<string, unknown>> = cascadeCodes("d1-async");
/** Codes of the cascade stand on a page of their own, unless the transform has given one a meaning of its own. */
const own = Object.keys(codes).filter((code) => !(code in ofCascade) || hasOwnMeaning(code));

function hasOwnMeaning(code: string): boolean {
  return JSON.stringify(ofCascade[code]) !== JSON.stringify(all[code]);
}

/** Text of a second-level section, without its heading. */
function section(heading: string): string {
  const [, text] = page.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`docs/d1-async.md has no section "${heading}"`);
  return text.split("\n## ")[0] ?? "";
}

/** Also in examples, but not in paths. */
const named = [...new Set(page.match(/(?<![\w/])d1-async\/[a-z]+(?:-[a-z]+)*/g))];

describe("docs/d1-async.md", () => {
  it("names every code that the cascade's page does not have", () => {
    expect(own.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it("names no code that does not exist", () => {
    expect(named).not.toEqual([]);
    expect(named.filter((code) => !(code in all))).toEqual([]);
  });

  it("has the edits in the table of what changes, with their levels", () => {
    const rows = [...section("What changes").matchAll(/^\| `(d1-async\/[\w-]+)` +\| (\w+) +\|/gm)];
    const edits = own.filter((code) => ["safe", "review"].includes(all[code]?.level ?? ""));
    expect(rows.map(([, code, level]) => `${code ?? ""} ${level ?? ""}`).sort()).toEqual(
      edits.map((code) => `${code} ${all[code]?.level ?? ""}`).sort(),
    );
  });

  it("has the places left to a person in the table of those", () => {
    const rows = [...section("What is left to you").matchAll(/^\| `(d1-async\/[\w-]+)` +\|/gm)];
    const manual = own.filter((code) => all[code]?.level === "manual");
    expect(rows.map(([, code]) => code).sort()).toEqual(manual.sort());
  });

  it("has every option", () => {
    for (const name of Object.keys(options)) expect(section("Options")).toContain(`\`--${name} `);
  });

  it("shows what its fixtures have", () => {
    const folder = path.join(root, "__testfixtures__/d1-async");
    const linesOf = (side: "before" | "after") =>
      new Set(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
          .map((entry) => path.join(entry.parentPath, entry.name))
          .filter((file) => path.relative(folder, file).split(path.sep)[1] === side)
          .flatMap((file) => readFileSync(file, "utf8").split("\n")),
      );
    const lines = [...page.matchAll(/```diff\n([^]*?)```/g)].flatMap(([, diff = ""]) => diff.trimEnd().split("\n"));
    const shown = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
    const [before, after] = [linesOf("before"), linesOf("after")];
    expect(shown("-").length).toBeGreaterThan(5);
    expect(shown("-").filter((line) => !before.has(line))).toEqual([]);
    expect(shown("+").filter((line) => !after.has(line))).toEqual([]);
  });
});
