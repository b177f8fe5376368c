import type { ts } from "ts-morph";
import { becauseOf } from "../edit-collector.js";

/** One link of the chain from a changed place down to the seed. */
export interface Cause {
  readonly text: string;
  readonly next?: Cause | undefined;
}

const longestChain = 6;

export function causeAt(
  node: ts.Node,
  label: string,
  next: Cause | undefined,
  pathOf: (file: ts.SourceFile) => string,
): Cause {
  return { text: becauseOf(node, label, pathOf), next };
}

/** The chain as `because` holds it: nearest first. A long one is cut in the middle, so that its seed stays. */
export function chainOf(cause: Cause | undefined): string[] {
  const chain: string[] = [];
  for (let link = cause; link; link = link.next) if (chain.at(-1) !== link.text) chain.push(link.text);
  if (chain.length <= longestChain) return chain;
  return [...chain.slice(0, longestChain - 2), "…", ...chain.slice(-1)];
}
