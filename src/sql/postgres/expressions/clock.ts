import type { Node } from "../../parse.js";
import type { PostgresType } from "../type-name.js";
import type { Fragment, TimeArguments } from "./fragment.js";
import { atom } from "./fragment.js";
import { kindOf } from "./kinds.js";
import { type Run, refuse } from "./run.js";
import { dateText, format, timestampFragment } from "./times.js";

/** The time of the call, which SQLite does not allow where an expression has to be deterministic. */
export function clock(run: Run, type: PostgresType, node: Node, modifiers: readonly string[] = []): Fragment {
  deterministicOnly(run, "the time of the call", node);
  const time: TimeArguments = { value: "'now'", modifiers };
  switch (kindOf(type, run.context.catalog)) {
    case "date":
      return { ...atom(dateText(time), type), time, notNull: true };
    case "time":
      return { ...atom(format("%H:%M:%f", time), type), notNull: true };
    default:
      return timestampFragment(run, time, type, true);
  }
}

/** Refuses what changes from call to call in a CHECK, an index or a generated column. */
export function deterministicOnly(run: Run, what: string, node: Node): void {
  if (run.place === "check" || run.place === "index" || run.place === "generated") {
    refuse("row-dependent-time", what, node);
  }
}

const words = {
  now: [],
  today: ["'start of day'"],
  tomorrow: ["'start of day'", "'+1 day'"],
  yesterday: ["'start of day'", "'-1 day'"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** `'now'::timestamp`, `'today'::date`: strings that mean the time of the call. */
export function clockWord(run: Run, text: string, type: PostgresType, node: Node): Fragment | undefined {
  const kind = kindOf(type, run.context.catalog);
  if (kind !== "timestamp" && kind !== "date") return undefined;
  const word = text.trim().toLowerCase();
  if (!Object.hasOwn(words, word)) return undefined;
  return clock(run, type, node, words[word as keyof typeof words]);
}
