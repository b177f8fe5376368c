import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { transforms } from "../../transforms/index.js";
import { cfCodemod } from "./command-line.js";
import { certainProject, edgeRoute, migrate, nextProject } from "./next-project.js";
import { schemaErrors } from "./schema-errors.js";

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly sha256Before: string;
    readonly diff: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  }[];
}

test("--json prints a report of the schema's shape instead of the diff, and edits that can be applied", () => {
  const project = nextProject({ "app/api/broken/route.ts": 'export const runtime = "edge"; function (' });

  const { status, stdout, stderr } = cfCodemod(["edge-runtime", "-d", "--json"], { cwd: project.root });
  const report = JSON.parse(stdout) as Report;

  expect(status).toBe(2);
  expect(stderr).toContain("Would change");
  expect(schemaErrors("report", report)).toEqual([]);
  expect(report).toMatchObject({
    schema: 1,
    transforms: [{ name: "edge-runtime" }],
    written: false,
    summary: { filesChanged: 2, edits: { safe: 1, review: 1 }, findings: { manual: 1 }, errors: 1 },
    findings: [{ code: "edge-runtime/dynamic-value", path: "app/api/dynamic/route.ts", line: 1 }],
    errors: [{ path: "app/api/broken/route.ts" }],
  });
  const [file] = report.files;
  const [edit] = file?.edits ?? [];
  if (!file || !edit) throw new Error("the report has no edit");
  expect(file.sha256Before).toBe(createHash("sha256").update(edgeRoute).digest("hex"));
  const edited = edgeRoute.slice(0, edit.start) + edit.text + edgeRoute.slice(edit.end);
  cfCodemod(migrate, { cwd: project.root });
  expect(project.read(file.path)).toBe(edited);
});

test("--reporter json is the same, and after a run in place the report says that it is written", () => {
  const project = certainProject();

  const dry = cfCodemod([...migrate, "-d", "--reporter", "json"], { cwd: project.root }).stdout;
  expect(cfCodemod([...migrate, "-d", "--json"], { cwd: project.root }).stdout).toBe(dry);
  const written = cfCodemod([...migrate, "--json"], { cwd: project.root }).stdout;

  expect(schemaErrors("report", JSON.parse(written))).toEqual([]);
  expect(JSON.parse(written)).toEqual({ ...(JSON.parse(dry) as object), written: true });
});

test("scan says what every transform would do, and writes nothing", () => {
  const project = nextProject();

  const { status, stdout, stderr } = cfCodemod(["scan"], { cwd: project.root });

  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^edge-runtime {2}Remove .*\n +3 files to look at, 2 files to change: 1 safe and 1 review /mu);
  expect(stdout).toMatch(/^ +safe +1 +edge-runtime\/runtime-export /mu);
  expect(stdout).toMatch(/^ +review +1 +edge-runtime\/preferred-region-alone /mu);
  expect(stdout).toMatch(/^ +manual +1 +edge-runtime\/dynamic-value /mu);
  expect(project.git("status", "--porcelain")).toBe("");
});

test("scan --json has the schema's shape", () => {
  const { stdout } = cfCodemod(["scan", "--json"], { cwd: nextProject().root });
  const scan = JSON.parse(stdout) as { readonly transforms: readonly { readonly name: string }[] };

  expect(schemaErrors("scan", scan)).toEqual([]);
  expect(scan.transforms.map(({ name }) => name)).toEqual(transforms.map(({ name }) => name));
  expect(scan.transforms.find(({ name }) => name === "edge-runtime")).toMatchObject({
    filesWithTrigger: 3,
    filesChanged: 2,
    edits: [
      { code: "edge-runtime/preferred-region-alone", safe: 0, review: 1 },
      { code: "edge-runtime/runtime-export", safe: 1, review: 0 },
    ],
    findings: [{ code: "edge-runtime/dynamic-value", level: "manual", count: 1 }],
  });
});

test("scan of a project where nothing applies names what does not", () => {
  const { stdout } = cfCodemod(["scan"], { cwd: certainProject({ "app/api/edge/route.ts": "export {};\n" }).root });

  expect(stdout).toBe(`does not apply here: ${transforms.map(({ name }) => name).join(", ")}\n`);
});
