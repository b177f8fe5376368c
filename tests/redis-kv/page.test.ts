import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { codes } from "../../transforms/redis-kv/codes.js";
import { options } from "../../transforms/redis-kv/options.js";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/redis-kv.md"), "utf8");
const all: Readonly<Record<string, { readonly level: string }>> = codes;
const own = Object.keys(codes);

/** Text of a second-level section, without its heading. */
function section(heading: string): string {
  const [, text] = page.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`docs/redis-kv.md has no section "${heading}"`);
  return text.split("\n## ")[0] ?? "";
}

/** Also in examples, but not in paths. */
const named = [...new Set(page.match(/(?<![\w/])redis-kv\/[a-z]+(?:-[a-z]+)*/g))];

describe("docs/redis-kv.md", () => {
  it("names every code", () => {
    expect(own.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it("names no code that does not exist", () => {
    expect(named).not.toEqual([]);
    expect(named.filter((code) => !(code in all))).toEqual([]);
  });

  it("has the edits in the table of what changes, with their levels", () => {
    const rows = [...section("What changes").matchAll(/^\| `(redis-kv\/[\w-]+)` +\| (\w+) +\|/gm)];
    const edits = own.filter((code) => ["safe", "review"].includes(all[code]?.level ?? ""));
    expect(rows.map(([, code, level]) => `${code ?? ""} ${level ?? ""}`).sort()).toEqual(
      edits.map((code) => `${code} ${all[code]?.level ?? ""}`).sort(),
    );
  });

  it("has the places left to a person in the table of those", () => {
    const rows = [...section("What is left to you").matchAll(/^\| `(redis-kv\/[\w-]+)` +\|/gm)];
    const manual = own.filter((code) => ["manual", "note"].includes(all[code]?.level ?? ""));
    expect(rows.map(([, code]) => code).sort()).toEqual(manual.sort());
  });

  it("has every option", () => {
    for (const name of Object.keys(options)) expect(section("Options")).toMatch(new RegExp(`\`--${name}[ \`]`));
  });

  it("shows what its fixtures have", () => {
    const folder = path.join(root, "__testfixtures__/redis-kv");
    const linesOf = (side: "before" | "after") =>
      new Set(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.[jt]sx?$/.test(entry.name))
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
