import type { PostgresStatement } from "../sql/postgres/split.js";

/** A file of the original migrations, in its statements. */
export interface InputFile {
  readonly path: string;
  readonly statements: readonly PostgresStatement[];
}

/** A file of the migrations to D1. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** The input that it comes from. Where no file says so, files belong together by their place if there are as many. */
  readonly source?: string;
}

/** An input and what became of it. */
export interface MigrationStep {
  readonly inputs: readonly InputFile[];
  readonly outputs: readonly OutputFile[];
}

/**
 * The steps after which both databases should be the same. A history that was squashed into other files is one step.
 *
 * @param inputs in the order in which they are applied
 * @param outputs the same
 */
export function stepsOf(inputs: readonly InputFile[], outputs: readonly OutputFile[]): MigrationStep[] {
  const places = new Map(inputs.map(({ path }, index) => [path, index]));
  const placeOf = outputs.map(({ source }, index) =>
    source === undefined ? (inputs.length === outputs.length ? index : undefined) : places.get(source),
  );
  const inOrder = placeOf.every((place, index) => place !== undefined && place >= (placeOf[index - 1] ?? 0));
  if (!inOrder) return [{ inputs, outputs }];
  return inputs.map((input, place) => ({
    inputs: [input],
    outputs: outputs.filter((_, index) => placeOf[index] === place),
  }));
}
