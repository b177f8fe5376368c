import { asStaying, moveToObject } from "./durable-object/moved-calls.js";
import { type Conversion, type Refusal, labelOf, refuse } from "./conversion.js";
import type { Decision } from "./key-conflicts.js";
import type { Keys } from "./keys.js";
import { decideWithPipelines } from "./pipeline-decision.js";
import type { PlannedPipeline } from "./pipelines.js";
import type { PlannedTransaction } from "./durable-object/transactions.js";
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
  readonly objectPipelines: readonly PlannedTransaction[];
}

export interface WholeDecision extends Pick<Decision, "conversions" | "unproven"> {
  readonly pipelines: readonly PlannedPipeline[];
  /** Calls that go to the Durable Object, and pipelines of them. */
  readonly moved: readonly Conversion[];
  readonly movedPipelines: readonly PlannedTransaction[];
  /** Calls that stay in Redis, each with its finding. */
  readonly refusals: Refusal[];
}

/**
 * Decides which store each call looks into, so that commands that may meet on a key look into the same one: KV, the
 * Durable Object, or still Redis.
 */
export function decideAll(planned: Planned, keys: Keys): WholeDecision {
  const { refused, single, elsewhere, objectPipelines } = planned;
  let pipelines = planned.pipelines;
  const onObject = new Map(planned.onObject);
  let orphans: readonly Refusal[] = [];
  for (;;) {
    const { refusals, moved } = moveToObject([...refused, ...orphans], onObject, keys);
    // A pipeline goes as a whole.
    const forKv = new Set(pipelines.map(({ pipeline }) => pipeline));
    const torn = objectPipelines.filter(
      ({ members, pipeline }) =>
        !forKv.has(pipeline) &&
        members.some(({ use }) => onObject.has(use)) &&
        !members.every((member) => moved.includes(member)),
    );
    if (torn.length > 0) {
      for (const { use } of torn.flatMap(({ members }) => members)) onObject.delete(use);
      continue;
    }
    const staying = [...refusals, ...moved.map(asStaying), ...elsewhere];
    const decision = decideWithPipelines(single, pipelines, staying, keys);
    const onTheirWay = new Set(moved.map(({ use }) => use));
    // A pipeline of which one command works on a key of the object goes to it, if it can.
    const following = decision.lost.filter(({ because }) => onTheirWay.has(because.use));
    if (following.length > 0) {
      const gone = new Set(following.map(({ pipeline }) => pipeline));
      pipelines = pipelines.filter((pipeline) => !gone.has(pipeline));
      const members = following.flatMap(({ pipeline, because }) =>
        pipeline.members.map(({ use, keys: own }) => {
          const message = `\`${labelOf(use)}\` stays with its pipeline, of which a command works on a key of \`${labelOf(because.use)}\`.`;
          return refuse(use, "redis-kv/shared-key", message, own);
        }),
      );
      orphans = [...orphans, ...members];
      continue;
    }
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
      const goesToObject = new Set(moved);
      const movedPipelines = objectPipelines.filter(({ members }) =>
        members.every((member) => goesToObject.has(member)),
      );
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
