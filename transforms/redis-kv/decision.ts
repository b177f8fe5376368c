import { asStaying, moveToObject } from "./durable-object/moved-calls.js";
import { type Conversion, type Refusal, refuse } from "./conversion.js";
import type { Decision } from "./key-conflicts.js";
import type { Keys } from "./keys.js";
import { decideWithPipelines } from "./pipeline-decision.js";
import type { PlannedPipeline } from "./pipelines.js";
import type { LibraryCall } from "./uses.js";

export interface Planned {
  readonly refused: readonly Refusal[];
  readonly single: readonly Conversion[];
  readonly pipelines: readonly PlannedPipeline[];
  /** Commands that stay without a finding of their own. */
  readonly elsewhere: readonly Refusal[];
  /** What calls become on the Durable Object. */
  readonly onObject: ReadonlyMap<LibraryCall, Conversion>;
  /** Pipelines of such calls. */
  readonly objectPipelines: readonly PlannedPipeline[];
}

export interface WholeDecision extends Pick<Decision, "conversions" | "unproven"> {
  readonly pipelines: readonly PlannedPipeline[];
  /** Calls that go to the Durable Object, and pipelines of them. */
  readonly moved: readonly Conversion[];
  readonly movedPipelines: readonly PlannedPipeline[];
  /** Calls that stay in Redis, each with its finding. */
  readonly refusals: Refusal[];
}

/**
 * Decides which store each call looks into, so that commands that may meet on a key look into the same one: KV, the
 * Durable Object, or still Redis.
 */
export function decideAll(planned: Planned, keys: Keys): WholeDecision {
  const { refused, single, pipelines, elsewhere, objectPipelines } = planned;
  const onObject = new Map(planned.onObject);
  let orphans: readonly Refusal[] = [];
  for (;;) {
    const { refusals, moved } = moveToObject([...refused, ...orphans], onObject, keys);
    // A pipeline goes as a whole.
    const torn = objectPipelines.filter(
      ({ members }) =>
        members.some(({ use }) => onObject.has(use)) && !members.every((member) => moved.includes(member)),
    );
    if (torn.length > 0) {
      for (const { use } of torn.flatMap(({ members }) => members)) onObject.delete(use);
      continue;
    }
    const staying = [...refusals, ...moved.map(asStaying), ...elsewhere];
    const decision = decideWithPipelines(single, pipelines, staying, keys);
    const onTheirWay = new Set(moved.map(({ use }) => use));
    const found: Refusal[] = [];
    const withheld: Refusal[] = [];
    for (const { conversion, because, message } of decision.withheld) {
      const { use } = conversion;
      if (onTheirWay.has(because.use)) {
        const object = onObject.get(use);
        if (object) {
          onTheirWay.add(use);
          moved.push(object);
        } else found.push(refuse(use, "redis-kv/shared-key", message, conversion.keys));
        continue;
      }
      const code = because.code === "redis-kv/rate-limit" ? "redis-kv/rate-limit" : "redis-kv/shared-key";
      withheld.push(refuse(use, code, message, conversion.keys));
    }
    // A call that can go neither to KV nor to the object keeps those on its keys in Redis.
    if (found.length === 0) {
      const known = new Set(refusals.map(({ use }) => use));
      const movedPipelines = objectPipelines.filter(({ members }) => members.every(({ use }) => onObject.has(use)));
      const inPipelines = new Set(movedPipelines.flatMap(({ members }) => members));
      const starts = new Set(movedPipelines.map(({ pipeline }) => pipeline.start));
      return {
        ...decision,
        moved: moved.filter((conversion) => !inPipelines.has(conversion)),
        movedPipelines,
        refusals: [...refusals, ...withheld.filter(({ use }) => !known.has(use))].filter(({ use }) => !starts.has(use)),
      };
    }
    orphans = [...orphans, ...found];
  }
}
