import { type Conversion, type Refusal, labelOf, refuse } from "./conversion.js";
import { type Decision, decideByKeys } from "./key-conflicts.js";
import type { Keys } from "./keys.js";
import type { PlannedPipeline } from "./pipelines.js";

export interface PipelineDecision extends Decision {
  readonly pipelines: readonly PlannedPipeline[];
  /** Pipelines that KV could do, each with the call for which one of its commands stays. */
  readonly lost: readonly { readonly pipeline: PlannedPipeline; readonly because: Refusal }[];
}

/** A pipeline goes or stays as a whole: with one member that has to stay, the others stay too. */
export function decideWithPipelines(
  single: readonly Conversion[],
  pipelines: readonly PlannedPipeline[],
  refusals: readonly Refusal[],
  keys: Keys,
): PipelineDecision {
  let staying = [...refusals];
  let open = pipelines;
  const torn: { pipeline: PlannedPipeline; because: Refusal }[] = [];
  for (;;) {
    const members = open.flatMap((pipeline) => pipeline.members);
    const decision = decideByKeys([...single, ...members], staying, keys);
    const lost = open.filter((pipeline) => pipeline.members.some((member) => !decision.conversions.includes(member)));
    if (lost.length === 0) {
      const isMember = new Set(members);
      const lostBefore = pipelines.filter((pipeline) => !open.includes(pipeline));
      const withheld = [
        ...decision.withheld,
        ...lostBefore.flatMap(({ members: all, pipeline }) => {
          const because = staying.find(({ use }) => use === all[0]?.use) ?? refusals[0];
          return because
            ? all.map((conversion) => ({
                conversion,
                because,
                message: `\`${labelOf(conversion.use)}\` stays with \`${labelOf(pipeline.start)}\`, of which one command works on a key that stays in Redis.`,
              }))
            : [];
        }),
      ];
      return {
        ...decision,
        withheld,
        conversions: decision.conversions.filter((conversion) => !isMember.has(conversion)),
        pipelines: open,
        lost: torn,
      };
    }
    for (const pipeline of lost) {
      const found = decision.withheld.find(({ conversion }) => pipeline.members.includes(conversion));
      if (found) torn.push({ pipeline, because: found.because });
    }
    open = open.filter((pipeline) => !lost.includes(pipeline));
    staying = [
      ...staying,
      ...lost.flatMap(({ members: all }) =>
        all.map((member): Refusal => refuse(member.use, "redis-kv/shared-key", "stays with its pipeline", member.keys)),
      ),
    ];
  }
}
