import { ts } from "ts-morph";
import type { DenoContext } from "../deno-context.js";

const code = "deno-workers/reference";

/** Removes `/// <reference lib="deno.ns" />` and `// @deno-types="…"`, line by line. */
export function convertReferences(file: ts.SourceFile, { collector }: DenoContext): void {
  const lines =
    /^[ \t]*(?:\/\/\/[ \t]*<reference[ \t]+(?:no-default-lib|lib|types)=["'](?:true|deno\.[\w.]+|https?:[^"']+|npm:[^"']+)["'][^\n]*|\/\/[ \t]*@(?:deno-types|ts-types)=[^\n]*)\r?\n?/gm;
  for (const match of file.text.matchAll(lines)) {
    const start = match.index;
    // A line inside of a text or a longer comment only looks like one.
    const token = tokenAt(file, start + (/\S/.exec(match[0])?.index ?? 0));
    if (!token) continue;
    collector.replace(file, { start, end: start + match[0].length }, "", code);
  }
}

/** Whether a comment of one line begins at a position. */
function tokenAt(file: ts.SourceFile, position: number): boolean {
  const beginsIn = (start: number) =>
    (ts.getLeadingCommentRanges(file.text, start) ?? []).some(
      ({ pos, kind }) => pos === position && kind === ts.SyntaxKind.SingleLineCommentTrivia,
    );
  const visit = (node: ts.Node): boolean => {
    if (position < node.pos || position >= node.end) return false;
    return beginsIn(node.pos) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  };
  return visit(file) || beginsIn(0);
}
