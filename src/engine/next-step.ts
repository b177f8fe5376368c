/** When a step is due, in this order. */
const phases = ["install", "generate", "local", "try", "create", "deploy"] as const;

/** Something that is left to do once the changes are written. Most are one command. */
export interface NextStep {
  readonly phase: (typeof phases)[number];
  /** What it is for, as a sentence without a full stop: `Bring the lock file along`. */
  readonly what: string;
  /** To copy; without it the step is an act, told by `what`. */
  readonly command?: string;
  /** Where the command is run, relative to the root of the tree. "" is the root. */
  readonly folder: string;
}

/** The steps in the order in which they are done, each once. */
export function orderSteps(steps: readonly NextStep[]): NextStep[] {
  const known = new Map(steps.map((step) => [JSON.stringify([step.folder, step.command ?? step.what]), step]));
  return [...known.values()].toSorted((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase));
}
