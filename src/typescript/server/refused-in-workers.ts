import { ts } from "ts-morph";
import type { CodeName } from "../../engine/plan.js";
import { runsAtLoad } from "../runs-at-load.js";
import type { RuntimeContext } from "./runtime-context.js";
import { rearmsItself } from "./start-up-calls.js";

/** Node's modules whose work a Worker refuses, with what is missing. */
export const nodeModuleRefusals: Readonly<Record<string, string>> = {
  child_process: "starts processes",
  cluster: "starts processes",
  worker_threads: "starts threads",
  dgram: "opens sockets that listen",
  vm: "compiles code",
  repl: "reads a terminal",
  readline: "reads a terminal",
  inspector: "debugs its own process",
  fs: "reads and writes files, of which a Worker has only those in `/tmp` and its own bundle",
  "fs/promises": "reads and writes files, of which a Worker has only those in `/tmp` and its own bundle",
};

/** Names the modules of Node that a file imports and that do nothing in a Worker. */
export function findNodeModules<Code extends CodeName>(
  file: ts.SourceFile,
  code: Code,
  context: RuntimeContext<Code>,
): void {
  for (const specifier of importedModules(file)) {
    const name = specifier.text.replace(/^node:/, "");
    const missing = Object.hasOwn(nodeModuleRefusals, name) ? nodeModuleRefusals[name] : undefined;
    if (missing !== undefined) context.find(specifier.parent, code, `\`${specifier.text}\` ${missing}.`);
  }
}

/** The modules that a file imports for more than types. */
export function importedModules(file: ts.SourceFile): ts.StringLiteral[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const isType = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return isType ? [] : [statement.moduleSpecifier];
  });
}

/**
 * Names a call of `setInterval`, and one of `setTimeout` that runs when the program starts or starts itself anew.
 *
 * @param isStartUp whether a node belongs to a function that starts the program
 */
export function findTimer<Code extends CodeName>(
  call: ts.CallExpression,
  isStartUp: (node: ts.Node) => boolean,
  code: Code,
  context: RuntimeContext<Code>,
): void {
  const { expression } = call;
  if (!ts.isIdentifier(expression)) return;
  const { text } = expression;
  const starts = runsAtLoad(call) || isStartUp(call);
  const isLoop = text === "setTimeout" && rearmsItself(call, context.analysis);
  if (text === "setInterval" || (text === "setTimeout" && (starts || isLoop))) {
    context.find(
      call,
      code,
      starts
        ? `\`${text}()\` runs when the program starts, where a Worker allows no timer.`
        : `\`${text}()\` ${isLoop ? "starts itself anew, and " : ""}ends with the request that started it.`,
    );
  }
}

/** Whether a node is in the body of one of the functions that start the program, and not in a function of its own. */
export function startUpTest(bodies: Iterable<ts.Node>): (node: ts.Node) => boolean {
  const all = new Set(bodies);
  return (node) =>
    ts.findAncestor(node, (parent) => (all.has(parent) ? true : ts.isFunctionLike(parent) ? "quit" : false)) !==
    undefined;
}
