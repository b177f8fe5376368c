import { type Conversion, type Refusal, labelOf, refuse } from "../conversion.js";
import { decideAll } from "../decision.js";
import type { Keys } from "../keys.js";
import type { LibraryName } from "../library.js";
import type { PlannedPipeline } from "../pipelines.js";
import { adapterCommand } from "./adapter-commands.js";

interface Calls {
  readonly refused: readonly Refusal[];
  readonly single: readonly Conversion[];
  readonly pipelines: readonly PlannedPipeline[];
  readonly elsewhere: readonly Refusal[];
  /** Libraries whose client is used in a way that no adapter can follow, with the reason. */
  readonly kept: ReadonlyMap<LibraryName, string>;
}

/**
 * Decides which calls an adapter answers. It tells them by their name alone, so a name goes to KV only where each call
 * of it may, whatever the client; and, as without the flag, commands on one key stay together.
 */
export function decideFlagged(calls: Calls, keys: Keys): { readonly answered: Conversion[]; readonly left: Refusal[] } {
  const { single, pipelines, elsewhere, kept } = calls;
  const leave = ({ use, keys: own }: Conversion, why: string) =>
    refuse(use, "redis-kv/flag-left", `\`${labelOf(use)}\` stays with Redis: ${why}.`, own);
  const refused = [
    ...calls.refused,
    ...pipelines.flatMap(({ members }) => members.map((member) => leave(member, "an adapter has no pipelines"))),
  ];
  let open = [...single];
  for (;;) {
    const { refusals } = decideAll(
      { refused, single: open, pipelines: [], elsewhere, onObject: new Map(), objectPipelines: [] },
      keys,
    );
    const stays = new Set(refusals.map(({ use }) => use));
    const lost = (conversion: Conversion): Refusal | undefined => {
      const { use } = conversion;
      if (stays.has(use)) return undefined;
      const { library } = use.type;
      const why = kept.get(library);
      if (why !== undefined) return leave(conversion, why);
      if (use.buffer || !adapterCommand(use.command)) return leave(conversion, "the adapter does not have the command");
      const { text } = use.access.name;
      const isAlike = (other: Refusal) => other.use.type.library === library && other.use.access.name.text === text;
      const other = refusals.find(isAlike) ?? elsewhere.find(isAlike);
      return other && leave(conversion, `another \`${text}\` of the client does, and the flag decides by name`);
    };
    const found = open.flatMap((conversion) => lost(conversion) ?? []);
    if (found.length === 0) return { answered: open.filter(({ use }) => !stays.has(use)), left: refusals };
    const leaving = new Set(found.map(({ use }) => use));
    open = open.filter(({ use }) => !leaving.has(use));
    refused.push(...found);
  }
}
