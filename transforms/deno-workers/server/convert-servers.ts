import { ts } from "ts-morph";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import type { FileUses } from "../../../src/typescript/server/runtime-uses.js";
import type { DenoContext } from "../deno-context.js";
import { type ConvertedServer, convertServer } from "./convert-server.js";

/** Converts all calls that serve, and names where `serve` is no call. */
export function convertServers(
  files: readonly FileUses[],
  references: ReferenceIndex,
  context: DenoContext,
): ConvertedServer[] {
  const servers: ConvertedServer[] = [];
  for (const { node, name, isType } of files.flatMap(({ uses }) => uses)) {
    if (name !== "serve" || isType) continue;
    context.converted.add(node);
    const { parent } = node;
    if (ts.isCallExpression(parent) && parent.expression === node) {
      const server = convertServer(parent, references, context);
      if (server) servers.push(server);
    } else context.find(node, "deno-workers/serve-form", "`serve` is not called here.");
  }
  return servers;
}
