import type { Plan } from "../../src/engine/plan.js";
import type { FileContext } from "../../src/engine/transform.js";
import { planFile } from "./file-plan.js";
import { findImportsOfRemoved } from "./imports-of-removed.js";
import { roleOf } from "../../src/cloudflare/next-routes.js";

/**
 * Plans the removal of edge-runtime declarations from one file. Looks at syntax only; reads another module where a
 * value comes from there, and where it may lose an export that this file imports.
 */
export function plan({ path, sourceFile, tree }: Pick<FileContext<unknown>, "path" | "sourceFile" | "tree">): Plan {
  const role = roleOf(path, tree);
  if (role === undefined) return { edits: [], findings: [] };
  const module = { path, sourceFile, tree };
  const { edits, findings, removedNodes } = planFile(module, role);
  return { edits, findings: [...findings, ...findImportsOfRemoved(module, removedNodes)] };
}
