import { ts } from "ts-morph";
import { treatmentOf } from "./commands.js";
import { planCommand } from "./commands-plan.js";
import { type CommandContext, type Conversion, type Refusal, labelOf, refuse } from "./conversion.js";
import { planObjectCall } from "./durable-object/object-calls.js";
import type { Escape } from "./escapes.js";
import { type PlannedTransaction, planTransaction } from "./durable-object/transactions.js";
import { type PlannedPipeline, collectPipelines, planPipeline } from "./pipelines.js";
import type { FileUses, LibraryCall } from "./uses.js";

/** What each call of a client would become, by itself. */
export interface PlannedCalls {
  readonly planned: readonly (Conversion | Refusal)[];
  readonly pipelines: readonly PlannedPipeline[];
  /** Calls that go with the connection. */
  readonly connections: readonly LibraryCall[];
  /** What a call becomes on the Durable Object. */
  readonly onObject: ReadonlyMap<LibraryCall, Conversion>;
  /** What pipelines become on it: where KV cannot do them, or works on other keys. */
  readonly objectPipelines: readonly PlannedTransaction[];
}

export function planCalls(
  files: readonly FileUses[],
  escapes: readonly Escape[],
  context: CommandContext,
  options: { readonly "durable-objects": boolean },
): PlannedCalls {
  const calls = files.flatMap((uses) => uses.calls);
  const keptWith = escapes.flatMap(({ call, client }) => (call && client === undefined ? [call] : []));
  const pipelines = files.flatMap((uses) => collectPipelines(uses.calls, context.checker));
  const inPipelines = new Set(pipelines.flatMap(({ start, members, runs }) => [start, ...members, ...runs]));
  const planned: (Conversion | Refusal)[] = [];
  const onObject = new Map<LibraryCall, Conversion>();
  const connections: LibraryCall[] = [];
  for (const use of calls) {
    if (inPipelines.has(use)) continue;
    const firstKey = () => context.keys.of("any", use.call.arguments.slice(0, 1));
    if (keptWith.some((kept) => ts.findAncestor(use.call, (node) => node === kept))) {
      const message = `\`${labelOf(use)}\` stays with what it is given to.`;
      planned.push(refuse(use, "redis-kv/framework", message, firstKey()));
      continue;
    }
    if (use.type.entity !== "client") {
      const message = `Where the pipeline of \`${labelOf(use)}\` runs could not be followed.`;
      planned.push(refuse(use, "redis-kv/transaction", message, firstKey()));
      continue;
    }
    const object = options["durable-objects"] ? planObjectCall(use, context) : undefined;
    if (object) onObject.set(use, object);
    const result = planCommand(use, context);
    if (result) planned.push(result);
    else if (treatmentOf(use.command).kind === "connection") connections.push(use);
    else {
      const message = `\`${labelOf(use)}\` could not be followed.`;
      planned.push(refuse(use, "redis-kv/transaction", message, context.keys.of("none", [])));
    }
  }
  const plannedPipelines: PlannedPipeline[] = [];
  const objectPipelines: PlannedTransaction[] = [];
  for (const pipeline of pipelines) {
    const result = planPipeline(pipeline, context);
    if ("emit" in result) plannedPipelines.push(result);
    else planned.push(...result);
    const object = options["durable-objects"] ? planTransaction(pipeline, context) : undefined;
    if (!object) continue;
    objectPipelines.push(object);
    for (const member of object.members) onObject.set(member.use, member);
  }
  return { planned, pipelines: plannedPipelines, connections, onObject, objectPipelines };
}
