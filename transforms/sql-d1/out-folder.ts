import type { SqlOptions } from "./options.js";

const standardName = "migrations-d1";

/** The folder that the migrations of a series go to, relative to the root: the named one, else one beside the series. */
export function outFolder(root: string, { out }: Pick<SqlOptions, "out">): string {
  if (out !== undefined) return normalized(out);
  const folder = root.endsWith(".sql") ? root.slice(0, Math.max(0, root.lastIndexOf("/"))) : root;
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
  const beside = root.endsWith(".sql") ? folder : parent;
  return beside === "" ? standardName : `${beside}/${standardName}`;
}

/** Whether a file is one that an earlier run wrote. */
export function isOutput(path: string, { out }: Pick<SqlOptions, "out">): boolean {
  const folder = out === undefined ? undefined : normalized(out);
  if (folder !== undefined && path.startsWith(`${folder}/`)) return true;
  return path.split("/").includes(standardName);
}

function normalized(path: string): string {
  return path.replace(/^\.\//, "").replace(/\/+$/, "");
}
