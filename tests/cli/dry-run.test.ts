import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { cfCodemod, environment, shell } from "./command-line.js";
import { makeProject } from "../engine/project.js";
import { certainProject, edgeRoute, migrate, migratedRoute, nextProject } from "./next-project.js";

describe("a dry run", () => {
  test("prints the diff on standard output, the summary on standard error, and writes nothing", () => {
    const project = nextProject();

    const { status, stdout, stderr } = cfCodemod([...migrate, "--dry-run"], { cwd: project.root });

    expect(status).toBe(0);
    expect(stdout).toMatch(/^diff --git a\/app\/api\/edge\/route\.ts b\/app\/api\/edge\/route\.ts\n--- /u);
    expect(stdout).toContain('\n-export const runtime = "edge";\n');
    expect(stderr).toContain("Would change 2 files: 2 edits (1 safe, 1 review).");
    expect(stderr).toMatch(/review +edge-runtime\/preferred-region-alone .*\n +app\/api\/region\/route\.ts:1:\d+/u);
    expect(stderr).toMatch(/manual +edge-runtime\/dynamic-value .*\n +app\/api\/dynamic\/route\.ts:1:\d+/u);
    expect(stderr).toContain("1 place left to you.");
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test.each(["-d", "--dry", "--check"])("%s is one too", (flag) => {
    const project = nextProject();

    const { stdout } = cfCodemod([...migrate, flag], { cwd: project.root });

    expect(stdout).toBe(cfCodemod([...migrate, "--dry-run"], { cwd: project.root }).stdout);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("gives the same bytes again", () => {
    const project = nextProject();
    const run = () => cfCodemod([...migrate, "-d"], { cwd: project.root });

    expect(run()).toEqual(run());
  });

  test("in a project where nothing is to be done prints nothing", () => {
    const project = certainProject({ "app/api/edge/route.ts": migratedRoute });

    const { status, stdout, stderr } = cfCodemod([...migrate, "-d"], { cwd: project.root });

    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toContain("Nothing to change.");
  });

  test("-q leaves only the diff", () => {
    const { stdout, stderr } = cfCodemod([...migrate, "-d", "-q"], { cwd: nextProject().root });

    expect(stdout).toMatch(/^diff --git /u);
    expect(stderr).toBe("");
  });
});

describe("the diff goes straight into git apply", () => {
  test.each([
    ["at the top", ".", "-d"],
    ["in a folder", "app/api", "-d"],
    ["with --cwd", ".", "--cwd app/api -d"],
    ["with paths", "app", "api/edge api/region -d"],
    ["on a build server that wants colours", ".", "-d"],
  ])("%s", (name, folder, words) => {
    const project = nextProject();
    const force = name.includes("colours") ? "FORCE_COLOR=1 " : "";

    const { status, stderr } = shell(
      `set -o pipefail; ${force}node "$CLI" ${migrate.join(" ")} ${words} | git apply`,
      join(project.root, folder),
    );

    expect(stderr).not.toContain("error:");
    expect(status).toBe(0);
    const applied = project.git("diff");
    expect(applied).not.toBe("");
    project.git("checkout", "-q", ".");
    cfCodemod([...migrate, ...(name === "with paths" ? ["app/api/edge", "app/api/region"] : [])], {
      cwd: project.root,
    });
    expect(project.git("diff")).toBe(applied);
  });

  test("also for paths with spaces and other letters, CR LF, and in reverse", () => {
    const files = {
      "app/my route/größe/route.ts": edgeRoute.replaceAll("\n", "\r\n"),
      "app/[...slug]/route.ts": `\uFEFF${edgeRoute.trimEnd()}`,
    };
    const project = certainProject(files);
    project.git("config", "apply.whitespace", "nowarn");

    expect(
      shell('set -o pipefail; node "$CLI" edge-runtime --no-verify -d > ../patch && git apply ../patch', project.root)
        .status,
    ).toBe(0);
    for (const path of Object.keys(files)) expect(project.read(path)).not.toContain("edge");
    expect(shell("git apply -R ../patch", project.root).status).toBe(0);

    for (const [path, text] of Object.entries(files)) expect(project.read(path)).toBe(text);
  });
});

describe("--patch-reverse", () => {
  const files = {
    "app/my route/größe/route.ts": edgeRoute.replaceAll("\n", "\r\n"),
    "app/[...slug]/route.ts": `\uFEFF${edgeRoute.trimEnd()}`,
  };

  test("writes a patch that takes the run back, byte for byte", () => {
    const project = certainProject(files);

    const { status } = cfCodemod([...migrate, "--patch-reverse", "../undo.patch"], { cwd: project.root });

    expect(status).toBe(0);
    expect(project.git("status", "--porcelain")).not.toBe("");
    expect(shell("git apply --whitespace=nowarn ../undo.patch", project.root).status).toBe(0);
    expect(project.git("status", "--porcelain")).toBe("");
    for (const [path, text] of Object.entries(files)) expect(project.read(path)).toBe(text);
  });

  test("in a dry run is that of the diff, which is printed all the same", () => {
    const project = certainProject(files);

    const { stdout } = cfCodemod([...migrate, "-d", "--patch-reverse", "../undo.patch"], { cwd: project.root });
    project.write("../do.patch", stdout);

    const applied = shell("for p in do undo; do git apply --whitespace=nowarn ../$p.patch || exit; done", project.root);
    expect(stdout).toMatch(/^diff --git /u);
    expect(applied).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("deletes the files that the run has added", () => {
    const project = makeProject({
      "package.json": '{ "name": "api" }\n',
      "src/db.ts": 'import { Database } from "bun:sqlite";\nexport const db = new Database("app.sqlite");\n',
    });

    cfCodemod(["d1-async", "--no-verify", "--patch-reverse", "../undo.patch"], { cwd: project.root });

    expect(project.git("status", "--porcelain")).toContain("?? wrangler.jsonc");
    expect(shell("git apply ../undo.patch", project.root).status).toBe(0);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("needs a file", () => {
    const { status, stderr } = cfCodemod([...migrate, "-d", "--patch-reverse"], { cwd: certainProject().root });

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("patch-reverse") as string });
  });
});

describe("--check", () => {
  test("is 1 while edits remain", () => {
    const project = certainProject();

    expect(cfCodemod([...migrate, "--check"], { cwd: project.root }).status).toBe(1);
    expect(cfCodemod(migrate, { cwd: project.root }).status).toBe(0);
    expect(cfCodemod([...migrate, "--check"], { cwd: project.root }).status).toBe(0);
  });

  test("is 1 while manual findings remain", () => {
    const project = nextProject();
    cfCodemod(migrate, { cwd: project.root });

    const { status, stdout } = cfCodemod([...migrate, "--check"], { cwd: project.root });

    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  test("is 1 while the mark of an earlier run remains, and names it", () => {
    const project = certainProject();
    cfCodemod(migrate, { cwd: project.root });
    project.write("app/marked.ts", "// TODO(cf-codemod/edge-runtime/dynamic-value): decide.\nexport const a = 1;\n");

    const { status, stderr } = cfCodemod([...migrate, "--check"], { cwd: project.root });
    const scan = cfCodemod(["scan"], { cwd: project.root });

    expect(status).toBe(1);
    expect(stderr).toMatch(/manual +edge-runtime\/dynamic-value .*\n +app\/marked\.ts:1:4/u);
    expect(scan.stdout).toMatch(/manual +1 +edge-runtime\/dynamic-value/u);
  });
});

describe("reports", () => {
  test("--reporter sends them to files, and nothing to standard output", () => {
    const project = nextProject();
    const words = [...migrate, "-d", "--reporter", "diff=out.patch", "--reporter", "json=out.json", "--cwd", "app"];

    const { status, stdout } = cfCodemod(words, { cwd: project.root });

    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(project.read("app/out.patch")).toMatch(/^diff --git /u);
    expect(JSON.parse(project.read("app/out.json"))).toMatchObject({ schema: 1, written: false });
  });

  test("--reporter pretty=file takes the summary from standard error, without colours", () => {
    const project = nextProject();
    const words = [...migrate, "-d", "--color", "always", "--reporter", "pretty=summary.txt"];

    const { stdout, stderr } = cfCodemod(words, { cwd: project.root });

    expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "" });
    expect(project.read("summary.txt")).toMatch(/^cf-codemod /u);
    expect(project.read("summary.txt")).not.toContain("\u001B");
  });

  test("a report that cannot be written is status 2", () => {
    const { status, stderr } = cfCodemod([...migrate, "-d", "--reporter", "json=no/such/folder.json"], {
      cwd: nextProject().root,
    });

    expect(status).toBe(2);
    expect(stderr).toContain("Cannot write the report");
  });
});

describe("colours", () => {
  const escape = "\u001B[";
  test.each<[string, string[], Record<string, string>, { stdout: boolean; stderr: boolean }]>([
    ["none in pipes", [], {}, { stdout: false, stderr: false }],
    ["FORCE_COLOR for people only", [], { FORCE_COLOR: "1" }, { stdout: false, stderr: true }],
    ["--color always", ["--color", "always"], {}, { stdout: true, stderr: true }],
    ["--color never", ["--color", "never"], { FORCE_COLOR: "1" }, { stdout: false, stderr: false }],
    ["NO_COLOR", [], { NO_COLOR: "1" }, { stdout: false, stderr: false }],
  ])("%s", (_name, words, env, expected) => {
    const { stdout, stderr } = cfCodemod([...migrate, "-d", ...words], { cwd: nextProject().root, env });

    expect({ stdout: stdout.includes(escape), stderr: stderr.includes(escape) }).toEqual(expected);
  });
});

test("a reader that has seen enough is no error", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 500 }, (_, i) => [`app/long-folder-name-${i}/route.ts`, edgeRoute]),
  );
  const project = certainProject(files);

  const child = spawn(process.execPath, [inject("executable"), ...migrate, "-d", "-q"], {
    cwd: project.root,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  child.stdout.once("data", () => child.stdout.destroy());
  const [status] = (await once(child, "close")) as [number | null];

  expect(Buffer.concat(errors).toString()).toBe("");
  expect(status).toBe(0);
});
