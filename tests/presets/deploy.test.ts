import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { casesOf } from "../fixtures/fixture-case.js";
import { presetFolder } from "../fixtures/test-fixtures.js";
import { runToEnd } from "../oracle/run-to-end.js";
import { linkPackages } from "../oracle/link-packages.js";
import { provideRuntime, repositoryRoot } from "../runtimes/install.js";
import { testWithout } from "../runtimes/missing-runtime.js";

// Apps of Next.js are deployed this way after their build, with their scenario.
const cases = casesOf(path.join(repositoryRoot, "__testfixtures__", presetFolder)).filter(
  ({ scenario }) => scenario?.runtime !== "next",
);
const tools = await provideRuntime("next");
const node = await provideRuntime("node:sqlite");
const postgres = await provideRuntime("postgres");
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("wrangler deploy --dry-run takes what a preset leaves", () => {
  for (const { name, folder } of cases) {
    const missing = [tools, node, postgres].find((runtime) => "missing" in runtime);
    if (missing && "missing" in missing) {
      testWithout(missing, name);
      continue;
    }
    test(name, { timeout: 120_000 }, async () => {
      const project = mkdtempSync(path.join(tmpdir(), "cf-codemod-deploy-"));
      folders.push(project);
      cpSync(path.join(folder, "after"), project, { recursive: true });
      const modules = "modules" in postgres ? [postgres.modules ?? ""] : [];
      linkPackages(project, [path.join(repositoryRoot, "node_modules"), ...modules]);
      const wrangler = path.join("modules" in tools ? (tools.modules ?? "") : "", "wrangler", "bin", "wrangler.js");
      const output = await runToEnd(
        "executable" in node ? node.executable : "",
        [wrangler, "deploy", "--dry-run", "--outdir", ".dry-run"],
        project,
        { CI: "1", WRANGLER_SEND_METRICS: "false" },
      );
      expect(output).toContain("--dry-run: exiting now.");
    });
  }
});
