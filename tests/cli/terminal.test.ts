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
        { until: /What is to be done/u, keys: "\u001b[B\u001b[B\r" },
        { until: /1 of 1/u, keys: "y" },
        { until: /Write 1 file/u, keys: "y" },
      ],
    });

    expect(screen).toMatch(/framework +Next\.js/u);
    expect(status).toBe(0);
    expect(project.read("app/api/edge/route.ts")).toBe(migratedRoute);
  });

  test("work over a second says what is done, and leaves no line behind", { timeout: 180_000 }, async () => {
    const project = makeProject({
      "package.json": "{}\n",
      "wrangler.jsonc": "{}\n",
      "node_modules/wrangler/bin/wrangler.js": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);\n",
    });
    const words = "scan --quick --bundle --color never";

    const { screen, status } = await atTerminal(words, { cwd: project.root });
    expect(status).toBe(0);
    expect(screen).toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] bundling wrangler\.jsonc · \d+ s/u);
    // The line is taken away before the report begins.
    expect(screen).toMatch(/\d+ s\rcf-codemod \S+ · scan/u);

    const inCi = await atTerminal(words, { cwd: project.root, env: { CI: "true" } });
    expect(inCi.screen).not.toContain("bundling");
    const quiet = await atTerminal(`${words} --quiet`, { cwd: project.root });
    expect(quiet.screen).not.toContain("bundling");
  });

  test("a run says which transform it plans", { timeout: 60_000 }, async () => {
    const project = makeProject({
      "cf-codemod.config.json": JSON.stringify({ transforms: ["./slow.mjs"] }),
      "slow.mjs": [
        'export default { name: "slow", summary: "", scope: "file", triggers: ["slow"], options: {}, codes: {}, plan };',
        "function plan() {",
        "  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);",
        "  return { edits: [], findings: [] };",
        "}",
      ].join("\n"),
      "src/index.ts": "export const slow = 1;\n",
    });

    const { screen, status } = await atTerminal("slow --color never --exclude slow.mjs", { cwd: project.root });
    expect(status).toBe(0);
    expect(screen).toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] planning slow · \d+ s/u);
    expect(screen).toMatch(/\d+ s\rcf-codemod /u);
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
