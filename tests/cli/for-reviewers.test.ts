import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { shell } from "./command-line.js";
import { makeProject } from "../engine/project.js";

interface Workflow {
  readonly on: string;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>
  >;
}

const page = readFileSync(new URL("../../docs/for-reviewers.md", import.meta.url), "utf8");
const [, yaml = ""] = /^```yaml\n([^]*?)^```/mu.exec(page) ?? [];

/** A project with something to convert and something to decide. */
function project() {
  return makeProject({
    "package.json": '{ "name": "api" }\n',
    "src/db.ts": [
      'import { Database } from "bun:sqlite";',
      'export const db = new Database("app.sqlite");',
      'export const names = () => db.query("SELECT name FROM users").all();',
      'db.exec("PRAGMA journal_mode = WAL");',
      "export const bytes = db.serialize();\n",
    ].join("\n"),
  });
}

describe("the workflow for GitHub Actions", () => {
  const { on, jobs } = parse(yaml) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("is YAML, and runs on pull requests", () => {
    expect(on).toBe("pull_request");
    expect(steps.length).toBeGreaterThan(4);
  });

  test("its step annotates, fails while something is left, and leaves the page and the log for the steps after it", () => {
    const { root, read } = project();
    const line = steps.find(({ run }) => run?.includes("npx cf-codemod"))?.run ?? "";

    const { status, stdout, stderr } = shell(line.replaceAll("npx cf-codemod", 'node "$CLI"'), root);

    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(/^::warning file=src\/db\.ts,line=\d/mu);
    expect(read("cf-codemod.md")).toMatch(/^## cf-codemod: `d1-async`\n/u);
    expect(JSON.parse(read("cf-codemod.sarif"))).toMatchObject({ version: "2.1.0" });
    const later = steps.map(({ run = "" }) => run).join("\n");
    expect(later).toContain('cat cf-codemod.md >> "$GITHUB_STEP_SUMMARY"');
  });
});

test("the commands to verify a run give back what it wrote", { timeout: 120_000 }, () => {
  const { root, git } = project();
  shell('node "$CLI" d1-async --quiet', root);
  git("add", "--all");
  git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=migrated");
  git("branch", "migrated");
  git("reset", "--quiet", "--hard", "HEAD~1");

  const [, commands = ""] = /## Verify[^]*?```sh\n([^]*?)```/u.exec(page) ?? [];
  const { status, stdout } = shell(
    `set -e\n${commands.replaceAll("npx cf-codemod", 'node "$CLI"').replace("<commit of the migration>", "migrated")}`,
    root,
  );

  expect(commands).toContain("git apply --index");
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});
