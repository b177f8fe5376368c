import type { Node } from "../../parse.js";
import { rangeOf } from "../../parse.js";
import type { TypeChoices } from "../../types.js";
import type { Catalog } from "../catalog.js";
import { type Reason, reasons } from "../reasons.js";
import type { PostgresType } from "../type-name.js";
import type { PreparedSyntax } from "./standard-syntax.js";

/** Positions in the text that was given. */
export interface Problem {
  readonly reason: Reason;
  readonly level: "review" | "manual";
  /** What it is about: the function's name, the operator, the refused value. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface TranslationContext {
  readonly catalog: Catalog;
  readonly choices: TypeChoices;
  /** Types of the parameters `$1`, `$2`, …, where they are known. */
  readonly parameters?: ReadonlyMap<number, PostgresType>;
}

/** Where an expression stands: SQLite allows only deterministic ones in some places, and no queries in most. */
export type Place = "query" | "default" | "check" | "index" | "generated";

/** One translation: the text, and what was found on the way. */
export interface Run {
  readonly context: TranslationContext;
  readonly syntax: PreparedSyntax;
  readonly place: Place;
  readonly problems: Problem[];
  readonly reads: Set<string>;
  readonly writes: Set<string>;
  /** For names that the translation makes up. */
  names: number;
}

/** Stops the translation of the statement or expression: it has no form. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    readonly about: string,
    readonly node: Node,
  ) {
    super(about);
  }
}

export function refuse(reason: Reason, about: string, node: Node): never {
  throw new Refusal(reason, about, node);
}

/** Notes a problem for a person to look at; the same one is noted once. */
export function note(run: Run, reason: Reason, about: string, node: Node): void {
  if (run.problems.some((problem) => problem.reason === reason && problem.text === about)) return;
  run.problems.push({ reason, level: reasons[reason].level, text: about, ...rangeOf(node) });
}

/** A name that is in no way a user's. */
export function freshName(run: Run, stem: string): string {
  run.names += 1;
  return run.names === 1 ? `${stem}_` : `${stem}_${run.names}`;
}

/** Where a node starts; a typed literal (`date '2020-01-01'`) starts at its type. */
function startOf(run: Run, node: Node): number {
  const { start } = rangeOf(node);
  return run.syntax.typedLiterals.get(start)?.start ?? start;
}

function endOf(run: Run, node: Node): number {
  const { end } = rangeOf(node);
  return run.syntax.typedLiteralEnds.get(end) ?? end;
}

export type Replacement = readonly [node: Node, sql: string];

/** The text of a node with the translations of its children put in place: layout and comments stay. */
export function splice(run: Run, node: Node, children: readonly Replacement[]): string {
  const sorted = [...children].sort(([left], [right]) => rangeOf(left).start - rangeOf(right).start);
  let text = "";
  let at = startOf(run, node);
  for (const [child, sql] of sorted) {
    text += run.syntax.text.slice(at, startOf(run, child)) + sql;
    at = endOf(run, child);
  }
  return text + run.syntax.text.slice(at, Math.max(at, endOf(run, node)));
}

/** The text between two neighbours of a node: an operator with the comments and space around it. */
export function between(run: Run, left: Node, right: Node): string {
  return run.syntax.text.slice(endOf(run, left), startOf(run, right));
}
