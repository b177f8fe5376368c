import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProject } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";
import { certainProject, edgeRoute, migrate } from "./next-project.js";

describe("a call that cannot be carried out is one clear line and status 2", () => {
  test.each([
    [["edge-runtme"], 'no transform, preset or command "edge-runtme". Did you mean edge-runtime?'],
    [["edge-runtme", "--whatever", "src"], 'no transform, preset or command "edge-runtme"'],
    [["edge-runtime", "--dry-rn"], "Unknown option --dry-rn. Did you mean --dry-run?"],
    [["edge-runtime", "-z"], "Unknown option -z."],
    [["edge-runtime", "--dry-run=yes"], "--dry-run takes no value."],
    [["edge-runtime", "-d=yes"], "-d takes no value."],
    [["edge-runtime", "--only"], "Not enough arguments following: only"],
    [["edge-runtime", "--only", "edge-runtime/runtime"], "Did you mean edge-runtime/runtime-export?"],
    [["edge-runtime", "--project", "a", "--project", "b"], "--project is given more than once."],
    [["edge-runtime", "--color", "blue"], 'Given: "blue", Choices: "auto", "always", "never"'],
    [["edge-runtime", "--reporter", "jsn"], 'Unknown reporter "jsn". Did you mean json?'],
    [["edge-runtime", "--reporter", "json="], "names no file"],
    [["edge-runtime", "--json", "--reporter", "diff"], "Only one of diff and json can go to standard output"],
    [["edge-runtime", "nowhere"], "nowhere does not exist"],
    [["edge-runtime", "--cwd", "nowhere"], "nowhere"],
    [["edge-runtime", "--project", "nowhere.json"], "nowhere.json"],
    [["edge-runtime", "--config", "nowhere.json"], "nowhere.json"],
    [["edge-runtime", "--config", "nowhere.mjs"], "nowhere.mjs: no such file"],
    [["list", "--force"], "--force means nothing to list."],
    [["list", "extra"], 'Unexpected argument "extra".'],
    [["scan", "--check"], "--check means nothing to scan."],
    [["explain"], "Not enough non-option arguments"],
    [["explain", "edge-runtime/dynamic"], "Did you mean edge-runtime/dynamic-value?"],
  ])("%j", (words, message) => {
    const project = certainProject();

    const { status, stdout, stderr } = cfCodemod(words, { cwd: project.root });

    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^cf-codemod: [^\n]*\n$/u);
    expect(stdout).toBe("");
    expect(status).toBe(2);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("no words at all print the help, to standard error", () => {
    const { status, stdout, stderr } = cfCodemod([]);

    expect(stderr).toContain("Commands:");
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });
});

describe("a project that cannot be worked on", () => {
  test("uncommitted changes in a file to be touched", () => {
    const project = certainProject();
    project.write("app/api/edge/route.ts", `${edgeRoute}// mine\n`);

    const { status, stderr } = cfCodemod(migrate, { cwd: project.root });

    expect(status).toBe(2);
    expect(stderr).toMatch(/^cf-codemod: app\/api\/edge\/route\.ts .*--force.*\n$/u);
    expect(project.read("app/api/edge/route.ts")).toBe(`${edgeRoute}// mine\n`);
    expect(cfCodemod([...migrate, "--force"], { cwd: project.root }).status).toBe(0);
    expect(project.read("app/api/edge/route.ts")).not.toContain("edge");
  });

  test("uncommitted changes elsewhere, and in a dry run, are nobody's business", () => {
    const project = certainProject({ "README.md": "hello\n" });
    project.write("README.md", "changed\n");

    expect(cfCodemod(migrate, { cwd: project.root }).status).toBe(0);
    project.write("app/api/edge/route.ts", edgeRoute);
    expect(cfCodemod([...migrate, "-d"], { cwd: project.root }).status).toBe(0);
  });

  test("no git checkout", () => {
    const project = makeProject(
      { "package.json": '{ "dependencies": { "next": "16.0.0" } }\n', "app/route.ts": edgeRoute },
      { inGit: false },
    );

    const refused = cfCodemod(migrate, { cwd: project.root });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("--force");
    expect(project.read("app/route.ts")).toBe(edgeRoute);

    expect(cfCodemod([...migrate, "--allow-dirty"], { cwd: project.root }).status).toBe(0);
    expect(project.read("app/route.ts")).not.toContain("edge");
  });

  test("a tsconfig that was named and does not parse", () => {
    const project = certainProject({ "tsconfig.json": '{ "compilerOptions": ' });

    const { status, stderr } = cfCodemod([...migrate, "--project", "tsconfig.json"], { cwd: project.root });

    expect(status).toBe(2);
    expect(stderr).toMatch(/^cf-codemod: tsconfig\.json [^\n]*\n$/u);
    expect(project.read("app/api/edge/route.ts")).toBe(edgeRoute);
  });

  test("a read-only file", () => {
    const project = certainProject();
    chmodSync(join(project.root, "app/api/edge/route.ts"), 0o444);

    const { status, stderr } = cfCodemod(migrate, { cwd: project.root });

    expect(status).toBe(2);
    expect(stderr).toContain("app/api/edge/route.ts is read-only");
    expect(project.read("app/api/edge/route.ts")).toBe(edgeRoute);
  });

  test("a file that does not parse: the others are still migrated, and the status is 2", () => {
    const project = certainProject({ "app/api/broken/route.ts": 'export const runtime = "edge"; function (' });

    const { status, stderr } = cfCodemod(migrate, { cwd: project.root });

    expect(status).toBe(2);
    expect(stderr).toMatch(/error +app\/api\/broken\/route\.ts +syntax error at 1:\d+/u);
    expect(project.read("app/api/edge/route.ts")).not.toContain("edge");
    expect(cfCodemod([...migrate, "--check"], { cwd: project.root }).status).toBe(2);
    expect(cfCodemod([...migrate, "-q"], { cwd: project.root }).stderr).toMatch(
      /^app\/api\/broken\/route\.ts: syntax error [^\n]*\n$/u,
    );
  });
});
