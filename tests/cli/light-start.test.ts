import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { makeProject } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";
import { certainProject } from "./next-project.js";

/** Runs the executable and lists the modules that it loaded, ES modules by their URL. */
function modulesLoadedBy(words: readonly string[], cwd?: string): { modules: string; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "cf-codemod-modules-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const log = join(folder, "modules.txt");
  writeFileSync(log, "");
  writeFileSync(
    join(folder, "hooks.mjs"),
    `import { appendFileSync } from "node:fs";
     export async function load(url, context, next) {
       appendFileSync(${JSON.stringify(log)}, url + "\\n");
       return next(url, context);
     }`,
  );
  const register = join(folder, "register.mjs");
  writeFileSync(register, `import { register } from "node:module"; register("./hooks.mjs", import.meta.url);`);
  const { status } = cfCodemod(words, {
    ...(cwd !== undefined && { cwd }),
    nodeOptions: ["--import", pathToFileURL(register).href],
  });
  return { modules: readFileSync(log, "utf8"), status };
}

const parsers = /\/node_modules\/(?:ts-morph|@ts-morph\/common|typescript|sql-parser-cst)\//u;

test.each([[["--help"]], [["edge-runtime", "--help"]], [["--version"]], [["list"]], [["list", "--json"]]])(
  "%j loads neither a parser nor the engine",
  (words) => {
    const { modules, status } = modulesLoadedBy(words);

    expect(status).toBe(0);
    expect(modules).toContain("src/cli/main.js");
    expect(modules).not.toMatch(parsers);
    expect(modules).not.toContain("src/engine/session.js");
    expect(modules).not.toContain("language-server");
  },
);

test.each([
  [["explain", "edge-runtime"]],
  [["explain", "edge-runtime/runtime-export"]],
  [["scan"]],
  [["edge-runtime"]],
])("%j loads no parser where nothing is to be parsed", (words) => {
  const project = certainProject();
  project.git("rm", "-rq", "app");

  const { modules, status } = modulesLoadedBy(words, project.root);

  expect(status).toBe(0);
  expect(modules).toContain("src/cli/main.js");
  expect(modules).not.toMatch(parsers);
});

test("a run with something to parse does load it, so that the tests above can fail", () => {
  expect(modulesLoadedBy(["edge-runtime", "-d"], certainProject().root).modules).toMatch(parsers);
});

test("the SQL parser is loaded only where SQL is read", () => {
  const project = makeProject({
    "package.json": '{ "name": "api" }\n',
    "db.ts": 'import { Database } from "bun:sqlite";\n\nexport const db = new Database("app.sqlite");\n',
  });

  expect(modulesLoadedBy(["d1-async", "-d"], project.root).modules).toContain("/node_modules/sql-parser-cst/");
  expect(modulesLoadedBy(["edge-runtime", "-d"], certainProject().root).modules).not.toContain("/sql-parser-cst/");
});

test("a run over SQL loads its parser, and no TypeScript", () => {
  const project = makeProject({
    "migrations/0001_init.sql": "CREATE TABLE users (id serial PRIMARY KEY, name text);\n",
  });

  const { modules, status } = modulesLoadedBy(["sql-d1", "-d"], project.root);

  expect(status).toBe(0);
  expect(modules).toContain("/node_modules/sql-parser-cst/");
  expect(modules).not.toMatch(/\/node_modules\/(?:ts-morph|@ts-morph\/common|typescript)\//u);
});
