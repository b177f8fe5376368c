import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Absolute path of the built `bin/cf-codemod.js`. */
    executable: string;
  }
}

/**
 * Builds the package into a folder of its own, so that the tests of the command line run what a user runs, and no older
 * build can get in.
 */
export default function build(project: TestProject): () => void {
  const checkout = resolve(import.meta.dirname, "../..");
  const folder = mkdtempSync(join(tmpdir(), "cf-codemod-build-"));
  for (const path of ["bin", "package.json"]) cpSync(join(checkout, path), join(folder, path), { recursive: true });
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));

  const compiler = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");
  const configuration = join(checkout, "tsconfig.build.json");
  const output = join(folder, "dist");
  // Type errors are the business of the type check; the compiler writes its output all the same.
  const compilation = spawnSync(process.execPath, [compiler, "-p", configuration, "--outDir", output], {
    encoding: "utf8",
  });
  if (!existsSync(join(output, "src/cli/main.js"))) {
    throw new Error(`the build wrote no command line:\n${compilation.stdout}${compilation.stderr}`);
  }
  project.provide("executable", join(folder, "bin/cf-codemod.js"));
  return () => rmSync(folder, { recursive: true, force: true });
}
