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
  // One signature for the three scopes: the context is only handed on.
  const plan = transform.plan.bind(transform) as (context: never) => ReturnType<Transform["plan"]>;
  return {
    ...transform,
    plan: async (context: never) => {
      await checkpoint(signal);
      return plan(context);
    },
  };
}
