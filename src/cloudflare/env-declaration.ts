import { lineEndOf } from "../engine/line-end.js";
/*
 * Finds and extends ambient declarations of the Env type in the text of a TypeScript file. It reads braces and names
 * with comments and strings blanked out, which is enough for declarations and does not load TypeScript.
 */

/** Body of an interface: the offsets behind `{` and of `}`. */
export interface InterfaceBody {
  readonly start: number;
  readonly end: number;
}

export interface EnvDeclarations {
  /** `Env` in an ambient `namespace Cloudflare`: what `env` of `cloudflare:workers` is typed by. */
  readonly cloudflareEnv?: InterfaceBody;
  /** Global `CloudflareEnv`: what OpenNext's `getCloudflareContext().env` is typed by. */
  readonly openNextEnv?: InterfaceBody;
  /** The file is a script, not a module: what it declares is global. */
  readonly isScript: boolean;
}

export function findEnvDeclarations(text: string): EnvDeclarations {
  const code = blankOut(text);
  const isScript = !/^[ \t]*(?:import\b(?!\s*\()|export\b)/m.test(code);
  // In a module only `declare global { … }` is ambient.
  const ambient = isScript ? [{ start: 0, end: code.length }] : bodies(code, /\bdeclare\s+global\s*\{/g);
  const within = (pattern: RegExp, ranges: readonly InterfaceBody[]) =>
    bodies(code, pattern).find((body) => ranges.some((range) => range.start <= body.start && body.end <= range.end));
  const namespaces = bodies(code, /\bnamespace\s+Cloudflare\s*\{/g).filter((body) =>
    ambient.some((range) => range.start <= body.start && body.end <= range.end),
  );
  const cloudflareEnv = within(/\binterface\s+Env\b[^{};]*\{/g, namespaces);
  const openNextEnv = within(/\binterface\s+CloudflareEnv\b[^{};]*\{/g, ambient);
  return { isScript, ...(cloudflareEnv && { cloudflareEnv }), ...(openNextEnv && { openNextEnv }) };
}

/** Whether an interface declares a member, quoted or not. The name is a plain identifier. */
export function hasMember(text: string, body: InterfaceBody, name: string): boolean {
  return new RegExp(`(?:^|[\\s;,{"'])${name.replaceAll("$", "\\$")}["']?\\s*\\??\\s*:`).test(
    withoutComments(text).slice(body.start, body.end),
  );
}

/** Adds a member behind the last one, in the layout of the body. */
export function addMember(text: string, body: InterfaceBody, member: string): string {
  const content = text.slice(body.start, body.end);
  const code = blankOut(text).slice(body.start, body.end).trimEnd();
  const eol = lineEndOf(text);
  if (code.trim() !== "" && !content.includes("\n")) {
    const separator = /[;,]$/.test(code) ? "" : ";";
    const at = body.start + code.length;
    return `${text.slice(0, at)}${separator} ${member}${separator ? "" : ";"}${text.slice(at)}`;
  }
  const outerIndent = /[ \t]*/.exec(text.slice(text.lastIndexOf("\n", body.start) + 1))?.[0] ?? "";
  const firstIndent = /\n([ \t]+)\S/.exec(content)?.[1];
  const unit = /^[ \t]+/m.exec(text)?.[0] ?? "  ";
  const indent = firstIndent ?? outerIndent + (unit.startsWith("\t") ? "\t" : unit.length > 4 ? "  " : unit);
  const end = /[;,]$/.exec(code)?.[0] ?? (code.trim() === "" ? ";" : "");
  const at = body.start + content.trimEnd().length;
  const close = content.includes("\n") ? "" : eol + outerIndent;
  return text.slice(0, at) + eol + indent + member + end + close + text.slice(content.includes("\n") ? at : body.end);
}

function bodies(code: string, opening: RegExp): InterfaceBody[] {
  return [...code.matchAll(opening)].flatMap((match) => {
    const start = match.index + match[0].length;
    let depth = 1;
    for (let end = start; end < code.length; end++) {
      if (code[end] === "{") depth++;
      if (code[end] === "}" && --depth === 0) return [{ start, end }];
    }
    return [];
  });
}

const comment = /\/\/[^\r\n]*|\/\*[^]*?\*\//;
const string = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`/;
const commentOrString = new RegExp(`${string.source}|${comment.source}`, "g");

function blankOut(text: string): string {
  return text.replace(commentOrString, (match) => match.replace(/[^\r\n]/g, " "));
}

function withoutComments(text: string): string {
  return text.replace(commentOrString, (match) => (match.startsWith("/") ? match.replace(/[^\r\n]/g, " ") : match));
}
