import type { ts } from "ts-morph";
import type { EditCollector } from "../edit-collector.js";
import type { Reason } from "./codes.js";

/** What else is written when a rewrite is emitted. */
export interface RewriteContext {
  readonly collector: EditCollector;
  readonly transform: string;
  readonly because: readonly string[];
}

/** A call that has to be awaited because of its callback, and what becomes of it. */
export interface CallRewrite {
  /** The expression to be awaited: the call, or `call ?? []`. */
  readonly node: ts.Expression;
  readonly reason: Reason;
  /** Texts around the node, inside of the `await`: `Promise.all(` and `)`. */
  readonly before: string;
  readonly after: string;
  /** The texts hold the `await` themselves, and make a value of the node. */
  readonly complete: boolean;
  /** The node is an array of promises. */
  readonly list: boolean;
  /** The values of the callback's body are used up by the rewrite, so they have to be awaited in it. */
  readonly usesBody: boolean;
  /** `expect(() => …)`: the function around the code under test. */
  readonly underTest?: ts.Expression;
  emitRest?(context: RewriteContext): void;
}

/** The call as it is, awaited. */
export function awaited(node: ts.Expression): CallRewrite {
  return { node, reason: "await", before: "", after: "", complete: false, list: false, usesBody: false };
}
