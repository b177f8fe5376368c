import { ts } from "ts-morph";
import { convertEnvironment } from "../api/environment.js";
import { convertErrorClass } from "../api/error-classes.js";
import type { DenoContext } from "../deno-context.js";

const code = "deno-workers/test";

/** What Node calls a function of Deno's that a test uses, and the arguments that it wants besides. */
interface NodeForm {
  readonly name: string;
  readonly module: string;
  /** How many arguments are known to mean the same. */
  readonly most: number;
  readonly further?: string;
}

const fromFiles = (name: string, most: number, further?: string): NodeForm => ({
  name,
  module: name.endsWith("Sync") ? "node:fs" : "node:fs/promises",
  most,
  ...(further !== undefined && { further }),
});

/** Tests run on Node, which has a disk. https://nodejs.org/api/fs.html */
const nodeForms: Readonly<Record<string, NodeForm>> = {
  readTextFile: fromFiles("readFile", 1, '"utf8"'),
  readTextFileSync: fromFiles("readFileSync", 1, '"utf8"'),
  readFile: fromFiles("readFile", 1),
  readFileSync: fromFiles("readFileSync", 1),
  writeTextFile: fromFiles("writeFile", 2),
  writeTextFileSync: fromFiles("writeFileSync", 2),
  writeFile: fromFiles("writeFile", 2),
  writeFileSync: fromFiles("writeFileSync", 2),
  remove: fromFiles("rm", 2),
  removeSync: fromFiles("rmSync", 2),
  rename: fromFiles("rename", 2),
  renameSync: fromFiles("renameSync", 2),
  inspect: { name: "inspect", module: "node:util", most: 1 },
};

/**
 * Reads a use of Deno in a test that is no test itself.
 *
 * @returns what writes it for Node, or why there is none
 */
export function nodeFormOf(node: ts.Node, name: string, context: DenoContext): (() => void) | string {
  const call = ts.isCallExpression(node.parent) && node.parent.expression === node ? node.parent : undefined;
  const form = Object.hasOwn(nodeForms, name) ? nodeForms[name] : undefined;
  if (form) {
    if (!call || call.arguments.length > form.most || call.arguments.length === 0)
      return "it has options, or is not called";
    if (call.arguments.some((argument) => ts.isSpreadElement(argument))) return "its arguments are not written here";
    const { further } = form;
    return () => {
      const file = node.getSourceFile();
      context.collector.replaceNode(node, context.import(file, { name: form.name, module: form.module }), code);
      const last = call.arguments.at(-1);
      if (further !== undefined && last) context.collector.insert(file, last.end, `, ${further}`, code);
    };
  }
  if (name === "cwd" && call) return () => context.collector.replaceNode(node, "process.cwd", code);
  if (name === "pid") return () => context.collector.replaceNode(node, "process.pid", code);
  if (name === "env" && ts.isPropertyAccessExpression(node.parent)) return () => convertEnvironment(node, context);
  if (name === "errors") return () => void convertErrorClass(node, context);
  return "a test on Node has no counterpart that is known";
}
