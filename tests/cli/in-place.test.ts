import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProject } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";
import { dynamicRoute, edgeRoute, migrate, migratedRoute, nextProject, regionRoute } from "./next-project.js";

test("a run writes the files, says so on standard error, and prints nothing on standard output", () => {
  const project = nextProject();

  const { status, stdout, stderr } = cfCodemod(["edge-runtime"], { cwd: project.root });

  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  expect(stderr).toContain("Changed 2 files: 2 edits (1 safe, 1 review).");
  expect(stderr).toMatch(/proof +parse ok · .* · a second run changes nothing/u);
  expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
  expect(project.read("app/api/region/route.ts")).toBe(migratedRoute);
  expect(project.read("app/api/dynamic/route.ts")).toBe(dynamicRoute);
});

test("a second run changes nothing", () => {
  const project = nextProject();
  cfCodemod(["edge-runtime"], { cwd: project.root });
  project.commit();

  const { status, stderr } = cfCodemod(migrate, { cwd: project.root });

  expect(status).toBe(0);
  expect(stderr).toContain("Nothing to change.");
  expect(project.git("status", "--porcelain")).toBe("");
});

test("a preset runs its transforms", () => {
  const project = nextProject();

  const { status } = cfCodemod(["vercel-to-workers"], { cwd: project.root });

  expect(status).toBe(0);
  expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
});

test("-q says nothing", () => {
  expect(cfCodemod([...migrate, "-q"], { cwd: nextProject().root })).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("--safe leaves the edits to review, and says how many", () => {
  const project = nextProject();

  const { stderr } = cfCodemod([...migrate, "--safe"], { cwd: project.root });

  expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
  expect(project.read("app/api/region/route.ts")).toBe(regionRoute);
  expect(stderr).toContain("left out by --safe or --only: edge-runtime/preferred-region-alone ×1");
});

test("--only makes the edits of its codes: one commit a kind", () => {
  const project = nextProject();

  cfCodemod([...migrate, "--only", "edge-runtime/preferred-region-alone"], { cwd: project.root });
  expect(project.read("app/api/edge/route.ts")).toBe(edgeRoute);
  expect(project.read("app/api/region/route.ts")).toBe(migratedRoute);
  project.commit();

  const both = ["--only", "edge-runtime/preferred-region-alone", "--only", "edge-runtime/runtime-export"];
  cfCodemod([...migrate, ...both], { cwd: project.root });
  expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
});

test("--todos leaves a comment at what is left, once", () => {
  const project = nextProject();
  const run = () => cfCodemod([...migrate, "--todos"], { cwd: project.root });

  expect(run().status).toBe(0);
  const once = project.read("app/api/dynamic/route.ts");
  expect(once).toMatch(/^\/\/ TODO\(cf-codemod\/edge-runtime\/dynamic-value\): [^\n]+\nexport const runtime = /u);
  expect(once.endsWith(dynamicRoute)).toBe(true);
  project.commit();

  expect(run().stderr).toContain("Nothing to change.");
  expect(project.read("app/api/dynamic/route.ts")).toBe(once);
});

describe("what may be edited", () => {
  test.each<[string, string[], string]>([
    ["a folder", ["app/api/edge"], ""],
    ["a file", ["app/api/edge/route.ts"], ""],
    ["a glob", ["app/**/edge/*.ts"], ""],
    ["paths from the working directory", ["edge"], "app/api"],
    ["--include", ["--include", "**/edge/**"], ""],
    ["--exclude", ["--exclude", "app/api/region"], ""],
  ])("%s", (_name, words, folder) => {
    const project = nextProject();

    const { status } = cfCodemod([...migrate, ...words], { cwd: join(project.root, folder) });

    expect(status).toBe(0);
    expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
    expect(project.read("app/api/region/route.ts")).toBe(regionRoute);
  });

  test("options may stand before the transform", () => {
    const project = nextProject();

    const { status, stdout } = cfCodemod(["-d", "--exclude", "app/api/region", "edge-runtime", "app"], {
      cwd: project.root,
    });

    expect(status).toBe(0);
    expect(stdout).toContain("app/api/edge/route.ts");
    expect(stdout).not.toContain("app/api/region/route.ts");
  });
});

test("a project in a path with spaces and other letters", () => {
  const project = nextProject({}, { name: "mein größtes Projekt" });

  expect(cfCodemod([...migrate, "app"], { cwd: project.root }).status).toBe(0);
  expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
});

test("a transform's own options come from the command line, else from the config file", () => {
  const project = makeProject({
    "package.json": '{ "name": "notes" }\n',
    "cf-codemod.config.json": '{ "options": { "d1-async": { "binding": "FROM_CONFIG" } } }\n',
    "src/notes.ts": `import { Database } from "bun:sqlite";

const db = new Database("notes.sqlite");

export function countNotes() {
  return db.query("SELECT count(*) AS count FROM notes").get();
}
`,
  });
  const bindingOf = (...words: string[]) =>
    /env\.([A-Z_]+)/u.exec(cfCodemod(["d1-async", "-d", "--no-verify", ...words], { cwd: project.root }).stdout)?.[1];

  expect(bindingOf()).toBe("FROM_CONFIG");
  expect(bindingOf("--binding", "NOTES")).toBe("NOTES");
});
