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

/** Packages with code for one machine, with what takes their place. A Worker loads JavaScript and WebAssembly only. */
const nativePackages: Readonly<Record<string, string>> = {
  sqlite3: "D1, or SQLite in a Durable Object",
  "better-sqlite3": "D1, or SQLite in a Durable Object; d1-async converts it, and is run first",
  "pg-native": "`pg` by itself",
  lmdb: "KV, or the storage of a Durable Object",
  leveldown: "KV, or the storage of a Durable Object",
  rocksdb: "KV, or the storage of a Durable Object",
  bcrypt: "`bcryptjs`, which reads the same hashes",
  "@node-rs/bcrypt": "`bcryptjs`, which reads the same hashes",
  argon2: "`scrypt` of `node:crypto`, or argon2 as WebAssembly for the hashes that there are",
  "@node-rs/argon2": "`scrypt` of `node:crypto`, or argon2 as WebAssembly for the hashes that there are",
  sharp: "the Images binding",
  canvas: "the Images binding, or a Container",
  "@napi-rs/canvas": "the Images binding, or a Container",
  re2: "`RegExp`",
  "isolated-vm": "Workers for Platforms, or the Worker Loader",
  "node-pty": "a Container",
  serialport: "a program beside the device",
  usb: "a program beside the device",
  zeromq: "Queues",
};

/** Names the modules that a file imports and that do nothing in a Worker: Node's, and packages with native code. */
export function findNodeModules<Code extends CodeName>(
  file: ts.SourceFile,
  code: Code,
  context: RuntimeContext<Code>,
): void {
  for (const specifier of importedModules(file)) {
    const name = specifier.text.replace(/^node:/, "");
    const missing = Object.hasOwn(nodeModuleRefusals, name) ? nodeModuleRefusals[name] : undefined;
    if (missing !== undefined) context.find(specifier.parent, code, `\`${specifier.text}\` ${missing}.`);
    const instead = Object.hasOwn(nativePackages, specifier.text) ? nativePackages[specifier.text] : undefined;
    if (instead !== undefined)
      context.find(
        specifier.parent,
        code,
        `\`${specifier.text}\` is native code, which a Worker does not load: ${instead}.`,
      );
  }
}

/** The modules that a file loads for more than types, in statements and by `import()` and `require()`. */
export function importedModules(file: ts.SourceFile): ts.StringLiteralLike[] {
  const specifiers: ts.StringLiteralLike[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) specifiers.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return specifiers;
}

function specifierOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node))
    return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? undefined : node.moduleSpecifier;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? undefined : node.moduleSpecifier;
  if (!ts.isCallExpression(node) || node.arguments.length === 0) return undefined;
  const { expression } = node;
  const isLoader =
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require");
  return isLoader ? node.arguments[0] : undefined;
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
