import type { Transform } from "./transform.js";

/**
 * Lets events come in (a plan is one long calculation otherwise), and then throws the signal's reason, an `AbortError`
 * unless who aborted gave another, if the signal is aborted.
 */
export async function checkpoint(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  signal.throwIfAborted();
  await new Promise((proceed) => setImmediate(proceed));
  signal.throwIfAborted();
}

/** A transform that looks at the signal whenever it is asked to plan: of scope `file`, before each file. */
export function cancellable(transform: Transform, signal: AbortSignal | undefined): Transform {
  if (!signal) return transform;
  return {
    ...transform,
    // Typed for all three scopes at once: the context is only handed on.
    plan: async (context: never) => {
      await checkpoint(signal);
      return transform.plan(context);
    },
  };
}
