import type { Node } from "../../parse.js";

/** A node and all below it, each before those below it. */
export function nodesOf(node: Node): Node[] {
  const nodes: Node[] = [];
  collect(node, nodes);
  return nodes;
}

function collect(value: unknown, nodes: Node[]): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) collect(item, nodes);
    return;
  }
  if (typeof value !== "object" || value === null || !("type" in value)) return;
  nodes.push(value as Node);
  for (const part of Object.values(value)) collect(part, nodes);
}

/** A text with some ranges replaced, which do not overlap. */
export function replaced(
  text: string,
  parts: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let result = text;
  for (const part of [...parts].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, part.start) + part.text + result.slice(part.end);
  }
  return result;
}
