import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { ts } from "ts-morph";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileTransform } from "../src/engine/transform.js";
import { toJscodeshift } from "../src/jscodeshift.js";
import edgeRuntime from "../transforms/edge-runtime/jscodeshift.js";
import { readFiles, writeFiles } from "./fixtures/files.js";
import { repositoryRoot } from "./runtimes/install.js";

const fixture = path.join(repositoryRoot, "__testfixtures__/edge-runtime/spellings");
const project = realpathSync(mkdtempSync(path.join(tmpdir(), "cf-codemod-jscodeshift-")));
/** Inside the repository, so that the transform in it finds its packages. */
const built = path.join(repositoryRoot, ".cache", `jscodeshift-${path.basename(project)}`);

beforeAll(() => writeFiles(project, readFiles(path.join(fixture, "before"))));
afterAll(() => {
  for (const folder of [project, built]) rmSync(folder, { recursive: true, force: true });
});

function run(source: string, options = {}, file = "app/new/route.ts") {
  const reports: string[] = [];
  const api = { report: (message: string) => reports.push(message) };
  return { text: edgeRuntime({ path: path.join(project, file), source }, api, options), reports };
}

function textsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...readFiles(folder)].map(([name, content]) => [name, content.toString()]));
}

describe("edge-runtime", () => {
  test("gives the text at once", () => {
    expect(run('export const runtime = "edge";\n\nexport const a = 1;\n')).toEqual({
      text: "export const a = 1;\n",
      reports: [],
    });
  });

  test("gives null where nothing changes", () => {
    expect(run('export const runtime = "nodejs";\n').text).toBeNull();
    expect(run("export const a = 1;\n").text).toBeNull();
  });

  test("leaves every other byte alone", () => {
    const rest = "export  const a=1 ;\r\n\tlet   b = [ 1,2 ]  // odd\r\n";
    expect(run(`\uFEFF// Header.\r\n\r\nexport const runtime = "edge"\r\n${rest}`).text).toBe(
      `\uFEFF// Header.\r\n\r\n${rest}`,
    );
  });

  test("reports findings by line, column and code", () => {
    expect(run("\nexport const runtime = process.env.RUNTIME;\n")).toEqual({
      text: null,
      reports: ["2:24 `runtime` comes from process.env.RUNTIME [edge-runtime/dynamic-value]"],
    });
  });

  test("--safe leaves out what somebody should look at", () => {
    const source = 'export const preferredRegion = "iad1";\nexport const a = 1;\n';
    expect(run(source).text).toBe("export const a = 1;\n");
    expect(run(source, { safe: true }).text).toBeNull();
  });

  test("reads the module behind a re-export", () => {
    expect(run('export { runtime } from "../a/route";\nexport const a = 1;\n').text).toBe("export const a = 1;\n");
    expect(run('export { runtime } from "../none/route";\n').reports).toEqual([
      '1:10 `runtime` comes from "../none/route", which could not be read [edge-runtime/dynamic-value]',
    ]);
  });

  test("throws for a file that does not parse", () => {
    expect(() => run("export const runtime = ;\n")).toThrow(/^syntax error at 1:24/);
  });

  test("runs in jscodeshift", async () => {
    const transform = path.join(built, "transform.mjs");
    await build({
      entryPoints: [path.join(repositoryRoot, "transforms/edge-runtime/jscodeshift.ts")],
      outfile: transform,
      bundle: true,
      packages: "external",
      format: "esm",
      platform: "node",
    });
    const cli = createRequire(import.meta.url).resolve("jscodeshift/bin/jscodeshift.js");
    const output = execFileSync(
      process.execPath,
      [cli, "--transform", transform, "--no-babel", "--extensions", "ts", "--run-in-band", path.join(project, "app")],
      { encoding: "utf8", cwd: project },
    );
    expect(output).toContain("11 ok");
    expect(textsOf(project)).toEqual(textsOf(path.join(fixture, "after")));
  });
});

describe("other transforms", () => {
  const shout = {
    name: "shout",
    summary: "Makes string literals loud",
    scope: "file",
    triggers: ['"'],
    options: { mark: { type: "string", describe: "What goes behind", default: "!" } },
    codes: { "shout/loud": { level: "safe", short: "Louder", help: "Louder." } },
    plan: async ({ path: file, sourceFile, options }) => {
      await Promise.resolve();
      const edits = sourceFile.statements
        .flatMap((statement) => (ts.isExpressionStatement(statement) ? [statement.expression] : []))
        .filter((expression) => ts.isStringLiteral(expression))
        .map((literal) => ({
          kind: "replace" as const,
          path: file,
          start: literal.getStart(sourceFile),
          end: literal.end,
          text: JSON.stringify(literal.text.toUpperCase() + options.mark),
          code: "shout/loud" as const,
          confidence: "safe" as const,
          because: [],
        }));
      return { edits, findings: [] };
    },
  } as const satisfies FileTransform<{ mark: { type: "string"; describe: string; default: string } }>;
  const file = { path: path.join(project, "a.ts"), source: '"hello";\n' };

  test("may need time", async () => {
    await expect(toJscodeshift(shout)(file, {}, {})).resolves.toBe('"HELLO!";\n');
  });

  test("get their own options, and none of jscodeshift's", async () => {
    await expect(toJscodeshift(shout)(file, {}, { mark: "?", verbose: 2, extensions: "ts" })).resolves.toBe(
      '"HELLO?";\n',
    );
    expect(() => toJscodeshift(shout)(file, {}, { mark: 1 })).toThrow('option "mark" must be a string');
  });
});
