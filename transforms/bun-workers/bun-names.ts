import type { ts } from "ts-morph";
import { type RuntimeNames, isModule } from "../../src/typescript/server/runtime-uses.js";

/** Hono's server for Node, whose `serve({ fetch, port })` takes what Bun's takes. */
export const nodeServer = "@hono/node-server";

export const bunNames: RuntimeNames = {
  global: "Bun",
  module: "bun",
  hasServe: (specifier) => specifier === nodeServer,
};

export function isBun(specifier: ts.Expression | undefined): boolean {
  return isModule(specifier, bunNames);
}
