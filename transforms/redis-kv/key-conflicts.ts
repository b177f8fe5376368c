import type { Conversion, Refusal } from "./conversion.js";
import { labelOf } from "./conversion.js";
import type { LibraryCall } from "./uses.js";
import type { Keys, Relation } from "./keys.js";

export interface Decision {
  readonly conversions: readonly Conversion[];
  /** Calls that KV could do, and the call that stays for which they stay too. */
  readonly withheld: readonly {
    readonly conversion: Conversion;
    readonly because: Refusal;
    readonly message: string;
  }[];
  /** Converted calls whose keys could not be followed, with a call that stays. */
  readonly unproven: readonly { readonly conversion: Conversion; readonly because: Refusal }[];
}

/**
 * Two commands on one key have to look into the same store. A command whose keys may be those of a command that stays in
 * Redis stays too, and so on to the fixpoint. Keys are the same where their texts may begin alike and their values are
 * of the same kind. Where the keys of a command are unknown, one that works on a value of any kind stays.
 */
export function decideByKeys(conversions: readonly Conversion[], refusals: readonly Refusal[], keys: Keys): Decision {
  const open = new Set(conversions);
  const withheldUses = new Set<LibraryCall>();
  const withheld: Decision["withheld"][number][] = [];
  const staying: Refusal[] = refusals.filter((refusal) => refusal.keys.data !== "none");
  for (const stays of staying) {
    for (const conversion of open) {
      const relation = relationOf(conversion, stays, keys);
      const isGeneral = conversion.keys.data === "any" || (stays.keys.data === "any" && withheldUses.has(stays.use));
      if (relation === "different" || (relation === "unknown" && !isGeneral)) continue;
      open.delete(conversion);
      const reason = relation === "shared" ? "works on a key of" : "may work on a key of";
      const message = `\`${labelOf(conversion.use)}\` ${reason} \`${labelOf(stays.use)}\`, which stays in Redis.`;
      withheld.push({ conversion, because: stays, message });
      withheldUses.add(conversion.use);
      staying.push({
        kind: "refusal",
        use: conversion.use,
        keys: conversion.keys,
        code: "redis-kv/shared-key",
        message,
      });
    }
  }
  const kept = [...open];
  const unproven = kept.flatMap((conversion) => {
    const because = staying.find((stays) => relationOf(conversion, stays, keys) === "unknown");
    return because ? [{ conversion, because }] : [];
  });
  return { conversions: kept, withheld, unproven };
}

/** Clients of two libraries are mostly on two servers: then only keys that are known to be alike count. */
function relationOf(conversion: Conversion, stays: Refusal, keys: Keys): Relation {
  const relation = keys.relation(conversion.keys, stays.keys);
  const isSameClient = conversion.use.type.library === stays.use.type.library;
  return relation === "unknown" && !isSameClient ? "different" : relation;
}
