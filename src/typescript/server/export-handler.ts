import { ts } from "ts-morph";
import { lineEndOf } from "../../engine/line-end.js";
import type { CodeName } from "../../engine/plan.js";
import { freeName, indentationOf, usesSemicolons } from "../file-style.js";
import { isJavaScript } from "../javascript.js";
import type { RuntimeContext } from "./runtime-context.js";
import type { ServerPlace } from "./server-place.js";
import { isShutdownListener } from "./server-uses.js";
import type { StartUp } from "./start-up.js";

/** What of a call that serves becomes the handler: a node of it, with text around. */
export interface HandlerText {
  readonly node: ts.Node;
  readonly open: string;
  readonly close: string;
  /** Whether the handler's `fetch` takes the request. A function without parameters is called without arguments. */
  readonly takesRequest: boolean;
}

/** A statement at the top of a module that serves becomes the module's default export. */
export function exportHandler<Code extends CodeName>(
  top: ts.Statement,
  { node, open, close }: HandlerText,
  code: Code,
  { collector }: RuntimeContext<Code>,
): void {
  const file = top.getSourceFile();
  collector.replace(file, { start: top.getStart(), end: node.getStart() }, `export default ${open}`, code);
  const semicolon = usesSemicolons(file) ? ";" : "";
  collector.replace(file, { start: node.end, end: top.end }, close + semicolon, code);
}

/** A function that starts up and serves returns the handler, and the module exports one that calls it. */
export function exportOnFirstRequest<Code extends CodeName>(
  { statement, variable }: ServerPlace,
  startUp: StartUp,
  removed: ReadonlySet<ts.Statement>,
  { node, open, close, takesRequest }: HandlerText,
  code: Code,
  context: RuntimeContext<Code>,
): void {
  const { collector } = context;
  const { body, declaration, start } = startUp;
  const file = statement.getSourceFile();
  for (const other of body.statements)
    if (isShutdownListener(other) && !removed.has(other)) context.remove(other, code);
  const following = body.statements.slice(body.statements.indexOf(statement) + 1);
  const last = following.findLast((other) => !removed.has(other) && !isShutdownListener(other));
  const semicolon = usesSemicolons(file) ? ";" : "";
  const handler = variable?.text ?? freeName("handler", body);
  const keyword = last === undefined ? "return" : `const ${handler} =`;
  collector.replace(file, { start: statement.getStart(), end: node.getStart() }, `${keyword} ${open}`, code);
  collector.replace(file, { start: node.end, end: statement.end }, close + semicolon, code);
  const lineEnd = lineEndOf(file.text);
  if (last) {
    const text = `${lineEnd}${indentationOf(statement)}return ${handler}${semicolon}`;
    collector.insert(file, last.end, text, code);
  }
  if (declaration.type)
    collector.replace(file, { start: declaration.parameters.end + 1, end: declaration.type.end }, "", code);
  collector.replaceNode(start, entryText(startUp, file, takesRequest, lineEnd, semicolon), code);
}

function entryText(
  { name, isAsync }: StartUp,
  file: ts.SourceFile,
  takesRequest: boolean,
  lineEnd: string,
  semicolon: string,
): string {
  const isTyped = !isJavaScript(file);
  const ready = freeName("ready", file);
  const indentation = /^[ \t]+(?=\S)/m.exec(file.text)?.[0] ?? "  ";
  const unit = indentation.startsWith("\t") ? "\t" : indentation;
  const argument = takesRequest ? "request" : "";
  const parameter = takesRequest ? (isTyped ? "request: Request" : "request") : "";
  const result = isTyped ? ": Promise<Response>" : "";
  const started = isAsync
    ? [
        `${ready} ??= ${name}().catch((error${isTyped ? ": unknown" : ""}) => {`,
        `${unit}${ready} = undefined${semicolon}`,
        `${unit}throw error${semicolon}`,
        `})${semicolon}`,
        `return (await ${ready}).fetch(${argument})${semicolon}`,
      ]
    : [`${ready} ??= ${name}()${semicolon}`, `return ${ready}.fetch(${argument})${semicolon}`];
  return [
    `let ${ready}${isTyped ? `: ReturnType<typeof ${name}> | undefined` : ""}${semicolon}`,
    "",
    "export default {",
    `${unit}async fetch(${parameter})${result} {`,
    ...started.map((line) => unit + unit + line),
    `${unit}},`,
    `}${semicolon}`,
  ].join(lineEnd);
}

/** `let server: Server | undefined;`, where an assignment fills it. */
export function removeServerDeclaration<Code extends CodeName>(
  variable: ts.Identifier,
  code: Code,
  context: RuntimeContext<Code>,
): void {
  if (ts.isVariableDeclaration(variable.parent)) return;
  const declaration = context.checker.getSymbolAtLocation(variable)?.valueDeclaration;
  if (declaration && ts.isVariableDeclaration(declaration)) context.remove(declaration, code);
}

/** `fetch(request)` → `fetch(request: Request)`: the call that served gave the parameter its type. */
export function annotateRequest<Code extends CodeName>(
  written: ts.SignatureDeclaration,
  code: Code,
  { collector }: RuntimeContext<Code>,
): void {
  const file = written.getSourceFile();
  const [request] = written.parameters;
  if (isJavaScript(file) || !request || request.type || request.initializer) return;
  const hasParentheses =
    written.getText().includes("(") && file.text.slice(written.getStart(), request.getStart()).includes("(");
  const [open, close] = hasParentheses ? ["", ""] : ["(", ")"];
  collector.wrap(file, { start: request.getStart(), end: request.end }, open, `: Request${close}`, code);
}
