import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { splitStatements } from "../../src/sql/statements.js";
import { makeProject, type Project } from "../engine/project.js";
import { startLocalD1 } from "../runtimes/local-d1.js";
import { cfCodemod } from "./command-line.js";
import { schemaErrors } from "./schema-errors.js";

const users = "CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL);\n";
const born = "ALTER TABLE users ADD COLUMN born timestamptz NOT NULL DEFAULT '2020-01-01 00:00:00+00';\n";
const migrations = { "db/migrations/0001_users.sql": users, "db/migrations/0002_born.sql": born };
const mysql = "CREATE TABLE `a` (id int AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;\n";

const run = (project: Project, ...words: string[]) => cfCodemod(["sql-d1", ...words], { cwd: project.root });

/** A run that has to end with 2, one error that says why, and nothing written. */
function expectRefused(project: Project, words: readonly string[], ...parts: readonly string[]): void {
  const { status, stdout, stderr } = run(project, ...words);
  expect(stderr.match(/^(?:error {3}|cf-codemod: ).*$/gm)).toHaveLength(1);
  for (const part of parts) expect(stderr).toContain(part);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(project.git("status", "--porcelain")).toBe("");
}

describe("migrations on the command line", () => {
  test("a dry run prints the diff; a run writes it; the next has nothing to do", () => {
    const project = makeProject(migrations);

    const dry = run(project, "db/migrations", "--dry-run");
    expect(dry.status).toBe(0);
    expect(dry.stdout).toContain("+++ b/db/migrations-d1/0002_born.sql\n");
    expect(project.git("status", "--porcelain")).toBe("");

    expect(run(project, "--check").status).toBe(1);
    expect(run(project)).toMatchObject({ status: 0, stdout: "" });
    expect(project.read("db/migrations-d1/0001_users.sql")).toContain("id INTEGER PRIMARY KEY AUTOINCREMENT");
    project.commit();
    expect(run(project).stderr).toContain("Nothing to change.");
    expect(run(project, "--check").status).toBe(0);
  });

  test("--squash writes one file", () => {
    const project = makeProject(migrations);

    expect(run(project, "--squash").status).toBe(0);

    expect(readdirSync(join(project.root, "db/migrations-d1"))).toEqual(["0000_initial.sql"]);
    expect(project.read("db/migrations-d1/0000_initial.sql")).toContain("born INTEGER NOT NULL");
  });

  test("--out counts from the working directory, in a config file from that file", () => {
    const options = JSON.stringify({ options: { "sql-d1": { out: "config-d1" } } });
    const project = makeProject({ ...migrations, "db/cf-codemod.config.json": options });
    const cwd = join(project.root, "db/migrations");

    expect(cfCodemod(["sql-d1", "--out", "../d1"], { cwd }).status).toBe(0);
    expect(cfCodemod(["sql-d1"], { cwd }).status).toBe(0);

    expect(project.git("status", "--porcelain")).toBe("?? db/config-d1/\n?? db/d1/\n");
    expect(readdirSync(join(project.root, "db/d1"))).toEqual(["0001_users.sql", "0002_born.sql"]);
  });

  test.each([
    [["--out", "../elsewhere"], "../elsewhere lies outside of"],
    [["--out", "."], "name a file or folder in it"],
    [["db/migrations", "--out", "db"], "db/migrations is where sql-d1 writes"],
    [["--timestamps", "weeks"], 'Choices: "milliseconds", "seconds", "text"'],
    [["--data", "a.sql", "--check"], "--check means nothing with --data."],
    [["--data", "a.sql", "--verify-data", "b"], "run one after the other"],
    [["--verify-data", "b", "db"], "--verify-data takes no paths"],
    [["--data", "a.sql"], "there is no file"],
  ])("%j is an error of the call", (words, message) => {
    expectRefused(makeProject(migrations), words, message);
  });

  test("two series at once, each into a folder of its own, and their down files in one line", () => {
    const project = makeProject({
      "a/migrations/1_a.up.sql": users,
      "a/migrations/1_a.down.sql": "DROP TABLE users;\n",
      "a/migrations/2_b.up.sql": born,
      "a/migrations/2_b.down.sql": "ALTER TABLE users DROP COLUMN born;\n",
      "b/migrations/1_b.sql": users,
    });

    const { status, stderr } = run(project);

    expect(status).toBe(0);
    expect(project.git("status", "--porcelain")).toBe("?? a/migrations-d1/\n?? b/migrations-d1/\n");
    expect(stderr.match(/2 files, such as .*each undoes a migration/g)).toHaveLength(1);
  });
});

describe("what is no input: one error, exit status 2, nothing written", () => {
  const beside = (content: string | Uint8Array) => makeProject({ ...migrations, "db/migrations/0003_x.sql": content });

  test("a MySQL dump, or a folder of MySQL, that is named", () => {
    const project = makeProject({ ...migrations, "my/dump.sql": mysql });

    expectRefused(project, ["my/dump.sql"], "my/dump.sql", "is for MySQL, not PostgreSQL: it has ENGINE=InnoDB");
    expectRefused(project, ["my"], "dump.sql is MySQL: it has ENGINE=InnoDB");
    expectRefused(project, ["db", "my"], "dump.sql is MySQL: it has ENGINE=InnoDB");
  });

  test("but where nothing is named it is a note", () => {
    const project = makeProject({ ...migrations, "my/dump.sql": mysql });

    const { status, stderr } = run(project, "--dry-run", "--reporter", "pretty");

    expect(status).toBe(0);
    expect(stderr).toContain("sql-d1/other-dialect");
    expect(stderr).toContain("Would write 2 new files.");
  });

  test("a folder that holds nothing of the kind", () => {
    const project = makeProject({ ...migrations, "seeds/seed.sql": "INSERT INTO users (name) VALUES ('a');\n" });

    expectRefused(project, ["seeds"], "seeds");
  });

  test("a file that is cut off", () => {
    expectRefused(beside("INSERT INTO users (name) VALUES ('ann"), [], "0003_x.sql", "is cut off");
  });

  test("UTF-16, another encoding, a binary file", () => {
    expectRefused(beside(Buffer.from(`\ufeff${users}`, "utf16le")), [], "0003_x.sql  is UTF-16");
    expectRefused(beside(Buffer.from("SELECT 'é';", "latin1")), [], "0003_x.sql  is not valid UTF-8");
    expectRefused(beside(`${users}\0\0`), [], "0003_x.sql  is binary");
    expectRefused(beside(gzipSync(users)), [], "0003_x.sql  is compressed with gzip");
  });
});

describe("--verify", () => {
  test("compares both databases of each series, and writes only where it is no dry run", { timeout: 300_000 }, () => {
    const project = makeProject({ ...migrations, "two/migrations/1_a.sql": users });

    const { status, stdout, stderr } = run(project, "--verify", "--dry-run", "--json");

    expect(stderr).toContain("verify · db/migrations\n");
    expect(stderr).toContain("Both databases are the same, as far as they were compared.");
    const report = JSON.parse(stdout) as { verifications: unknown };
    expect(schemaErrors("report", report)).toEqual([]);
    expect(report.verifications).toMatchObject([
      { name: "db/migrations", postgres: { statements: 2, failures: [] }, differences: [], announced: [] },
      { name: "two/migrations", facts: { wrong: 0 }, differences: [] },
    ]);
    expect(status).toBe(0);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("is an option of this transform alone", () => {
    const { status, stderr } = cfCodemod(["edge-runtime", "--verify"], { cwd: makeProject(migrations).root });
    expect(status).toBe(2);
    expect(stderr).toContain("Unknown option --verify.");
  });
});

describe("--data", () => {
  const rows = `COPY public.users (id, name, born) FROM stdin;
1\tann\t2020-01-01 00:00:00+00
7\tbob\t1970-01-01 00:00:01+00
\\.

SELECT pg_catalog.setval('public.users_id_seq', 9, true);
`;
  const expected = [
    [1, "ann", 1577836800000],
    [7, "bob", 1000],
  ];

  async function rowsOnD1(project: Project, folders: readonly string[]) {
    const { db, dispose } = await startLocalD1();
    onTestFinished(dispose);
    for (const folder of folders) {
      const files = readdirSync(join(project.root, folder)).filter((name) => name.endsWith(".sql"));
      for (const name of files.sort()) {
        const text = readFileSync(join(project.root, folder, name), "utf8");
        for (const statement of splitStatements(text)) await db.prepare(statement.text).run();
      }
    }
    const next = await db.prepare("INSERT INTO users (name, born) VALUES ('new', 0) RETURNING id").raw();
    return { rows: await db.prepare("SELECT id, name, born FROM users WHERE name <> 'new'").raw(), next };
  }

  test("by the schema of the migrations that are named", { timeout: 120_000 }, async () => {
    const project = makeProject(migrations);
    const folder = mkdtempSync(join(tmpdir(), "cf-codemod-dump-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "rows.sql.gz"), gzipSync(rows));

    const { status, stderr } = run(project, "db/migrations", "--data", join(folder, "rows.sql.gz"));
    expect(stderr).toMatch(/^users +2 +2 +0$/m);
    expect(status).toBe(0);
    expect(project.git("status", "--porcelain")).toBe("?? data-d1/\n");

    expect(run(project, "db/migrations").status).toBe(0);
    expect(await rowsOnD1(project, ["db/migrations-d1", "data-d1"])).toEqual({ rows: expected, next: [[10]] });
  });

  test("--verify-data tells whether a local D1 has the rows", { timeout: 120_000 }, async () => {
    const project = makeProject({ "dump.sql": `${users}${rows.replaceAll(/, born|\t\S+ \S+$/gm, "")}` });
    symlinkSync(join(process.cwd(), "node_modules"), join(project.root, "node_modules"));
    expect(run(project, "--data", "dump.sql")).toMatchObject({ status: 0 });
    const state = join(project.root, ".wrangler/state/v3/d1");
    const onD1 = async (...statements: readonly string[]) => {
      const { db, dispose } = await startLocalD1(state);
      for (const statement of statements) await db.prepare(statement).run();
      await dispose();
    };
    const data = splitStatements(project.read("data-d1/data-0001.sql")).map(({ text }) => text);
    await onD1("CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)", ...data);

    const complete = run(project, "--verify-data", ".wrangler/state");
    expect(complete.stderr).toContain("1 table compared with");
    expect(complete.status).toBe(0);

    await onD1("UPDATE users SET name = 'eve' WHERE id = 7");
    expect(run(project, "--verify-data", ".wrangler/state")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("users: other values in name") as string,
    });
  });

  test("by the dump's own schema, with the choices of the command line, into --out", () => {
    const project = makeProject({ "dump.sql": `${users}${born}${rows}` });

    expect(run(project, "--data", "dump.sql", "--timestamps", "seconds", "--out", "rows")).toMatchObject({ status: 0 });

    expect(project.read("rows/data-0001.sql")).toContain("(1,'ann',1577836800)");
  });

  test("migrations of several databases, or none, are an error", () => {
    const project = makeProject({ ...migrations, "b/migrations/1.sql": users, "my/d.sql": mysql, "rows.sql": rows });

    expectRefused(project, ["db", "b", "--data", "rows.sql"], "name one of b/migrations, db/migrations");
    expectRefused(project, ["my", "--data", "rows.sql"], "d.sql is MySQL");
  });
});
