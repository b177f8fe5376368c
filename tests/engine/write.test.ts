import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import * as nodeFileSystem from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileChange } from "../../src/engine/run-result.js";
import { UsageError } from "../../src/engine/usage-error.js";
import { type FileSystem, InterruptedError, writeChanges } from "../../src/engine/write.js";
import { makeProject, type Project } from "./project.js";

const change = (path: string, before: string | undefined, after: string): FileChange => {
  return { path, before, after, edits: [] };
};

/** All files of a project but git's own, with their contents. */
function snapshot({ root }: Project): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(root, ".git")))
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      path.slice(root.length + 1),
      statSync(path).isDirectory() ? "" : readFileSync(path, "latin1"),
    ]),
  );
}

const write = (
  project: Project,
  changes: readonly FileChange[],
  options: { force?: boolean; fileSystem?: FileSystem } = {},
) => writeChanges(changes, { root: project.root, inGit: true, force: false, ...options });

describe("what is written", () => {
  test("edits and new files, byte for byte; modes stay; nothing else is left", async () => {
    const project = makeProject({ "a.ts": "\uFEFFold\r\n", "bin/run.js": "old", "with space/ü.ts": "old" });
    chmodSync(join(project.root, "bin/run.js"), 0o755);
    project.commit();
    await write(project, [
      change("a.ts", "\uFEFFold\r\n", "\uFEFFnew\r\nnew"),
      change("bin/run.js", "old", "new"),
      change("migrations/deep/0001.sql", undefined, "CREATE"),
      change("with space/ü.ts", "old", ""),
    ]);
    expect(snapshot(project)).toEqual({
      "a.ts": Buffer.from("\uFEFFnew\r\nnew").toString("latin1"),
      bin: "",
      "bin/run.js": "new",
      migrations: "",
      "migrations/deep": "",
      "migrations/deep/0001.sql": "CREATE",
      "with space": "",
      "with space/ü.ts": "",
    });
    expect(statSync(join(project.root, "bin/run.js")).mode & 0o777).toBe(0o755);
  });

  test("a config behind a symbolic link is written at its real place", async () => {
    const project = makeProject({ "shared/tsconfig.json": "{}" });
    symlinkSync("shared/tsconfig.json", join(project.root, "tsconfig.json"));
    project.commit();
    await write(project, [change("tsconfig.json", "{}", "{ }")]);
    expect(lstatSync(join(project.root, "tsconfig.json")).isSymbolicLink()).toBe(true);
    expect(project.read("shared/tsconfig.json")).toBe("{ }");
  });
});

describe("what stops the writing before it begins", () => {
  const changes = [change("a.ts", "a", "A"), change("b.ts", "b", "B")];
  const refused = async (project: Project, message: RegExp, options = {}) => {
    const before = snapshot(project);
    const attempt = write(project, changes, options);
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(message);
    expect(snapshot(project)).toEqual(before);
  };

  test("a touched file with changes, staged or not, unless forced", async () => {
    const project = makeProject({ "a.ts": "a", "b.ts": "old", "other.ts": "old" });
    project.write("b.ts", "b");
    project.write("other.ts", "dirty, but not touched");
    await refused(project, /^b\.ts is not committed; commit or stash, or pass --force/);
    project.git("add", "b.ts");
    await refused(project, /^b\.ts is not committed/);
    await write(project, changes, { force: true });
    expect(project.read("b.ts")).toBe("B");
  });

  test("files that are untracked or ignored", async () => {
    const project = makeProject({ ".gitignore": "b.ts\n" });
    project.write("a.ts", "a");
    project.write("b.ts", "b");
    await refused(project, /^2 files: a\.ts, b\.ts are not committed/);
  });

  test("a dirty file does not matter while it is not touched", async () => {
    const project = makeProject({ "a.ts": "a", "b.ts": "b", "other.ts": "old" });
    project.write("other.ts", "dirty");
    project.write("new.ts", "untracked");
    await write(project, changes);
    expect(project.read("a.ts") + project.read("b.ts")).toBe("AB");
  });

  test("a checkout that git cannot judge", async () => {
    const project = makeProject({ "a.ts": "a", "b.ts": "b" });
    project.write(".git/index", "broken");
    await refused(project, /^git cannot tell whether the files are committed/);
  });

  test("no checkout, unless forced", async () => {
    const project = makeProject({ "a.ts": "a", "b.ts": "b" }, { inGit: false });
    await expect(writeChanges(changes, { root: project.root, inGit: false, force: false })).rejects.toThrow(
      /is not in a git checkout.*--force/,
    );
    expect(project.read("a.ts")).toBe("a");
    await writeChanges(changes, { root: project.root, inGit: false, force: true });
    expect(project.read("a.ts")).toBe("A");
  });

  test("a file that is no longer what the plan was made on", async () => {
    const project = makeProject({ "a.ts": "a", "b.ts": "b, but newer" });
    await refused(project, /^b\.ts has changed since the run began/);
    await refused(project, /^b\.ts has changed since the run began/, { force: true });
  });

  test("a file that is gone", async () => {
    await refused(makeProject({ "a.ts": "a" }), /^b\.ts cannot be written \(ENOENT\)/, { force: true });
  });

  test("a new file where something stands by now", async () => {
    const project = makeProject({ "a.ts": "a" });
    await expect(write(project, [change("a.ts", undefined, "A")])).rejects.toThrow(/^a\.ts was to be created/);
    expect(project.read("a.ts")).toBe("a");
  });

  test("a read-only file", async () => {
    const project = makeProject({ "a.ts": "a", "b.ts": "b" });
    chmodSync(join(project.root, "b.ts"), 0o444);
    await refused(project, /^b\.ts is read-only$/);
  });

  test("a read-only folder", async () => {
    const project = makeProject({ "a.ts": "a", "src/b.ts": "b" });
    chmodSync(join(project.root, "src"), 0o555);
    const attempt = write(project, [change("a.ts", "a", "A"), change("src/b.ts", "b", "B")]);
    await expect(attempt).rejects.toThrow(/^src\/b\.ts cannot be written: its folder is read-only$/);
    chmodSync(join(project.root, "src"), 0o755);
    expect(project.read("a.ts")).toBe("a");
  });
});

describe("what fails on the way is put back", () => {
  const files = { "a.ts": "a", "src/b.ts": "b", "src/c.ts": "c" };
  const changes = [
    change("a.ts", "a", "A"),
    change("migrations/0001.sql", undefined, "CREATE"),
    change("src/b.ts", "b", "B"),
    change("src/c.ts", "c", "C"),
  ];
  /** A file system whose n-th call of an operation fails. */
  const failing = (operation: "rename" | "open" | "link" | "mkdir", n: number): FileSystem => {
    let calls = 0;
    const fail = () => {
      calls += 1;
      if (calls === n) throw Object.assign(new Error(`ENOSPC: ${operation}`), { code: "ENOSPC" });
    };
    return {
      ...nodeFileSystem,
      [operation]: async (...args: never[]) => {
        fail();
        return (nodeFileSystem[operation] as (...args: never[]) => Promise<unknown>)(...args);
      },
    };
  };

  test.each([
    ["rename", 1],
    ["rename", 2],
    ["rename", 3],
    ["rename", 4],
    ["open", 1],
    ["open", 2],
    ["open", 3],
    ["open", 4],
    ["mkdir", 1],
  ] as const)("%s number %i", async (operation, n) => {
    const project = makeProject(files);
    const before = snapshot(project);
    await expect(write(project, changes, { fileSystem: failing(operation, n) })).rejects.toThrow(
      `nothing was written: ENOSPC: ${operation}`,
    );
    expect(snapshot(project)).toEqual(before);
  });

  test("a fifth rename is not there: the table above covers all", async () => {
    const project = makeProject(files);
    await write(project, changes, { fileSystem: failing("rename", 5) });
    expect(project.read("src/c.ts")).toBe("C");
  });

  test("a file system without hard links still keeps the old contents", async () => {
    const project = makeProject(files);
    const before = snapshot(project);
    const noLinks = () => Promise.reject(new Error("ENOTSUP"));
    const fileSystem = { ...failing("rename", 4), link: noLinks };
    await expect(write(project, changes, { fileSystem })).rejects.toThrow(UsageError);
    expect(snapshot(project)).toEqual(before);
  });

  test("when even that fails, the old contents are left beside", async () => {
    const project = makeProject(files);
    let renames = 0;
    const rename: FileSystem["rename"] = async (from, to) => {
      renames += 1;
      if (renames > 1) throw new Error("the disk is gone");
      await nodeFileSystem.rename(from, to);
    };
    await expect(write(project, changes, { fileSystem: { ...nodeFileSystem, rename } })).rejects.toThrow(/\.old files/);
    const old = readdirSync(project.root).find((name) => name.endsWith(".old"));
    expect(old && project.read(old)).toBe("a");
  });

  test.each([1, 2, 3, 4])("an interrupt during rename number %i", async (n) => {
    const project = makeProject(files);
    const before = snapshot(project);
    let renames = 0;
    const rename: FileSystem["rename"] = async (from, to) => {
      renames += 1;
      if (renames === n) process.kill(process.pid, "SIGINT");
      await nodeFileSystem.rename(from, to);
    };
    const listeners = process.listenerCount("SIGINT");
    await expect(write(project, changes, { fileSystem: { ...nodeFileSystem, rename } })).rejects.toThrow(
      InterruptedError,
    );
    expect(snapshot(project)).toEqual(before);
    expect(process.listenerCount("SIGINT")).toBe(listeners);
  });
});
