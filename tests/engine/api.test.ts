import { describe, expect, test } from "vitest";
import { createSession, type RunResult, UsageError } from "../../src/index.js";
import { makeProject, type Project } from "./project.js";
import { renameCalls, replaceMarker } from "./toy-transforms.js";

const edge = 'export const runtime = "edge";\n\nexport const a = 1;\n';
const migrated = "export const a = 1;\n";

function project(files: Readonly<Record<string, string>> = {}): Project {
  return makeProject({
    "package.json": '{ "name": "site", "dependencies": { "next": "16.0.0" } }\n',
    "app/one/route.ts": edge,
    "app/two/route.ts": edge,
    ...files,
  });
}

const noProof = { verify: false };

describe("plan takes names", () => {
  test("of a transform, with options from the call", async () => {
    const session = createSession({ cwd: project().root });

    const { transforms, changes } = await session.plan("edge-runtime", noProof);

    expect(transforms.map(({ name }) => name)).toEqual(["edge-runtime"]);
    expect(changes.map(({ path }) => path)).toEqual(["app/one/route.ts", "app/two/route.ts"]);
    const other = await session.plan("d1-async", {
      ...noProof,
      transformOptions: { "d1-async": { binding: "NOTES" } },
    });
    expect(other.transforms).toMatchObject([{ name: "d1-async", options: { binding: "NOTES" } }]);
  });

  test("of a preset, and lists of names and transforms", async () => {
    const session = createSession({ cwd: project({ "b.ts": "oldName();\n" }).root });

    expect((await session.plan("vercel-to-workers", noProof)).transforms.map(({ name }) => name)).toContain(
      "edge-runtime",
    );
    const { changes } = await session.plan(["edge-runtime", renameCalls], noProof);
    expect(changes.map(({ path }) => path)).toEqual(["app/one/route.ts", "app/two/route.ts", "b.ts"]);
    expect((await session.plan(renameCalls, noProof)).changes).toMatchObject([{ path: "b.ts", after: "newName();\n" }]);
  });

  test("and refuses others", async () => {
    await expect(createSession({ cwd: project().root }).plan("edge-runtimes")).rejects.toThrow(
      new UsageError('There is no transform or preset "edge-runtimes"'),
    );
  });
});

describe("paths", () => {
  test("of one plan go before those of the session", async () => {
    const session = createSession({ cwd: project().root, paths: ["app/one"] });
    const pathsOf = ({ changes }: RunResult) => changes.map(({ path }) => path);

    expect(pathsOf(await session.plan("edge-runtime", { ...noProof, paths: ["app/two"] }))).toEqual([
      "app/two/route.ts",
    ]);
    expect(pathsOf(await session.plan("edge-runtime", noProof))).toEqual(["app/one/route.ts"]);
  });

  test("that are not there reject", async () => {
    await expect(createSession({ cwd: project().root }).plan("edge-runtime", { paths: ["nowhere"] })).rejects.toThrow(
      UsageError,
    );
  });
});

describe("a signal ends a plan", () => {
  test("that has not begun", async () => {
    const { root } = project();

    await expect(
      createSession({ cwd: root }).plan("edge-runtime", { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: "AbortError" });
  });

  test("between the files of a transform, and lets events in", async () => {
    const files = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`f${i}.ts`, "oldName();\n"]));
    const cancellation = new AbortController();
    const planned: string[] = [];
    const slow = {
      ...renameCalls,
      plan: ({ path }: { readonly path: string }) => {
        planned.push(path);
        // What an editor sends comes in as an event.
        setImmediate(() => cancellation.abort());
        return { edits: [], findings: [] };
      },
    } as typeof renameCalls;

    const plan = createSession({ cwd: makeProject(files).root }).plan(slow, {
      ...noProof,
      signal: cancellation.signal,
    });

    await expect(plan).rejects.toMatchObject({ name: "AbortError" });
    expect(planned).toEqual(["f0.ts"]);
  });

  test("between transforms, and with the reason that was given", async () => {
    const cancellation = new AbortController();
    const reason = new Error("the buffer has changed");
    let ran = false;
    const first = {
      ...replaceMarker,
      plan: () => {
        cancellation.abort(reason);
        return { edits: [], findings: [] };
      },
    } as typeof replaceMarker;
    const second = {
      ...replaceMarker,
      plan: () => {
        ran = true;
        return { edits: [], findings: [] };
      },
    } as typeof replaceMarker;

    const { root } = makeProject({ "a.ts": "MARK;\n" });

    await expect(createSession({ cwd: root }).plan([first, second], { signal: cancellation.signal })).rejects.toBe(
      reason,
    );
    expect(ran).toBe(false);
  });

  test("and one that is not aborted changes nothing", async () => {
    const { root } = project();
    const { signal } = new AbortController();

    expect(await createSession({ cwd: root }).plan("edge-runtime", { signal })).toEqual(
      await createSession({ cwd: root }).plan("edge-runtime"),
    );
  });
});

describe("a plan is data", () => {
  const stored = (plan: RunResult) => JSON.parse(JSON.stringify(plan)) as RunResult;

  test("that another session applies after it went through JSON, new files included", async () => {
    const { root, read } = makeProject({
      "package.json": '{ "name": "api" }\n',
      "src/db.ts": '\uFEFFimport { Database } from "bun:sqlite";\r\nexport const db = new Database("app.sqlite");\r\n',
    });
    const plan = await createSession({ cwd: root }).plan("d1-async", noProof);

    await createSession({ cwd: root }).apply(stored(plan));

    const created = plan.changes.filter(({ before }) => before === undefined);
    expect(created.map(({ path }) => path)).toContain("wrangler.jsonc");
    for (const { path, after } of plan.changes) expect(read(path)).toBe(after);
  });

  test("that is refused where a file is no longer what it was made on, and then writes nothing", async () => {
    const { root, read, write, commit } = project();
    const plan = stored(await createSession({ cwd: root }).plan("edge-runtime", noProof));
    write("app/two/route.ts", `${edge}// later\n`);
    commit();

    await expect(createSession({ cwd: root }).apply(plan)).rejects.toThrow(/^app\/two\/route\.ts has changed/u);
    expect(read("app/one/route.ts")).toBe(edge);

    await expect(createSession({ cwd: root }).apply(plan, { force: true })).rejects.toThrow(
      /^app\/two\/route\.ts has/u,
    );
  });

  test("that is refused where a file is gone, or stands where one was to be added", async () => {
    const { root, write, git, commit } = makeProject({
      "package.json": '{ "name": "api" }\n',
      "db.ts": 'import { Database } from "bun:sqlite";\nexport const db = new Database("app.sqlite");\n',
    });
    const plan = stored(await createSession({ cwd: root }).plan("d1-async", noProof));
    write("wrangler.jsonc", "{}\n");
    commit();
    await expect(createSession({ cwd: root }).apply(plan)).rejects.toThrow(/^wrangler\.jsonc .* exists/u);
    git("rm", "--quiet", "wrangler.jsonc", "db.ts");

    await expect(createSession({ cwd: root }).apply(plan, { force: true })).rejects.toThrow(/^db\.ts /u);
  });

  test("that leads nowhere out of the root", async () => {
    const { root } = project();
    const plan = await createSession({ cwd: root }).plan("edge-runtime", noProof);
    const change = { path: "../outside.ts", before: undefined, after: "", edits: [] };

    await expect(createSession({ cwd: root }).apply({ ...plan, changes: [change] })).rejects.toThrow(/leads out of/u);
  });

  test("made on an unsaved buffer, it has to be saved first", async () => {
    const { root, read, write, commit } = project({ "app/one/route.ts": migrated, "app/two/route.ts": migrated });
    const plan = await createSession({ cwd: root, overlay: new Map([["app/one/route.ts", edge]]) }).plan(
      "edge-runtime",
      noProof,
    );
    expect(plan.changes).toMatchObject([{ path: "app/one/route.ts", before: edge, after: migrated }]);

    await expect(createSession({ cwd: root }).apply(plan)).rejects.toThrow(/^app\/one\/route\.ts has changed/u);
    write("app/one/route.ts", edge);
    commit();
    await createSession({ cwd: root }).apply(plan);
    expect(read("app/one/route.ts")).toBe(migrated);
  });

  test("whose findings keep the line that they are about", async () => {
    const { root } = makeProject({ "a.ts": 'f();\n  oldName(\n    "a",\n  );\r\n' });

    const { findings } = await createSession({ cwd: root }).plan(renameCalls, noProof);

    expect(findings).toMatchObject([{ line: 2, column: 3, endLine: 4, endColumn: 4, lineText: "  oldName(" }]);
  });
});
