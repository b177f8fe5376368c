import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import type { Edit, Finding } from "../../src/engine/plan.js";
import { createSession, type PlanOptions } from "../../src/engine/session.js";
import { defineTransform, type Transform } from "../../src/engine/transform.js";
import { makeProject } from "./project.js";
import { renameCalls } from "./toy-transforms.js";

/** Makes the number in `@number 1` a string, and finds the places that are marked with `LEFT … END`. */
const numbersToStrings: Transform = defineTransform({
  name: "strings",
  summary: "1 becomes '1'",
  scope: "project",
  triggers: ["@number"],
  options: {},
  codes: {
    "strings/number": { level: "safe", short: "A string", help: "It is a string." },
    "strings/left": { level: "manual", short: "It wants a\n number", help: "Parse it." },
  },
  plan({ candidates, tree }) {
    const edits: Edit[] = [];
    const findings: Finding[] = [];
    for (const path of tree.sourceFiles) {
      const text = tree.read(path) ?? "";
      if (candidates.includes(path)) {
        for (const match of text.matchAll(/(@number \*\/ )(\d+)/g)) {
          const start = match.index + (match[1]?.length ?? 0);
          const range = { path, start, end: start + (match[2]?.length ?? 0) };
          const code = "strings/number";
          edits.push({ kind: "wrap", ...range, before: "\n'", after: "'", code, confidence: "safe", because: [] });
        }
      }
      for (const match of text.matchAll(/LEFT[^]*?END/g)) {
        const range = { path, start: match.index, end: match.index + match[0].length };
        findings.push({ ...range, code: "strings/left", message: "a number is wanted here" });
      }
    }
    return { edits, findings };
  },
});

const strict = JSON.stringify({ compilerOptions: { strict: true } });
const plan = async (
  files: Record<string, string>,
  options: PlanOptions = {},
  transform = numbersToStrings,
  paths: readonly string[] = ["."],
) => {
  const project = makeProject({ "tsconfig.json": strict, ...files });
  const session = createSession({ cwd: project.root, paths });
  const result = await session.plan([transform], options);
  const after = (path: string) => result.changes.find((change) => change.path === path)?.after;
  return { result, after, project, session };
};

describe("types before and after", () => {
  test("no new error", async () => {
    const { result } = await plan({ "a.ts": "export const a = /* @number */ 1;\nconst wrong: number = 'x';\n" });
    expect(result.proof.types).toEqual({ status: "checked", newErrors: [], announced: [] });
  });

  test("a new error, also in a file that only imports a changed one, at its line after the run", async () => {
    const { result } = await plan({
      "a.ts": "export const a = /* @number */ 1;\nexport const b: number = /* @number */ 1;\n",
      "b.ts": "export * from './a.js';\n",
      "c.ts": "import { a } from './b.js';\n\nexport const twice = a * 2;\n",
      "unrelated.ts": "const wrong: number = 'x';\n",
    });
    expect(result.proof.types).toMatchObject({
      status: "checked",
      newErrors: [
        { path: "a.ts", line: 3, code: "TS2322", message: "Type 'string' is not assignable to type 'number'." },
        { path: "c.ts", line: 3, code: "TS2362" },
      ],
      announced: [],
    });
  });

  test("one more of an error that was there already is new", async () => {
    const { result } = await plan({
      "a.ts": "const n = (x: number) => x;\nn('x');\nconst a = /* @number */ 1;\nn(a);\nn(a as string);\n",
    });
    expect(result.proof.types).toMatchObject({ status: "checked", newErrors: [{ code: "TS2345" }] });
  });

  test("can be left out", async () => {
    const { result } = await plan({ "a.ts": "export const b: number = /* @number */ 1;" }, { verify: false });
    expect(result.proof.types.status).toBe("skipped");
  });
});

describe("errors that a finding announces", () => {
  test("get a comment above their line, with its indentation and line end, and compile", async () => {
    const { result, after, project, session } = await plan({
      "a.ts": "export const a = /* @number */ 1;\r\n",
      "b.ts": "import { a } from './a.js';\r\nif (a) {\r\n\t// LEFT\r\n\tMath.abs(a); // END\r\n}\r\n",
    });
    expect(after("b.ts")).toBe(
      "import { a } from './a.js';\r\nif (a) {\r\n\t// LEFT\r\n" +
        "\t// @ts-expect-error strings/left: It wants a number\r\n\tMath.abs(a); // END\r\n}\r\n",
    );
    expect(result.proof.types).toMatchObject({
      newErrors: [],
      announced: [{ path: "b.ts", line: 5, code: "TS2345" }],
    });
    expect(result.changes.find(({ path }) => path === "b.ts")?.edits).toMatchObject([
      { code: "strings/left", confidence: "review", text: expect.stringContaining("@ts-expect-error") as string },
    ]);
    await session.apply(result);
    expect(project.read("b.ts")).toContain("@ts-expect-error");
  });

  test("one comment for all errors of a line, above comments about the next line", async () => {
    const { result, after } = await plan({
      "a.ts": "export const a = /* @number */ 1;\n",
      "b.ts":
        "import { a } from './a.js';\n// eslint-disable-next-line x\nexport const b = [/* LEFT */ a * 2, Math.abs(a) /* END */];\n",
    });
    expect(after("b.ts")?.split("\n").slice(1, 3)).toEqual([
      "// @ts-expect-error strings/left: It wants a number",
      "// eslint-disable-next-line x",
    ]);
    expect(result.proof.types).toMatchObject({ newErrors: [], announced: [{ line: 4 }, { line: 4 }] });
  });

  test("in the line of a manual finding only", async () => {
    const { result } = await plan({
      "a.ts": "export const a = /* @number */ 1;\n",
      "b.ts": "import { a } from './a.js';\nMath.abs(a);\n/* LEFT */ Math.abs(a); /* END */\n",
    });
    expect(result.proof.types).toMatchObject({ newErrors: [{ line: 2 }], announced: [{ line: 4 }] });
  });

  test("in a file that the run may not edit: without a comment, by a manual finding of the file", async () => {
    const { result, after } = await plan(
      {
        "src/a.ts": "export const a = /* @number */ 1;\n",
        "named.ts": "import { a } from './src/a.js';\n/* LEFT */ console.log(a); /* END */\nMath.abs(a);\n",
        "unnamed.ts": "import { a } from './src/a.js';\nMath.abs(a);\n",
      },
      {},
      numbersToStrings,
      ["src"],
    );
    expect(after("named.ts")).toBeUndefined();
    expect(result.proof.types).toMatchObject({
      newErrors: [{ path: "unnamed.ts", line: 2 }],
      announced: [{ path: "named.ts", line: 3 }],
    });
  });

  const places: Record<string, string> = {
    "inside of a template literal": "const t = `\n/* LEFT */ ${Math.abs(a)} /* END */`;\n",
    "inside of JSX text": "const t = <p>\nLEFT {Math.abs(a)} END\n</p>;\n",
    "before a child of JSX": "const t = <p>\n{/* LEFT */ Math.abs(a) /* END */}\n</p>;\n",
    "inside of a block comment": "/*\nLEFT */ Math.abs(a); /* END */\n",
  };
  test.each(Object.entries(places))("no comment %s", async (_, text) => {
    const { result, after } = await plan({
      "a.ts": "export const a = /* @number */ 1;\n",
      "b.tsx": `import { a } from './a.js';\n${text}`,
    });
    expect(after("b.tsx")).toBeUndefined();
    expect(result.proof.types).toMatchObject({
      newErrors: expect.arrayContaining([expect.objectContaining({ code: "TS2345", line: 3 })]) as unknown,
      announced: [],
    });
  });

  test("between the attributes of JSX a comment can stand", async () => {
    const { after } = await plan({
      "a.ts": "export const a = /* @number */ 1;\n",
      "b.tsx":
        "import { a } from './a.js';\ndeclare const P: any;\nconst t = <P\n  x={/* LEFT */ Math.abs(a) /* END */}\n/>;\n",
    });
    expect(after("b.tsx")?.split("\n")[3]).toBe("  // @ts-expect-error strings/left: It wants a number");
  });
});

describe("--todos", () => {
  const files = { "a.ts": "\uFEFFoldName(1);\n\tif (x) oldName(2); oldName(3);\n  oldName(4);\n" };
  const text =
    "\uFEFF// TODO(cf-codemod/rename/argument): oldName is called with an argument\noldName(1);\n" +
    "\t// TODO(cf-codemod/rename/argument): oldName is called with an argument\n\tif (x) oldName(2); oldName(3);\n" +
    "  // TODO(cf-codemod/rename/argument): oldName is called with an argument\n  oldName(4);\n";

  test("one comment a line and code, once", async () => {
    const { result, after, project, session } = await plan(files, { todos: true, verify: false }, renameCalls);
    expect(after("a.ts")).toBe(text);
    expect(result.findings.map(({ line }) => line)).toEqual([1, 2, 2, 3]);
    await session.apply(result);
    project.commit();
    const again = await session.plan([renameCalls], { todos: true, verify: false });
    expect(again.changes).toEqual([]);
    expect(again.findings).toHaveLength(4);
  });

  test("not without being asked", async () => {
    expect((await plan(files, { verify: false }, renameCalls)).result.changes).toEqual([]);
  });

  test("moves with the edits around it", async () => {
    const before = "oldName(); f();\noldName(\n  oldName(1));\n";
    const { after } = await plan(
      { "a.ts": before },
      { todos: true, verify: false, transformOptions: { rename: { to: "a\n.b" } } },
      renameCalls,
    );
    expect(after("a.ts")).toBe(
      "a\n.b(); f();\n// TODO(cf-codemod/rename/argument): oldName is called with an argument\noldName(\n" +
        "  // TODO(cf-codemod/rename/argument): oldName is called with an argument\n  oldName(1));\n",
    );
  });
});

describe("--format", () => {
  const files = {
    ".prettierrc": '{ "semi": false }',
    ".prettierignore": "ignored.ts\n",
    "a.ts": "oldName( ) ;\n\n\nkept( )\n",
    "ignored.ts": "oldName( ) ;\n",
    "untouched.ts": "other( ) ;\n",
  };

  test("the project's prettier, its config, and only the changed files", async () => {
    const prettier = {
      "node_modules/prettier/package.json": '{ "name": "prettier", "main": "index.cjs" }',
      // The project has the prettier that is installed here.
      "node_modules/prettier/index.cjs": `module.exports = require(${JSON.stringify(createRequire(import.meta.url).resolve("prettier"))});`,
    };
    const { after, result } = await plan({ ...files, ...prettier }, { format: true, verify: false }, renameCalls);
    expect(after("a.ts")).toBe("newName()\n\nkept()\n");
    expect(after("ignored.ts")).toBe("newName( ) ;\n");
    expect(after("untouched.ts")).toBeUndefined();
    expect(result.notes).toEqual([]);
    expect(result.proof.secondRunEdits).toBe(0);
  });

  test("without prettier: a note", async () => {
    const { after, result } = await plan(files, { format: true, verify: false }, renameCalls);
    expect(after("a.ts")).toBe("newName( ) ;\n\n\nkept( )\n");
    expect(result.notes).toEqual(["--format: prettier is not installed for ."]);
  });

  test("a prettier that fails: a note", async () => {
    const prettier = {
      "node_modules/prettier/index.js": "exports.getFileInfo = () => { throw new Error('broken'); };",
    };
    const { after, result } = await plan({ ...files, ...prettier }, { format: true, verify: false }, renameCalls);
    expect(after("a.ts")).toBe("newName( ) ;\n\n\nkept( )\n");
    expect(result.notes).toContain("--format: prettier failed on a.ts: Error: broken");
  });
});
