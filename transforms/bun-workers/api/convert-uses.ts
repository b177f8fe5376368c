import { ts } from "ts-morph";
import type { RuntimeUse } from "../../../src/typescript/server/runtime-uses.js";
import type { BunCode, BunContext } from "../bun-context.js";
import { bunExports } from "../surface/bun.js";
import type { Verdict } from "../../../src/typescript/surface/verdict.js";
import { convertCall } from "./calls.js";
import { convertFile } from "./files.js";
import { convertHash, isHashName } from "./hashes.js";

/** Converts a use of one of Bun's values other than `serve`, or names it. */
export function convertUse({ node, name }: RuntimeUse, context: BunContext): void {
  const verdict = (bunExports as Readonly<Record<string, Verdict<BunCode>>>)[name];
  if (verdict?.verdict === "refused") {
    context.find(node, verdict.code, `\`${node.getText()}\`: a Worker has ${verdict.instead}.`);
    return;
  }
  if (name === "file") {
    convertFile(node, context);
    return;
  }
  if (name === "env") {
    const { parent } = node;
    if (ts.isShorthandPropertyAssignment(parent))
      context.collector.wrapNode(node, "", ": process.env", "bun-workers/api");
    else context.collector.replaceNode(node, "process.env", "bun-workers/api");
    return;
  }
  if (isHashName(name)) {
    convertHash(node, name, context);
    return;
  }
  const { parent } = node;
  const isCalled = ts.isCallExpression(parent) && parent.expression === node;
  if (isCalled && convertCall(node, parent, name, context)) return;
  context.find(
    node,
    "bun-workers/call-form",
    verdict ? `\`${node.getText()}\` is not called here as it is converted.` : `\`${node.getText()}\` is not known.`,
  );
}
