import { ts } from "ts-morph";
import { directoryOf, joinPath, relativePath } from "../../../src/engine/tree-paths.js";
import type { NewFile } from "../../../src/engine/plan.js";
import type { DenoContext } from "../deno-context.js";

/** https://docs.deno.com/api/deno/~/Deno.errors */
const names: ReadonlySet<string> = new Set([
  "AddrInUse",
  "AddrNotAvailable",
  "AlreadyExists",
  "BadResource",
  "BrokenPipe",
  "Busy",
  "ConnectionAborted",
  "ConnectionRefused",
  "ConnectionReset",
  "FilesystemLoop",
  "Http",
  "Interrupted",
  "InvalidData",
  "IsADirectory",
  "NetworkUnreachable",
  "NotADirectory",
  "NotCapable",
  "NotConnected",
  "NotFound",
  "NotSupported",
  "PermissionDenied",
  "TimedOut",
  "UnexpectedEof",
  "WouldBlock",
  "WriteZero",
]);

const moduleName = "deno-errors";

/** `Deno.errors.NotFound` → `NotFound` of a generated module. @param node `Deno.errors` */
export function convertErrorClass(node: ts.Node, context: DenoContext): string | undefined {
  const member = node.parent;
  const name =
    (ts.isPropertyAccessExpression(member) && member.expression === node && member.name.text) ||
    (ts.isQualifiedName(member) && member.left === node && member.right.text) ||
    "";
  if (!names.has(name)) return "it names no error";
  const file = node.getSourceFile();
  const known = context.errorClasses.get(file) ?? new Set();
  context.errorClasses.set(file, known.add(name));
  const folder = errorsFolder(file, context);
  const path = joinPath(folder, `${moduleName}.ts`);
  const from = directoryOf(context.analysis.pathOf(file));
  const relative = relativePath(from, path);
  const local = context.import(file, { name, module: relative.startsWith(".") ? relative : `./${relative}` });
  context.collector.replaceNode(member, local, "deno-workers/error-class");
  return undefined;
}

/** One module for all files of a program: beside the config of Deno, in `src` where the file is there. */
function errorsFolder(file: ts.SourceFile, { modules, analysis }: DenoContext): string {
  const path = analysis.pathOf(file);
  const [config] = modules.configs.above(directoryOf(path));
  const home = config?.folder ?? "";
  const source = joinPath(home, "src");
  return path.startsWith(`${source}/`) ? source : home;
}

/** The module of the errors that were converted. */
export function errorModules(context: DenoContext): NewFile[] {
  const byPath = new Map<string, Set<string>>();
  for (const [file, classes] of context.errorClasses) {
    const path = joinPath(errorsFolder(file, context), `${moduleName}.ts`);
    const known = byPath.get(path) ?? new Set<string>();
    byPath.set(path, known);
    for (const name of classes) known.add(name);
  }
  return [...byPath]
    .filter(([path]) => !context.analysis.tree.fileExists(path))
    .map(([path, classes]) => ({
      path,
      text: moduleText([...classes].sort()),
      code: "deno-workers/error-class" as const,
    }));
}

function moduleText(classes: readonly string[]): string {
  const text = classes.map(
    (name) => `export class ${name} extends Error {\n  override readonly name = "${name}";\n}\n`,
  );
  return [`/** The errors that the program took from Deno. Generated once: the file is yours. */\n`, ...text].join(
    "\n",
  );
}
