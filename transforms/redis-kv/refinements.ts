import { ts } from "ts-morph";
import type { CommandContext, Refusal } from "./conversion.js";
import { labelOf } from "./conversion.js";
import { runsAtLoad } from "../../src/typescript/runs-at-load.js";

const listens = /^(?:[ps]?subscribe|on|once|addlistener)$/;

/**
 * Names more exactly what several commands are together: INCR with EXPIRE on its key is a rate limiter, a list that is
 * pushed to and popped from is a queue, and who listens while a module loads is no subscriber of one request.
 */
export function refineRefusals(refusals: readonly Refusal[], context: CommandContext): Refusal[] {
  const isShared = (a: Refusal, b: Refusal) => context.keys.relation(a.keys, b.keys) === "shared";
  const pushes = refusals.filter(({ use }) => /^[lr]push/.test(use.command));
  const pops = refusals.filter(({ use }) => /^(?:b?[lr]pop|blmove|lmove|rpoplpush|brpoplpush)/.test(use.command));
  return refusals.map((refusal): Refusal => {
    const { command, call } = refusal.use;
    if (refusal.code === "redis-kv/pub-sub" && listens.test(command) && runsAtLoad(call)) {
      const message = `\`${labelOf(refusal.use)}\` listens from when the module loads. A Worker runs only while it handles something: whoever publishes has to call the object that holds the sockets.`;
      return { ...refusal, code: "redis-kv/subscriber-at-load", message };
    }
    if (refusal.code === "redis-kv/counter" && command.startsWith("incr") && setsTimeBeside(refusal, context)) {
      const message = `\`${labelOf(refusal.use)}\` counts within a time, which is how rates are limited.`;
      return { ...refusal, code: "redis-kv/rate-limit", message };
    }
    const isQueue =
      (pushes.includes(refusal) && pops.some((pop) => isShared(pop, refusal))) ||
      (pops.includes(refusal) && pushes.some((push) => isShared(push, refusal)));
    if (isQueue && refusal.code === "redis-kv/list") {
      const message = `\`${labelOf(refusal.use)}\` works on a list that is filled at one end and emptied at the other: a queue.`;
      return { ...refusal, code: "redis-kv/job-queue", message };
    }
    return refusal;
  });
}

/** Whether the function around a counter also sets how long its key lives. */
function setsTimeBeside({ use }: Refusal, { calls }: CommandContext): boolean {
  const owner = ts.findAncestor(use.call, ts.isFunctionLike) ?? use.call.getSourceFile();
  const visit = (node: ts.Node): boolean => {
    if (
      calls.has(node) &&
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^p?expire(?:at)?$/i.test(node.expression.name.text)
    )
      return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(owner);
}
