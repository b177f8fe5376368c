import { readFileSync } from "node:fs";
import path from "node:path";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/engine/edits.js";
import type { Edit, Plan } from "../../src/engine/plan.js";
import { codes } from "../../transforms/edge-runtime/codes.js";
import { plan } from "../../transforms/edge-runtime/plan.js";
import { roleOf } from "../../src/cloudflare/next-routes.js";
import { memoryTree, type Files } from "../cloudflare/memory-tree.js";
import { readFiles } from "../fixtures/files.js";
import { casesOf } from "../fixtures/fixture-case.js";
import { repositoryRoot } from "../runtimes/install.js";

const next = { "package.json": '{ "dependencies": { "next": "16" } }' };
const handler = 'export const GET = () => new Response("ok");\n';

function planOf(file: string, files: Files): Plan {
  const text = files[file];
  if (text === undefined) throw new Error(`There is no ${file}`);
  const sourceFile = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return plan({ path: file, sourceFile, tree: memoryTree(files) });
}

/** What becomes of one file of a Next.js project. */
function migrate(text: string, file = "app/route.ts"): string {
  return applyEdits(text, planOf(file, { ...next, [file]: text }).edits);
}

describe("edits", () => {
  test.each([
    ["runtime-export", "safe", "app/route.ts", 'export const runtime = "edge";'],
    ["config-runtime", "safe", "middleware.ts", 'export const config = { runtime: "edge", matcher: "/" };'],
    ["preferred-region-alone", "review", "app/route.ts", 'export const preferredRegion = "iad1";'],
    ["proxy-runtime", "safe", "proxy.ts", 'export const runtime = "nodejs";'],
    ["export-keyword", "review", "app/route.ts", 'export const runtime = "edge";\nconsole.log(runtime);'],
  ])("%s is %s", (code, confidence, file, text) => {
    const { edits } = planOf(file, { ...next, [file]: `${text}\n` });
    expect(edits).toMatchObject([{ code: `edge-runtime/${code}`, confidence, path: file, because: [] }]);
  });

  test("preferredRegion is safe to remove beside an edge runtime only", () => {
    const text = (runtime: string) =>
      `export const runtime = "${runtime}";\n\nexport const preferredRegion = "iad1";\n`;
    const codesOf = (runtime: string) =>
      planOf("app/route.ts", { ...next, "app/route.ts": text(runtime) }).edits.map(({ code }) => code);
    expect(codesOf("edge")).toEqual(["edge-runtime/runtime-export", "edge-runtime/preferred-region"]);
    expect(codesOf("nodejs")).toEqual(["edge-runtime/preferred-region-alone"]);
  });

  test("what becomes unused goes only together with the export", () => {
    const text = 'import type { ServerRuntime } from "next";\n\nexport const runtime: ServerRuntime = "edge";\n';
    const { edits } = planOf("app/route.ts", { ...next, "app/route.ts": text });
    expect(edits.map(({ code }) => code)).toEqual(["edge-runtime/unused-after-removal", "edge-runtime/runtime-export"]);
    expect(new Set(edits.map(({ group }) => group))).toEqual(new Set(["edge-runtime:app/route.ts"]));
  });

  test("a re-export says where its value stands", () => {
    const { edits } = planOf("app/route.ts", {
      ...next,
      "app/route.ts": 'export { runtime } from "../lib/shared";\n',
      "lib/shared.ts": '\nexport const runtime = "edge";\n',
    });
    expect(edits.map(({ because }) => because)).toEqual([['lib/shared.ts:2 runtime = "edge"']]);
  });
});

describe("text", () => {
  test("JSX in a file called .js", () => {
    const page = "export default function Page() {\n  return <p>runtime</p>;\n}\n";
    expect(migrate(`export const runtime = "edge";\n\n${page}`, "app/page.js")).toBe(page);
  });

  test.each([
    ["/* eslint-disable no-console */\n", true],
    ["/* eslint-disable */\n", true],
    ["// eslint-disable-next-line no-restricted-syntax\n", false],
    ["// prettier-ignore\n", false],
    ["// @ts-nocheck\n", true],
    ["// @ts-expect-error: no type for it yet\n", false],
    ['/// <reference types="node" />\n', true],
    ["/* Copyright Example Ltd. */\n", true],
    ["#!/usr/bin/env node\n", true],
  ])("%j directly above stays: %s", (comment, stays) => {
    expect(migrate(`${comment}export const runtime = "edge";\n${handler}`)).toBe((stays ? comment : "") + handler);
  });

  test("a declaration behind a comment on the line before", () => {
    const text = 'export const dynamic = "error", // for now\n  runtime = "edge";\n';
    const after = migrate(text + handler);
    expect(after).not.toContain("runtime");
    expect(after).toContain("// for now");
    expect(syntaxErrors(after)).toBe(0);
  });
});

describe("roleOf", () => {
  test.each([
    ["app/route.ts", "app"],
    ["src/app/(group)/[id]/page.tsx", "app"],
    ["app/apple-icon1.tsx", "app"],
    ["app/icon12.tsx", "module"],
    ["app/helpers.ts", "module"],
    ["app/_lib/route.ts", "module"],
    ["pages/index.tsx", "page"],
    ["pages/apiary.tsx", "page"],
    ["pages/api/[...all].ts", "api"],
    ["pages/api.ts", "api"],
    ["middleware.ts", "middleware"],
    ["src/proxy.js", "proxy"],
    ["lib/middleware.ts", "module"],
    ["lib/app/route.ts", "module"],
    ["app/route.mts", "module"],
    ["instrumentation.ts", "instrumentation"],
  ])("%s is %s", (file, role) => {
    expect(roleOf(file, memoryTree(next))).toBe(role);
  });

  test("a package.json that is no JSON belongs to no Next.js project", () => {
    expect(roleOf("app/route.ts", memoryTree({ "package.json": "\uFEFF{" }))).toBeUndefined();
    expect(roleOf("app/route.ts", memoryTree({ "package.json": `\uFEFF${next["package.json"]}` }))).toBe("app");
  });
});

test("the page of the transform names every code", () => {
  const page = readFileSync(path.join(repositoryRoot, "docs/edge-runtime.md"), "utf8");
  expect(Object.keys(codes).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

describe("fixture cases", () => {
  const cases = casesOf(path.join(repositoryRoot, "__testfixtures__", "edge-runtime"));
  const plans = cases.flatMap(({ name, folder }) => {
    const before = [...readFiles(path.join(folder, "before"))];
    const files = Object.fromEntries(before.map(([file, content]) => [file, content.toString()]));
    return Object.keys(files)
      .filter((file) => /\.[jt]sx?$|\.mts$/.test(file))
      .map((file) => ({ name: `${name}/${file}`, text: files[file] ?? "", plan: planOf(file, files) }));
  });

  test("meet every code of the table", () => {
    const met = plans.flatMap(({ plan: { edits, findings } }) => [...edits, ...findings].map(({ code }) => code));
    expect([...new Set(met)].sort()).toEqual(Object.keys(codes).sort());
  });

  test("every edit, or group of edits, can be made alone", () => {
    const broken = plans.flatMap(({ name, text, plan: { edits } }) =>
      unitsOf(edits)
        .filter((unit) => syntaxErrors(applyEdits(text, unit)) > syntaxErrors(text))
        .map((unit) => `${name}: ${unit.map(({ code }) => code).join(", ")}`),
    );
    expect(broken).toEqual([]);
  });
});

function unitsOf(edits: readonly Edit[]): Edit[][] {
  const groups = new Set(edits.map(({ group }) => group));
  groups.delete(undefined);
  return [
    ...edits.filter(({ group }) => group === undefined).map((edit) => [edit]),
    ...[...groups].map((group) => edits.filter((edit) => edit.group === group)),
  ];
}

function syntaxErrors(text: string): number {
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    fileName: "file.tsx",
    compilerOptions: { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.Latest },
  });
  return diagnostics.length;
}
