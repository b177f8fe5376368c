import { ts } from "ts-morph";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import { endingOf, kindOfEnding } from "../../../src/typescript/file-imports/file-kinds.js";
import { fileNamedBy } from "../../../src/typescript/file-imports/named-file.js";
import { awaitAround, jsonRead, textRead } from "../../../src/typescript/file-imports/read-value.js";
import type { DenoContext } from "../deno-context.js";

const code = "deno-workers/file-import";

/** What a function of Deno gives of a file. */
interface Reader {
  readonly gives: "text" | "bytes";
  readonly isSync: boolean;
}

export const fileReaders = {
  readTextFile: { gives: "text", isSync: false },
  readTextFileSync: { gives: "text", isSync: true },
  readFile: { gives: "bytes", isSync: false },
  readFileSync: { gives: "bytes", isSync: true },
} as const satisfies Readonly<Record<string, Reader>>;

/**
 * `await Deno.readTextFile("./page.html")`, where the file ships with the code: an import. JSON is imported as a value, so
 * it has to be what `JSON.parse()` reads.
 */
export function convertFileRead(callee: ts.Node, { gives, isSync }: Reader, context: DenoContext): void {
  const call = callee.parent;
  const [named, ...others] = ts.isCallExpression(call) && call.expression === callee ? call.arguments : [];
  const target = named && others.length === 0 ? fileNamedBy(named, context.analysis) : undefined;
  if (!ts.isCallExpression(call) || target === undefined) {
    context.find(callee, "deno-workers/file", `\`${callee.getText()}\`: a Worker has an import, R2, KV or assets.`);
    return;
  }
  const kind = kindOfEnding(endingOf(target));
  const read = isSync ? call : awaitAround(call);
  const parsed = gives === "text" && kind === "json" && read ? parseOf(read) : undefined;
  const fits = parsed !== undefined || (gives === "text" ? kind === "text" : kind === "data");
  const reason =
    context.files.refusal(target) ??
    (fits ? undefined : `\`${target}\` is of a kind that is imported in another form.`);
  if (reason !== undefined) {
    context.find(callee, "deno-workers/file", `\`${callee.getText()}\`: ${reason}`);
    return;
  }
  const value = context.files.value(callee.getSourceFile(), target) ?? "";
  if (parsed) context.replace(parsed, jsonRead(parsed, value), code);
  else {
    const text = gives === "text" ? textRead(read ?? call, value) : `new Uint8Array(${value}.slice(0))`;
    context.replace(read ?? call, read ? text : `Promise.resolve(${text})`, code);
  }
}

/** The `JSON.parse()` that an expression is all of. */
function parseOf(read: ts.Expression): ts.CallExpression | undefined {
  const { parent } = read;
  if (!ts.isCallExpression(parent) || parent.arguments.length !== 1 || parent.arguments[0] !== read) return undefined;
  return dottedName(parent.expression) === "JSON.parse" ? parent : undefined;
}
