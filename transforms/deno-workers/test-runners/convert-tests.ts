import { ts } from "ts-morph";
import { directoryOf, nearestFolderWith } from "../../../src/engine/tree-paths.js";
import type { NewFile } from "../../../src/engine/plan.js";
import type { FileUses } from "../../../src/typescript/server/runtime-uses.js";
import type { DenoContext } from "../deno-context.js";
import { nodeFormOf } from "./node-forms.js";
import { type Runner, runners, vitestRange } from "./runner.js";
import { type Draft, draftContext, draftTest } from "./test-functions.js";
import { draftTestLibraries } from "./test-libraries.js";

const configName = "vitest.config.ts";

/** Files among the tests that use Deno, and what becomes of them. */
export interface ConvertedTests {
  /** Those whose imports are still to be converted. */
  readonly files: readonly ts.SourceFile[];
  readonly runner?: Runner;
}

/**
 * Converts tests for another runner, each file as a whole or not at all. Where tests stay with Deno, each file that uses it
 * is named once.
 *
 * @param isDeno whether a file uses Deno, or imports as only Deno can
 */
export function convertTests(
  tests: readonly FileUses[],
  isDeno: (uses: FileUses) => boolean,
  context: DenoContext,
): ConvertedTests {
  const wanted = context.options.tests;
  const runner = wanted === "vitest" || wanted === "node" ? runners[wanted] : undefined;
  const files: ts.SourceFile[] = [];
  for (const uses of tests) {
    const [first] = [...uses.uses.map(({ node }) => node), ...uses.unclear, ...uses.file.statements];
    if (!first || !isDeno(uses)) continue;
    if (!runner) context.find(first, "deno-workers/test-file", "This file stays with Deno, as a test.");
    else if (convertFile(uses, runner, context)) files.push(uses.file);
  }
  return { files, ...(runner && { runner }) };
}

/** @returns whether nothing stood in the way */
function convertFile({ file, uses, unclear }: FileUses, runner: Runner, context: DenoContext): boolean {
  const target = { file, runner, context };
  const draft: Draft = { obstacles: [], edits: [] };
  draftTestLibraries(target, draft);
  const isTest = (name: string, isType: boolean) => name === "test" && !isType;
  for (const { node, name, isType } of uses) if (isTest(name, isType)) draftTest(node, target, draft);
  for (const { node, name, isType } of uses) {
    if (isTest(name, isType) || context.isGone(node)) continue;
    if (isType && name === "TestContext" && runner.name === "node") {
      const parameter = node.parent.parent;
      const isOwn = ts.isParameter(parameter) && ts.isFunctionDeclaration(parameter.parent);
      if (isOwn) draftContext(parameter, target, draft);
      draft.edits.push(() => {
        const local = context.import(file, { name, module: runner.module, isType: true });
        context.collector.replaceNode(node, local, "deno-workers/test");
      });
    } else {
      const form = isType && name !== "errors" ? "it is a type of Deno" : nodeFormOf(node, name, context);
      if (typeof form === "string") draft.obstacles.push({ node, reason: form });
      else draft.edits.push(form);
    }
  }
  for (const node of unclear) draft.obstacles.push({ node, reason: "Deno is used in a way that names nothing of it" });
  for (const { node, reason } of draft.obstacles) {
    const [text = ""] = node.getText().split("\n");
    context.find(node, "deno-workers/test-form", `\`${text}\`: ${reason}, so the file stays with Deno.`);
  }
  if (draft.obstacles.length > 0) return false;
  for (const edit of draft.edits) edit();
  const [statement] = file.statements;
  if (statement && runner.name === "vitest") context.need("vitest", vitestRange, statement);
  return true;
}

/** vitest looks for `name.test.ts`, Deno also for `name_test.ts` and `test.ts`: the config says so. */
export function testConfig({ files, runner }: ConvertedTests, context: DenoContext): NewFile[] {
  const { analysis } = context;
  const others = files
    .map((file) => analysis.pathOf(file))
    .filter((path) => /(?:^|[/_])test\.[mc]?[jt]sx?$/.test(path));
  const [first] = others;
  if (runner?.name !== "vitest" || first === undefined) return [];
  const known = ["vitest.config", "vite.config"].flatMap((name) =>
    ["ts", "mts", "cts", "js", "mjs", "cjs"].map((extension) => `${name}.${extension}`),
  );
  const folder = directoryOf(first);
  if (nearestFolderWith(analysis.tree, folder, known) !== undefined) {
    const file = files.find((each) => analysis.pathOf(each) === first);
    const [statement] = file?.statements ?? [];
    if (statement)
      context.find(
        statement,
        "deno-workers/test-config",
        "`test.include` of the config has to name files like this one: `**/*{.,_}test.*`.",
      );
    return [];
  }
  const [config] = context.modules.configs.above(folder);
  const home = nearestFolderWith(analysis.tree, folder, ["package.json"]) ?? config?.folder ?? "";
  const text = [
    'import { defineConfig } from "vitest/config";',
    "",
    "export default defineConfig({",
    '  test: { include: ["**/{test,*{.,_}test}.?(c|m)[jt]s?(x)"] },',
    "});",
    "",
  ].join("\n");
  return [{ path: home === "" ? configName : `${home}/${configName}`, text, code: "deno-workers/test" }];
}
