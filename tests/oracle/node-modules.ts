import { builtinModules } from "node:module";
import type { Plugin } from "esbuild";

const names = new RegExp(`^(?:node:.*|${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`);

/**
 * Node's modules are the runtime's, by whichever name, as wrangler has it under `nodejs_compat`: what packages of CommonJS
 * require becomes an import of the bundle.
 */
export const nodeModules: Plugin = {
  name: "node-modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: names }, ({ path, kind }) => {
      const module = path.startsWith("node:") ? path : `node:${path}`;
      return kind === "require-call" ? { path: module, namespace: "required" } : { path: module, external: true };
    });
    onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
      contents: `import value from ${JSON.stringify(path)};\nmodule.exports = value;`,
      loader: "js",
    }));
  },
};
