import { packageDependsOn } from "../../src/cloudflare/package-json.js";
import { directoryOf } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";

/** How a file reaches the bindings of the Worker. */
export type EnvAccess = "cloudflare:workers" | "opennext";

/** Next.js resolves no `cloudflare:` module when it builds; there the bindings come from OpenNext's context. */
export function envAccessFor(path: string, analysis: Analysis): EnvAccess {
  return packageDependsOn(analysis.tree, directoryOf(path), "next") ? "opennext" : "cloudflare:workers";
}
