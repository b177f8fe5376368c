import { describe, expect, test, vi } from "vitest";
import { migrate, type MigrateArguments } from "../../src/cli/commands/migrate.js";
import { scan } from "../../src/cli/commands/scan.js";
import { options, type OptionValues } from "../../src/cli/options.js";
import type { SqlTransform, Transform } from "../../src/engine/transform.js";
import { emptyCatalog } from "../../src/sql/postgres/catalog.js";
import { splitPostgres } from "../../src/sql/postgres/split.js";
import { defaultChoices } from "../../src/sql/types.js";
import { makeProject, type Project } from "../engine/project.js";
import { sqlCopy } from "../engine/toy-sql-transform.js";
import { renameCalls } from "../engine/toy-transforms.js";

/** Runs a command in this process, so that its transform need not be registered, and gives what it printed. */
async function printed(run: () => Promise<number>) {
  const streams = [process.stdout, process.stderr].map((stream) => {
    let text = "";
    const spy = vi.spyOn(stream, "write").mockImplementation((part) => {
      text += String(part);
      return true;
    });
    return { spy, text: () => text };
  });
  try {
    const status = await run();
    const [stdout = "", stderr = ""] = streams.map(({ text }) => text());
    return { status, stdout, stderr };
  } finally {
    for (const { spy } of streams) spy.mockRestore();
  }
}

/** No option given. */
const none = Object.fromEntries(Object.keys(options).map((name) => [name, undefined])) as OptionValues;

const run = (project: Project, values: Partial<MigrateArguments> = {}, transform: Transform = sqlCopy) =>
  printed(() =>
    migrate({ steps: [{ transform, options: {} }] }, [transform], {
      ...none,
      cwd: project.root,
      color: "never",
      ...values,
    }),
  );

const before = { "db/1.sql": "CREATE TABLE a (b JSONB);\n", "db/2.sql": "SELECT 1;\n  GRANT x;\n" };

describe("a transform of scope sql on the command line", () => {
  test("a dry run prints the diff of new files, and where something is left", async () => {
    const project = makeProject(before);
    const { status, stdout, stderr } = await run(project, { "dry-run": true });
    expect(status).toBe(0);
    expect(stdout).toContain("diff --git a/migrations-d1/1.sql b/migrations-d1/1.sql\nnew file mode 100644\n");
    expect(stdout).toContain("\n+CREATE TABLE a (b TEXT);\n");
    expect(stderr).toContain("· sql-copy · 2 files of 2 to look at\n");
    expect(stderr).toContain("  db/2.sql:2:3  a GRANT without a user to give it to\n");
    expect(stderr).toContain("types not compared (no TypeScript or JavaScript changed)");
    expect(stderr).toContain("Would write 2 new files.\n1 place left to you.\n");
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("in place: new files, then those that are written anew", async () => {
    const project = makeProject(before);
    const first = await run(project);
    expect(first).toMatchObject({ status: 0, stdout: "" });
    expect(first.stderr).toContain("Wrote 2 new files.\n1 place left to you.\nTo review: git status\n");
    project.write("db/1.sql", "CREATE TABLE a (c JSONB);\n");
    project.commit();
    const second = await run(project);
    expect(second.stderr).toContain("  migrations-d1/1.sql  written anew\n");
    expect(second.stderr).toContain("Changed 1 file: 1 edit (safe).\n");
    expect(second.stderr).toContain("To review: git diff\n");
    expect(project.read("migrations-d1/1.sql")).toBe("CREATE TABLE a (c TEXT);\n");
    expect((await run(project)).stderr).toContain("Nothing to change.");
  });

  test("--check ends with 1 for a missing file and for a place that is left, with 0 for neither", async () => {
    const project = makeProject({ "db/1.sql": "CREATE TABLE a (b JSONB);\n" });
    expect((await run(project, { check: true })).status).toBe(1);
    expect(project.git("status", "--porcelain")).toBe("");
    await run(project);
    expect((await run(project, { check: true })).status).toBe(0);
    project.write("db/1.sql", "CREATE TABLE a (b JSONB);\nGRANT x;\n");
    project.commit();
    await run(project);
    expect((await run(project, { check: true })).status).toBe(1);
  });

  test("an uncommitted file that it owns stays as it is, without --force", async () => {
    const project = makeProject({ ...before, "migrations-d1/1.sql": "SELECT 1;\n" });
    project.write("migrations-d1/1.sql", "SELECT 2;\n");
    await expect(run(project)).rejects.toThrow("migrations-d1/1.sql is not committed");
    expect(project.git("status", "--porcelain")).toBe(" M migrations-d1/1.sql\n");
    expect((await run(project, { force: true })).status).toBe(0);
    expect(project.read("migrations-d1/1.sql")).toBe("CREATE TABLE a (b TEXT);\n");
  });

  test("a file that is not UTF-8 ends the run with 2, by name", async () => {
    const project = makeProject({ ...before, "db/3.sql": Buffer.from("SELECT 'é';", "latin1") });
    const { status, stderr } = await run(project, { "dry-run": true });
    expect(status).toBe(2);
    expect(stderr).toContain("error   db/3.sql  is not valid UTF-8\n");
  });

  test("the JSON report names new files and findings", async () => {
    const project = makeProject({ ...before, "migrations-d1/1.sql": "SELECT 1;\n" });
    const report = JSON.parse((await run(project, { json: true, "dry-run": true })).stdout) as unknown;
    expect(report).toMatchObject({
      summary: { filesKnown: 3, filesWithTrigger: 2, filesChanged: 2, edits: { safe: 1 } },
      files: [
        { path: "migrations-d1/1.sql", created: false, edits: [{ code: "sql-copy/file", group: "sql-copy:owned" }] },
        { path: "migrations-d1/2.sql", created: true, sha256Before: null, edits: [] },
      ],
      findings: [{ code: "sql-copy/grant", path: "db/2.sql", line: 2, column: 3 }],
    });
  });

  test("takes paths that name SQL files, and no others; other transforms take no SQL files", async () => {
    const project = makeProject({ ...before, "a.ts": "oldName();\n" });
    const named = await run(project, { paths: ["db/1.sql"], "dry-run": true });
    expect(named.stderr).toContain("1 file of 2 to look at");
    await expect(run(project, { paths: ["a.ts"] })).rejects.toThrow("a.ts is not an SQL file to edit");
    const source =
      "db/1.sql is not a source file to edit: ignored by git, installed, built, or not TypeScript/JavaScript";
    await expect(run(project, { paths: ["db/1.sql"] }, renameCalls)).rejects.toThrow(source);
  });
});

describe("a scan", () => {
  const scanned = (project: Project, values: { paths?: string[]; json?: boolean } = {}) =>
    printed(() => scan([renameCalls, sqlCopy], [], { ...none, cwd: project.root, color: "never", ...values }));

  test("says how many SQL files become how many, beside what else applies", async () => {
    const project = makeProject({ ...before, "a.ts": "oldName();\n", "migrations-d1/1.sql": "SELECT 1;\n" });
    const { status, stdout } = await scanned(project);
    expect(status).toBe(0);
    expect(stdout).toContain("rename  oldName() becomes newName()\n  1 file to look at, 1 file to change: 1 safe");
    expect(stdout).toContain(
      "sql-copy  JSONB becomes TEXT\n  2 SQL files to look at, 2 files to write (1 new), 1 place left to you\n",
    );
    expect(stdout).toMatch(/manual +1 {2}sql-copy\/grant {2}SQLite has no users\n/);
    const json = JSON.parse((await scanned(project, { json: true })).stdout) as unknown;
    expect(json).toMatchObject({
      transforms: [{ filesKnown: 1 }, { filesKnown: 3, filesChanged: 2, filesCreated: 1 }],
    });
  });

  test("takes paths of both kinds", async () => {
    const project = makeProject({ ...before, "a.ts": "oldName();\n" });
    expect((await scanned(project, { paths: ["db/2.sql"] })).stdout).toContain("1 SQL file to look at");
    expect((await scanned(project, { paths: ["a.ts"] })).stdout).toContain("does not apply here: sql-copy\n");
  });
});

describe("--verify", () => {
  const schema = "CREATE TABLE a (b int NOT NULL, c int);\n";
  /** A translation that forgets what is NOT NULL, and says so of the columns that are named. */
  const careless = (announced: readonly string[]): Transform => ({
    name: "careless",
    summary: "forgets NOT NULL",
    scope: "sql",
    triggers: [],
    options: {},
    codes: {},
    plan: () => ({ edits: [], findings: [] }),
    migrations: {
      choices: () => defaultChoices,
      histories: ({ files: [path = ""], tree }) => ({
        histories: [
          {
            name: "db",
            inputs: [{ path, statements: splitPostgres(tree.read(path) ?? "") }],
            outputs: [{ path: "d1/1.sql", text: "CREATE TABLE a (b INTEGER, c INTEGER);\n", source: path }],
            catalog: emptyCatalog,
            announcements: announced.map((name) => ({ level: "note", message: `\`${name}\``, statement: "" })),
          },
        ],
        errors: [],
      }),
    },
  });

  test("ends with 1 where no finding tells of a difference, and names it", { timeout: 300_000 }, async () => {
    const project = makeProject({ "db/1.sql": schema });
    const silent = await run(project, { verify: true, quiet: true }, careless(["a.c"]));
    expect(silent).toMatchObject({ status: 1, stderr: "db: the databases differ where no finding says so\n" });
    const shown = await run(project, { verify: true }, careless([]));
    expect(shown.status).toBe(1);
    expect(shown.stderr).toContain("differs  not-null  NOT NULL differs\n  a  b  ");
  });

  test("ends with 0 where a finding tells of it", { timeout: 300_000 }, async () => {
    const project = makeProject({ "db/1.sql": schema });
    const { status, stderr } = await run(project, { verify: true }, careless(["a.b"]));
    expect(stderr).toContain("announced  not-null  NOT NULL differs\n  a  b  ");
    expect(status).toBe(0);
  });

  test("without migrations it compares nothing, and says so", async () => {
    const none: Transform = {
      ...(careless([]) as SqlTransform),
      migrations: { choices: () => defaultChoices, histories: () => ({ histories: [], errors: [] }) },
    };
    const failure = run(makeProject({ "db/1.sql": schema }), { verify: true }, none);
    await expect(failure).rejects.toThrow("there are no migrations of PostgreSQL to compare");
  });
});
