import type { ts } from "ts-morph";
import { type Conversion, labelOf, refuse } from "./conversion.js";
import type { WholeDecision } from "./decision.js";
import { type Subscribers, emitSubscribers } from "./durable-object/subscribers.js";
import type { Emission } from "./emission.js";
import type { Decision } from "./key-conflicts.js";
import type { LibraryCall } from "./uses.js";

/**
 * Writes the calls that go to KV and to the Durable Object, and names those that stay.
 *
 * @returns the calls that were written
 */
export function emitCalls(
  { conversions, pipelines, moved, movedPipelines, refusals, unproven }: WholeDecision,
  subscribers: Subscribers | undefined,
  { collector, files, access, helpers, objects, getters, isWhole }: Emission,
): Conversion[] {
  const emitted: Conversion[] = [];
  const receiverOf = ({ call, type }: LibraryCall) =>
    isWhole(type, call.getSourceFile()) ? undefined : access.textAt(call);
  for (const conversion of conversions) {
    const { access: member, call, type } = conversion.use;
    if (!isWhole(type, call.getSourceFile()) && member.questionDotToken) {
      const message = `\`${labelOf(conversion.use)}\` is called only where there is a client, which stays.`;
      refusals.push(refuse(conversion.use, "redis-kv/optional-client", message, conversion.keys));
    } else if (member.questionDotToken && conversion.helpers.some((name) => name.startsWith("kv"))) {
      const message = `\`${labelOf(conversion.use)}\` is called only where there is a client.`;
      refusals.push(refuse(conversion.use, "redis-kv/optional-client", message, conversion.keys));
    } else {
      conversion.emit(receiverOf(conversion.use), collector);
      emitted.push(conversion);
    }
  }
  for (const pipeline of pipelines) {
    const { start } = pipeline.pipeline;
    const expression = start.access.expression;
    const isKept = isWhole(start.type, start.call.getSourceFile());
    const isSingleton = files.some(({ singletons }) => singletons.some(({ node }) => node === expression));
    const client =
      isKept && !isSingleton ? `${expression.getText()}${getters.callOf(expression)}` : access.textAt(start.call);
    pipeline.emit(client, collector);
    emitted.push(...pipeline.members);
  }
  for (const conversion of moved) {
    if (conversion.use.access.questionDotToken) {
      const message = `\`${labelOf(conversion.use)}\` is called only where there is a client.`;
      refusals.push(refuse(conversion.use, "redis-kv/optional-client", message, conversion.keys));
      continue;
    }
    conversion.emit(undefined, collector);
    objects.use(conversion.use.call.getSourceFile(), "redisObject");
    emitted.push(conversion);
  }
  if (subscribers) {
    emitSubscribers(subscribers, collector);
    for (const node of [...subscribers.made, ...subscribers.types])
      objects.use(node.getSourceFile(), "RedisSubscriber");
  }
  for (const pipeline of movedPipelines) {
    pipeline.emit(undefined, collector);
    objects.use(pipeline.pipeline.start.call.getSourceFile(), ...pipeline.objectNames);
    emitted.push(...pipeline.members);
  }
  for (const { use, helpers: needed, note } of emitted) {
    helpers.use(use.call.getSourceFile(), needed);
    if (note) collector.find(use.call, note.code, note.message);
  }
  for (const { use, code, message } of refusals) collector.find(use.call, code, message);
  for (const { conversion, because } of firstOfFiles(unproven)) {
    const message = `The key of \`${labelOf(conversion.use)}\` could not be followed; \`${labelOf(because.use)}\`, which does not look into KV, may have the same.`;
    collector.find(conversion.use.call, "redis-kv/key-unproven", message);
  }

  return emitted;
}

function firstOfFiles(unproven: Decision["unproven"]): Decision["unproven"] {
  const seen = new Set<ts.SourceFile>();
  return unproven.filter(({ conversion }) => {
    const file = conversion.use.call.getSourceFile();
    const isFirst = !seen.has(file);
    seen.add(file);
    return isFirst;
  });
}
