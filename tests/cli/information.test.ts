import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { presets } from "../../transforms/presets.js";
import { transforms } from "../../transforms/index.js";
import { cfCodemod } from "./command-line.js";
import { options } from "../../src/cli/options.js";
import { version } from "../../src/cli/version.js";

test("the version is the package's", () => {
  expect(cfCodemod(["--version"]).stdout).toBe(`${version}\n`);
  expect(cfCodemod(["-V"]).stdout).toBe(`${version}\n`);
});

test("help names every command and option, but no hidden alias", () => {
  const { stdout, stderr, status } = cfCodemod(["--help"]);

  expect(status).toBe(0);
  expect(stderr).toBe("");
  for (const { name } of [...transforms, ...presets]) expect(stdout).toContain(`cf-codemod ${name} [paths..]`);
  for (const word of [
    "scan",
    "list",
    "explain",
    "--dry-run",
    "--check",
    "--no-verify",
    "-q, --quiet",
    "-V, --version",
  ]) {
    expect(stdout).toContain(word);
  }
  expect(stdout).not.toMatch(/--dry\b(?!-)/u);
  expect(stdout).not.toContain("--allow-dirty");
});

test("the page about the command line has every option", () => {
  const page = readFileSync(new URL("../../docs/command-line.md", import.meta.url), "utf8");

  for (const [name, option] of Object.entries(options)) {
    if (!("hidden" in option)) expect(page).toMatch(new RegExp(`^\\| (?:\`-\\w\`, )?\`--${name}[ \`]`, "mu"));
  }
});

test("help of a command leaves out what it does not take", () => {
  expect(cfCodemod(["scan", "--help"]).stdout).not.toContain("--dry-run");
  expect(cfCodemod(["scan", "--help"]).stdout).toContain("--exclude");
});

describe("list", () => {
  test("for people", () => {
    const { stdout, status } = cfCodemod(["list"]);

    expect(status).toBe(0);
    const rows = stdout.split("\n").map((line) => line.trim().split(/ {2,}/u));
    for (const { name, summary } of transforms) expect(rows).toContainEqual([name, summary]);
    for (const { name, description } of presets) {
      expect(rows).toContainEqual([name, expect.stringContaining(`${description} (`)]);
    }
  });

  test("for programs", () => {
    expect(JSON.parse(cfCodemod(["list", "--json"]).stdout)).toEqual({
      transforms: transforms.map(({ name, summary }) => ({ name, summary })),
      presets,
    });
  });
});

test("every preset names transforms that exist, and options that they have", () => {
  for (const preset of presets) {
    for (const entry of preset.transforms) {
      const [name, options] = typeof entry === "string" ? [entry, {}] : entry;
      const transform = transforms.find((candidate) => candidate.name === name);
      expect(transform, name).toBeDefined();
      expect(Object.keys(transform?.options ?? {})).toEqual(expect.arrayContaining(Object.keys(options)));
    }
  }
});

test("no two things that can be run have the same name", () => {
  const names = [...transforms, ...presets].map(({ name }) => name).concat("scan", "list", "explain");
  expect(new Set(names).size).toBe(names.length);
});

describe("explain", () => {
  test.each(transforms.map((transform) => [transform.name, transform] as const))("%s", (name, transform) => {
    const { stdout, stderr, status } = cfCodemod(["explain", name]);

    expect(status).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain(transform.summary);
    for (const option of Object.keys(transform.options)) expect(stdout).toContain(`--${option}`);
    const sections = stdout.split(/\n(?=safe:|review:|manual:|note:|More)/u);
    for (const [code, { level, short }] of Object.entries(transform.codes)) {
      const section = sections.find((text) => text.startsWith(`${level}:`));
      expect(section).toContain(code);
      expect(section).toContain(short);
    }
  });

  test.each(transforms.flatMap((transform) => Object.entries(transform.codes).slice(0, 2)))("%s", (name, code) => {
    const { stdout, status } = cfCodemod(["explain", name]);

    expect(status).toBe(0);
    expect(stdout).toBe(`${name}  ${code.short}\n${stdout.split("\n")[1] ?? ""}\n\n${code.help.trim()}\n`);
    expect(stdout.split("\n")[1]).toMatch(new RegExp(`^${code.level}: `, "u"));
  });
});
