import { describe, expect, test } from "vitest";
import { makeProject } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";
import { certainProject, edgeRoute, migratedRoute } from "./next-project.js";
import { atTerminal, hasPseudoTerminal } from "./pseudo-terminal.js";

const twoRoutes = () => certainProject({ "app/api/second/route.ts": edgeRoute });
const quick = "edge-runtime -i --no-verify --color never";

describe.skipIf(!hasPseudoTerminal)("at a terminal", () => {
  test("--interactive shows each edit, takes what is accepted, and writes at the end", async () => {
    const project = twoRoutes();

    const { status, screen } = await atTerminal(quick, {
      cwd: project.root,
      exchanges: [
        { until: /1 of 2/u, keys: "n" },
        { until: /2 of 2/u, keys: "y" },
        { until: /Write 1 file/u, keys: "y" },
      ],
    });

    expect(screen).toContain('-export const runtime = "edge";');
    expect(screen).toContain("safe  edge-runtime/runtime-export");
    expect(status).toBe(0);
    expect(project.read("app/api/edge/route.ts")).toBe(edgeRoute);
    expect(project.read("app/api/second/route.ts")).toBe(migratedRoute);
  });

  test("all, and then no: nothing is written", async () => {
    const project = twoRoutes();

    await atTerminal(quick, {
      cwd: project.root,
      exchanges: [
        { until: /1 of 2/u, keys: "a" },
        { until: /Write 2 files/u, keys: "n" },
      ],
    });

    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("ctrl-c is 130, and nothing is written", async () => {
    const project = twoRoutes();

    const { status } = await atTerminal(quick, {
      cwd: project.root,
      exchanges: [
        { until: /1 of 2/u, keys: "y" },
        { until: /2 of 2/u, keys: "\u0003" },
      ],
    });

    expect(status).toBe(130);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("the bare command scans, and lets choose with the arrow keys", async () => {
    const project = certainProject();

    const { status, screen } = await atTerminal("", {
      cwd: project.root,
      exchanges: [
        { until: /What is to be done/u, keys: "\u001b[B\r" },
        { until: /1 of 1/u, keys: "y" },
        { until: /Write 1 file/u, keys: "y" },
      ],
    });

    expect(screen).toMatch(/framework +Next\.js/u);
    expect(status).toBe(0);
    expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
  });

  test("work over a second says what is done, and leaves no line behind", async () => {
    const slow = () =>
      makeProject({
        "package.json": "{}\n",
        "cf-codemod.config.mjs": "export default {};\n",
        // Enough to be planned that it takes more than a second anywhere.
        ...Object.fromEntries(
          Array.from({ length: 400 }, (_, index) => [
            `src/${String(index)}.ts`,
            `import { Database } from "bun:sqlite";\nexport const db = new Database("a.sqlite");\nexport const rows = () => db.query("SELECT ${String(index)}").all();\n`,
          ]),
        ),
      });
    const project = slow();

    const shown = await atTerminal("scan --color never", { cwd: project.root });
    expect(shown.screen).toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] planning \S+ · \d+ s/u);
    expect(shown.screen.split(/[\r\n]+/u).at(-2)).not.toMatch(/planning/u);

    const inCi = await atTerminal("scan --color never", { cwd: project.root, env: { CI: "true" } });
    expect(inCi.screen).not.toMatch(/planning \S+ · /u);
    const quiet = await atTerminal("scan --color never --quiet", { cwd: project.root });
    expect(quiet.screen).not.toMatch(/planning \S+ · /u);
  });
});

test("--interactive where nobody can be asked is an error of the call", () => {
  const project = twoRoutes();

  expect(cfCodemod(["edge-runtime", "-i"], { cwd: project.root })).toEqual({
    status: 2,
    stdout: "",
    stderr: "cf-codemod: --interactive needs a terminal, and somebody at it.\n",
  });
  expect(cfCodemod(["edge-runtime", "-i", "--check"], { cwd: project.root }).stderr).toContain("--check cannot be had");
});
