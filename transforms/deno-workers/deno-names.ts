import type { RuntimeNames } from "../../src/typescript/server/runtime-uses.js";
import type { ProjectModules } from "./modules/project-modules.js";

/** Modules of the standard library whose `serve(handler, options)` takes a handler as `Deno.serve` does. */
const serveModules: ReadonlySet<string> = new Set(["http/server", "http/server_legacy", "http"]);

/** How a file knows Deno: by the global, and by the `serve` of the standard library, also through a `deps.ts`. */
export function denoNamesIn(path: string, modules: ProjectModules): RuntimeNames {
  return {
    global: "Deno",
    hasServe: (specifier) => {
      const origin = modules.origin(specifier, "serve", path);
      return origin?.name === "serve" && origin.target.kind === "std" && serveModules.has(origin.target.module);
    },
  };
}
