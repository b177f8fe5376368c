import { ts } from "ts-morph";
import { packageDependsOn } from "../../../src/cloudflare/package-json.js";
import type { NewFile } from "../../../src/engine/plan.js";
import { directoryOf, joinPath, relativePath } from "../../../src/engine/tree-paths.js";
import { isJavaScript, withoutTypes } from "../../../src/typescript/javascript.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { DenoContext } from "../deno-context.js";
import { connectionText, socketTypesText } from "./connection-text.js";

const code = "deno-workers/connection";
const moduleName = "connections";

/** Types of Deno's connections, which the generated class stands for. */
export const connectionTypes: ReadonlySet<string> = new Set(["Conn", "TcpConn", "TlsConn"]);

/** What of a connection Workers do not know. */
const missing: ReadonlySet<string> = new Set(["localAddr", "remoteAddr", "rid", "handshake"]);

/**
 * `Deno.connect({ hostname, port })` → `connectTcp({ hostname, port })` of a generated module, `Deno.connectTls` likewise.
 *
 * @param node `Deno.connect`
 */
export function convertConnect(
  node: ts.Node,
  name: "connectTcp" | "connectTls",
  context: DenoContext,
): string | undefined {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node) return "it is not called here";
  const [address, ...others] = call.arguments;
  if (!address || others.length > 0 || !ts.isObjectLiteralExpression(address))
    return "its options are not written here";
  for (const property of address.properties) {
    const key = property.name?.getText() ?? property.getText();
    const isTcp =
      key === "transport" &&
      ts.isPropertyAssignment(property) &&
      /^["']tcp["']$/.test(property.initializer.getText()) &&
      name === "connectTcp";
    if (!isTcp && key !== "hostname" && key !== "port") return `a Worker has no option \`${key}\` of connections`;
  }
  const outer = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent;
  if (ts.isVariableDeclaration(outer) && ts.isIdentifier(outer.name))
    for (const use of usesInFile(outer.name, context.checker)) {
      const member = use.parent;
      if (ts.isPropertyAccessExpression(member) && member.expression === use && missing.has(member.name.text))
        context.find(member, "deno-workers/socket", `\`${member.getText()}\` is not known to a Worker.`);
    }
  const file = node.getSourceFile();
  context.collector.replaceNode(node, context.import(file, { name, module: moduleFrom(file, context) }), code);
  context.connecting.add(file);
  return undefined;
}

/** `Deno.Conn` → `Connection`, where connections are opened by the generated module. @param node `Deno.Conn` */
export function convertConnectionType(node: ts.Node, context: DenoContext): boolean {
  const [opening] = context.connecting;
  if (!opening) return false;
  const file = node.getSourceFile();
  const module = moduleFrom(file, context);
  context.collector.replaceNode(node, context.import(file, { name: "Connection", module, isType: true }), code);
  return true;
}

/** One module for the program: beside the first file that opens connections. */
function moduleFrom(file: ts.SourceFile, { analysis, connecting }: DenoContext): string {
  const [first = file] = connecting;
  const from = directoryOf(analysis.pathOf(file));
  const relative = relativePath(from, joinPath(directoryOf(analysis.pathOf(first)), moduleName));
  return `${relative.startsWith(".") ? relative : `./${relative}`}.${isJavaScript(first) ? "js" : "ts"}`;
}

/** The generated module, and what it imports where the types of Workers are not there. */
export function connectionModules({ connecting, analysis }: DenoContext): NewFile[] {
  const [first] = connecting;
  if (!first) return [];
  const home = directoryOf(analysis.pathOf(first));
  if (isJavaScript(first))
    return [{ path: joinPath(home, `${moduleName}.js`), text: withoutTypes(connectionText), code }];
  const types = joinPath(home, "cloudflare-sockets.d.ts");
  const hasTypes =
    packageDependsOn(analysis.tree, home, "@cloudflare/workers-types") || analysis.tree.fileExists(types);
  return [
    { path: joinPath(home, `${moduleName}.ts`), text: connectionText, code },
    ...(hasTypes ? [] : [{ path: types, text: socketTypesText, code } as const]),
  ];
}
