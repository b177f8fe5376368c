import type { CodeName } from "./engine/plan.js";
import type { Precondition } from "./engine/precondition.js";
import type { Transform } from "./engine/transform.js";

/** An ordered list of transforms, each by its name or with options of its own. Plain data. */
export interface PresetInput {
  /** The word on the command line. */
  readonly name: string;
  readonly description: string;
  readonly transforms: readonly (string | readonly [name: string, options: Readonly<Record<string, unknown>>])[];
  readonly requires?: Precondition;
}

/** What a `cf-codemod.config.*` says. */
export interface ConfigInput {
  /** Other configs that this one builds on: paths from this file, or packages. What this one says goes before them. */
  readonly extends?: string | readonly string[];
  /** Values of the transforms' own options, by name of the transform. Paths count from this file. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Names of the bindings in `env`, for every transform that makes one. */
  readonly bindings?: Readonly<Partial<Record<BindingKind, string>>>;
  /** Codes that are switched off: their edits are not made, their findings not reported. */
  readonly codes?: Readonly<Record<CodeName, "off">>;
  /** Globs, relative to this file. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Transforms of others: paths from this file or packages, whose default export is one or a list; or themselves. */
  readonly transforms?: readonly (string | Transform)[];
  /** Presets of your own. */
  readonly presets?: readonly PresetInput[];
}

/** The kinds of bindings whose names a config gives. */
export type BindingKind = "d1" | "kv" | "r2";

/** Gives a config its type. Does nothing else. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}
