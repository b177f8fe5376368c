import type { LimitMet } from "./limits.js";
import type { PostgresFeature } from "./postgres-features.js";
import type { FoundPart, Stack } from "./stack.js";

/** A named order of transforms, as far as the advice needs it. */
export interface PresetNames {
  readonly name: string;
  readonly transforms: readonly string[];
}

/** What to do, and in which order. */
export interface Advice {
  /** What a person should know before anything else; none where nothing speaks against going on. */
  readonly first?: string;
  /** Names of presets and transforms, in the order in which to run them. */
  readonly run: readonly string[];
  /** Parts of the stack that no transform converts and that do not simply stay. */
  readonly uncovered: readonly FoundPart[];
  readonly limits: readonly LimitMet[];
}

export interface Evidence {
  readonly stack: Stack;
  readonly presets: readonly PresetNames[];
  /** The transforms that have something to do here, in the order of the registry. */
  readonly applying: readonly string[];
  readonly postgres: readonly PostgresFeature[];
  /** Whether there are SQL migrations of PostgreSQL. */
  readonly hasMigrations: boolean;
  readonly limits: readonly LimitMet[];
}

/** How many features the first line names. */
const named = 4;

export function advise(evidence: Evidence): Advice {
  const first = firstLine(evidence);
  return {
    ...(first !== undefined && { first }),
    run: order(evidence.applying, evidence.presets),
    uncovered: evidence.stack.parts.filter(({ transforms, counterpart }) => transforms.length === 0 && counterpart),
    limits: evidence.limits,
  };
}

/** Where it is better to stay, at least for now, says so. */
function firstLine({ stack, postgres, hasMigrations }: Evidence): string | undefined {
  const labels = stack.parts.filter(({ kind }) => kind === "database").map(({ label }) => label);
  const isPostgres = hasMigrations || labels.some((label) => label.includes("PostgreSQL"));
  if (isPostgres && postgres.length > 0) {
    const shown = postgres.slice(0, named).map(({ name, places }) => `${name} (${String(places)})`);
    const more = postgres.length > named ? ` and ${String(postgres.length - named)} more` : "";
    return (
      `PostgreSQL with ${shown.join(", ")}${more}: Hyperdrive first. Move the app, keep the database, ` +
      "and decide about D1 later."
    );
  }
  if (isPostgres) {
    return "PostgreSQL, with nothing seen that D1 has not. Check its size: a D1 database holds 10 GB; Hyperdrive keeps a larger one.";
  }
  const staying = labels.filter((label) => /^My|^Mongo/.test(label));
  return staying.length > 0 ? `${staying.join(", ")}: no transform moves these; they stay where they are.` : undefined;
}

/** The preset that covers the most of what applies, if it covers more than one, and then the others. */
function order(applying: readonly string[], presets: readonly PresetNames[]): string[] {
  const covered = (preset: PresetNames) => preset.transforms.filter((name) => applying.includes(name)).length;
  const [best] = [...presets].sort((a, b) => covered(b) - covered(a) || a.transforms.length - b.transforms.length);
  if (!best || covered(best) < 2) return [...applying];
  return [
    best.name,
    ...order(
      applying.filter((name) => !best.transforms.includes(name)),
      presets,
    ),
  ];
}
