import { createHash } from "node:crypto";
import { expect, test } from "vitest";
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
