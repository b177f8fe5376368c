import { ts } from "ts-morph";
import type { BunContext } from "../bun-context.js";
import { runsAtLoad } from "../../../src/typescript/runs-at-load.js";

/** Node's modules whose work a Worker refuses, with what is missing. */
const nodeModules: Readonly<Record<string, string>> = {
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

const pathMembers: ReadonlySet<string> = new Set(["dir", "dirname", "path", "filename", "file"]);

/** Names what a module of the Worker uses besides Bun's names, and a Worker does not have. */
export function findLeftOvers(file: ts.SourceFile, isStartUp: (node: ts.Node) => boolean, context: BunContext): void {
  for (const statement of file.statements) {
    const specifier = ts.isImportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    if (
      !specifier ||
      !ts.isStringLiteral(specifier) ||
      (ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    )
      continue;
    const name = specifier.text.replace(/^node:/, "");
    const missing = Object.hasOwn(nodeModules, name) ? nodeModules[name] : undefined;
    if (missing !== undefined) context.find(statement, "bun-workers/node-module", `\`${specifier.text}\` ${missing}.`);
    if (/^hono\/bun$|^@hono\/node-server\//.test(specifier.text)) {
      const what = "`hono/cloudflare-workers` has `getConnInfo` and `upgradeWebSocket`, and static assets serve files";
      context.find(statement, "bun-workers/library", `\`${specifier.text}\` is for another runtime: ${what}.`);
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) findTimer(node, isStartUp, context);
    if (ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression) && pathMembers.has(node.name.text)) {
      context.find(node, "bun-workers/module-path", `\`${node.getText()}\` is undefined in a Worker.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function findTimer(call: ts.CallExpression, isStartUp: (node: ts.Node) => boolean, context: BunContext): void {
  const { expression } = call;
  if (!ts.isIdentifier(expression)) return;
  const { text } = expression;
  const starts = runsAtLoad(call) || isStartUp(call);
  if (text === "setInterval" || (text === "setTimeout" && starts)) {
    context.find(
      call,
      "bun-workers/timer",
      starts
        ? `\`${text}()\` runs when the program starts, where a Worker allows no timer.`
        : "`setInterval()` ends with the request that started it.",
    );
  }
}
