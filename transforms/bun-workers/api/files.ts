import { ts } from "ts-morph";
import {
  type FileKind,
  contentTypeOf,
  endingOf,
  kindOfEnding,
} from "../../../src/typescript/file-imports/file-kinds.js";
import { fileNamedBy } from "../../../src/typescript/file-imports/named-file.js";
import {
  awaitAround,
  jsonRead,
  textRead,
  withoutParentheses,
} from "../../../src/typescript/file-imports/read-value.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { BunContext } from "../bun-context.js";

const code = "bun-workers/file-import";

/**
 * `Bun.file("./page.html")` that is read, or given to a `Response`, where the file ships with the code: an import.
 *
 * @param callee what names the function
 */
export function convertFile(callee: ts.Node, context: BunContext): void {
  const call = callee.parent;
  if (!ts.isCallExpression(call) || call.expression !== callee || call.arguments.length !== 1) {
    refuse(callee, context);
    return;
  }
  const [named] = call.arguments;
  const target = named && fileNamedBy(named, context.analysis);
  if (target === undefined) {
    refuse(callee, context);
    return;
  }
  const reason = context.files.refusal(target);
  if (reason !== undefined) {
    context.find(callee, "bun-workers/file", `\`${callee.getText()}\`: ${reason}`);
    return;
  }
  const conversion = conversionOf(call, target, context);
  if (conversion) conversion();
  else
    context.find(
      callee,
      "bun-workers/file",
      `\`${callee.getText()}\`: \`${target}\` is not only read in the way that its kind can be imported.`,
    );
}

function refuse(callee: ts.Node, context: BunContext): void {
  const message = `\`${callee.getText()}\`: a Worker has an import of a file that ships with it, assets, R2 or KV.`;
  context.find(callee, "bun-workers/file", message);
}

/** What is done with a value that stands for the file, or undefined where it cannot be done. */
function conversionOf(value: ts.Expression, target: string, context: BunContext): (() => void) | undefined {
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return readOf(parent, target, context);
  if (ts.isNewExpression(parent) && parent.arguments?.[0] === value) return responseOf(parent, value, target, context);
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== value || !ts.isIdentifier(parent.name))
    return undefined;
  const list = parent.parent;
  const statement = list.parent;
  if (!ts.isVariableStatement(statement) || (list.flags & ts.NodeFlags.Const) === 0) return undefined;
  if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
  const uses = usesInFile(parent.name, context.checker).map((use) => conversionOf(use, target, context));
  if (uses.length === 0 || uses.includes(undefined)) return undefined;
  return () => {
    for (const use of uses) use?.();
    context.remove(parent, code);
  };
}

/** `.text()`, `.json()`, `.bytes()`, `.arrayBuffer()` */
function readOf(member: ts.PropertyAccessExpression, target: string, context: BunContext): (() => void) | undefined {
  const call = member.parent;
  if (!ts.isCallExpression(call) || call.expression !== member || call.arguments.length > 0) return undefined;
  const kind = kindOfEnding(endingOf(target));
  const wanted = readers[member.name.text];
  if (wanted === undefined || wanted !== kind) return undefined;
  return () => {
    const file = call.getSourceFile();
    const awaited = awaitAround(call);
    const text = readText(member.name.text, awaited ?? call, context.files.value(file, target) ?? "");
    context.replace(awaited ?? call, awaited ? text : `Promise.resolve(${text})`, code);
  };
}

const readers: Readonly<Record<string, FileKind>> = { text: "text", json: "json", arrayBuffer: "data", bytes: "data" };

/** Each read gave an object or bytes of its own. */
function readText(reader: string, read: ts.Expression, value: string): string {
  if (reader === "arrayBuffer") return `${value}.slice(0)`;
  if (reader === "bytes") return `new Uint8Array(${value}.slice(0))`;
  return reader === "json" ? jsonRead(read, value) : textRead(read, value);
}

/** `new Response(Bun.file(path), init)`: Bun takes the content type from the file. */
function responseOf(
  response: ts.NewExpression,
  value: ts.Expression,
  target: string,
  context: BunContext,
): (() => void) | undefined {
  if (!ts.isIdentifier(response.expression) || response.expression.text !== "Response") return undefined;
  const [, init, ...others] = response.arguments ?? [];
  const type = contentTypeOf(target);
  if (others.length > 0 || type === undefined) return undefined;
  const header = `"content-type": "${type}"`;
  const withType = init === undefined ? undefined : headersWith(init, header, context);
  if (init !== undefined && !withType) return undefined;
  const kind = kindOfEnding(endingOf(target));
  if (kind !== "text" && kind !== "data") return undefined;
  return () => {
    const content = context.files.value(response.getSourceFile(), target) ?? "";
    const argument = withoutParentheses(content);
    context.replace(value, withType ? argument : `${argument}, { headers: { ${header} } }`, code);
    withType?.();
  };
}

/** Adds the content type to what a response is made with, unless it has one. */
function headersWith(init: ts.Expression, header: string, context: BunContext): (() => void) | undefined {
  if (!ts.isObjectLiteralExpression(init) || init.properties.some((property) => ts.isSpreadAssignment(property)))
    return undefined;
  const headers = init.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === "headers");
  const insert = (object: ts.ObjectLiteralExpression, text: string) => () => {
    const [first] = object.properties;
    const file = object.getSourceFile();
    if (first) context.collector.insert(file, first.getStart(), `${text}, `, code);
    else context.collector.replaceNode(object, `{ ${text} }`, code);
  };
  if (!headers) return insert(init, `headers: { ${header} }`);
  const value = ts.isPropertyAssignment(headers) ? headers.initializer : undefined;
  if (!value || !ts.isObjectLiteralExpression(value)) return undefined;
  if (value.properties.some((property) => ts.isSpreadAssignment(property))) return undefined;
  const names = value.properties.map(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text.toLowerCase() : "",
  );
  return names.includes("content-type") ? () => undefined : insert(value, header);
}
