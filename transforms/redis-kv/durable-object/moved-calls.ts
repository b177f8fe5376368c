import type { Conversion, Refusal } from "../conversion.js";
import { decideByKeys } from "../key-conflicts.js";
import type { Keys } from "../keys.js";
import type { LibraryCall } from "../uses.js";

/**
 * Decides which of the calls that KV cannot do go to the Durable Object: those that it has a method for, and whose keys
 * are not those of a call that stays in Redis.
 *
 * @returns what still stays, and what goes to the object
 */
export function moveToObject(
  refused: readonly Refusal[],
  onObject: ReadonlyMap<LibraryCall, Conversion>,
  keys: Keys,
): { readonly refusals: Refusal[]; readonly moved: Conversion[] } {
  const movable = refused.flatMap(({ use }) => onObject.get(use) ?? []);
  if (movable.length === 0) return { refusals: [...refused], moved: [] };
  const stays = refused.filter(({ use }) => !onObject.has(use));
  const decision = decideByKeys(movable, stays, keys);
  const moved = new Set(decision.conversions.map(({ use }) => use));
  return {
    refusals: refused.filter(({ use }) => !moved.has(use)),
    moved: [...decision.conversions],
  };
}

/** For KV a call on the object is one that stays elsewhere. */
export function asStaying({ use, keys }: Conversion): Refusal {
  return { kind: "refusal", use, keys, code: "redis-kv/shared-key", message: "" };
}
