import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeProject } from "../engine/project.js";
import { cfCodemod, shell } from "./command-line.js";

const checkout = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, checkout), "utf8");
const skill = read("skills/cf-codemod/SKILL.md");
const commands = [...skill.matchAll(/^```sh\n([^]*?)^```/gmu)].flatMap(([, lines = ""]) => lines.trim().split("\n"));

/** The example app, committed, outside of the checkout. */
function example() {
  const project = makeProject({ ".gitignore": "node_modules\n" });
  cpSync(new URL("examples/bun-notes", checkout), project.root, { recursive: true });
  symlinkSync(new URL("node_modules", checkout).pathname, join(project.root, "node_modules"));
  project.commit();
  return project;
}

test("the skill begins with its name and description", () => {
  expect(skill).toMatch(/^---\nname: cf-codemod\ndescription: .{100,1024}\n---\n/u);
});

test(
  "the commands of the skill, one after the other, take the example app to the end of the loop",
  { timeout: 240_000 },
  () => {
    const { root, git } = example();
    git("config", "user.name", "Test");
    git("config", "user.email", "test@example.com");
    const run = (command: string) =>
      shell(command.replaceAll("npx cf-codemod", 'node "$CLI"').replaceAll("/tmp/", `${root}/../`), root);
    expect(commands.filter((command) => command.includes("npx cf-codemod")).length).toBeGreaterThanOrEqual(6);

    for (const command of commands) {
      const { status, stderr } = run(command);
      expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
      if (command.includes("--dry-run")) expect(git("status", "--porcelain")).toBe("");
    }

    const report = JSON.parse(readFileSync(join(root, "../cf-codemod-report.json"), "utf8")) as {
      readonly written: boolean;
      readonly findings: readonly { readonly code: string }[];
      readonly codes: Readonly<Record<string, { readonly help: string }>>;
    };
    expect(report.written).toBe(true);
    // The code that the skill explains is one that the run leaves.
    const [, explained = ""] = /explain (\S+)/u.exec(commands.join("\n")) ?? [];
    expect(report.findings.map(({ code }) => code)).toContain(explained);
    expect(cfCodemod(["explain", explained]).stdout).toContain(report.codes[explained]?.help.slice(0, 60));
  },
);

test("the properties of a report that the skill names are there", () => {
  const schema = read("schema/report-v1.json");
  for (const name of ["summary", "findings", "codes", "files", "newErrors", "because"]) {
    expect(skill).toContain(`\`${name}\``.slice(0, -1).replace("newErrors", "proof.types.newErrors"));
    expect(schema).toContain(`"${name}"`);
  }
});

test("llms.txt leads to files that the package has", () => {
  const links = [...read("llms.txt").matchAll(/\]\(([^)]+)\)/gu)].map(([, target = ""]) => target);
  const { files } = JSON.parse(read("package.json")) as { readonly files: readonly string[] };

  expect(links.length).toBeGreaterThan(8);
  expect(links.filter((target) => !existsSync(new URL(target, checkout)))).toEqual([]);
  expect(links.filter((target) => !files.some((entry) => target === entry || target.startsWith(`${entry}/`)))).toEqual(
    [],
  );
  expect(files).toContain("llms.txt");
});
