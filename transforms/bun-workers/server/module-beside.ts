import type { ts } from "ts-morph";
import { directoryOf, relativePath } from "../../../src/engine/tree-paths.js";
import type { BunContext } from "../bun-context.js";

/** A generated module beside `home`, as a file imports it, without its ending. */
export function moduleBeside(
  home: ts.SourceFile,
  name: string,
  file: ts.SourceFile,
  { analysis }: Pick<BunContext, "analysis">,
): string {
  const folder = relativePath(directoryOf(analysis.pathOf(file)), directoryOf(analysis.pathOf(home)));
  const prefix = folder === "." ? "." : folder.startsWith(".") ? folder : `./${folder}`;
  return `${prefix}/${name}`;
}
