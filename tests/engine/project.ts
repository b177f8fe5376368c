import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A project on the disk that lives as long as the test. */
export interface Project {
  readonly root: string;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  git(...args: string[]): string;
  /** Commits all that is there. */
  commit(): void;
}

/** Makes a project of some files; in git they are committed. */
export function makeProject(
  files: Readonly<Record<string, string | Uint8Array>>,
  { inGit = true, name = "project" } = {},
): Project {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "cf-codemod-")));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const root = join(parent, name);
  mkdirSync(root);
  const project: Project = {
    root,
    write(path, content) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    read: (path) => readFileSync(join(root, path), "utf8"),
    git: (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }),
    commit() {
      project.git("add", "--all");
      project.git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=state");
    },
  };
  for (const [path, content] of Object.entries(files)) project.write(path, content);
  if (inGit) {
    project.git("init", "--quiet");
    project.git("config", "core.autocrlf", "false");
    project.commit();
  }
  return project;
}
