import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadTypeScript } from "../../src/engine/parse.js";
import type { Edit } from "../../src/engine/plan.js";
import { createSession, type PlanOptions, type SessionOptions } from "../../src/engine/session.js";
import { type CodeTable, defineTransform, type Transform } from "../../src/engine/transform.js";
import { UsageError } from "../../src/engine/usage-error.js";
import { makeProject, type Project } from "./project.js";
import { renameCalls, replaceMarker } from "./toy-transforms.js";

const plan = (
  project: Project,
  transforms: readonly Transform[],
  { session = {}, ...options }: PlanOptions & { session?: SessionOptions } = {},
) => createSession({ cwd: project.root, ...session }).plan(transforms, { verify: false, ...options });

const run = async (
  project: Project,
  transform: Transform,
  options: PlanOptions & { session?: SessionOptions } = {},
) => {
  const session = createSession({ cwd: project.root, ...options.session });
  const result = await session.plan([transform], { verify: false, ...options });
  await session.apply(result);
  project.commit();
  return result;
};

/** The superuser may read everything, so a test that is run by it does this as nobody. */
async function withoutPrivileges<Result>({ root }: Project, action: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return action();
  // The modules of a run load on first use, and nobody may not be allowed to read them.
  await loadTypeScript();
  chmodSync(dirname(root), 0o755);
  process.seteuid?.(65534);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}

describe("texts keep every byte that is not edited", () => {
  const cases: Record<string, [before: string, after: string]> = {
    CRLF: ["oldName();\r\nother();\r\n\r\noldName();\r\n", "newName();\r\nother();\r\n\r\nnewName();\r\n"],
    "mixed line ends": ["oldName();\rx\n\r\noldName();\u2028", "newName();\rx\n\r\nnewName();\u2028"],
    "a byte order mark": ["\uFEFFoldName();\n", "\uFEFFnewName();\n"],
    tabs: ["if (x) {\n\t\toldName( );\t\n}\n", "if (x) {\n\t\tnewName( );\t\n}\n"],
    "no final newline": ["oldName()", "newName()"],
    "trailing white space and odd layout": ["  oldName  (\n)  ;  \n\n\n", "  newName  (\n)  ;  \n\n\n"],
    "characters outside of the BMP": ["'😀'; oldName(); '😀'", "'😀'; newName(); '😀'"],
    comments: ["/* a */ oldName /* b */ (); // oldName()", "/* a */ newName /* b */ (); // oldName()"],
  };
  test.each(Object.entries(cases))("%s", async (_, [before, after]) => {
    const project = makeProject({ "a.ts": before });
    const result = await run(project, renameCalls);
    expect(project.read("a.ts")).toBe(after);
    expect(result.proof).toMatchObject({ parse: true, secondRunEdits: 0 });
    expect((await plan(project, [renameCalls])).changes).toEqual([]);
  });

  test("a file of 10,000 lines", async () => {
    const line = (index: number) => `const v${index} = f(${index}); // ${"x".repeat(index % 40)}`;
    const lines = Array.from({ length: 10_000 }, (_, index) => (index % 1000 === 7 ? "oldName();" : line(index)));
    const project = makeProject({ "a.ts": lines.join("\n") });
    const { changes } = await run(project, renameCalls);
    expect(changes[0]?.edits).toHaveLength(10);
    expect(project.read("a.ts")).toBe(lines.join("\n").replaceAll("oldName", "newName"));
  });

  test("all kinds of files by their own grammar", async () => {
    const generic = "const f = <T,>(x: T) => x; oldName();";
    const project = makeProject({
      "a.ts": "const x = <string>y; oldName();",
      "b.tsx": `${generic} const z = <div>oldName()</div>;`,
      "c.js": "const z = <div/>; oldName();",
      "d.cts": "import fs = require('fs'); oldName();",
      "e.mjs": "await oldName();",
    });
    const { errors, changes } = await run(project, renameCalls);
    expect(errors).toEqual([]);
    expect(changes.map(({ path, edits }) => [path, edits.length])).toEqual(
      ["a.ts", "b.tsx", "c.js", "d.cts", "e.mjs"].map((path) => [path, 1]),
    );
  });

  test("a path with spaces and letters of any language", async () => {
    const project = makeProject({ "mon dossier/日本 ü.ts": "oldName();" }, { name: "projet d'été" });
    await run(project, renameCalls, { session: { paths: ["mon dossier/日本 ü.ts"] } });
    expect(project.read("mon dossier/日本 ü.ts")).toBe("newName();");
  });

  test("a symbolic link stays a link, and its file is edited once", async () => {
    const project = makeProject({ "real.ts": "oldName();" });
    symlinkSync("real.ts", join(project.root, "link.ts"));
    project.commit();
    const { changes } = await run(project, renameCalls, { session: { paths: ["link.ts", "real.ts"] } });
    expect(changes.map(({ path }) => path)).toEqual(["real.ts"]);
    expect(project.git("status", "--porcelain")).toBe("");
    expect(project.git("ls-files", "--stage", "link.ts")).toMatch(/^120000/);
  });
});

describe("files that cannot be processed do not stop the others", () => {
  test.each([renameCalls, replaceMarker])("a syntax error ($scope scope)", async (transform) => {
    const project = makeProject({ "bad.ts": "oldName(; MARK", "good.ts": "oldName(); MARK" });
    const { changes, errors } = await plan(project, [transform]);
    expect(changes.map(({ path }) => path)).toEqual(["good.ts"]);
    expect(errors).toEqual([{ path: "bad.ts", reason: "syntax error at 1:9: ')' expected." }]);
  });

  test("a file that is not UTF-8", async () => {
    const project = makeProject({ "bad.ts": Buffer.from("oldName('é');", "latin1"), "good.ts": "oldName();" });
    const { changes, errors } = await plan(project, [renameCalls]);
    expect(changes.map(({ path }) => path)).toEqual(["good.ts"]);
    expect(errors).toEqual([{ path: "bad.ts", reason: "is not valid UTF-8" }]);
  });

  test("a file that went away after the files were listed", async () => {
    const project = makeProject({ "bad.ts": "oldName();", "good.ts": "oldName();" });
    const session = createSession({ cwd: project.root });
    rmSync(join(project.root, "bad.ts"));
    const { changes, errors } = await session.plan([renameCalls], { verify: false });
    expect(changes.map(({ path }) => path)).toEqual(["good.ts"]);
    expect(errors).toEqual([{ path: "bad.ts", reason: "cannot be read (ENOENT)" }]);
  });

  test("a file that may not be read", async () => {
    const project = makeProject({ "bad.ts": "oldName();", "good.ts": "oldName();" });
    const session = createSession({ cwd: project.root });
    chmodSync(join(project.root, "bad.ts"), 0);
    const { changes, errors } = await withoutPrivileges(project, () => session.plan([renameCalls], { verify: false }));
    expect(changes.map(({ path }) => path)).toEqual(["good.ts"]);
    expect(errors).toEqual([{ path: "bad.ts", reason: "cannot be read (EACCES)" }]);
  });
});

describe("what a result tells", () => {
  test("nothing to do", async () => {
    const project = makeProject({ "a.ts": "export {};" });
    expect(await plan(project, [renameCalls, replaceMarker])).toEqual({
      transforms: [
        { name: "rename", options: { to: "newName" } },
        { name: "marker", options: {} },
      ],
      filesKnown: 1,
      filesWithTrigger: 0,
      changes: [],
      findings: [],
      bindings: [],
      errors: [],
      notes: [],
      nextSteps: [],
      leftOut: {},
      proof: { parse: true, types: { status: "skipped", reason: "nothing changed" }, secondRunEdits: 0 },
    });
  });

  test("findings with level, help and their place before the run, sorted", async () => {
    const project = makeProject({ "b.ts": "oldName(1)", "a.ts": "oldName();\r\noldName(2);\r\n  oldName(3)" });
    const { findings } = await plan(project, [renameCalls]);
    expect(findings.map(({ path, line, column }) => [path, line, column])).toEqual([
      ["a.ts", 2, 1],
      ["a.ts", 3, 3],
      ["b.ts", 1, 1],
    ]);
    expect(findings[0]).toMatchObject({ code: "rename/argument", level: "manual", help: "Drop the argument." });
  });

  test("the same input gives the same result", async () => {
    const project = makeProject({ "b.ts": "oldName(1); oldName()", "a.ts": "oldName(); MARK" });
    const once = JSON.stringify(await plan(project, [renameCalls, replaceMarker]));
    expect(JSON.stringify(await plan(project, [renameCalls, replaceMarker]))).toBe(once);
  });

  test("files outside of the paths are left alone, and a project-wide transform sees them", async () => {
    const project = makeProject({ "in/a.ts": "MARK", "out/b.ts": "MARK" });
    const { changes, findings } = await plan(project, [replaceMarker], { session: { paths: ["in"] } });
    expect(changes.map(({ path }) => path)).toEqual(["in/a.ts"]);
    expect(findings.map(({ path }) => path)).toEqual(["out/b.ts"]);
  });

  test("triggers only outside of the paths are noted", async () => {
    const project = makeProject({ "in/a.ts": "", "out/b.ts": "MARK" });
    const { notes, filesWithTrigger } = await plan(project, [replaceMarker], { session: { paths: ["in"] } });
    expect(filesWithTrigger).toBe(1);
    expect(notes).toEqual(["marker: files with a trigger lie outside of the paths: out/b.ts"]);
  });
});

describe("several transforms in one run", () => {
  const fromTo = (from: string, to: string, finding?: string): Transform =>
    defineTransform({
      name: `${from}-${to}`,
      summary: "",
      scope: "project",
      triggers: [from],
      options: {},
      codes: {
        [`${from}-${to}/word`]: { level: "safe", short: "", help: "" },
        [`${from}-${to}/left`]: { level: "manual", short: "", help: "" },
      } as CodeTable,
      plan({ candidates, tree }) {
        const places = (word: string) =>
          candidates.flatMap((path) =>
            [...(tree.read(path) ?? "").matchAll(new RegExp(word, "g"))].map(({ index }) => {
              return { path, start: index, end: index + word.length };
            }),
          );
        const edit = (range: { path: string; start: number; end: number }): Edit => {
          const code = `${from}-${to}/word` as const;
          return { ...range, kind: "replace", text: to, code, confidence: "safe", because: [] };
        };
        return {
          edits: places(from).map(edit),
          findings: finding ? places(finding).map((at) => ({ ...at, code: `${from}-${to}/left`, message: "" })) : [],
        };
      },
    });

  test("each sees what the one before it left, and finds triggers that it made", async () => {
    const project = makeProject({ "a.ts": "one; stay; one", "b.ts": "two" });
    const result = await plan(project, [fromTo("one", "two"), fromTo("two", "three")]);
    expect(result.changes.map(({ path, before, after }) => [path, before, after])).toEqual([
      ["a.ts", "one; stay; one", "three; stay; three"],
      ["b.ts", "two", "three"],
    ]);
    expect(result.changes[0]?.edits).toHaveLength(4);
    expect(result.filesWithTrigger).toBe(2);
  });

  test("findings are told at their place before the run", async () => {
    const project = makeProject({ "a.ts": "1;\none; stay" });
    const { findings } = await plan(project, [fromTo("one", "two\n\ntwo"), fromTo("two", "three", "stay")]);
    expect(findings).toMatchObject([{ path: "a.ts", line: 2, column: 6 }]);
  });

  test("a file that ends as it began is no change", async () => {
    const project = makeProject({ "a.ts": "one" });
    expect((await plan(project, [fromTo("one", "two"), fromTo("two", "one")])).changes).toEqual([]);
  });

  test("a transform that is not done after one run is told", async () => {
    const project = makeProject({ "a.ts": "one" });
    expect((await plan(project, [fromTo("one", "none")])).proof.secondRunEdits).toBe(1);
  });
});

describe("--safe and --only", () => {
  const project = () => makeProject({ "a.ts": "function oldName() {}\noldName();\noldName();\n" });

  test("only safe edits", async () => {
    const { changes, leftOut } = await plan(project(), [renameCalls], { safe: true });
    expect(changes[0]?.after).toBe("function oldName() {}\nnewName();\nnewName();\n");
    expect(leftOut).toEqual({ "rename/declaration": 1 });
  });

  test("only some codes", async () => {
    const { changes, leftOut } = await plan(project(), [renameCalls], { only: ["rename/declaration"] });
    expect(changes[0]?.after).toBe("function newName() {}\noldName();\noldName();\n");
    expect(leftOut).toEqual({ "rename/call": 2 });
  });

  const grouped = defineTransform({
    name: "grouped",
    summary: "",
    scope: "project",
    triggers: ["x"],
    options: {},
    codes: {
      "grouped/sure": { level: "safe", short: "", help: "" },
      "grouped/unsure": { level: "review", short: "", help: "" },
      "grouped/file": { level: "review", short: "", help: "" },
    },
    plan({ candidates }) {
      const place = { kind: "replace", text: "y", because: [] } as const;
      const edits = candidates.flatMap((path): Edit[] => [
        { ...place, path, start: 0, end: 1, code: "grouped/sure", confidence: "safe", group: "one" },
        { ...place, path, start: 1, end: 2, code: "grouped/unsure", confidence: "review", group: "one" },
        { ...place, path, start: 2, end: 3, code: "grouped/sure", confidence: "safe", group: "two" },
      ]);
      return { edits, findings: [], newFiles: [{ path: "new.sql", text: "", code: "grouped/file" }] };
    },
  });

  test("a group is made whole or not at all", async () => {
    const { changes, leftOut } = await plan(makeProject({ "a.ts": "xxx" }), [grouped], { safe: true });
    expect(changes.find(({ path }) => path === "a.ts")?.after).toBe("xxy");
    expect(leftOut).toEqual({ "grouped/sure": 1, "grouped/unsure": 1 });
  });

  test("new files go with the last of the edits", async () => {
    const { changes } = await plan(makeProject({ "a.ts": "xxx" }), [grouped], { only: ["grouped/unsure"] });
    expect(changes).toEqual([]);
    expect((await plan(makeProject({ "a.ts": "xxx" }), [grouped])).changes).toContainEqual({
      path: "new.sql",
      before: undefined,
      after: "",
      edits: [],
    });
  });

  test("a code that no edit can have is an error of the call", async () => {
    await expect(plan(project(), [renameCalls], { only: ["rename/nothing"] })).rejects.toThrow(UsageError);
    await expect(plan(project(), [renameCalls], { only: ["rename/argument"] })).rejects.toThrow(/code of findings/);
  });
});

describe("options of transforms", () => {
  test("are handed on", async () => {
    const project = makeProject({ "a.ts": "oldName()" });
    const { changes, transforms } = await plan(project, [renameCalls], {
      transformOptions: { rename: { to: "other" } },
    });
    expect(changes[0]?.after).toBe("other()");
    expect(transforms).toEqual([{ name: "rename", options: { to: "other" } }]);
  });
  test.each([{ to: 1 }, { too: "x" }, { to: {} }])("%j is an error of the call", async (rename) => {
    await expect(plan(makeProject({ "a.ts": "" }), [renameCalls], { transformOptions: { rename } })).rejects.toThrow(
      UsageError,
    );
  });
});

describe("a plan that breaks the rules is refused as a bug", () => {
  const edit = { kind: "replace", path: "a.ts", start: 0, end: 1, text: "", because: [] } as const;
  const bad = (parts: { edits?: unknown[]; findings?: unknown[]; newFiles?: unknown[] }): Transform =>
    defineTransform({
      name: "bad",
      summary: "",
      scope: "project",
      triggers: ["x"],
      options: {},
      codes: {
        "bad/edit": { level: "safe", short: "", help: "" },
        "bad/unsure": { level: "review", short: "", help: "" },
        "bad/finding": { level: "manual", short: "", help: "" },
      },
      plan: () => ({ edits: [], findings: [], ...parts }) as never,
    });
  const safe = { code: "bad/edit", confidence: "safe" } as const;

  test.each<[string, Parameters<typeof bad>[0], RegExp]>([
    ["an unknown code", { edits: [{ ...edit, ...safe, code: "bad/none" }] }, /bad: code bad\/none is not in its table/],
    ["a code of findings", { edits: [{ ...edit, ...safe, code: "bad/finding" }] }, /is of level manual/],
    ["a finding with a code of edits", { findings: [{ ...edit, code: "bad/edit" }] }, /is of level safe/],
    ["more certain than its code", { edits: [{ ...edit, ...safe, code: "bad/unsure" }] }, /claims to be safe/],
    ["a range out of the text", { edits: [{ ...edit, ...safe, end: 9 }] }, /names \[0, 9\) of a\.ts, which has 3/],
    ["a range turned round", { edits: [{ ...edit, ...safe, start: 2 }] }, /names \[2, 1\)/],
    ["a file out of the paths", { edits: [{ ...edit, ...safe, path: "b.ts" }] }, /edits b\.ts, which is not open/],
    ["a finding in no file", { findings: [{ ...edit, code: "bad/finding", path: "no.ts" }] }, /cannot be read/],
    [
      "edits that overlap",
      {
        edits: [
          { ...edit, ...safe, end: 2 },
          { ...edit, ...safe, start: 1, end: 3 },
        ],
      },
      /overlap/,
    ],
    [
      "a new file where one stands",
      { newFiles: [{ path: "b.ts", text: "", code: "bad/edit" }] },
      /another text stands/,
    ],
    ["a new file out of the root", { newFiles: [{ path: "../b.ts", text: "", code: "bad/edit" }] }, /not a path below/],
    ["a new file on a folder", { newFiles: [{ path: "src", text: "", code: "bad/edit" }] }, /where a folder stands/],
  ])("%s", async (_, parts, message) => {
    const project = makeProject({ "a.ts": "xxx", "b.ts": "xxx", "src/c.ts": "" });
    const attempt = plan(project, [bad(parts)], { session: { paths: ["a.ts"] } });
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.not.toThrow(UsageError);
  });

  test("changes that do not parse are told and never written", async () => {
    const project = makeProject({ "a.ts": "x;" });
    const session = createSession({ cwd: project.root });
    const result = await session.plan([bad({ edits: [{ ...edit, ...safe, text: "(" }] })], { verify: false });
    expect(result.proof.parse).toBe(false);
    await expect(session.apply(result)).rejects.toThrow(/do not parse/);
    expect(project.read("a.ts")).toBe("x;");
  });
});

describe("unsaved buffers", () => {
  test("stand in the place of the files on the disk", async () => {
    const project = makeProject({ "a.ts": "saved" });
    const overlay = new Map([
      ["a.ts", "oldName()"],
      [join(project.root, "new.ts"), "oldName()"],
    ]);
    const session = createSession({ cwd: project.root, overlay });
    const result = await session.plan([renameCalls], { verify: false });
    expect(result.changes.map(({ path, before, after }) => [path, before, after])).toEqual([
      ["a.ts", "oldName()", "newName()"],
      ["new.ts", "oldName()", "newName()"],
    ]);
    await expect(session.apply(result, { force: true })).rejects.toThrow(UsageError);
    expect(project.read("a.ts")).toBe("saved");
  });
});

test("after writing, the session sees what it wrote", async () => {
  const project = makeProject({ "a.ts": "oldName()" });
  const session = createSession({ cwd: project.root });
  await session.apply(await session.plan([renameCalls], { verify: false }));
  expect((await session.plan([renameCalls], { verify: false })).changes).toEqual([]);
  await expect(session.apply(await session.plan([renameCalls]))).resolves.toBeUndefined();
});
