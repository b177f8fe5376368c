import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** What npm would publish: the checkout is copied, built and packed, so that no older build can get in. */

const checkout = path.resolve(import.meta.dirname, "..");
/** In bytes. The whole of it is downloaded by every `npx cf-codemod`. */
const UNPACKED_SIZE_BUDGET = 4_500_000;

interface PackageJson {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface PackageLock {
  readonly packages: Readonly<
    Record<string, { license?: string; dev?: boolean; devOptional?: boolean; peer?: boolean }>
  >;
}

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

const folder = mkdtempSync(path.join(tmpdir(), "cf-codemod-package-"));
const copy = path.join(folder, "checkout");
const project = path.join(folder, "project");
const installed = path.join(project, "node_modules/cf-codemod");
const packageJson = JSON.parse(readFileSync(path.join(checkout, "package.json"), "utf8")) as PackageJson;

let packed: Packed;
let paths: readonly string[];

beforeAll(() => {
  cpSync(checkout, copy, {
    recursive: true,
    filter: (source) => !["node_modules", ".git", ".cache", "dist", "coverage"].includes(path.basename(source)),
  });
  symlinkSync(path.join(checkout, "node_modules"), path.join(copy, "node_modules"));
  run("npm", ["run", "build", "--silent"], copy);
  const output = run("npm", ["pack", "--json", "--ignore-scripts"], copy);
  const [first] = Object.values(JSON.parse(output) as Record<string, Packed>);
  if (!first) throw new Error(`npm pack said nothing: ${output}`);
  packed = first;
  paths = packed.files.map((file) => file.path);

  // An installation without the network: the package as packed, and only the dependencies that it declares.
  mkdirSync(installed, { recursive: true });
  run("tar", ["-xzf", path.join(copy, packed.filename), "-C", installed, "--strip-components=1"], project);
  for (const name of Object.keys(packageJson.dependencies)) {
    const link = path.join(project, "node_modules", name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(checkout, "node_modules", name), link);
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Texts of all files below a folder, by path. */
function snapshot(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(directory, file), readFileSync(file, "utf8")];
    }),
  );
}

function run(command: string, parameters: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

describe("what is packed", () => {
  test("only the executable, the build, schemas, docs, the skill and the papers", () => {
    const expected =
      /^(bin|dist|schema|docs|skills)\/|^(package\.json|llms\.txt|README\.md|CHANGELOG\.md|LICENSE|NOTICE)$/;
    expect(paths.filter((file) => !expected.test(file))).toEqual([]);
    for (const file of ["package.json", "README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "bin/cf-codemod.js"]) {
      expect(paths).toContain(file);
    }
  });

  test("no test, fixture, benchmark or TypeScript source", () => {
    const unwanted = /(^|\/)(__testfixtures__|tests?|bench|examples)\/|\.test\.|(?<!\.d)\.[cm]?tsx?$/;
    expect(paths.filter((file) => unwanted.test(file))).toEqual([]);
  });

  test(`at most ${UNPACKED_SIZE_BUDGET} bytes unpacked`, () => {
    expect(packed.unpackedSize).toBeGreaterThan(10_000);
    expect(packed.unpackedSize).toBeLessThanOrEqual(UNPACKED_SIZE_BUDGET);
  });

  test("what it installs has a permissive licence, but for what NOTICE and README name with its licence", () => {
    const lock = JSON.parse(readFileSync(path.join(checkout, "package-lock.json"), "utf8")) as PackageLock;
    const permissive = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"];
    const installed = Object.entries(lock.packages).filter(
      ([folder, entry]) => folder !== "" && !entry.dev && !entry.devOptional && !entry.peer,
    );
    expect(installed.length).toBeGreaterThanOrEqual(Object.keys(packageJson.dependencies).length);
    const others = installed
      .map(([folder, { license = "none" }]) => ({ name: folder.replace(/^.*node_modules\//, ""), license }))
      .filter(({ license }) => !permissive.includes(license));
    expect(others).toEqual([{ name: "sql-parser-cst", license: "GPL-2.0-or-later" }]);
    for (const paper of ["NOTICE", "README.md"]) {
      const text = readFileSync(path.join(checkout, paper), "utf8");
      for (const { name, license } of others) {
        expect(text).toContain(name);
        expect(text).toContain(license);
      }
    }
  });

  test("every target of exports is there", () => {
    const transforms = readdirSync(path.join(checkout, "transforms"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(path.join(checkout, "transforms", entry.name, "index.ts")))
      .map((entry) => entry.name);
    expect(transforms).not.toEqual([]);
    // Only transforms of scope "file" have a jscodeshift form.
    const bridged = transforms.filter((name) => existsSync(path.join(checkout, "transforms", name, "jscodeshift.ts")));
    const namesFor = (subpath: string) => (subpath.startsWith("./jscodeshift/") ? bridged : transforms);

    const missing = Object.entries(packageJson.exports).flatMap(([subpath, target]) => {
      const targets = typeof target === "string" ? [target] : [target.types, target.default];
      return targets.flatMap((file) => {
        const relative = file.replace(/^\.\//, "");
        if (!relative.includes("*")) return paths.includes(relative) ? [] : [relative];
        if (relative === "schema/*") return paths.some((known) => known.startsWith("schema/")) ? [] : [relative];
        return namesFor(subpath)
          .map((name) => relative.replace("*", name))
          .filter((candidate) => !paths.includes(candidate));
      });
    });
    expect(missing).toEqual([]);
  });

  test("the types of what is exported, whole: every declaration that one of them names", () => {
    const read = (file: string) => readFileSync(path.join(copy, file), "utf8");
    const found = new Set(paths.filter((file) => /^dist\/(src\/index|transforms\/([^/]+\/)?[^/]+)\.d\.ts$/.test(file)));
    expect(found.size).toBeGreaterThan(3);
    for (const file of found) {
      for (const [, name = ""] of read(file).matchAll(/(?:from|import)\s*\(?"(\.[^"]+)\.js"/g)) {
        found.add(path.posix.join(path.posix.dirname(file), `${name}.d.ts`));
      }
    }
    expect([...found].filter((file) => !paths.includes(file))).toEqual([]);
  });
});

test("links between the documents lead somewhere", () => {
  const docs = readdirSync(path.join(checkout, "docs")).filter((name) => name.endsWith(".md"));
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "llms.txt",
    ...docs.map((name) => path.join("docs", name)),
  ];
  const broken = documents.flatMap((document) => {
    const text = readFileSync(path.join(checkout, document), "utf8").replaceAll(/^```[^]*?^```/gm, "");
    return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target = ""]) => path.join(path.dirname(document), target))
      .filter((target) => !existsSync(path.join(checkout, target)))
      .map((target) => `${document}: ${target}`);
  });
  expect(broken).toEqual([]);
});

describe("as installed, with its declared dependencies only", () => {
  const bin = path.join(installed, "bin/cf-codemod.js");

  test("the executable says its version", () => {
    expect(run(process.execPath, [bin, "--version"], project).trim()).toBe(packageJson.version);
  });

  test("a dry run on the example prints what the README shows, and writes nothing", () => {
    const app = path.join(project, "app");
    cpSync(path.join(checkout, "examples/bun-notes"), app, { recursive: true });
    const before = snapshot(app);
    const diff = run(process.execPath, [bin, "d1-async", "app", "--dry-run"], project).split("\n");
    expect(snapshot(app)).toEqual(before);

    const [, shown = ""] = /```diff\n([^]*?)```/.exec(readFileSync(path.join(checkout, "README.md"), "utf8")) ?? [];
    const lines = shown.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(10);
    expect(lines.filter((line) => !diff.includes(line))).toEqual([]);
  });

  test("the public modules can be imported", () => {
    const script = `
      const { createSession } = await import("cf-codemod");
      const { presets } = await import("cf-codemod/presets");
      const { default: transform } = await import("cf-codemod/transforms/edge-runtime");
      const { default: bridge } = await import("cf-codemod/jscodeshift/edge-runtime");
      console.log([typeof createSession, Array.isArray(presets), transform.name, typeof bridge].join(" "));
    `;
    const output = run(process.execPath, ["--input-type=module", "--eval", script], project);
    expect(output.trim()).toBe("function true edge-runtime function");
  });
});
