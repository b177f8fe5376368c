import { parse } from "jsonc-parser";
import { expect, test } from "vitest";
import { makeProject } from "../engine/project.js";
import { cfCodemod } from "./command-line.js";

const server = `const token = process.env.API_TOKEN;
const level = process.env.LOG_LEVEL ?? "info";
const { REGION, STAGE = "test" } = process.env;

Bun.serve({ fetch: () => new Response([token, level, REGION, STAGE].join()) });
`;

function bunProject(files: Record<string, string> = {}) {
  return makeProject({
    "package.json": '{\n  "name": "app",\n  "scripts": {\n    "dev": "bun src/index.ts"\n  }\n}\n',
    "bun.lock": "",
    "src/index.ts": server,
    ...files,
  });
}

test("a preset completes the project, and prints the commands up to the deployment", () => {
  const project = bunProject({ ".env.example": 'API_TOKEN="a token"\nUNUSED=1\n' });

  const { status, stderr } = cfCodemod(["bun-to-workers", "--no-verify"], { cwd: project.root });

  expect(status).toBe(0);
  expect(JSON.parse(project.read("package.json"))).toMatchObject({
    scripts: {
      dev: "bun src/index.ts",
      "dev:workers": "wrangler dev",
      deploy: "wrangler deploy",
      types: "wrangler types",
    },
  });
  expect(project.read(".dev.vars.example")).toBe(
    'API_TOKEN="a token"\n# LOG_LEVEL="info"\nREGION=""\n# STAGE="test"\n',
  );
  expect(project.read(".gitignore")).toBe("node_modules/\n.wrangler/\n.dev.vars\n");
  const commands = ["bun install", "cp .dev.vars.example .dev.vars", "bunx wrangler dev", "bunx wrangler deploy"];
  const places = commands.map((command) => stderr.indexOf(`       ${command}\n`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(stderr).toContain("bunx wrangler secret put API_TOKEN");
  expect(stderr).toContain("Put into `vars` of wrangler.jsonc: REGION");
  expect(cfCodemod(["bun-to-workers", "--check", "--no-verify", "--force"], { cwd: project.root }).status).toBe(0);
});

test("what the sample file says of variables goes into vars, but not what stands for something else", () => {
  const read = (name: string) => `console.log(process.env.${name});\n`;
  const names = ["REGION", "SITE_URL", "API_TOKEN", "NODE_ENV", "TITLE", "MODE"];
  const sample = `REGION=eu-west\nSITE_URL=http://localhost:3000\nAPI_TOKEN=abc\nNODE_ENV=development\nTITLE="It's"\nMODE=slow\n`;
  const config = '{\n  "name": "app",\n  "main": "src/index.ts",\n  "vars": { "MODE": "fast" }\n}\n';
  const files = { ".env.example": sample, "src/index.ts": server + names.map(read).join("") };

  const project = bunProject({ ...files, "wrangler.jsonc": config });
  const { stderr } = cfCodemod(["bun-to-workers", "--no-verify"], { cwd: project.root });
  expect(parse(project.read("wrangler.jsonc"))).toMatchObject({ vars: { MODE: "fast", REGION: "eu-west" } });
  expect(project.read("wrangler.jsonc")).toContain('"vars": { "MODE": "fast", "REGION": "eu-west"');
  expect(stderr).toContain("Put into `vars` of wrangler.jsonc: SITE_URL\n");

  const toml = bunProject({
    ...files,
    "wrangler.toml":
      'name = "app"\nmain = "src/index.ts"\n\n[vars]\nMODE = "fast"\n\n[observability]\nenabled = true\n',
  });
  cfCodemod(["bun-to-workers", "--no-verify"], { cwd: toml.root });
  expect(toml.read("wrangler.toml")).toContain('MODE = "fast"\nREGION = "eu-west"\n');
});

test("the transforms of a preset by themselves leave scripts and variables alone", () => {
  const project = bunProject();

  cfCodemod(["bun-workers", "--no-verify"], { cwd: project.root });

  expect(project.read("package.json")).not.toContain("wrangler deploy");
  expect(project.git("status", "--porcelain")).not.toContain(".dev.vars.example");
});

test("scripts and ignored files that are there stay as they are", () => {
  const scripts = { dev: "wrangler dev --port 8788", deploy: "sh deploy.sh", "deploy:workers": "echo", types: "tsc" };
  const project = bunProject({
    "package.json": `${JSON.stringify({ name: "app", scripts })}\n`,
    ".gitignore": "**/.wrangler\r\n/.dev.vars*",
  });

  cfCodemod(["bun-to-workers", "--no-verify"], { cwd: project.root });

  expect(JSON.parse(project.read("package.json"))).toMatchObject({
    scripts: { ...scripts, "types:workers": "wrangler types" },
  });
  expect(project.read(".gitignore")).toBe("**/.wrangler\r\n/.dev.vars*");
});

test("a preset for another kind of project says so", () => {
  const project = bunProject();

  const { status, stderr } = cfCodemod(["vercel-to-workers"], { cwd: project.root });

  expect(status).toBe(2);
  expect(stderr).toContain("this is no Next.js project: there is none of a dependency next");
  expect(project.git("status", "--porcelain")).toBe("");
});
