import type { FileChange, RunResult } from "../engine/run-result.js";
import { type Precondition, preconditionCheck } from "../engine/precondition.js";
import { createSession, type Session } from "../engine/session.js";
import { fileKindsOf, type Step, type Transform } from "../engine/transform.js";
import type { Config } from "../cli/config-file.js";

/** What one transform would do. */
export interface Planned {
  readonly transform: Transform;
  readonly result: RunResult;
}

/** What all transforms, each by itself, would do in a folder with the open documents as they are. */
export interface Analysis {
  /** Absolute path of the root that paths of the results are relative to. */
  readonly root: string;
  readonly planned: readonly Planned[];
  /** Whether the folder has what a preset is for. */
  meets(precondition: Precondition | undefined): boolean;
  /** Plans the transforms of a preset in a row, on the same texts, with what the preset does besides code. */
  together(steps: readonly Step[], signal?: AbortSignal): Promise<readonly FileChange[]>;
}

/**
 * Plans every transform over a folder.
 *
 * @param buffers texts of the open documents below the folder, by absolute path
 * @throws UsageError for what is wrong with the folder or the options, and the signal's reason where it is aborted.
 */
export async function analyse(
  folder: string,
  buffers: ReadonlyMap<string, string>,
  transforms: readonly Transform[],
  config: Config,
  signal: AbortSignal,
): Promise<Analysis> {
  const session = createSession({
    cwd: folder,
    kinds: fileKindsOf(transforms),
    overlay: buffers,
    ...(config.include && { include: config.include }),
    ...(config.exclude && { exclude: config.exclude }),
  });
  const { tree } = session.survey(transforms);
  const unmet = preconditionCheck(tree);
  const planned: Planned[] = [];
  for (const transform of transforms) {
    planned.push({ transform, result: await plan(session, [{ transform, options: {} }], config, signal) });
  }
  return {
    root: session.root,
    planned,
    meets: (precondition) => precondition === undefined || unmet(precondition) === undefined,
    together: async (steps, later) => (await plan(session, steps, config, later, true)).changes,
  };
}

/** Without the proof: it doubles the time, and editors show type errors themselves. */
function plan(
  session: Session,
  steps: readonly Step[],
  config: Config,
  signal?: AbortSignal,
  setUp = false,
): Promise<RunResult> {
  const transformOptions = Object.fromEntries(
    steps.map(({ transform, options }) => [transform.name, { ...options, ...config.options[transform.name] }]),
  );
  return session.plan(
    steps.map(({ transform }) => transform),
    { transformOptions, verify: false, off: config.codes, setUp, ...(signal && { signal }) },
  );
}
