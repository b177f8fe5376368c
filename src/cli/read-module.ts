import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Runs a module and gives its default export.
 *
 * @param path absolute; a `.ts` or `.mts` file runs on every Node: one that strips no types gets it as JavaScript, from a
 *   file beside it that is removed again
 * @throws Error where it cannot be run, or has no default export
 */
export async function readModule(path: string): Promise<unknown> {
  const module = /\.m?ts$/u.test(path) && !stripsTypes() ? await importTranspiled(path) : await importFile(path);
  if (!("default" in module)) throw new Error("it has no default export");
  return module.default;
}

/** Node does since 22.18, and 23.6. https://nodejs.org/api/typescript.html */
function stripsTypes(): boolean {
  return "typescript" in process.features && typeof process.features.typescript === "string";
}

async function importTranspiled(path: string): Promise<Readonly<Record<string, unknown>>> {
  const { ts } = await import("ts-morph");
  const { outputText } = ts.transpileModule(readFileSync(path, "utf8"), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    fileName: path,
  });
  const beside = join(dirname(path), `.${basename(path)}.${String(process.pid)}.mjs`);
  writeFileSync(beside, outputText);
  try {
    return await importFile(beside);
  } finally {
    rmSync(beside, { force: true });
  }
}

async function importFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
}
