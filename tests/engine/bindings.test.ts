import { describe, expect, test } from "vitest";
import type { Edit } from "../../src/engine/plan.js";
import { createSession } from "../../src/engine/session.js";
import { defineTransform } from "../../src/engine/transform.js";
import { makeProject } from "./project.js";

/** Replaces the word DATABASE by the binding of a D1 database. */
const bind = defineTransform({
  name: "bind",
  summary: "DATABASE becomes a binding",
  scope: "project",
  triggers: ["DATABASE"],
  options: {},
  codes: {
    "bind/use": { level: "review", short: "", help: "" },
  },
  plan({ candidates, tree }) {
    const edits = candidates.flatMap((path) =>
      [...(tree.read(path) ?? "").matchAll(/DATABASE/g)].map(({ index }): Edit => {
        const range = { path, start: index, end: index + "DATABASE".length };
        return { ...range, kind: "replace", text: "DB", code: "bind/use", confidence: "review", because: [] };
      }),
    );
    const usedBy = candidates[0] ?? "";
    return {
      edits,
      findings: [],
      bindings: [{ kind: "d1", name: "DB", databaseName: "notes", usedBy }],
      dependencies: [{ kind: "remove", name: "better-sqlite3", usedBy }],
    };
  },
});

const files = {
  "packages/api/package.json":
    '{\n\t"name": "api",\n\t"dependencies": {\n\t\t"better-sqlite3": "1",\n\t\t"hono": "4"\n\t}\n}',
  "packages/api/src/index.js": "export default DATABASE;\n",
  "packages/web/package.json": '{ "name": "web", "dependencies": { "better-sqlite3": "1" } }',
};

describe("bindings and dependencies of a plan", () => {
  test("end in the config files of the package, which need not lie in the paths", async () => {
    const project = makeProject(files);
    const session = createSession({ cwd: project.root, paths: ["packages/api/src"] });
    const result = await session.plan([bind]);
    expect(result.bindings).toMatchObject([{ kind: "d1", name: "DB" }]);
    expect(result.proof).toMatchObject({ parse: true, secondRunEdits: 0 });
    await session.apply(result);
    expect(project.read("packages/api/src/index.js")).toBe("export default DB;\n");
    expect(project.read("packages/api/package.json")).not.toContain("better-sqlite3");
    expect(project.read("packages/api/package.json")).toContain('\t\t"hono": "4"\n');
    expect(project.read("packages/web/package.json")).toBe(files["packages/web/package.json"]);
    const config = JSON.parse(project.read("packages/api/wrangler.jsonc").replaceAll(/^\s*\/\/.*$/gm, "")) as unknown;
    expect(config).toMatchObject({ name: "api", d1_databases: [{ binding: "DB", database_name: "notes" }] });
    project.commit();
    expect((await session.plan([bind])).changes).toEqual([]);
  });

  test("go with the last of the edits", async () => {
    const result = await createSession({ cwd: makeProject(files).root }).plan([bind], { safe: true });
    expect(result).toMatchObject({ changes: [], bindings: [], leftOut: { "bind/use": 1 } });
  });

  test("a wrangler config that is ignored by git cannot be got back, so it is guarded", async () => {
    const project = makeProject({ ...files, ".gitignore": "wrangler.jsonc\n" });
    project.write("packages/api/wrangler.jsonc", '{ "name": "mine" }');
    const session = createSession({ cwd: project.root });
    const result = await session.plan([bind]);
    await expect(session.apply(result)).rejects.toThrow("packages/api/wrangler.jsonc is not committed");
    expect(project.read("packages/api/src/index.js")).toBe("export default DATABASE;\n");
  });
});
